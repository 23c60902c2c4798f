/**
 * Two people at one page: each is told of the other, and nobody replaces a newer version unknowing.
 *
 * Wagtail asks every ten seconds who else is here and whether somebody has saved, shows a small
 * portrait, and asks before it saves over a newer version. A line says the same in words; and
 * because a save within these seconds would go unasked, it is asked anew before each one.
 */
const { alsoHere, savedMeanwhile } = document.querySelector("[data-newer-version]").dataset;
const SENDS = "[data-edit-form] button:is([type=submit], [data-workflow-action-name])";
const PATIENCE = 5000; // milliseconds; who has waited that long may save
const asked = new WeakSet();
let pressed;

const line = Object.assign(document.createElement("p"), { className: "also-here" });
line.setAttribute("role", "status");

/** Say who else is here, or that somebody has saved; nothing where one is alone. */
function tell({ detail }) {
  const others = detail.data?.other_sessions;
  if (!others) return;
  const saved = others.filter((other) => other.revision_id);
  const names = (saved.length ? saved : others).map((other) => other.user).join("、");
  const words = (saved.length ? savedMeanwhile : alsoHere).replace("{names}", names);
  if (!line.isConnected) document.querySelector("[data-edit-form]")?.before(line);
  line.hidden = !others.length;
  if (line.textContent !== words) line.textContent = words;
}

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

document.addEventListener("w-swap:json", tell);
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
