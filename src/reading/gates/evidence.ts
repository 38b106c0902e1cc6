import type { Phrase } from "../phrase.ts";
import { wordExpression } from "../word-expression.ts";
import { anyOf, find } from "./words.ts";

const address = /https?:\/\/[^\s<>"')\]]+/giu;
/** A commit has a letter and a digit, or is whole: a bare number of seven digits is a ticket or a date. */
const commit =
  /(?<![\p{L}\p{N}/_.-])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40}(?![\p{L}\p{N}_-])|(?<![\p{L}\p{N}])\d{40}(?![\p{L}\p{N}])/giu;
const run = wordExpression(
  () => `${anyOf("run")}\\s*(?:[:：]\\s*)?(?:#\\s*)?(\\d{2,})(?!\\d)(?![\\d.,:%]*\\p{L})`,
  "giu",
  find("run"),
);
const reference = /(?<![\p{L}\p{N}&])(?:[\w.-]{1,100}\/[\w.-]{1,100})?#\d+(?![\p{L}\p{N}])/gu;

/** What a stretch of text offers as proof: addresses, commits, runs and issue references, in order of kind, each once. */
export function readEvidence(phrase: Phrase, from: number, to: number): readonly string[] {
  const text = phrase.text.slice(from, to);
  const linked = phrase.spans.flatMap(({ kind, node, from: start, to: end }) => {
    if ((kind !== "link" && kind !== "image") || start < from || end > to) return [];
    if (node.type === "link" || node.type === "image") return [node.url];
    return node.type === "linkReference" || node.type === "imageReference" ? [node.label ?? node.identifier] : [];
  });
  const every = (pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map((match) => match[0]);
  const addresses = text.includes("://") ? every(address) : [];
  // All others hold a digit, and most texts none.
  if (!/\d/.test(text)) return unique([...linked, ...addresses]);
  const runs = run.matchAll(text).map((match) => match[1] ?? "");
  return unique([...linked, ...addresses, ...every(commit), ...every(reference), ...runs]);
}

const unique = (found: readonly string[]): readonly string[] =>
  found.length === 0 ? found : [...new Set(found)].filter((it) => it !== "");
