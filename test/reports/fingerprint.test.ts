import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LintResult } from "../../src/model/result.ts";
import { fingerprintsOf, hashOf } from "../../src/reports/fingerprint.ts";
import { lintMarkdown } from "../support/lint.ts";
import { findIn } from "./sample.ts";

const path = "deployments/2026-12-01-checkout-v2/document.md";

/** The fingerprints of all that is found in a text, sorted. */
async function printsOf(text: string, at: string = path): Promise<readonly string[]> {
  const result = await lintMarkdown(text, { path: at });
  return fingerprintsOf(result, result.findings).toSorted();
}

/** Front matter and title, and the sections behind them. */
function splitSections(text: string): readonly [head: string, sections: readonly string[]] {
  const [head = "", ...sections] = text.split(/^(?=## )/m);
  return [head, sections.map((section) => `${section.trimEnd()}\n\n`)];
}

interface Document {
  readonly kind: string;
  readonly text: string;
  readonly prints: readonly string[];
}

/** Every kind as it is scaffolded: full of findings. */
const documents: readonly Document[] = await Promise.all(
  readdirSync("fixtures/kinds").map(async (kind) => {
    const [head, sections] = splitSections(readFileSync(`fixtures/kinds/${kind}/fresh.md`, "utf8"));
    const text = [head, ...sections].join("");
    return { kind, text, prints: await printsOf(text) };
  }),
);

describe.each(documents)("fingerprints of a fresh $kind", ({ text, prints }) => {
  const [head, sections] = splitSections(text);

  test("are many, and each is there once", () => {
    expect(prints.length).toBeGreaterThan(10);
    expect(new Set(prints).size).toBe(prints.length);
  });

  test("outlive another name of the folder", async () => {
    expect(await printsOf(text, "elsewhere/2027-01-31-ledger/document.md")).toEqual(prints);
  });

  test("outlive lines that are inserted above, blank ones and spaces at line ends", async () => {
    const line = fc.constantFrom("", "Some words.", "> A quotation", "**Bold** words", "\t");
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), fc.nat(sections.length), async (lines, at) => {
        const parts = [head, ...sections];
        const inserted = [...parts.slice(0, at + 1), `${lines.join("\n")}\n\n`, ...parts.slice(at + 1)];
        const found = await printsOf(inserted.join(""));
        // What is inserted may fill what was empty; nothing else may change.
        const lost = prints.filter((print) => !found.includes(print));
        expect(found.filter((print) => !prints.includes(print))).toEqual([]);
        if (at === 0) expect(lost).toEqual([]);
      }),
      { numRuns: 4 },
    );
  });

  test("outlive another order of the sections, and of those that are left when some are missing", async () => {
    const chosen = fc.subarray([...sections], { minLength: 1 });
    const ordered = chosen.chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
    );
    await fc.assert(
      fc.asyncProperty(ordered, async ([some, order]) => {
        expect(await printsOf(head + order.join(""))).toEqual(await printsOf(head + some.join("")));
      }),
      { numRuns: 4 },
    );
  });

  test("differ from those of every other kind", () => {
    const others = documents.filter((it) => it.text !== text).flatMap((it) => it.prints);
    expect(prints.filter((print) => others.includes(print))).toEqual([]);
  });
});

describe("fingerprints of what each rule finds", () => {
  const names = readdirSync("fixtures/lint").filter((file) => file.endsWith(".md"));

  test.each(names)("%s: outlive lines above", async (name) => {
    const text = readFileSync(`fixtures/lint/${name}`, "utf8");
    const front = /^---\n[\s\S]*?\n---\n/.exec(text)?.[0] ?? "";
    const prints = await printsOf(text);
    expect(await printsOf(`${front}\n<!-- One. -->\n\n\n${text.slice(front.length)}`)).toEqual(prints);
  });
});

describe("a fingerprint", () => {
  const text =
    "# Report\n\n## Metrics\n\n| Metric | Limit | Measured |\n| --- | --- | --- |\n| Errors | [X]% | 3% |\n\n3. Wait [N] min\n";
  const printOf = (from: string, at: string, message = `Placeholder "${at}" is not replaced`): string => {
    const result: LintResult = {
      path,
      kind: "monitoring-report",
      deployment: null,
      status: null,
      text: from,
      findings: [findIn(from, { at, message, section: "metrics" })],
      suppressed: [],
    };
    return fingerprintsOf(result, result.findings)[0] ?? "";
  };

  test.each([
    ["the other cells", text.replace("3%", "4%"), "[X]%"],
    ["the table's alignment", text.replace("| Errors | [X]% |", "|Errors    |   [X]%    |"), "[X]%"],
    ["a list's numbers", text.replace("3. Wait", "4. Wait"), "[N] min"],
    ["emphasis", text.replace("Wait", "**Wait**"), "[N] min"],
    ["line ends", text.replaceAll("\n", "\r\n"), "[X]%"],
  ])("does not depend on %s", (_, changed, at) => {
    expect(changed).not.toBe(text);
    expect(printOf(changed, at)).toBe(printOf(text, at));
  });

  test.each([
    ["the row", text.replace("Errors", "Latency"), "[X]%"],
    ["the words of the line", text.replace("Wait", "Sleep"), "[N] min"],
  ])("depends on %s", (_, changed, at) => {
    expect(printOf(changed, at)).not.toBe(printOf(text, at));
  });

  test("does not depend on the numbers in a message, nor on words that are not quoted", () => {
    const first = printOf(text, "[N] min", 'Window "Night 2" ended 3 days ago');
    expect(printOf(text, "[N] min", 'Window "Night 3" ended 17 days ago: say so')).toBe(first);
    expect(printOf(text, "[N] min", 'Window "Day 2" ended 3 days ago')).not.toBe(first);
  });

  test("depends on the document that a message begins with", () => {
    const messageOf = (document: string): string => `${document}.md is missing, which "approved" asks for`;
    expect(printOf(text, "# Report", messageOf("rollback-plan"))).not.toBe(
      printOf(text, "# Report", messageOf("deployment-log")),
    );
  });

  test("is made of long lines in no time worth mentioning, and of many alike one by one", () => {
    const line = "[X] ".repeat(20_000);
    const finding = findIn(line, { at: "[X]" });
    const findings = Array.from({ length: 20_000 }, (_, at) => ({
      ...finding,
      range: { line: 1, column: 1 + 4 * at, endLine: 1, endColumn: 4 + 4 * at },
    }));
    const base = { path, kind: null, deployment: null, status: null, text: line, findings, suppressed: [] };
    expect(new Set(fingerprintsOf(base, findings)).size).toBe(20_000);
    expect(new Set(fingerprintsOf({ ...base, text: `| ${line}` }, findings)).size).toBe(20_000);
  });
});

test("the hash tells texts apart that differ little", () => {
  const texts = new Set<string>();
  for (let number = 0; number < 50_000; number++) {
    for (const text of [`${number}`, `rule\nkind\n${number}`, String.fromCharCode(number), `a${number}b`])
      texts.add(text);
  }
  expect(new Set(Array.from(texts, hashOf)).size).toBe(texts.size);
  expect(hashOf("")).toMatch(/^[0-9a-f]{16}$/);
});
