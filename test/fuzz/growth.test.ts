import { describe, expect, test } from "vitest";
import { exportDocument } from "../../src/engine/export.ts";
import { builtinLibrary, lintMarkdown } from "../support/lint.ts";
import { families } from "./growth.cases.ts";

/** Characters of the shorter text; the longer one has so many times as many. */
const length = 4_000;
const times = 4;

/** Work of four times the length may take so many times as long: in proportion it would be 4, with the square 16. */
const most = 9;

/** What is shorter, in milliseconds of the processor, is not told from noise. */
const least = 40;

/** Milliseconds of the processor that it takes to read and judge a text. */
async function costOf(text: string): Promise<number> {
  const before = process.cpuUsage();
  await lintMarkdown(text);
  await exportDocument({ path: "document.md", text }, { kinds: builtinLibrary });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** How many times as long the longer text takes: the least of some tries, for a machine may be busy. */
async function growthOf(make: (length: number) => string): Promise<number> {
  let growth = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 4 && growth > most; attempt++) {
    // What was read is remembered, so no text comes twice.
    const end = "\n".repeat(attempt);
    const short = await costOf(make(length) + end);
    growth = Math.min(growth, (await costOf(make(times * length) + end)) / Math.max(short, least));
  }
  return growth;
}

describe("reading and judging takes time in proportion to the text", () => {
  test.each(families)("$name", async ({ make }) => {
    expect(await growthOf(make)).toBeLessThanOrEqual(most);
  });
});
