import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findFault } from "../../scripts/fuzz/oracles.ts";
import { hashOf, openCases, readSeeds } from "../../scripts/fuzz/run.ts";
import { shrink } from "../../scripts/fuzz/shrink.ts";

const folder = "fixtures/fuzz";
const found = readdirSync(folder).filter((name) => name.endsWith(".md"));

describe("what is promised of any text holds", () => {
  // The oracles take turns by a case's number: each document meets all of them.
  test.each(found)("for %s, on which it once did not", async (name) => {
    const text = readFileSync(`${folder}/${name}`, "utf8");
    for (const path of ["document.md"]) {
      for (let number = 0; number < 32; number++) {
        expect(await findFault({ text, path, status: null, gate: false }, number)).toBe(null);
      }
    }
  });

  test("for documents that nobody would write", async () => {
    const caseOf = openCases(readSeeds(["fixtures/kinds", "fixtures/lint"]), 20_260_101);
    const distinct = new Set<number>();
    for (let number = 0; number < 300; number++) {
      const it = caseOf(number);
      distinct.add(hashOf(it.text));
      expect(await findFault(it, number), JSON.stringify(it)).toBe(null);
    }
    expect(distinct.size).toBeGreaterThan(250);
  });
});

describe("the fuzzer", () => {
  test("makes the same case of the same seed and number", () => {
    const seeds = readSeeds([]);
    const [one, other] = [openCases(seeds, 7), openCases(seeds, 7)];
    for (const number of [0, 1, 99]) expect(one(number)).toEqual(other(number));
    expect(openCases(seeds, 8)(0)).not.toEqual(one(0));
  });

  test("shrinks a text to what matters", async () => {
    const text = `a\nb\n\n${"c ".repeat(50)}x${"d".repeat(40)}\ny\n`;
    expect(await shrink(text, async (it) => it.includes("x") && it.includes("y"))).toBe("xy");
  });
});
