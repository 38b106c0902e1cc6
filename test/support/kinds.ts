import { readFileSync } from "node:fs";
import { type Applied, applyKind } from "../../src/kinds/apply.ts";
import type { CompiledKind } from "../../src/kinds/compiled-kind.ts";
import { loadPair } from "../../src/kinds/pair.ts";
import type { PairFiles } from "../../src/kinds/pair-files.ts";
import { defaultPolicy } from "../../src/model/deployment.ts";
import type { Document } from "../../src/model/document.ts";
import type { Facts } from "../../src/model/kind.ts";
import { parse } from "../../src/reading/parse.ts";
import { read } from "../../src/reading/read.ts";

/** The pair of a kind that a team wrote. */
export const exercisePair: PairFiles = readPair(
  "dr-exercise",
  "fixtures/kinds-custom/kinds",
  "fixtures/kinds-custom/kinds",
);

/** A filled document of that kind. */
export const exercise = readFileSync("fixtures/kinds-custom/complete.md", "utf8");

export function readPair(name: string, templates: string, schemas: string): PairFiles {
  const fileOf = (path: string) => ({ path, text: readFileSync(path, "utf8") });
  return {
    name,
    version: null,
    schema: fileOf(`${schemas}/${name}.schema.json`),
    template: fileOf(`${templates}/${name}.md.hbs`),
  };
}

/** Compiles a pair at run time. */
export function compilePair(pair: PairFiles): CompiledKind {
  return loadPair(pair, (markdown) => readAs(markdown, pair.name));
}

export function readAs(markdown: string, kind: string, compiled?: CompiledKind): Document {
  return read(parse(markdown), { path: `${kind}.md`, kind, hints: compiled?.kind.hints ?? null });
}

/** Holds a text against a kind. */
export function applyTo(compiled: CompiledKind, markdown: string, planFacts: Facts = {}): Applied {
  return applyKind(readAs(markdown, compiled.kind.name, compiled), compiled, planFacts, defaultPolicy);
}
