/** The field in which tags are typed is made by a script and has no name: it gets that of its label. */
const UNNAMED = "[data-controller~=w-tag] + .tagit .tagit-new input:not([aria-label])";

function name() {
  for (const input of document.querySelectorAll(UNNAMED)) {
    const label = input.closest(".tagit").previousElementSibling.labels?.[0];
    input.setAttribute("aria-label", label?.textContent.trim() ?? "");
  }
}

name();
new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
