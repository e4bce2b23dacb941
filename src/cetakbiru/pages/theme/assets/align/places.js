/* Kabupaten and kecamatan out of cells: by name, old name, code or inside a longer text.
   The same as macros/insight/align_places.py; what is changed here changes there. */
"use strict";
(function (ppm) {
  const { Nearest, normal, partition, shortened, unique, words } = ppm.text;
  const SEPARATOR = /[;,/\n&()|]|\s+dan\s+/i;
  const KABUPATEN_CODE = /^([0-9]{2})\.?([0-9]{1,2})$/;
  const KECAMATAN_CODE = /^([0-9]{2})\.?([0-9]{2})\.?([0-9]{2})$/;

  function parts(text) {
    return text.split(SEPARATOR).map((piece) => piece.trim()).filter((part) => normal(part));
  }

  function note(code, values = {}) {
    return { code, values };
  }

  class Place {
    constructor() {
      this.kabupaten = [];
      this.kecamatan = [];
      this.notes = [];
      this.unread = [];
    }

    addKabupaten(kode) {
      if (!this.kabupaten.includes(kode)) this.kabupaten.push(kode);
    }

    addKecamatan(kode) {
      if (!this.kecamatan.includes(kode)) this.kecamatan.push(kode);
    }
  }

  class Gazetteer {
    constructor(facts) {
      this.regions = new Map(facts.kabupaten.map((item) => [item.kode, item]));
      this.subdistricts = new Map(facts.kecamatan.map((item) => [item.kode, item]));
      this.bps = new Map(facts.kabupaten.map((item) => [item.kode_bps, item.kode]));
      this.kata = facts.aturan.kata;
      this.plainNames = new Map();
      this.prefixed = new Map();
      this.old = new Map();
      for (const item of facts.kabupaten) {
        const key = normal(item.nama);
        if (!this.plainNames.has(key)) this.plainNames.set(key, item.kode);
        this.prefixed.set(normal(this.name(item.kode)), item.kode);
      }
      for (const item of facts.kabupaten) {
        if (item.nama_lama) this.old.set(normal(item.nama_lama), item.kode);
      }
      this.kecamatan = new Map();
      for (const item of facts.kecamatan) {
        const key = normal(item.nama);
        if (!this.kecamatan.has(key)) this.kecamatan.set(key, []);
        this.kecamatan.get(key).push(item.kode);
      }
      this.nearKabupaten = new Nearest(facts.kabupaten.map((item) => item.nama));
      this.nearKecamatan = new Nearest(unique(facts.kecamatan.map((item) => item.nama)));
      this.markers = new Set([
        ...this.kata.penanda_desa, ...this.kata.penanda_kecamatan, ...this.kata.penanda_kabupaten,
        ...this.kata.penanda_kota, ...this.kata.penanda_lain,
      ]);
    }

    name(kode) {
      const item = this.regions.get(kode);
      return `${item.jenis} ${item.nama}`;
    }

    names(kode) {
      return kode.map((one) => this.name(one)).join(", ");
    }

    home(kecamatan) {
      return this.subdistricts.get(kecamatan).kabupaten;
    }

    allKecamatan(kabupaten) {
      const wanted = new Set(kabupaten);
      const found = [];
      for (const item of this.subdistricts.values()) {
        if (wanted.has(item.kabupaten)) found.push(item.kode);
      }
      return found;
    }

    readKabupaten(text, place) {
      for (const part of parts(text)) {
        const kode = this.oneKabupaten(part, place);
        if (kode === null) {
          const guess = this.nearKabupaten.guess(this.bare(part));
          const values = { nilai: shortened(part), saran: guess || "" };
          place.unread.push(["kabupaten", part, note("kabupaten-tak-dikenal", values)]);
        } else {
          place.addKabupaten(kode);
        }
      }
    }

    readKecamatan(text, place) {
      if (this.kata.semua.includes(normal(text))) {
        for (const kode of this.allKecamatan(place.kabupaten)) place.addKecamatan(kode);
        return;
      }
      for (const part of parts(text)) this.readOneKecamatan(part, place);
    }

    readLocation(text, place) {
      const known = place.kabupaten.length + place.kecamatan.length;
      const subdistricts = [];
      for (const part of this.markedParts(text)) {
        const first = partition(part, " ")[0];
        if (this.kata.penanda_kecamatan.includes(first)) {
          subdistricts.push(this.unmarked(part));
          continue;
        }
        if (this.kata.penanda_desa.includes(first) || this.kata.penanda_lain.includes(first)) {
          continue;
        }
        const kode = this.byName(part, place);
        if (kode !== null) place.addKabupaten(kode);
        else if (this.kecamatan.has(part)) subdistricts.push(part);
      }
      for (const name of subdistricts) this.readOneKecamatan(name, place);
      const found = place.kabupaten.length + place.kecamatan.length;
      if (found === known && !subdistricts.length) {
        const values = { nilai: shortened(text) };
        place.unread.push(["lokasi", text, note("lokasi-tak-dikenal", values)]);
      }
    }

    oneKabupaten(part, place) {
      const code = KABUPATEN_CODE.exec(part);
      if (code === null) return this.byName(normal(part), place);
      // A code typed as a number loses its last zero: 12.10 becomes 12.1.
      const kode = code[2].length === 2 ? `${code[1]}.${code[2]}` : `${code[1]}.${code[2]}0`;
      if (!this.regions.has(kode)) return null;
      if (code[2].length === 1) place.notes.push(note("kode-angka", { nilai: part, kode }));
      const other = this.bps.get(part);
      if (other !== undefined && other !== kode) {
        const values = { nilai: part, kode, nama: this.name(kode), lain: this.name(other) };
        place.notes.push(note("kode-bps", values));
      }
      return kode;
    }

    byName(key, place) {
      const [first, , rest] = partition(key, " ");
      if (rest && this.kata.penanda_kabupaten.includes(first)) {
        key = `${this.kata.penanda_kabupaten[0]} ${rest}`;
      }
      for (const names of [this.prefixed, this.old, this.plainNames]) {
        if (!names.has(key)) continue;
        const kode = names.get(key);
        if (names === this.old) {
          const nilai = key.replace(/[a-z]+/g, (word) => word[0].toUpperCase() + word.slice(1));
          place.notes.push(note("nama-lama", { nilai, nama: this.name(kode) }));
        }
        return kode;
      }
      if (!rest || !this.isKind(first)) return null;
      return this.plainNames.get(rest) ?? null;
    }

    isKind(word) {
      return this.kata.penanda_kabupaten.includes(word) || this.kata.penanda_kota.includes(word);
    }

    bare(part) {
      const key = normal(part);
      const [first, , rest] = partition(key, " ");
      return rest && this.isKind(first) ? rest : key;
    }

    readOneKecamatan(part, place) {
      const code = KECAMATAN_CODE.exec(part);
      let found;
      if (code !== null) {
        const kode = `${code[1]}.${code[2]}.${code[3]}`;
        found = this.subdistricts.has(kode) ? [kode] : [];
      } else {
        found = this.kecamatan.get(this.unmarked(part)) || [];
      }
      const inside = found.filter((kode) => place.kabupaten.includes(this.home(kode)));
      if (inside.length) {
        for (const kode of inside) place.addKecamatan(kode);
      } else if (found.length === 1 && !place.kabupaten.length) {
        place.addKecamatan(found[0]);
        place.addKabupaten(this.home(found[0]));
      } else {
        place.unread.push(["kecamatan", part, this.whyNot(part, found, place)]);
      }
    }

    unmarked(part) {
      const key = normal(part);
      const [first, , rest] = partition(key, " ");
      return rest && this.kata.penanda_kecamatan.includes(first) ? rest : key;
    }

    whyNot(part, found, place) {
      const values = { nilai: shortened(part), wilayah: this.names(place.kabupaten) };
      if (found.length) {
        values.lain = this.names(found.map((kode) => this.home(kode)));
        return note(place.kabupaten.length ? "kecamatan-lain" : "kecamatan-ganda", values);
      }
      values.wilayah = values.wilayah || "edisi ini";
      values.saran = this.nearKecamatan.guess(this.unmarked(part)) || "";
      return note("kecamatan-tak-dikenal", values);
    }

    markedParts(text) {
      const found = [];
      for (const piece of parts(text)) {
        let run = [];
        for (const word of words(piece)) {
          if (this.markers.has(word) && run.length) {
            found.push(run.join(" "));
            run = [];
          }
          run.push(word);
        }
        if (run.length) found.push(run.join(" "));
      }
      return found;
    }
  }

  ppm.places = { Place, Gazetteer, note };
})((globalThis.ppmSelaras ??= {}));
