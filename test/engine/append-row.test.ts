import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { appendRow, placeRow } from "../../src/engine/append-row.ts";
import type { Document, Table } from "../../src/model/document.ts";
import { parse } from "../../src/reading/parse.ts";
import { read } from "../../src/reading/read.ts";

const readText = (text: string): Document => read(parse(text), { path: "log.md", kind: null, hints: null });
const tableOf = (text: string): Table => {
  const [table] = readText(text).tables;
  if (!table) throw new Error(`No table in ${JSON.stringify(text)}`);
  return table;
};
const append = (text: string, cells: readonly string[]): string => appendRow(text, tableOf(text), cells);
const collapse = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, " ").trim();
const textsOf = ({ rows }: Table): readonly (readonly string[])[] =>
  rows.map((row) => row.map((it) => collapse(it.text)));

describe("appendRow", () => {
  test.for([
    {
      name: "a table that is aligned",
      text: "| Time  | Step   |\n| ----- | ------ |\n| 21:00 | Deploy |\n\nAfter.\n",
      cells: ["21:05", "Warm"],
      gives: "| Time  | Step   |\n| ----- | ------ |\n| 21:00 | Deploy |\n| 21:05 | Warm   |\n\nAfter.\n",
    },
    {
      name: "a cell that does not fit widens it",
      text: "| Time  | Step   |\n| :---- | -----: |\n| 21:00 | Deploy |\n",
      cells: ["21:05", "Warm caches"],
      gives: "| Time  | Step        |\n| :---- | ----------: |\n| 21:00 | Deploy      |\n| 21:05 | Warm caches |\n",
    },
    {
      name: "one that is not aligned stays as it is",
      text: "| Time | Step |\n|---|---|\n| 21:00 | Deploy all |\n",
      cells: ["21:05", "Warm caches"],
      gives: "| Time | Step |\n|---|---|\n| 21:00 | Deploy all |\n| 21:05 | Warm caches |\n",
    },
    {
      name: "no margins, no pipes at the ends",
      text: "Time|Step\n-|-\n21:00|Deploy all",
      cells: ["21:05", "Warm caches"],
      gives: "Time|Step\n-|-\n21:00|Deploy all\n21:05|Warm caches",
    },
    {
      name: "no pipe at the front, and a cell that would be a list",
      text: "Step|Why\n-|-\nDeploy|-\n",
      cells: ["- x", ""],
      gives: "Step|Why\n-|-\nDeploy|-\n|- x||\n",
    },
    {
      name: "line ends of Windows, without a final one",
      text: "| A | B |\r\n|---|---|\r\n| 1 | 2 |",
      cells: ["3", "4"],
      gives: "| A | B |\r\n|---|---|\r\n| 1 | 2 |\r\n| 3 | 4 |",
    },
    {
      name: "no rows yet, and text right below",
      text: "| A | B |\n|---|---|\n# Next\n",
      cells: ["3", "4"],
      gives: "| A | B |\n|---|---|\n| 3 | 4 |\n# Next\n",
    },
    {
      name: "in a quotation in a list",
      text: "- > | A | B |\n  > |---|---|\n  > | 1 | 2 |\n\n- Next\n",
      cells: ["3", "4"],
      gives: "- > | A | B |\n  > |---|---|\n  > | 1 | 2 |\n  > | 3 | 4 |\n\n- Next\n",
    },
    {
      name: "what means something to Markdown",
      text: "| Step | Note |\n|---|---|\n",
      cells: ["a|b\\", "`c`\n*d* <e> [f](g)"],
      gives: "| Step | Note |\n|---|---|\n| a\\|b\\\\ | \\`c\\` \\*d\\* \\<e> \\[f\\](g) |\n",
    },
  ])("$name", ({ text, cells, gives }) => {
    expect(append(text, cells)).toBe(gives);
  });

  test("a row that stands in for others, and one between others", () => {
    const text = "| A |\n|---|\n| 1 |\n| 2 |\n| 3 |\n";
    expect(placeRow(text, tableOf(text), ["x"], { before: 0, replaces: 2 })).toBe("| A |\n|---|\n| x |\n| 3 |\n");
    expect(placeRow(text, tableOf(text), ["x"], { before: 1, replaces: 0 })).toBe(
      "| A |\n|---|\n| 1 |\n| x |\n| 2 |\n| 3 |\n",
    );
  });
});

describe("any cells, in any table", () => {
  const words = fc.stringMatching(/^[a-z0-9:]{1,9}( [a-z0-9]{1,9})?$/);
  const hostile = fc.oneof(
    fc.string({ unit: "binary-ascii", maxLength: 30 }),
    fc.string({ unit: fc.constantFrom(..."|\\`*_<>[]()#&;!~-+=:.\n\r\t @https://www.ab1 é日🚀"), maxLength: 30 }),
    words,
  );
  const tables = fc.record({
    columns: fc.integer({ min: 2, max: 4 }),
    rows: fc.array(fc.array(words, { minLength: 4, maxLength: 4 }), { maxLength: 4 }),
    style: fc.constantFrom("aligned", "loose", "tight", "open"),
    end: fc.constantFrom("\n", "\r\n"),
    before: fc.constantFrom("", "# Log\n\n", "---\nkind: deployment-log\n---\n\n# Log\n\n## Timeline\n\nText.\n\n"),
    after: fc.constantFrom("", "\n", "\n\n## Next\n\n- one\n", "\n# Next\n", "\n> quote\n"),
    cells: fc.array(hostile, { minLength: 4, maxLength: 4 }),
  });

  type Given = typeof tables extends fc.Arbitrary<infer Value> ? Value : never;

  const write = ({ columns, rows, style, end, before, after }: Omit<Given, "cells">) => {
    const header = ["Time", "Step", "Status", "Notes"];
    const body = [header, header.map(() => "---"), ...rows].map((it) => it.slice(0, columns));
    const widths = header.map((_, at) => Math.max(3, ...body.map((row) => row[at]?.length ?? 0)));
    const lines = body.map((row) => {
      if (style === "tight") return `|${row.join("|")}|`;
      if (style === "open") return row.join(" | ");
      return `| ${row.map((it, at) => (style === "aligned" ? it.padEnd(widths[at] ?? 0) : it)).join(" | ")} |`;
    });
    return (before + lines.join("\n") + after).replaceAll("\n", end);
  };

  test("the old rows and the new one read back, and all other bytes are the same", () => {
    fc.assert(
      fc.property(tables, ({ cells, ...given }) => {
        const text = write(given);
        const table = tableOf(text);
        const wanted = cells.slice(0, table.columns.length);
        const after = appendRow(text, table, wanted);
        const read = readText(after);
        expect(read.tables).toHaveLength(1);
        expect(textsOf(tableOf(after))).toEqual([...textsOf(table), wanted.map(collapse)]);
        const [before = [], now = []] = [text, after].map((it) => it.split("\n"));
        const added = now.splice(table.range.endLine, 1)[0] ?? "";
        // Padding apart where the table is aligned, and the end of what was the last line.
        const bare = (line: string): string => line.replace(/ +(?=\||\r?$)/g, "").replace(/-{3,}/g, "---");
        const rest = (lines: readonly string[]): string =>
          lines
            .map(given.style === "aligned" ? bare : String)
            .join("\n")
            .replace(/[\r\n]+$/, "");
        expect(rest(now)).toBe(rest(before));
        expect(after.endsWith("\n")).toBe(text.endsWith("\n"));
        expect(added.endsWith("\r")).toBe(given.end === "\r\n" && table.range.endLine < before.length);
      }),
      { numRuns: 400 },
    );
  });
});
