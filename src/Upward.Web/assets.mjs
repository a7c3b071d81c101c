// Copies what the browser needs from node_modules to wwwroot/lib. Run by Assets.targets.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const lib = "wwwroot/lib";
rmSync(lib, { recursive: true, force: true });
mkdirSync(`${lib}/fonts`, { recursive: true });

// Tabler goes into a cascade layer: every rule of ours then wins over it, whatever its specificity.
// Its source map is left out, so the comment that names it goes too.
for (const name of ["tabler", "tabler.rtl"]) {
  const css = readFileSync(`node_modules/@tabler/core/dist/css/${name}.min.css`, "utf8");
  const body = css.replace(/@charset "[^"]*";/, "").replace(/\/\*# sourceMappingURL=.*?\*\//, "");
  writeFileSync(`${lib}/${name}.css`, `@charset "UTF-8";@layer tabler{${body}}`);
}

cpSync("node_modules/htmx.org/dist/htmx.min.js", `${lib}/htmx.min.js`);

// Every script that Inter has, with the optical size axis.
const inter = "node_modules/@fontsource-variable/inter/files";
for (const script of ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "greek-ext", "vietnamese"]) {
  cpSync(`${inter}/inter-${script}-opsz-normal.woff2`, `${lib}/fonts/inter-${script}.woff2`);
}
