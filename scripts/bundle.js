/**
 * Makes what pages load out of the modules that we write: one classic script each, since a page
 * opened from a folder may load no modules. `make bundle` writes them; they are committed, so that
 * installing and building need no Node.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minify } from "terser";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PACKAGE = /(?:^|\/)node_modules\/(@[^/]+\/[^/]+|[^/]+)\//;

/** Each module that is an entry, and the script that it becomes; paths from the root. */
export const BUNDLES = new Map([
  ...[
    "formulir.js",
    "saring.js",
    "frame/early.js",
    "frame/site.js",
    "frame/missing.js",
    "search/box.js",
    "beside/beside.js",
    "catalogue/catalogue.js",
    "maps/peta.js",
    "editions/menu.js",
    "editions/banding.js",
    "near/near.js",
  ].map(ofTheme),
  ["src/cetakbiru/outputs/search/browser.js", "src/cetakbiru/outputs/search/bundle/pencarian.js"],
  ["src/cetakbiru/outputs/search/builder.js", "src/cetakbiru/outputs/search/bundle/penyusun.js"],
  ["src/cetakbiru/plans/language.js", "src/cetakbiru/plans/bundle/bahasa-rencana.js"],
  ["src/cetakbiru/plans/bundle.js", "src/cetakbiru/plans/bundle/periksa-rencana.js"],
  ["src/cetakbiru/plans/workbook.js", "src/cetakbiru/plans/bundle/buku-kerja.js"],
  ["src/cetakbiru/plans/python.js", "src/cetakbiru/plans/bundle/untuk-python.js"],
  ["src/cetakbiru/plans/page.js", "src/cetakbiru/plans/bundle/halaman-rencana.js"],
  ["src/cetakbiru/locating/bundle.js", "src/cetakbiru/locating/bundle/wilayah.js"],
  ["src/cetakbiru/locating/permits.js", "src/cetakbiru/locating/bundle/izin.js"],
  ["src/cetakbiru/locating/door.js", "src/cetakbiru/locating/bundle/untuk-python.js"],
  ["src/cetakbiru/site/preview/browser/ikuti.js", "src/cetakbiru/site/preview/bundle/ikuti.js"],
]);

/**
 * @param {string} name
 * @returns {[string, string]}
 */
function ofTheme(name) {
  return [`src/cetakbiru/pages/browser/${name}`, `src/cetakbiru/pages/theme/assets/${name}`];
}

/* The words of the engine come by plans/language.js: who changes a message changes no code. */
const LANGUAGE_APART = {
  name: "language-apart",
  /** @param {import("esbuild").PluginBuild} building */
  setup(building) {
    building.onLoad({ filter: /[\\/]plans[\\/]engine[\\/].+\.json$/ }, ({ path }) => {
      const name = path.split(/[\\/]plans[\\/]/).pop();
      return { contents: `export default globalThis.cetakbiruBahasa[${JSON.stringify(name)}]` };
    });
  },
};
const SPEAKING = ["src/cetakbiru/plans/bundle.js", "src/cetakbiru/plans/workbook.js"];

/**
 * The script that an entry becomes: minified, with the notices of the packages in it at its end.
 *
 * @param {string} entry a path from the root
 * @returns {Promise<string>}
 */
export async function bundled(entry) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    charset: "utf8",
    format: "iife",
    legalComments: "eof",
    logLevel: "error",
    metafile: true,
    minify: true,
    plugins: SPEAKING.includes(entry) ? [LANGUAGE_APART] : [],
    target: "es2022",
    write: false,
  });
  const packages = new Set(
    Object.keys(metafile.inputs).flatMap((path) => PACKAGE.exec(path)?.[1] ?? []),
  );
  const notices = await Promise.all([...packages].sort().map(notice));
  const [{ text }] = outputFiles;
  return [await tightened(text), ...notices].join("");
}

/**
 * The same script in fewer letters: a twentieth less than esbuild alone comes to.
 *
 * @param {string} script
 * @returns {Promise<string>}
 */
async function tightened(script) {
  const { code } = await minify(script, { ecma: 2020, compress: { passes: 3 } });
  if (code === undefined) throw new Error("nothing is left of a script");
  return `${code}\n`;
}

/**
 * The line that a package's licence asks for in each copy.
 *
 * @param {string} name
 */
async function notice(name) {
  const folder = `${ROOT}node_modules/${name}/`;
  const { version, license } = JSON.parse(await readFile(`${folder}package.json`, "utf8"));
  const file = (await readdir(folder)).find((one) => /^licen[cs]e(\.|$)/i.test(one));
  if (file === undefined) throw new Error(`${name} has no licence`);
  const [copyright] = (await readFile(folder + file, "utf8")).match(/^copyright .+$/im) ?? [];
  if (copyright === undefined) throw new Error(`${file} of ${name} names no author`);
  return `/*! ${name} ${version}, ${license}. ${copyright} */\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [entry, script] of BUNDLES) {
    const text = await bundled(entry);
    await mkdir(dirname(ROOT + script), { recursive: true });
    await writeFile(ROOT + script, text);
  }
}
