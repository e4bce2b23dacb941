/* The menu of editions and the notice of this one, from versions.json beside the editions.
   Nothing here is needed to read a page: where the file can't be fetched, nothing appears. */
(function () {
  "use strict";

  var MONTHS = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember"
  ];
  var VERSION = /^\d{4}\.\d+(\.\d+)?$/;

  var script = document.currentScript;
  var status = document.querySelector("[data-ppm-edisi]");
  if (!script || !status || !window.fetch || !/^https?:$/.test(location.protocol)) return;

  var root = new URL("../../", script.src);
  var site = new URL("../", root);
  var current = status.getAttribute("data-ppm-edisi");
  var page = pageAddress();

  fetchJson(new URL("versions.json", site))
    .then(readVersions)
    .then(function (editions) {
      if (!editions.length) return;
      show(editions);
    })
    .catch(function () { /* a page without a menu is complete */ });

  function pageAddress() {
    var path = location.pathname;
    var base = root.pathname;
    if (path.indexOf(base) !== 0) return "";
    return decodeURIComponent(path.slice(base.length)).replace(/(^|\/)index\.html$/, "$1");
  }

  function fetchJson(url) {
    return fetch(url.href, { credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    });
  }

  /* The entries that can be trusted to be editions, newest first. */
  function readVersions(value) {
    if (!Array.isArray(value)) return [];
    return value
      .filter(function (entry) {
        return entry && VERSION.test(String(entry.version));
      })
      .map(function (entry) {
        var properties = entry.properties && typeof entry.properties === "object"
          ? entry.properties : {};
        return {
          version: String(entry.version),
          aliases: Array.isArray(entry.aliases) ? entry.aliases.map(String) : [],
          status: String(properties.status || ""),
          label: String(properties.label || properties.status || ""),
          date: String(properties.tanggal || ""),
          correctedBy: VERSION.test(String(properties.diralat_oleh))
            ? String(properties.diralat_oleh) : "",
          withdrawal: properties.dicabut && typeof properties.dicabut === "object"
            ? properties.dicabut : null
        };
      })
      .sort(function (one, other) {
        var left = one.version.split("."), right = other.version.split(".");
        for (var i = 0; i < 3; i += 1) {
          var difference = Number(right[i] || 0) - Number(left[i] || 0);
          if (difference) return difference;
        }
        return 0;
      });
  }

  function withAlias(editions, alias) {
    return editions.filter(function (one) { return one.aliases.indexOf(alias) >= 0; })[0];
  }

  function withVersion(editions, version) {
    return editions.filter(function (one) { return one.version === version; })[0];
  }

  function show(editions) {
    var own = withVersion(editions, current);
    var notices = own ? noticesOf(editions, own) : [];
    var menu = menuOf(editions);
    status.insertAdjacentElement("afterend", menu);
    if (notices.length) {
      var box = element("div", "ppm-edisi-pemberitahuan");
      box.setAttribute("role", "note");
      box.setAttribute("aria-label", "Kedudukan edisi ini");
      notices.forEach(function (notice) { box.appendChild(notice); });
      status.insertAdjacentElement("afterend", box);
      remind(editions);
    }
  }

  /* A citation leads to the middle of a page, where the notice above is out of sight. */
  function remind(editions) {
    var newest = withAlias(editions, "terbaru") || editions[0];
    if (newest.version === current) return;
    var line = pointing("Edisi lama.", newest);
    line.className = "ppm-edisi-jejak";
    status.parentNode.appendChild(line);
  }

  /* --- Notices ------------------------------------------------------------------------ */

  function noticesOf(editions, own) {
    var notices = [];
    var newest = withAlias(editions, "terbaru") || editions[0];
    var inForce = withAlias(editions, "berlaku");
    if (own.status === "dicabut" || own.withdrawal) notices.push(withdrawn(editions, own));
    if (own.correctedBy && withVersion(editions, own.correctedBy)) {
      notices.push(pointing(
        "Edisi ini mempunyai ralat.", withVersion(editions, own.correctedBy)));
    }
    if (newest.version !== own.version) {
      notices.push(pointing("Ini bukan edisi terbaru.", newest));
    }
    if (inForce && inForce.version !== own.version && inForce.version !== newest.version) {
      notices.push(pointing("Yang berlaku adalah edisi lain.", inForce));
    } else if (inForce && inForce.version !== own.version && own.status === "rancangan") {
      notices.push(pointing("Edisi ini rancangan; yang berlaku adalah edisi lain.", inForce));
    }
    return notices;
  }

  function withdrawn(editions, own) {
    var facts = own.withdrawal || {};
    var text = "Edisi ini telah dicabut";
    if (facts.tanggal) text += " pada " + longDate(String(facts.tanggal));
    if (facts.dokumen) text += " dengan " + String(facts.dokumen);
    text += ".";
    if (facts.dasar) text += " " + String(facts.dasar);
    var successor = withVersion(editions, String(facts.pengganti || ""));
    if (successor) return pointing(text, successor);
    var line = element("p");
    line.textContent = text;
    return line;
  }

  /* A sentence and a link to this page in another edition, or to what became of it. */
  function pointing(text, target) {
    var line = element("p");
    var anchor = element("a");
    anchor.href = home(target).href;
    anchor.textContent = "Buka edisi " + describe(target);
    line.appendChild(document.createTextNode(text + " "));
    line.appendChild(anchor);
    var remark = element("span", "ppm-edisi-nasib");
    line.appendChild(remark);
    resolve(target).then(function (found) {
      anchor.href = found.href;
      anchor.textContent = found.same
        ? "Buka halaman ini pada edisi " + describe(target)
        : "Buka edisi " + describe(target);
      tellFate(remark, found, target);
    }).catch(function () { /* the link to the edition's home stays */ });
    window.addEventListener("hashchange", function () {
      resolve(target).then(function (found) {
        anchor.href = found.href;
        tellFate(remark, found, target);
      }).catch(function () {});
    });
    return line;
  }

  function tellFate(remark, found, target) {
    remark.textContent = found.remark ? " " + found.remark : "";
    found.successors.forEach(function (item) {
      var anchor = element("a");
      anchor.href = new URL(item.page + "#" + item.id, home(target)).href;
      anchor.textContent = item.id;
      remark.appendChild(document.createTextNode(" "));
      remark.appendChild(anchor);
    });
  }

  var maps = {};

  function mapOf(target) {
    if (!maps[target.version]) {
      maps[target.version] = fetchJson(new URL("edisi/peta.json", home(target)));
    }
    return maps[target.version];
  }

  /* Where this page stands in another edition. */
  function resolve(target) {
    return mapOf(target).then(function (map) {
      return place(map, page, decodeURIComponent(location.hash.slice(1)), home(target));
    });
  }

  function place(map, address, anchor, base) {
    var found = { href: base.href, same: false, remark: "", successors: [] };
    var program = own(map.programs, anchor);
    if (program) {
      found.href = new URL(program.page + "#" + anchor, base).href;
      found.same = true;
      if (program.page !== address) found.remark = "Program ini pindah halaman.";
      if (program.status === "dicabut") {
        found.remark = program.successors.length
          ? "Program " + anchor + " dicabut dan digantikan oleh" : "Program " + anchor + " dicabut.";
        found.successors = program.successors
          .filter(function (id) { return own(map.programs, id); })
          .map(function (id) { return { id: id, page: map.programs[id].page }; });
      }
      return found;
    }
    if (map.pages.indexOf(address) >= 0) {
      found.href = new URL(address + (anchor ? "#" + encodeURIComponent(anchor) : ""), base).href;
      found.same = true;
      return found;
    }
    var moved = own(map.moved, address);
    if (moved) {
      found.href = new URL(moved, base).href;
      found.same = true;
      found.remark = "Halaman ini pindah alamat.";
      return found;
    }
    found.remark = "Halaman ini tidak ada pada edisi itu.";
    if (map.pages.indexOf("rilis/perubahan/") >= 0) {
      found.href = new URL("rilis/perubahan/", base).href;
    }
    return found;
  }

  function own(object, key) {
    return object && Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined;
  }

  /* --- Menu --------------------------------------------------------------------------- */

  function menuOf(editions) {
    var details = element("details", "ppm-edisi-menu");
    var summary = element("summary");
    summary.textContent = "Pilih edisi (" + editions.length + ")";
    details.appendChild(summary);
    var list = element("ul");
    list.setAttribute("aria-label", "Edisi yang telah terbit");
    editions.forEach(function (edition) { list.appendChild(menuItem(edition)); });
    details.appendChild(list);
    details.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && details.open) {
        details.open = false;
        summary.focus();
      }
    });
    return details;
  }

  function menuItem(edition) {
    var item = element("li");
    var anchor = element("a");
    anchor.href = home(edition).href;
    anchor.textContent = edition.version;
    if (edition.version === current) anchor.setAttribute("aria-current", "true");
    anchor.addEventListener("click", function (event) {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      resolve(edition)
        .then(function (found) { location.assign(found.same ? found.href : home(edition).href); })
        .catch(function () { location.assign(home(edition).href); });
    });
    item.appendChild(anchor);
    var label = element("span", "ppm-edisi-status");
    label.textContent = edition.label;
    item.appendChild(label);
    var day = element("time");
    day.dateTime = edition.date;
    day.textContent = longDate(edition.date);
    item.appendChild(day);
    if (edition.aliases.length) {
      var aliases = element("span", "ppm-edisi-alias");
      aliases.textContent = edition.aliases.join(", ");
      item.appendChild(aliases);
    }
    return item;
  }

  function home(edition) {
    return new URL(encodeURIComponent(edition.version) + "/", site);
  }

  function describe(edition) {
    var parts = [edition.label.toLowerCase(), longDate(edition.date)].filter(Boolean);
    return edition.version + (parts.length ? " (" + parts.join(", ") + ")" : "");
  }

  function longDate(text) {
    var parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (!parts) return text;
    return Number(parts[3]) + " " + MONTHS[Number(parts[2]) - 1] + " " + parts[1];
  }

  function element(tag, css) {
    var made = document.createElement(tag);
    if (css) made.className = css;
    return made;
  }
})();
