/* Fills the printable proposal form from the choices above it. Without this script the form is
   blank and the choices stay hidden. */
"use strict";
(function () {
  for (const form of document.querySelectorAll(".ppm-formulir")) {
    const choices = form.querySelector(".ppm-formulir-pilihan");
    const selects = Array.from(choices.querySelectorAll("select"));
    const [kabupaten, kecamatan, bidang] = ["kabupaten", "kecamatan", "bidang"].map((name) =>
      selects.find((select) => select.name === name)
    );
    const programs = form.querySelector(".ppm-formulir-program");
    const places = Array.from(kecamatan.options);

    function fill() {
      const own = places.filter(
        (option) => !option.value || option.dataset.kabupaten === kabupaten.value
      );
      // Options that are taken out and put back lose their choice, so it is set again.
      const chosen = own.find((option) => option.value === kecamatan.value);
      kecamatan.replaceChildren(...own);
      kecamatan.value = chosen ? chosen.value : "";
      for (const select of selects) {
        const field = form.querySelector(`[data-isi="${select.name}"]`);
        const chosen = select.selectedOptions[0];
        field.textContent = chosen && chosen.value ? chosen.textContent : field.dataset.kosong;
      }
      let shown = 0;
      for (const item of programs.querySelectorAll("li")) {
        const homes = item.dataset.kabupaten.split(" ");
        item.hidden = !homes.includes(kabupaten.value) || item.dataset.bidang !== bidang.value;
        if (!item.hidden) shown += 1;
      }
      programs.hidden = shown === 0;
    }

    for (const select of selects) select.addEventListener("change", fill);
    choices.querySelector("button").addEventListener("click", () => window.print());
    choices.hidden = false;
    fill();
  }
})();
