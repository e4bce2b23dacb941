import { find } from "../elements.js";

/** The button that changes light for dark colours; early.js takes up what was chosen. */
export function colours() {
  const root = document.documentElement;
  const button = find(document, "[data-ppm-scheme]", HTMLButtonElement);
  if (!button) return;
  const isDark = () => root.getAttribute("data-md-color-scheme") === "slate";
  const label = () =>
    button.setAttribute("aria-label", `Ganti ke warna ${isDark() ? "terang" : "gelap"}`);
  button.addEventListener("click", () => {
    root.setAttribute("data-md-color-scheme", isDark() ? "default" : "slate");
    try {
      localStorage.setItem("ppm-warna", isDark() ? "gelap" : "terang");
    } catch {
      // Then the choice lasts as long as the page.
    }
    label();
  });
  label();
  button.hidden = false;
}
