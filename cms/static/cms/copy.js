/** Copy fields: shows each button where the browser can copy, and says when it has. */

const SAID_FOR = 2500; // milliseconds

async function copy(button) {
  const words = button.querySelector("[data-done]");
  const before = words.textContent;
  await navigator.clipboard.writeText(button.closest(".copy-field").querySelector("input").value);
  words.setAttribute("role", "status");
  words.textContent = words.dataset.done;
  setTimeout(() => { words.textContent = before; }, SAID_FOR);
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}

/* A heading's link still leads to the heading; its address goes to the clipboard as well. */
for (const link of document.querySelectorAll("[data-copy-link]")) {
  link.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link.href);
      link.dataset.said = link.dataset.done;
      setTimeout(() => delete link.dataset.said, 2000);
    } catch {
      // The address bar shows it anyway.
    }
  });
}
