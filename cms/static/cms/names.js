/**
 * What Wagtail's scripts leave without a name, or write in English, in the desk's language.
 *
 * The field in which tags are typed gets the name of its label, the portrait of who else is at a
 * page that person's; the editor of translations has two phrases of its own that no catalogue
 * reaches.
 */
const { moreActions, fromInto } = document.querySelector("[data-names]").dataset;
const UNNAMED = "[data-controller~=w-tag] + .tagit .tagit-new input:not([aria-label])";
const PORTRAITS = "button.w-editing-sessions__session:not([aria-label])";
const PHRASES = [
  { where: ".w-dropdown__toggle .w-sr-only", english: /^More actions$/, words: moreActions },
  { where: ".tab-content h3", english: /^(?<from>.+) to (?<into>.+) translation$/, words: fromInto },
];

function nameTags() {
  for (const input of document.querySelectorAll(UNNAMED)) {
    const label = input.closest(".tagit").previousElementSibling.labels?.[0];
    input.setAttribute("aria-label", label?.textContent.trim() ?? "");
  }
}

function namePortraits() {
  for (const button of document.querySelectorAll(PORTRAITS)) {
    const words = button._tippy?.popper.textContent; // of its tooltip
    if (words) button.setAttribute("aria-label", words.replace(/\s+/g, " ").trim());
  }
}

function translate() {
  for (const { where, english, words } of PHRASES) {
    for (const { firstChild } of document.querySelectorAll(where)) {
      const found = firstChild?.data?.match(english);
      if (!found) continue;
      firstChild.data = words.replace(/\{(\w+)\}/g, (_all, name) => found.groups[name]);
    }
  }
}

function look() {
  nameTags();
  namePortraits();
  translate();
}

look();
new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
