/* The menu of editions and the notice of this one, from versions.json beside the editions.
   Nothing here is needed to read a page: where the file can't be fetched, nothing appears. */
import { make } from "../elements.js";
import { describe, longDate, placeIn, readEditions } from "./published.js";

/** @import { Edition, PageMap, Withdrawal } from "./published.js" */
/** @typedef {{href: string, same: boolean, remark: string, successors: {id: string, href: string}[]}} Target */

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const root = new URL("../../", script.src);
const site = new URL("../", root);
/** @type {HTMLElement | null} */
const status = document.querySelector("[data-ppm-edisi]");
const current = status?.dataset.ppmEdisi ?? "";
/** @type {Map<string, Promise<PageMap>>} */
const maps = new Map();

if (status && /^https?:$/.test(location.protocol)) {
  fetchJson(new URL("versions.json", site))
    .then((versions) => show(status, readEditions(versions)))
    .catch(() => {
      // A page without a menu is complete.
    });
}

/** @param {URL} url */
async function fetchJson(url) {
  const answer = await fetch(url, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/**
 * @param {HTMLElement} status the line that says which edition this is
 * @param {Edition[]} editions
 */
function show(status, editions) {
  if (!editions.length) return;
  const own = editions.find((one) => one.version === current);
  const notices = own ? noticesOf(editions, own) : [];
  status.after(menuOf(editions));
  if (!notices.length) return;
  const box = make("div", "ppm-edisi-pemberitahuan");
  box.setAttribute("role", "note");
  box.setAttribute("aria-label", "Kedudukan edisi ini");
  box.append(...notices);
  status.after(box);
  remind(status, newestOf(editions));
}

/**
 * A citation leads to the middle of a page, where the notice above is out of sight.
 *
 * @param {HTMLElement} status
 * @param {Edition} newest
 */
function remind(status, newest) {
  if (newest.version === current) return;
  const line = pointing("Edisi lama.", newest);
  line.className = "ppm-edisi-jejak";
  status.parentElement?.append(line);
}

/** @param {Edition[]} editions */
function newestOf(editions) {
  return withAlias(editions, "terbaru") ?? editions[0];
}

/**
 * @param {Edition[]} editions
 * @param {string} alias
 */
function withAlias(editions, alias) {
  return editions.find((one) => one.aliases.includes(alias));
}

// --- Notices ------------------------------------------------------------------------------------

/**
 * @param {Edition[]} editions
 * @param {Edition} own
 */
function noticesOf(editions, own) {
  const notices = [];
  const newest = newestOf(editions);
  const inForce = withAlias(editions, "berlaku");
  const correction = editions.find((one) => one.version === own.correctedBy);
  if (own.status === "dicabut" || own.withdrawal) notices.push(withdrawn(editions, own.withdrawal));
  if (correction) notices.push(pointing("Edisi ini mempunyai ralat.", correction));
  if (newest.version !== own.version) notices.push(pointing("Ini bukan edisi terbaru.", newest));
  if (inForce && inForce.version !== own.version) {
    if (inForce.version !== newest.version) {
      notices.push(pointing("Yang berlaku adalah edisi lain.", inForce));
    } else if (own.status === "rancangan") {
      notices.push(pointing("Edisi ini rancangan; yang berlaku adalah edisi lain.", inForce));
    }
  }
  return notices;
}

/**
 * @param {Edition[]} editions
 * @param {Withdrawal | null} facts
 */
function withdrawn(editions, facts) {
  const day = facts?.date ? ` pada ${longDate(facts.date)}` : "";
  const by = facts?.document ? ` dengan ${facts.document}` : "";
  const basis = facts?.basis ? ` ${facts.basis}` : "";
  const text = `Edisi ini telah dicabut${day}${by}.${basis}`;
  const successor = editions.find((one) => one.version === facts?.successor);
  return successor ? pointing(text, successor) : make("p", "", text);
}

/**
 * A sentence and a link to this page in another edition, or to what became of it.
 *
 * @param {string} text
 * @param {Edition} edition
 */
function pointing(text, edition) {
  const line = make("p");
  const anchor = make("a", "", `Buka edisi ${describe(edition)}`);
  anchor.href = home(edition).href;
  const remark = make("span", "ppm-edisi-nasib");
  line.append(`${text} `, anchor, remark);
  const tell = async () => {
    const found = await targetIn(edition);
    anchor.href = found.href;
    anchor.textContent = `Buka ${found.same ? "halaman ini pada " : ""}edisi ${describe(edition)}`;
    remark.textContent = found.remark && ` ${found.remark}`;
    for (const { id, href } of found.successors) {
      const successor = make("a", "", id);
      successor.href = href;
      remark.append(" ", successor);
    }
  };
  const follow = () =>
    tell().catch(() => {
      // The link to the edition's home stays.
    });
  follow();
  addEventListener("hashchange", follow);
  return line;
}

/**
 * Where this page stands in another edition.
 *
 * @param {Edition} edition
 * @returns {Promise<Target>}
 */
async function targetIn(edition) {
  const base = home(edition);
  const map = maps.get(edition.version) ?? fetchJson(new URL("edisi/peta.json", base));
  maps.set(edition.version, map);
  const place = placeIn(await map, pageAddress(), decodeURIComponent(location.hash.slice(1)));
  return {
    href: new URL(place.address, base).href,
    same: place.same,
    remark: place.remark,
    successors: place.successors.map(({ id, page }) => ({
      id,
      href: new URL(`${page}#${id}`, base).href,
    })),
  };
}

/** The address of this page within its edition. */
function pageAddress() {
  const path = location.pathname;
  if (!path.startsWith(root.pathname)) return "";
  return decodeURIComponent(path.slice(root.pathname.length)).replace(/(^|\/)index\.html$/, "$1");
}

/** @param {Edition} edition */
function home(edition) {
  return new URL(`${encodeURIComponent(edition.version)}/`, site);
}

// --- Menu ---------------------------------------------------------------------------------------

/** @param {Edition[]} editions */
function menuOf(editions) {
  const details = make("details", "ppm-edisi-menu");
  const summary = make("summary", "", `Pilih edisi (${editions.length})`);
  const list = make("ul");
  list.setAttribute("aria-label", "Edisi yang telah terbit");
  list.append(...editions.map(menuItem));
  details.append(summary, list);
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    summary.focus();
  });
  return details;
}

/** @param {Edition} edition */
function menuItem(edition) {
  const item = make("li");
  const anchor = make("a", "", edition.version);
  anchor.href = home(edition).href;
  if (edition.version === current) anchor.setAttribute("aria-current", "true");
  anchor.addEventListener("click", async (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const found = await targetIn(edition).catch(() => null);
    location.assign(found?.same ? found.href : home(edition).href);
  });
  const day = make("time", "", longDate(edition.date));
  day.dateTime = edition.date;
  item.append(anchor, make("span", "ppm-edisi-status", edition.label), day);
  if (edition.aliases.length) {
    item.append(make("span", "ppm-edisi-alias", edition.aliases.join(", ")));
  }
  return item;
}
