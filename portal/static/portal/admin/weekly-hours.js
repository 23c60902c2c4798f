/** Opening hours: buttons that copy Monday's line, and times that tick their day as open. */

const inputs = (row) => Object.fromEntries(
  [...row.querySelectorAll("input")].map((input) => [input.name.split("-").at(-1), input]),
);

function copyMonday(rows, count) {
  const monday = inputs(rows[0]);
  for (const row of rows.slice(1, count)) {
    const day = inputs(row);
    day.is_open.checked = monday.is_open.checked;
    day.opens_at.value = monday.opens_at.value;
    day.closes_at.value = monday.closes_at.value;
  }
}

function tell(frame) {
  frame.dispatchEvent(new Event("change", { bubbles: true }));
}

for (const frame of document.querySelectorAll("[data-weekly-hours]")) {
  const rows = [...frame.querySelectorAll("tbody tr")];
  for (const button of frame.querySelectorAll("[data-copy-days]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      copyMonday(rows, Number(button.dataset.copyDays));
      tell(frame);
    });
  }
  for (const row of rows) {
    const day = inputs(row);
    for (const time of [day.opens_at, day.closes_at]) {
      time.addEventListener("input", () => {
        if (time.value) day.is_open.checked = true;
      });
    }
    day.is_open.addEventListener("change", () => {
      if (!day.is_open.checked) day.opens_at.value = day.closes_at.value = "";
    });
  }
}
