/** Recurrence: shows the inputs that belong to the choice, and the rule in words with its days. */

const PAUSE = 400; // milliseconds without typing before the server is asked

/** Show what belongs to the frequency; hidden inputs are not sent wrong, the server ignores them. */
function fit(frame, name) {
  const frequency = frame.querySelector(`[name="${name}-frequency"]`).value;
  const monthly = frame.querySelector(`[name="${name}-monthly"]:checked`)?.value;
  for (const part of frame.querySelectorAll("[data-for]")) {
    const fits = part.dataset.for.split(" ").includes(frequency);
    const needs = part.dataset.needsMonthly;
    part.hidden = !fits || Boolean(frequency === "MONTHLY" && needs && needs !== monthly);
  }
  for (const part of frame.querySelectorAll("[data-for-monthly]")) {
    part.hidden = part.dataset.forMonthly !== monthly;
  }
}

function query(form, name) {
  const wanted = (key) => key.startsWith(`${name}-`) || ["start_date", "end_date", "excluded_dates"].includes(key);
  const values = [...new FormData(form)].filter(([key, value]) => wanted(key) && typeof value === "string");
  return new URLSearchParams(values);
}

async function tell(frame, name) {
  const words = frame.querySelector("[data-recurrence-words]");
  const answer = await fetch(`${frame.dataset.wordsUrl}?${query(frame.closest("form"), name)}`);
  if (answer.ok) words.innerHTML = await answer.text(); // our own template, escaped by the server
}

for (const frame of document.querySelectorAll("[data-recurrence]")) {
  const name = frame.dataset.recurrence;
  let waiting;
  const renew = () => {
    fit(frame, name);
    clearTimeout(waiting);
    waiting = setTimeout(() => tell(frame, name).catch(() => {}), PAUSE);
  };
  frame.closest("form").addEventListener("input", (event) => {
    if (frame.contains(event.target) || /^(start_date|end_date|excluded_dates)$/.test(event.target.name)) renew();
  });
  frame.closest("form").addEventListener("change", (event) => {
    if (/^(start_date|end_date)$/.test(event.target.name)) renew();
  });
  renew();
}
