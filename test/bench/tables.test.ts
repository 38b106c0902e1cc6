import { describe, expect, it } from "vitest";
import { type CaseResult, renderResults } from "../../bench/report.mjs";
import { renderTable, replacePart, threeDigits } from "../../bench/table.mjs";

it("renders a table, pipes escaped", () => {
  expect(renderTable(["a", "b"], [["x | y", "1"]], ["left", "right"])).toBe(
    "| a | b |\n| --- | ---: |\n| x \\| y | 1 |",
  );
});

it.each([
  [0.123, "0.12"],
  [1.005, "1.00"],
  [12.34, "12.3"],
  [123.4, "123"],
  [1234.5, "1,235"],
  [1234567, "1,234,567"],
])("writes %d as %s", (value, text) => {
  expect(threeDigits(value)).toBe(text);
});

describe("a part of the page", () => {
  const page = "# Speed\n\n<!-- table: written by the benchmark -->\n\nold\n\n<!-- end of table -->\n\nThe end.\n";

  it("is replaced, and nothing else", () => {
    expect(replacePart(page, "table", "new\n")).toBe(page.replace("old", "new"));
  });

  it("must have its place", () => {
    expect(() => replacePart(page, "growth", "new")).toThrow('no place for "growth"');
  });
});

it("says of each target whether it was met in all runs, missed or not measured", () => {
  const rounds = [{ cpu: 20, wall: 21, memory: 40, code: 0, complaint: "" }];
  const target = (against: string, atMost: number) => ({ of: "deploydoc", against, atMost });
  const ratio = { median: 2, least: 1.5, most: 2.5 };
  const result: CaseResult = {
    case: { id: "one", title: "`lint` of one file", place: "one", rounds: 1, times: 1, ways: [], targets: [] },
    ways: [
      { name: "deploydoc", missing: undefined, documents: 1, rounds },
      {
        name: "bare node",
        missing: undefined,
        documents: 1,
        rounds: [{ ...rounds[0], cpu: 10, wall: 10, memory: undefined, code: 0, complaint: "" }],
      },
      { name: "rumdl", missing: "not installed", documents: 1, rounds: [] },
    ],
    verdicts: [
      { target: target("bare node", 2), ratio, met: true },
      { target: target("bare node", 1), ratio, met: false },
      { target: target("rumdl", 1), ratio: undefined, met: undefined },
    ],
  };
  const other = { ...result, verdicts: result.verdicts.map((it) => ({ ...it, met: it.ratio && true })) };
  const text = renderResults([[result], [other]]);
  expect(text).toMatchInlineSnapshot(`
    "| Case | Ratio | Target | Median (least–most), run by run |  |
    | --- | --- | ---: | ---: | --- |
    | \`lint\` of one file | deploydoc ÷ bare node | ≤ 2 | 2.00 (1.50–2.50); 2.00 (1.50–2.50) | met |
    | \`lint\` of one file | deploydoc ÷ bare node | ≤ 1 | 2.00 (1.50–2.50); 2.00 (1.50–2.50) | **missed**, met in 1 of 2 |
    | \`lint\` of one file | deploydoc ÷ rumdl | ≤ 1 | not measured | – |

    ### \`lint\` of one file

    | Program | CPU, ms | Wall, ms | Peak, MiB | First row ÷ this one | Documents |
    | --- | ---: | ---: | ---: | ---: | ---: |
    | deploydoc | 20.0 | 21.0 | 40.0 | 1.00 (1.00–1.00) | 1 |
    | bare node | 10.0 | 10.0 |  | 2.00 (2.00–2.00) | 1 |
    | rumdl | not installed |  |  |  |  |"
  `);
});
