import type { Phrase } from "../phrase.ts";
import { wordExpression } from "../word-expression.ts";
import { anyOf, find } from "./words.ts";

const address = /https?:\/\/[^\s<>"')\]]+/giu;
/** A commit has a letter and a digit, or is whole: a bare number of seven digits is a ticket or a date. */
const commit =
  /(?<![\p{L}\p{N}/_.-])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40}(?![\p{L}\p{N}_-])|(?<![\p{L}\p{N}])\d{40}(?![\p{L}\p{N}])/giu;
const run = wordExpression(
  () => `${anyOf("run")}\\s*(?:[:：]\\s*)?#?\\s*(\\d{2,})(?![\\d.,:%]*\\p{L})`,
  "giu",
  find("run"),
);
const reference = /(?<![\p{L}\p{N}&])(?:[\w.-]+\/[\w.-]+)?#\d+(?![\p{L}\p{N}])/gu;

/** What a stretch of text offers as proof: addresses, commits, runs and issue references, in order of kind, each once. */
export function readEvidence(phrase: Phrase, from: number, to: number): readonly string[] {
  const text = phrase.text.slice(from, to);
  const linked = phrase.spans.flatMap(({ kind, node, from: start, to: end }) => {
    if ((kind !== "link" && kind !== "image") || start < from || end > to) return [];
    if (node.type === "link" || node.type === "image") return [node.url];
    return node.type === "linkReference" || node.type === "imageReference" ? [node.label ?? node.identifier] : [];
  });
  const found = [address, commit, reference].flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[0]));
  const runs = run.matchAll(text).map((match) => match[1] ?? "");
  return [...new Set([...linked, ...found, ...runs])].filter((it) => it !== "");
}
