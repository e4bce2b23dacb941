/* Fills the printable proposal form from the choices above it. Without this script the form is
   blank and the choices stay hidden. An address that ends in ?wilayah=CODE chooses a kabupaten or a
   kecamatan beforehand. */
import { find, findAll } from "./elements.js";

for (const form of findAll(document, ".ppm-formulir", HTMLElement)) fillable(form);

/** @param {HTMLElement} form */
function fillable(form) {
  const choices = find(form, ".ppm-formulir-pilihan", HTMLElement);
  const programs = find(form, ".ppm-formulir-program", HTMLElement);
  const kabupaten = find(form, "select[name=kabupaten]", HTMLSelectElement);
  const kecamatan = find(form, "select[name=kecamatan]", HTMLSelectElement);
  const bidang = find(form, "select[name=bidang]", HTMLSelectElement);
  if (!choices || !programs || !kabupaten || !kecamatan || !bidang) return;
  const selects = findAll(choices, "select", HTMLSelectElement);
  const places = [...kecamatan.options];

  const fill = () => {
    const own = places.filter(
      (option) => !option.value || option.dataset.kabupaten === kabupaten.value,
    );
    // Options that are taken out and put back lose their choice, so it is set again.
    const chosen = own.find((option) => option.value === kecamatan.value);
    kecamatan.replaceChildren(...own);
    kecamatan.value = chosen?.value ?? "";
    for (const select of selects) {
      const field = find(form, `[data-isi="${select.name}"]`, HTMLElement);
      const [option] = select.selectedOptions;
      if (field) field.textContent = option?.value ? option.text : (field.dataset.kosong ?? "");
    }
    const items = findAll(programs, "li", HTMLElement);
    for (const item of items) {
      const homes = item.dataset.kabupaten?.split(" ") ?? [];
      item.hidden = !homes.includes(kabupaten.value) || item.dataset.bidang !== bidang.value;
    }
    programs.hidden = items.every((item) => item.hidden);
  };

  for (const select of selects) select.addEventListener("change", fill);
  choices.querySelector("button")?.addEventListener("click", () => print());
  choices.hidden = false;
  const asked = new URLSearchParams(location.search).get("wilayah") ?? "";
  const place = places.find((option) => option.value && option.value === asked);
  kabupaten.value = place?.dataset.kabupaten ?? asked;
  // A code that nobody knows chooses nothing.
  if (kabupaten.selectedIndex < 0) kabupaten.value = "";
  kecamatan.value = place?.value ?? "";
  fill();
}
