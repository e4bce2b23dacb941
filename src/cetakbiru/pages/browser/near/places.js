// The places of the site: what each is called, in what it lies and where its page is.
import { make } from "../elements.js";

export class Places {
  /**
   * @param {HTMLAnchorElement[]} links to all places, each with its code
   * @param {(href: string) => string} addressOf
   */
  constructor(links, addressOf) {
    this.addressOf = addressOf;
    this.pages = new Map(
      links.map((link) => [
        link.dataset.kode ?? "",
        { href: addressOf(link.getAttribute("href") ?? ""), name: link.text },
      ]),
    );
    this.codes = [...this.pages.keys()];
  }

  /** @param {string} code */
  name(code) {
    return this.pages.get(code)?.name ?? code;
  }

  /** @param {string} code of a kecamatan or of a kabupaten, which is its own */
  home(code) {
    return code.split(".").slice(0, 2).join(".");
  }

  /** @param {string} kabupaten */
  within(kabupaten) {
    return this.codes.filter((code) => code !== kabupaten && this.home(code) === kabupaten);
  }

  /**
   * A button that leads to the page of a place; null where the site has none.
   *
   * @param {string} code
   * @param {string} title
   */
  button(code, title) {
    const page = this.pages.get(code);
    if (!page) return null;
    const link = make("a", "md-button md-button--primary", title);
    link.href = page.href;
    return link;
  }

  /**
   * A link to a place, or its code where the site has no page of it.
   *
   * @param {string} code
   */
  link(code) {
    const page = this.pages.get(code);
    if (!page) return make("span", "", code);
    const link = make("a", "", page.name);
    link.href = page.href;
    return link;
  }

  /**
   * A sentence of links to places; those of another kabupaten name it.
   *
   * @param {string} lead
   * @param {string[]} codes
   * @param {string} home
   */
  sentence(lead, codes, home) {
    const told = make("p");
    if (!codes.length) return told;
    told.append(lead);
    for (const [at, code] of codes.entries()) {
      const abroad = this.home(code);
      told.append(at ? ", " : "", this.link(code));
      if (abroad !== code && abroad !== home) told.append(` (${this.name(abroad)})`);
    }
    told.append(".");
    return told;
  }
}
