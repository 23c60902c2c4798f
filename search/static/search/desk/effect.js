// Shows the effect below its button; without this script it opens on a page of its own.

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-search-effect]");
  if (!button) return;
  event.preventDefault();
  const place = document.getElementById(button.getAttribute("aria-controls"));
  place.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(button.formAction, { method: "POST", body: new FormData(button.form) });
    place.innerHTML = response.ok ? await response.text() : button.dataset.failed;
  } catch {
    place.textContent = button.dataset.failed;
  }
  place.removeAttribute("aria-busy");
  place.scrollIntoView({ block: "center" }); // the bar with the buttons covers the end of the page
});
