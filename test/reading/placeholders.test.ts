import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Guidance } from "../../src/model/kind.ts";
import { parse } from "../../src/reading/parse.ts";
import { read } from "../../src/reading/read.ts";
import { negatives, positives } from "./placeholders.cases.ts";

function placeholdersOf(markdown: string, guidance: readonly Guidance[] | null = null) {
  return read(parse(markdown), { path: "plan.md", kind: null, hints: guidance && { guidance } }).placeholders;
}

describe("text that stands for a value", () => {
  test.each(positives)("%j", (markdown, finds) => {
    expect(placeholdersOf(markdown).map((it) => it.text)).toEqual(finds);
  });
});

describe("text that only looks like it", () => {
  test.each(negatives)("%j", (markdown, finds) => {
    expect(placeholdersOf(markdown).map((it) => it.text)).toEqual(finds);
  });
});

const guide = (parts: readonly string[], slot: Guidance["slot"], label: string | null = null): Guidance => ({
  parts,
  section: "plan",
  slot,
  label,
});

const hints: readonly Guidance[] = [
  guide(["Say in one sentence what changes for the customer."], "paragraph"),
  guide(["Roll back ", " by the exact command, one line per service."], "item"),
  guide(["[Name]"], "field", "lead"),
  guide(["Low"], "cell", "impact"),
  guide(["deploy --to staging"], "code"),
];

describe("guidance of a known kind", () => {
  test.each<readonly [name: string, markdown: string, finds: readonly string[]]>([
    ["as it stands", "## Plan\n\nSay in one sentence what changes for the customer.", ["guidance 3:1-3:51"]],
    ["wrapped", "## Plan\n\nSay in one sentence\nwhat changes for\nthe customer.", ["guidance 3:1-5:14"]],
    ["padded", "## Plan\n\nHello. Say in one sentence what changes for the customer. Bye.", ["guidance 3:8-3:58"]],
    ["disguised", "## Plan\n\nSay in **one** sen\u200btence what changes for the customer.", ["guidance 3:1-3:56"]],
    [
      "in a sub-section",
      "## Plan\n\n### Deep\n\nSay in one sentence what changes for the customer.",
      ["guidance 5:1-5:51"],
    ],
    [
      "with a fact",
      "## Plan\n\n- Roll back checkout by the exact command, one line per service.",
      ["guidance 3:3-3:65"],
    ],
    [
      "a pattern inside",
      "## Plan\n\nRoll back [service] by the exact command, one line per service.",
      ["guidance 3:1-3:64"],
    ],
    ["in its field", "## Plan\n\n**Lead:** [Name]", ["guidance 3:11-3:17"]],
    ["in its column", "## Plan\n\n| Impact |\n|---|\n| Low |", ["guidance 5:3-5:6"]],
    ["in code", "## Plan\n\n```\ndeploy --to staging\n```", ["guidance 4:1-4:20"]],
    ["in another section", "## Plan\n\n## Notes\n\nSay in one sentence what changes for the customer.", []],
    ["short in another column", "## Plan\n\n| Chance |\n|---|\n| Low |", []],
    ["short in prose", "## Plan\n\nLow", []],
    ["short with more", "## Plan\n\n| Impact |\n|---|\n| Low for all customers |", []],
    ["reworded", "## Plan\n\nSay in one sentence what it changes.", []],
    ["replaced", "## Plan\n\nCustomers see the price with tax.\n\n**Lead:** Dee Park", []],
    ["a pattern elsewhere", "## Plan\n\n**Backup:** [Name]", ["bracket 3:13-3:19"]],
  ])("%s", (_, markdown, finds) => {
    const found = placeholdersOf(markdown, hints).map(({ form, range: { line, column, endLine, endColumn } }) => {
      return `${form} ${line}:${column}-${endLine}:${endColumn}`;
    });
    expect(found).toEqual(finds);
  });

  test("commands are read in a known kind only", () => {
    const steps = "| Step | Command |\n|---|---|\n| 1 | `kubectl delete pod <pod>` |";
    expect(placeholdersOf(steps, []).map((it) => it.text)).toEqual(["<pod>"]);
    expect(placeholdersOf(steps)).toEqual([]);
  });
});

/** Text with much of what the reader looks for. */
const noisy = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "[",
        "]",
        "<",
        ">",
        "{{",
        "}}",
        "${",
        "}",
        "`",
        "**",
        "__",
        "___",
        "|",
        "\n",
        "\n\n",
        "- ",
        "- [ ] ",
      ),
      fc.constantFrom(
        "Name",
        "TBD",
        "XXX",
        "YYYY-MM-DD",
        "vX.Y.Z",
        "@username",
        ": ",
        " ",
        "~~",
        "# ",
        "<b>",
        "<!--",
        "-->",
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

describe("on any text", () => {
  test("positions lie inside it, in order, and reading twice gives the same", () => {
    fc.assert(
      fc.property(noisy, (markdown) => {
        const found = placeholdersOf(markdown, hints);
        const lines = markdown.replace(/^\u{feff}/u, "").split(/\r\n|\n|\r/);
        for (const { range, text } of found) {
          expect(text).not.toBe("");
          expect(range.line).toBeGreaterThanOrEqual(1);
          expect(range.endLine).toBeLessThanOrEqual(lines.length);
          expect(range.endColumn - 1).toBeLessThanOrEqual(lines[range.endLine - 1]?.length ?? 0);
          expect(range.endLine > range.line || range.endColumn > range.column).toBe(true);
        }
        expect(placeholdersOf(markdown, hints)).toEqual(found);
      }),
      { numRuns: 300 },
    );
  });
});
