/** Days to leave out: a button that adds an input; an empty one is not kept. */
for (const frame of document.querySelectorAll("[data-dates]")) {
  const button = frame.querySelector("[data-add-date]");
  button.hidden = false;
  button.addEventListener("click", () => {
    const last = frame.querySelector("li:last-child");
    const made = last.cloneNode(true);
    made.querySelector("input").value = "";
    last.after(made);
    made.querySelector("input").focus();
  });
}
