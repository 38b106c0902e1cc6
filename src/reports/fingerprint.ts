import type { Finding } from "../model/finding.ts";
import type { LintResult } from "../model/result.ts";
import { slugify } from "../model/slug.ts";

/** Characters of a line or a cell that count. */
const reach = 400;

/**
 * What a finding is recognised by from one run to the next, unique among those of its document, in the order of the
 * findings given: 16 hexadecimal digits and the number of the occurrence ("4f1c09ab52d3e871:1").
 *
 * It is made from the rule, the kind, the section and the words at the place, so it outlives lines that are inserted
 * above, another order of the sections, and another name of the folder. Line numbers, paths and the numbers in a message
 * do not go in.
 */
export function fingerprintsOf(result: LintResult, findings: readonly Finding[]): readonly string[] {
  const lines = result.text.split(/\r\n|\n|\r/);
  const document = result.kind ?? result.path.slice(result.path.lastIndexOf("/") + 1);
  const words = new Map<string, string>();
  const slugOf = (text: string): string => {
    const known = words.get(text);
    if (known !== undefined) return known;
    const slug = slugify(text);
    words.set(text, slug);
    return slug;
  };
  const count = countOccurrences();
  return findings.map((finding) => {
    const parts = [finding.rule, document, ...describePlace(finding, lines, slugOf)];
    const hash = hashOf(parts.join("\n"));
    return `${hash}:${count(hash)}`;
  });
}

/** Counts how often a text was given, this time included. */
export function countOccurrences(): (text: string) => number {
  const seen = new Map<string, number>();
  return (text) => {
    const number = (seen.get(text) ?? 0) + 1;
    seen.set(text, number);
    return number;
  };
}

/**
 * The words of a finding's place. What stands at a heading that it does not name (something is missing there) goes by
 * the name alone: where a missing section should stand depends on the order of the others.
 */
function describePlace(
  { message, range, section }: Finding,
  lines: readonly string[],
  slugOf: (text: string) => string,
): readonly string[] {
  const line = lines[range.line - 1] ?? "";
  const name = slugOf(nameIn(message).replace(/\d+/g, "0"));
  if (isHeading(line, lines[range.line]) && !named(slugOf(line.slice(0, reach)), name)) return ["", "", name];
  const words = cellsAt(line, range.column - 1) ?? [line.slice(0, reach)];
  return [section ?? "", words.map(slugOf).join("|"), name];
}

/** What a message is about: the text it quotes first, or the document it begins with. */
function nameIn(message: string): string {
  const [, document, quoted] = /^(\S{1,200}\.md)\s|"([^"]{1,400})"/.exec(message) ?? [];
  return document ?? quoted ?? "";
}

function named(heading: string, name: string): boolean {
  return name !== "" && heading.replace(/\d+/g, "0").includes(name);
}

function isHeading(line: string, next: string | undefined): boolean {
  return /^ {0,3}#{1,6}(?:\s|$)/.test(line) || (line.trim() !== "" && /^ {0,3}(?:=+|-+)\s*$/.test(next ?? ""));
}

/** A table row's first cell, and the cell at an offset: the others may change. Null where the line is no row. */
function cellsAt(line: string, offset: number): readonly string[] | null {
  if (!line.trimStart().startsWith("|")) return null;
  const first = cellFrom(line, line.indexOf("|") + 1);
  let start = offset;
  while (start > 0 && !isBorder(line, start - 1) && offset - start < reach) start--;
  return [first, cellFrom(line, start)];
}

function cellFrom(line: string, start: number): string {
  let end = start;
  while (end < line.length && end - start < reach && !isBorder(line, end)) end++;
  return line.slice(start, end);
}

function isBorder(line: string, at: number): boolean {
  return line[at] === "|" && line[at - 1] !== "\\";
}

/** A text's 64 bits as hexadecimal digits: two running sums with different factors, mixed. Not for secrets. */
export function hashOf(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995) ^ (high >>> 15);
  }
  return digits(mix(high ^ (low >>> 7))) + digits(mix(low + high));
}

function mix(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  const twice = Math.imul(once ^ (once >>> 15), 0x2c1b3c6d);
  return twice ^ (twice >>> 16);
}

function digits(value: number): string {
  return (value >>> 0).toString(16).padStart(8, "0");
}
