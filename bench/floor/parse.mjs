// @ts-check

// The floor: what every linter of Markdown that is built on unified has to do before its first rule. Bundled like the
// executable, so that loading modules is not what is compared.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { argv, stdout } from "node:process";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

const processor = unified().use(remarkParse).use(remarkGfm);

/** @type {(path: string) => string[]} */
function markdownFiles(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(path, name));
}

let blocks = 0;
for (const file of argv.slice(2).flatMap(markdownFiles)) {
  const tree = processor.parse(readFileSync(file, "utf8"));
  processor.runSync(tree);
  blocks += tree.children.length;
}
stdout.write(`${blocks} blocks\n`);
