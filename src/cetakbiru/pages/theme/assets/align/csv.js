/* CSV text as rows: comma, semicolon or tab, UTF-8, UTF-16 or Windows-1252, quotes left open.
   The same as plans/delimited.py; what is changed here changes there. */
"use strict";
(function (ppm) {
  const { note } = ppm.places;
  const DELIMITERS = [";", ",", "\t", "|"];
  const SAMPLE_LINES = 20;
  const LINE_END = /\r\n|\r|\n/g;

  // What Windows-1252 has in the place of the control characters 0x80–0x9F. Some engines decode
  // that encoding as Latin-1, so it is done here.
  const WINDOWS =
    "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

  function windowsText(bytes) {
    let text = "";
    for (const byte of bytes) {
      text += byte >= 0x80 && byte <= 0x9f ? WINDOWS[byte - 0x80] : String.fromCharCode(byte);
    }
    return text;
  }

  function decoded(bytes) {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) {
      return [new TextDecoder("utf-16le").decode(bytes), []];
    }
    if (bytes[0] === 0xfe && bytes[1] === 0xff) {
      return [new TextDecoder("utf-16be").decode(bytes), []];
    }
    try {
      return [new TextDecoder("utf-8", { fatal: true }).decode(bytes), []];
    } catch {
      return [windowsText(bytes), [note("catatan-enkoding")]];
    }
  }

  function delimiterOf(text) {
    const lines = text.slice(0, 100000).split(LINE_END).slice(0, SAMPLE_LINES);
    const sample = lines.join("\n").replace(/"[^"]*"/g, "");
    const counts = DELIMITERS.map((mark) => sample.split(mark).length - 1);
    return DELIMITERS[counts.indexOf(Math.max(...counts))];
  }

  function lineEnds(text) {
    return (text.match(LINE_END) || []).length;
  }

  function closingQuote(text, at) {
    let place = text.indexOf('"', at + 1);
    while (place !== -1 && text[place + 1] === '"') place = text.indexOf('"', place + 2);
    return place;
  }

  function* records(text, start, delimiter, openQuotes) {
    let line = 1 + lineEnds(text.slice(0, start));
    let at = start;
    const end = text.length;
    const cellEnd = new RegExp(delimiter === "|" ? "[|\\r\\n]" : `[${delimiter}\\r\\n]`, "g");
    const stopAfter = (place) => {
      cellEnd.lastIndex = place;
      const found = cellEnd.exec(text);
      return found ? found.index : end;
    };
    while (at < end) {
      const number = line;
      const cells = [];
      for (;;) {
        const closing = text[at] === '"' ? closingQuote(text, at) : -1;
        let cell;
        let stop;
        if (closing !== -1) {
          cell = text.slice(at + 1, closing).replaceAll('""', '"');
          line += lineEnds(cell);
          stop = stopAfter(closing + 1);
          cell += text.slice(closing + 1, stop);
        } else {
          if (text[at] === '"') openQuotes.push(line);
          stop = stopAfter(at);
          cell = text.slice(at, stop);
        }
        cells.push(cell);
        at = stop;
        if (at >= end || text[at] !== delimiter) break;
        at += 1;
      }
      at += text.startsWith("\r\n", at) ? 2 : 1;
      line += 1;
      yield [number, cells];
    }
  }

  function readDelimited(bytes, limits) {
    const [text, notes] = decoded(bytes);
    const first = /^sep=(.)\r?\n?/.exec(text);
    const delimiter = first ? first[1] : delimiterOf(text);
    const rows = [];
    const sheetNotes = [];
    const openQuotes = [];
    for (const [number, cells] of records(text, first ? first[0].length : 0, delimiter, openQuotes)) {
      if (rows.length === limits.baris) {
        sheetNotes.push(note("catatan-baris", { batas: limits.baris }));
        break;
      }
      const wide = cells.length > limits.kolom;
      if (wide && !sheetNotes.some((one) => one.code === "catatan-kolom")) {
        sheetNotes.push(note("catatan-kolom", { batas: limits.kolom }));
      }
      rows.push({
        number, cells: cells.slice(0, limits.kolom), numeric: new Set(), merged: new Map(),
      });
    }
    if (openQuotes.length) sheetNotes.push(note("catatan-kutip", { baris: openQuotes[0] }));
    return [{ name: "", rows, notes: sheetNotes }, notes];
  }

  ppm.csv = { readDelimited };
})((globalThis.ppmSelaras ??= {}));
