// Builds learning/web/static/ from learning/web/assets/ and the npm packages: `npm run build`.
//
// The result is committed, so nobody needs Node to run Alongside. Running it twice gives the
// same bytes: names carry a hash of the content, nothing carries a date.
//
// static/sources.sha256 says which sources the committed files were built from. It is
// one SHA-256 (hexadecimal, then a newline) over these lines, in the order of the paths:
//
//     <path><NUL><SHA-256 of the file's bytes, hexadecimal><newline>
//
// for package-lock.json and every file below learning/web/assets/, each path written from the
// top of the repository with forward slashes, in UTF-8, the paths sorted by their bytes. In
// Python:
//
//     paths = ["package-lock.json", *(p.as_posix() for p in assets.rglob("*") if p.is_file())]
//     total = hashlib.sha256()
//     for path in sorted(paths):
//         total.update(f"{path}\0{hashlib.sha256(Path(path).read_bytes()).hexdigest()}\n".encode())

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { buildSync, transformSync } from "esbuild";
import { compile } from "sass";

import { typefaces } from "./fonts.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const top = join(here, "..", "..", "..");
const out = join(here, "..", "static");
const browsers = ["chrome105", "edge105", "firefox110", "safari16"];
const textKinds = new Set([".css", ".js", ".svg"]);
const manifest = {};

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

function write(name, bytes) {
  const path = join(out, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  if (!textKinds.has(extname(name))) return;
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: quality }));
}

// Writes one file under a name that carries its content, and remembers it in the manifest.
function publish(logicalName, content) {
  const bytes = Buffer.from(content);
  const kind = extname(logicalName);
  const stem = logicalName.slice(0, -kind.length);
  const name = `${stem}.${sha256(bytes).slice(0, 8)}${kind}`;
  manifest[logicalName] = name;
  write(name, bytes);
  return name;
}

function publishFonts() {
  const rules = [];
  for (const { family, package: npmPackage, stem, weights, range } of typefaces) {
    for (const weight of weights) {
      const source = join(top, "node_modules", npmPackage, "files", `${stem}-latin-${weight}-normal.woff2`);
      const name = publish(`${stem}-${weight}.woff2`, readFileSync(source));
      rules.push(
        `@font-face{font-family:"${family}";font-weight:${weight};font-style:normal;` +
          `font-display:swap;src:url("${name}") format("woff2");unicode-range:${range}}`,
      );
    }
  }
  return rules.join("\n");
}

function publishStyles(fontRules) {
  const { css } = compile(join(here, "scss", "app.scss"), {
    loadPaths: [join(top, "node_modules")],
    charset: false,
    quietDeps: true,
  });
  const { code } = transformSync(`${fontRules}\n${css}`, { loader: "css", minify: true, target: browsers });
  publish("app.css", code);
}

function publishScript(name) {
  const { outputFiles } = buildSync({
    entryPoints: [join(here, "js", `${name}.js`)],
    bundle: true,
    minify: true,
    format: "esm",
    target: browsers,
    write: false,
    legalComments: "none",
    absWorkingDir: top,
    nodePaths: [join(top, "node_modules")],
  });
  publish(`${name}.js`, outputFiles[0].contents);
}

function publishFolder(folder, logical) {
  for (const name of readdirSync(join(here, folder)).sort()) {
    const bytes = readFileSync(join(here, folder, name));
    if (logical) publish(name, bytes);
    else write(posix.join(folder, name), bytes);
  }
}

function publishFontLicences() {
  for (const { package: npmPackage, stem } of typefaces) {
    const licence = readFileSync(join(top, "node_modules", npmPackage, "LICENSE"));
    write(posix.join("licences", `${stem}.txt`), licence);
  }
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

function hashOfSources() {
  const paths = [join(top, "package-lock.json"), ...filesBelow(here)].map((path) =>
    Buffer.from(relative(top, path).split(sep).join("/")),
  );
  const total = createHash("sha256");
  for (const path of paths.sort(Buffer.compare)) {
    total.update(`${path}\0${sha256(readFileSync(join(top, path.toString())))}\n`);
  }
  return total.digest("hex");
}

rmSync(out, { recursive: true, force: true });
publishStyles(publishFonts());
publishScript("app");
publishScript("study");
publishScript("rating");
publishScript("day");
publishScript("day-worker");
publishScript("adding-up");
publishScript("attendance");
publishScript("room");
publishScript("presenting");
publishFolder("images", true);
publishFolder("licences", false);
publishFontLicences();
const inOrder = Object.fromEntries(Object.entries(manifest).sort());
writeFileSync(join(out, "manifest.json"), `${JSON.stringify(inOrder, null, 2)}\n`);
writeFileSync(join(out, "sources.sha256"), `${hashOfSources()}\n`);
