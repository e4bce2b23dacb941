// Runs before the page is painted: says that scripts run, and takes the colours that the reader
// chose or that the machine asks for.
const root = document.documentElement;
let chosen = null;
try {
  chosen = localStorage.getItem("ppm-warna");
} catch {
  // Storage may be closed to a page; then the machine's wish counts.
}
const isDark = chosen ? chosen === "gelap" : matchMedia("(prefers-color-scheme: dark)").matches;
root.setAttribute("data-md-color-scheme", isDark ? "slate" : "default");
root.classList.replace("no-js", "js");
