import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Field } from "../../src/model/document.ts";
import type { Range } from "../../src/model/position.ts";
import { readFields } from "../../src/reading/fields/read.ts";
import { readOutline } from "../../src/reading/outline.ts";
import { parse } from "../../src/reading/parse.ts";
import { cases } from "./fields.cases.ts";

function fieldsOf(markdown: string): readonly Field[] {
  const source = parse(markdown);
  return readFields({ source, outline: readOutline(source), hints: null });
}

const lineOf = ({ labelRange, label, value, options }: Field): string =>
  `${labelRange.line} ${label} = ${value}${options.length > 0 ? ` ? ${options.join(", ")}` : ""}`;

describe("labels and their values", () => {
  test.each(cases)("%j", (markdown, ...fields) => {
    expect(fieldsOf(markdown).map(lineOf)).toEqual(fields);
  });
});

describe("where label and value stand", () => {
  const cut = (markdown: string, { line, column, endColumn }: Range): string =>
    markdown.split("\n")[line - 1]?.slice(column - 1, endColumn - 1) ?? "";

  test.each<readonly [markdown: string, label: string, value: string]>([
    ["- **Owner:** Kim Li ", "Owner", "Kim Li"],
    ["text\n\n**Risk**: `Low` | **B:** c", "Risk", "Low"],
    ["---\nrisk: low\n---\n", "risk", "low"],
    ["| Field | Value |\n|---|---|\n| Owner | Kim |", "Owner", "Kim"],
    ["**Owner:**", "Owner", "Owner"],
    ["- Owner: Kim", "Owner", "Kim"],
  ])("%j", (markdown, label, value) => {
    const field = fieldsOf(markdown)[0];
    if (!field) throw new Error("no field");
    expect([cut(markdown, field.labelRange), cut(markdown, field.range)]).toEqual([label, value]);
  });
});

test("any text is read without a throw, the same each time, and in place", () => {
  const pieces = fc.constantFrom(
    "**A:** ",
    "b: ",
    "**",
    "Yes / No",
    "\n",
    "\n\n- ",
    "| a | b |\n|---|---|\n",
    " | ",
    "`x`",
    "~~",
    "：",
    "---\n",
    "[Low/High]",
    "  \n",
    "____ ",
  );
  const markdown = fc
    .array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 40 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(markdown, (text) => {
      const fields = fieldsOf(text);
      expect(fieldsOf(text)).toEqual(fields);
      const lines = text.split(/\r\n|\n|\r/);
      for (const { range, labelRange, options } of fields) {
        expect(options.length).not.toBe(1);
        for (const { endLine, endColumn } of [range, labelRange]) {
          expect(endLine).toBeLessThanOrEqual(lines.length);
          expect(endColumn - 1).toBeLessThanOrEqual(lines[endLine - 1]?.length ?? 0);
        }
      }
    }),
  );
});
