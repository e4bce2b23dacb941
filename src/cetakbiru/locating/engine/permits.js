/* Which places a permit lies in. It is a script of its own, which pages load for the first permit. */
import { cleaned } from "../../plans/engine/clean.js";
import { note } from "../../plans/engine/note.js";
import { shortened } from "../../plans/engine/text.js";
import { unmeasured } from "./answers.js";
import { figure } from "./figures.js";
import { rounded } from "./geometry.js";
import { LEAST, Permit } from "./permit.js";
import { Tangled } from "./plane.js";
import { Unread } from "./shapes/drawn.js";
import { shapeOf } from "./shapes/polygons.js";
import { readShape } from "./shapes/read.js";

/** @import { Note } from "../../plans/engine/note.js" */
/** @import { Box } from "./geometry.js" */
/** @import { Locating } from "./locating.js" */
/** @import { Answer, PermitAnswer } from "./types.js" */

/* Permits beyond these (km²) are likely mistakes; less than this and such a share of them may come of
   the outlines. */
const LARGE = 10_000;
const SMALL = 0.001;
const SLIGHT = 1;
const SLIGHT_SHARE = 0.005;
/* So much of a share may lie in no desa since outlines of desa are finer. */
const BARE = 0.02;

/** All that is asked of permits in a province. */
export class Permits {
  /** @param {Locating} locating what knows its places */
  constructor(locating) {
    this.locating = locating;
  }

  /**
   * In which places a permit lies that a file or a pasted text draws, and which are beside it.
   *
   * @param {import("./shapes/read.js").File} file
   * @returns {PermitAnswer | Answer} the latter for a file of one point
   */
  permit(file) {
    const masukan = shortened(cleaned(file.name));
    try {
      const shape = shapeOf(readShape(file));
      const [point] = shape.points;
      const answer =
        point === undefined ? this.measured(shape) : this.locating.located(point, shape.notes);
      return { ...answer, masukan };
    } catch (error) {
      if (error instanceof Unread)
        return { ...unmeasured([this.locating.completed(error.note)]), masukan };
      if (error instanceof Tangled) return { ...unmeasured([note("kusut")]), masukan };
      throw error;
    }
  }

  /**
   * @param {import("./shapes/polygons.js").Shape} shape
   * @returns {PermitAnswer}
   */
  measured({ polygons, count, box, notes }) {
    const permit = new Permit(polygons, box);
    const { area } = permit;
    if (area <= LEAST) return unmeasured([...notes, note("tanpa-luas")]);
    const found = permit.shared(this.locating.outlines);
    const touched = new Set(found.map(([kode]) => kode));
    const homes = summed(found.map(([kode, km2]) => [this.locating.places.home(kode), km2]));
    const outside = area - found.reduce((sum, [, km2]) => sum + km2, 0);
    /** @type {[string, number][]} */
    const villages = homes
      .flatMap(([home]) => {
        const outlines = this.locating.villages.get(home);
        return outlines === undefined ? [] : permit.shared(outlines);
      })
      .filter(([kode]) => touched.has(this.locating.places.subdistrictOf(kode)))
      .sort(([, one], [, other]) => other - one);
    /** @param {number} km2 */
    const share = (km2) => ({ luas_km2: rounded(km2, 4), bagian: rounded(km2 / area, 6) });
    const beside = Array.from(touched).flatMap((kode) => this.locating.outlines.neighbours(kode));
    const bersebelahan = Array.from(new Set(beside))
      .filter((kode) => !touched.has(kode))
      .sort()
      .map((kode) => this.locating.places.subdistrict(kode));
    return {
      ...unmeasured([...notes, ...this.toldOfPermit(permit, found, outside, villages)]),
      jenis: "izin",
      di_provinsi: found.length > 0,
      luas_km2: rounded(area, 4),
      titik_sudut: count,
      garis: polygons.flat(),
      kotak: /** @type {Box} */ (box.map((side) => rounded(side, 6))),
      kabupaten: homes.map(([kode, km2]) => ({
        ...this.locating.places.kabupaten(kode),
        ...share(km2),
      })),
      kecamatan: found.map(([kode, km2]) => ({
        ...this.locating.places.subdistrict(kode),
        ...share(km2),
      })),
      desa: villages.map(([kode, km2]) => ({
        ...this.locating.places.place(kode),
        kecamatan: this.locating.places.place(this.locating.places.subdistrictOf(kode)),
        ...share(km2),
      })),
      di_luar: share(outside > LEAST ? outside : 0),
      bersebelahan,
      tetangga: bersebelahan,
    };
  }

  /**
   * @param {Permit} permit
   * @param {[string, number][]} found the kecamatan with their areas
   * @param {number} outside
   * @param {[string, number][]} villages
   */
  toldOfPermit(permit, found, outside, villages) {
    const told = [];
    if (permit.crossings) told.push(note("memotong-diri", { jumlah: permit.crossings }));
    if (permit.area > LARGE) told.push(note("terlalu-luas", { luas: figure(permit.area, 0) }));
    if (permit.area < SMALL)
      told.push(note("terlalu-kecil", { luas: figure(permit.area * 1e6, 0) }));
    if (!found.length) {
      const [x, y] = [(permit.box[0] + permit.box[2]) / 2, (permit.box[1] + permit.box[3]) / 2];
      return [...told, ...this.locating.outsideNotes([x, y], "izin-di-luar")];
    }
    if (outside > LEAST) {
      const bagian = figure((100 * outside) / permit.area, outside < permit.area / 100 ? 2 : 1);
      told.push(note("izin-sebagian-di-luar", { bagian, luas: figure(outside, 2) }));
    }
    const slight = found.filter(([, km2]) => km2 < Math.min(SLIGHT, SLIGHT_SHARE * permit.area));
    if (slight.length) {
      told.push(
        note("bagian-kecil", {
          daftar: slight.map(([kode]) => this.locating.places.fullName(kode)).join("; "),
        }),
      );
    }
    const missing = this.missingVillages(found, villages);
    if (missing.length) {
      const daftar = missing.map((kode) => this.locating.places.fullName(kode)).join("; ");
      told.push(note("desa-izin-tanpa-garis", { daftar }));
    }
    return told;
  }

  /**
   * The desa without outlines of those kecamatan in which not all of a permit lies in a desa.
   *
   * @param {[string, number][]} found the kecamatan with their areas
   * @param {[string, number][]} villages
   */
  missingVillages(found, villages) {
    const covered = new Map(
      summed(villages.map(([kode, km2]) => [this.locating.places.subdistrictOf(kode), km2])),
    );
    const torn = found
      .filter(
        ([kode, km2]) =>
          this.locating.villages.has(this.locating.places.home(kode)) &&
          (covered.get(kode) ?? 0) < km2 * (1 - BARE),
      )
      .map(([kode]) => kode);
    return /** @type {string[]} */ (this.locating.facts.tanpa_garis).filter(
      (kode) =>
        this.locating.places.villages.has(kode) &&
        torn.includes(this.locating.places.subdistrictOf(kode)),
    );
  }
}

/**
 * @param {[string, number][]} parts
 * @returns {[string, number][]} the sum of each code, the largest first
 */
function summed(parts) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const [kode, km2] of parts) sums.set(kode, (sums.get(kode) ?? 0) + km2);
  return Array.from(sums).sort(([, one], [, other]) => other - one);
}
