/** "Share" with the device's own means, where the browser offers them; the page has links as well. */
for (const place of document.querySelectorAll("[data-share]")) {
  if (!navigator.share) break;
  place.hidden = false;
  const button = place.querySelector("button");
  button.addEventListener("click", async () => {
    const url = document.querySelector('link[rel="canonical"]')?.href ?? location.href;
    try {
      await navigator.share({ title: button.dataset.title, url });
    } catch (error) {
      if (error.name !== "AbortError") throw error; // the reader thought better of it
    }
  });
}
