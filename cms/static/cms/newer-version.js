/**
 * Two savers of one page, and neither goes over the other: two people, or a person and the autosave.
 *
 * Wagtail asks every ten seconds who else is here and whether somebody has saved, shows a small
 * portrait, and asks before it saves over a newer version. A line says the same in words; and
 * because a save within these seconds would go unasked, it is asked anew before each one.
 *
 * A form is sent when its own autosave has ended, and none begins after it: else a new page that
 * is sent while its first autosave is under way would be made twice.
 */
const { alsoHere, savedMeanwhile } = document.querySelector("[data-newer-version]").dataset;
const SENDS = "[data-edit-form] button:is([type=submit], [data-workflow-action-name])";
const ENDS = ["w-autosave:success", "w-autosave:error"];
const PATIENCE = 5000; // milliseconds; who has waited that long for an answer may save
const BUSY = 30000; // milliseconds; by then a busy server has refused the autosave
const asked = new WeakSet();
let pressed;
let autosave; // a promise while one waits for its turn or is under way
let sent = false;

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
function seen(target, patience, ...events) {
  return new Promise((done) => {
    for (const event of events) target.addEventListener(event, done, { once: true });
    setTimeout(done, patience);
  });
}

/** Remember an autosave until it has ended; refuse one whose text is being sent already. */
function autosaves(event) {
  if (sent) event.preventDefault();
  else autosave ??= seen(document, BUSY, ...ENDS).then(() => (autosave = undefined));
}

/** Done when no autosave is left: what was typed during one starts the next a moment later. */
async function autosaved() {
  while (autosave) {
    await autosave;
    await new Promise((done) => setTimeout(done));
  }
}

/** Wagtail's own question, asked now. A new page has nobody to ask for before it is saved. */
async function ask() {
  const sessions = document.querySelector("[data-controller~=w-session]");
  if (!sessions) return;
  const answer = seen(sessions, PATIENCE, "w-swap:json", "w-swap:error");
  sessions.dispatchEvent(new CustomEvent("w-session:ping", { bubbles: true }));
  await answer;
}

document.addEventListener("w-swap:json", tell);
document.addEventListener("w-autosave:save", autosaves);
addEventListener("submit", (event) => {
  sent = event.target.matches("[data-edit-form]") && !event.defaultPrevented;
});
addEventListener("pageshow", () => (sent = false));
document.addEventListener(
  "click",
  async (event) => {
    const button = event.target.closest?.(SENDS);
    if (!button || asked.delete(button)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    await autosaved();
    await ask();
    await autosaved();
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
