/* Two snapshots (edisi/isi.json) compared by the same rules as comparison/compare.py; a test
   holds both to the same result. */

const KINDS = ["added", "changed", "moved", "merged", "split", "withdrawn", "removed"];
const DIRECTIONS = "arah";
const LARGEST = 1000000;

export function compare(old, fresh) {
  const before = byName(old.tables);
  const after = byName(fresh.tables);
  const names = [...new Set(["program", DIRECTIONS, ...after.keys(), ...before.keys()])];
  const tables = [];
  let programs = [];
  for (const name of names) {
    const one = before.get(name),
      other = after.get(name);
    // What an edition did not compute can't have come or gone.
    if (name === DIRECTIONS && !(one && other)) continue;
    let changes = rowChanges(old, fresh, one, other);
    if (name === "program") {
      if (one && other) changes = withFates(one, other, changes);
      programs = changes;
    }
    if (changes.length) tables.push({ name, title: (other || one).title, changes });
  }
  const summary = {};
  for (const kind of KINDS) summary[kind] = programs.filter((row) => row.kind === kind).length;
  return {
    shape: 1,
    old: label(old),
    new: label(fresh),
    region: "",
    region_name: "",
    summary,
    tables,
    chapters: chapterChanges(old.chapters, fresh.chapters),
  };
}

/* The part of a comparison that concerns one kabupaten. */
export function ofRegion(comparison, code, name) {
  const tables = comparison.tables
    .map((table) => ({
      ...table,
      changes: table.changes.filter((row) => row.regions.includes(code)),
    }))
    .filter((table) => table.changes.length);
  const programs = tables.filter((table) => table.name === "program");
  const summary = {};
  for (const kind of KINDS) {
    summary[kind] = programs
      .flatMap((table) => table.changes)
      .filter((row) => row.kind === kind).length;
  }
  return {
    ...comparison,
    region: code,
    region_name: name,
    summary,
    tables,
    chapters: comparison.chapters.filter((chapter) => chapter.region === code),
  };
}

function label(snapshot) {
  const { version, date, status } = snapshot;
  return { version, date, status, label: snapshot.label };
}

function byName(tables) {
  return new Map(
    tables.map((table) => {
      const index = new Map(table.columns.map((column, at) => [column.name, at]));
      const rows = new Map();
      for (const [key, region, name, cells] of table.rows) {
        rows.set(key.join("\u0000"), { key, region, label: name, cells });
      }
      return [table.name, { ...table, index, rows }];
    }),
  );
}

function cell(table, row, column) {
  const at = table.index.get(column);
  return at === undefined ? "" : row.cells[at];
}

function regionsOf(...rows) {
  return [...new Set(rows.map((row) => row.region).filter(Boolean))];
}

function change(kind, row, regions, fields = []) {
  return {
    kind,
    key: row.key,
    label: row.label,
    regions,
    fields,
    successors: [],
    predecessors: [],
  };
}

function rowChanges(old, fresh, before, after) {
  const found = [];
  const oldRows = before ? before.rows : new Map();
  const newRows = after ? after.rows : new Map();
  for (const [key, row] of newRows) {
    const earlier = oldRows.get(key);
    if (!earlier) {
      found.push(change("added", row, regionsOf(row)));
      continue;
    }
    const fields = fieldChanges(old, fresh, before, earlier, after, row);
    if (fields.length) found.push(change("changed", row, regionsOf(earlier, row), fields));
  }
  for (const [key, row] of oldRows) {
    if (!newRows.has(key)) found.push(change("removed", row, regionsOf(row)));
  }
  return found;
}

function fieldChanges(old, fresh, before, oldRow, after, newRow) {
  const columns = new Map(before.columns.map((column) => [column.name, column]));
  for (const column of after.columns) columns.set(column.name, column);
  const found = [];
  for (const column of columns.values()) {
    const oldText = cell(before, oldRow, column.name);
    const newText = cell(after, newRow, column.name);
    if (oldText === newText) continue;
    found.push({
      field: column.name,
      title: column.title,
      old: oldText,
      new: newText,
      old_shown: shown(old, column, oldText),
      new_shown: shown(fresh, column, newText),
    });
  }
  return found;
}

function shown(snapshot, column, text) {
  if (column.number) return text.replaceAll(".", ",");
  if (!column.references.length) return column.list ? text.split(";").join("; ") : text;
  const parts = column.list ? text.split(";") : [text];
  return parts.map((part) => nameOf(snapshot, column.references, part.trim())).join("; ");
}

function nameOf(snapshot, references, code) {
  for (const reference of references) {
    const names = snapshot.names[reference];
    if (names && Object.hasOwn(names, code) && names[code]) return names[code];
  }
  return code;
}

function withFates(before, after, rows) {
  const successors = new Map();
  for (const row of rows) {
    if (row.kind !== "changed") continue;
    const key = row.key.join("\u0000");
    const now = after.rows.get(key),
      then = before.rows.get(key);
    if (cell(after, now, "status") !== "dicabut" || cell(before, then, "status") === "dicabut") {
      continue;
    }
    const listed = cell(after, now, "diganti_oleh")
      .split(";")
      .map((part) => part.trim());
    successors.set(row.key[0], listed.filter(Boolean));
  }
  const sharing = new Map();
  const predecessors = new Map();
  for (const [program, found] of successors) {
    if (found.length === 1) sharing.set(found[0], (sharing.get(found[0]) || 0) + 1);
    for (const successor of found) {
      predecessors.set(successor, [...(predecessors.get(successor) || []), program]);
    }
  }
  const named = (ids) =>
    ids.map((id) => ({ id, name: after.rows.has(id) ? after.rows.get(id).label : "" }));
  return rows.map((row) => {
    const program = row.key[0];
    let kind = row.kind;
    if (successors.has(program)) {
      kind = fate(before, after, program, successors.get(program), sharing);
    } else if (
      kind === "changed" &&
      row.fields.some((item) => ["kabupaten", "bidang"].includes(item.field))
    ) {
      kind = "moved";
    }
    return {
      ...row,
      kind,
      successors: named(successors.get(program) || []),
      predecessors: named(predecessors.get(program) || []),
    };
  });
}

function fate(before, after, program, successors, sharing) {
  if (successors.length > 1) return "split";
  if (!successors.length) return "withdrawn";
  const [successor] = successors;
  if (sharing.get(successor) > 1) return "merged";
  const target = after.rows.get(successor);
  if (!target || before.rows.has(successor)) return "withdrawn";
  const origin = before.rows.get(program);
  const elsewhere = ["kabupaten", "bidang"].some(
    (name) => cell(before, origin, name) !== cell(after, target, name),
  );
  return elsewhere ? "moved" : "withdrawn";
}

function chapterChanges(old, fresh) {
  const before = new Map(old.map((chapter) => [chapter.page, chapter]));
  const after = new Map(fresh.map((chapter) => [chapter.page, chapter]));
  const renamed = renamedPages(before, after);
  const origins = new Map([...renamed].map(([from, to]) => [to, from]));
  const found = [];
  for (const [page, chapter] of after) {
    const origin = origins.get(page) || page;
    const earlier = before.get(origin);
    const sentences = compareSentences(earlier ? earlier.sentences : [], chapter.sentences);
    let kind;
    if (!earlier) kind = "added";
    else if (origin !== page) kind = "moved";
    else if (sentences.length || earlier.title !== chapter.title) kind = "changed";
    else continue;
    found.push({
      kind,
      page,
      title: chapter.title,
      region: chapter.region,
      sentences,
      old_page: kind === "moved" ? origin : "",
    });
  }
  for (const [page, chapter] of before) {
    if (after.has(page) || renamed.has(page)) continue;
    found.push({
      kind: "removed",
      page,
      title: chapter.title,
      region: chapter.region,
      sentences: compareSentences(chapter.sentences, []),
      old_page: "",
    });
  }
  return found;
}

function renamedPages(before, after) {
  const gone = [...before.values()].filter((chapter) => !after.has(chapter.page));
  const come = [...after.values()].filter((chapter) => !before.has(chapter.page));
  const found = new Map();
  const taken = new Set();
  for (const chapter of gone) {
    const match = come.find((other) => !taken.has(other.page) && samePage(chapter, other));
    if (match) {
      found.set(chapter.page, match.page);
      taken.add(match.page);
    }
  }
  return found;
}

function samePage(old, fresh) {
  if (old.region || fresh.region) return old.region === fresh.region;
  const total = old.sentences.length + fresh.sentences.length;
  return total > 0 && sharedCount(old.sentences, fresh.sentences) * 4 >= total;
}

/* How many items two lists have in common, counting repeated ones. */
function sharedCount(one, other) {
  const counts = new Map();
  for (const item of one) counts.set(item, (counts.get(item) || 0) + 1);
  let shared = 0;
  for (const item of other) {
    if (counts.get(item) > 0) {
      counts.set(item, counts.get(item) - 1);
      shared += 1;
    }
  }
  return shared;
}

export function compareSentences(old, fresh) {
  let start = 0;
  const shortest = Math.min(old.length, fresh.length);
  while (start < shortest && old[start] === fresh[start]) start += 1;
  let end = 0;
  while (end < shortest - start && old[old.length - 1 - end] === fresh[fresh.length - 1 - end])
    end += 1;
  const before = old.slice(start, old.length - end);
  const after = fresh.slice(start, fresh.length - end);
  return gaps(before, after).flatMap(([gone, come]) => paired(gone, come));
}

function gaps(old, fresh) {
  if (old.length * fresh.length > LARGEST) return [[old, fresh]];
  const common = Array.from({ length: old.length + 1 }, () => new Int32Array(fresh.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      common[i][j] =
        old[i] === fresh[j]
          ? common[i + 1][j + 1] + 1
          : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const found = [];
  let i = 0,
    j = 0,
    fromI = 0,
    fromJ = 0;
  while (i < old.length && j < fresh.length) {
    if (old[i] === fresh[j]) {
      found.push([old.slice(fromI, i), fresh.slice(fromJ, j)]);
      i += 1;
      j += 1;
      fromI = i;
      fromJ = j;
    } else if (common[i + 1][j] >= common[i][j + 1]) i += 1;
    else j += 1;
  }
  found.push([old.slice(fromI), fresh.slice(fromJ)]);
  return found;
}

function paired(gone, come) {
  const found = [];
  for (let at = 0; at < Math.max(gone.length, come.length); at += 1) {
    const old = at < gone.length ? gone[at] : null;
    const fresh = at < come.length ? come[at] : null;
    if (old !== null && fresh !== null && !alike(old, fresh)) {
      found.push({ old, new: null }, { old: null, new: fresh });
    } else found.push({ old, new: fresh });
  }
  return found;
}

function alike(old, fresh) {
  const words = old.split(/\s+/).filter(Boolean),
    others = fresh.split(/\s+/).filter(Boolean);
  return sharedCount(words, others) * 4 >= words.length + others.length;
}
