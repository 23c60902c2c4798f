/**
 * Two people at one page: nobody replaces a newer version without knowing.
 *
 * Wagtail asks every ten seconds whether somebody has saved, and then asks before it saves over
 * that. A save within these seconds would go unasked, so it is asked anew before each one.
 */
const SENDS = "[data-edit-form] button:is([type=submit], [data-workflow-action-name])";
const PATIENCE = 5000; // milliseconds; who has waited that long may save
const asked = new WeakSet();
let pressed;

/** Done when one of the events was seen, or at last when the patience is over. */
function seen(target, ...events) {
  return new Promise((done) => {
    for (const event of events) target.addEventListener(event, done, { once: true });
    setTimeout(done, PATIENCE);
  });
}

/** Wagtail's own question, asked now, but not while one's own autosave is under way. */
async function ask(sessions) {
  if (sessions.dataset.wSessionActiveValue === "false") {
    await seen(document, "w-autosave:success", "w-autosave:error");
  }
  const answer = seen(sessions, "w-swap:json", "w-swap:error");
  sessions.dispatchEvent(new CustomEvent("w-session:ping", { bubbles: true }));
  await answer;
}

document.addEventListener(
  "click",
  async (event) => {
    const button = event.target.closest?.(SENDS);
    const sessions = document.querySelector("[data-controller~=w-session]");
    if (!button || !sessions || asked.delete(button)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    await ask(sessions);
    pressed = button;
    asked.add(button);
    button.click();
  },
  { capture: true },
);

// Who answers Wagtail's question has been asked: the button is pressed once more by Wagtail.
document.addEventListener(
  "w-dialog:confirmed",
  (event) => {
    if (event.target.id === "w-save-confirmation-dialog" && pressed) asked.add(pressed);
  },
  { capture: true },
);
