// Adds a copy button to every citation. Without this script the text can still be selected.
const COPIED = "Tersalin";
const FAILED = "Tidak dapat menyalin; pilih teksnya";

function button(text) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "ppm-salin";
  element.textContent = text;
  return element;
}

/** The citation as one line, with links by their full address. */
function citation(source) {
  const copy = source.cloneNode(true);
  copy.querySelectorAll("a").forEach((link, at) => {
    link.textContent = source.querySelectorAll("a")[at].href;
  });
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function offer(source) {
  const control = button("Salin kutipan");
  const answer = document.createElement("span");
  answer.className = "ppm-salin-hasil";
  answer.setAttribute("role", "status");
  control.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(citation(source));
      answer.textContent = ` ${COPIED}`;
    } catch {
      answer.textContent = ` ${FAILED}`;
    }
  });
  const line = document.createElement("p");
  line.append(control, answer);
  source.after(line);
}

export function offerCopies() {
  document.querySelectorAll("[data-ppm-kutipan]").forEach(offer);
}
