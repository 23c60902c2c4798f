/**
 * What the page's checker asks (cms/admin/checker.py): whether the text of each link says where it
 * leads, and whether there is a summary; Wagtail's own check of that wants an empty element for it.
 *
 * A check returns true where all is well. A link's text is what a screen reader says of it.
 */
(() => {
  const AROUND = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu;
  const ADDRESS = /^(https?:\/\/|www\.)\S+$/iu;

  function textOf(link) {
    const pictures = [...link.querySelectorAll("img[alt]")].map((image) => image.alt);
    const text = link.getAttribute("aria-label") ?? [link.textContent, ...pictures].join(" ");
    return text.normalize("NFKC").replace(/\s+/gu, " ").trim();
  }

  const { userbar } = window.wagtail;
  userbar?.registerCheck("check-link-text-empty", (link, { words }) => {
    return !words.includes(textOf(link).replace(AROUND, "").toLowerCase());
  });
  userbar?.registerCheck("check-empty-meta-description", () => {
    return Boolean(document.querySelector('meta[name="description"]')?.content.trim());
  });
  userbar?.registerCheck("check-link-text-address", (link) => !ADDRESS.test(textOf(link)));
})();
