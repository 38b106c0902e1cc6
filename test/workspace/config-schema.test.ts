import { expect, test } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { describeConfig } from "../../src/workspace/config-schema.ts";

/** A list of plain values, each on a line of its own. */
const plainList = /^( *)(.*)\[((?:\n *(?:"(?:[^"\\]|\\.)*"|[-\w.]+),?)+)\n *\](,?)$/gm;

/** As the formatter writes it: a list of plain values stands on one line where it fits. */
function print(schema: object): string {
  const text = JSON.stringify(schema, null, 2).replace(
    plainList,
    (whole, indent: string, key: string, items: string, comma: string) => {
      const line = `${indent}${key}[${items.trim().replace(/,\n\s*/g, ", ")}]${comma}`;
      return line.length <= 120 ? line : whole;
    },
  );
  return `${text}\n`;
}

test("schemas/config.schema.json describes every rule and option", async () => {
  await expect(print(describeConfig(rules))).toMatchFileSnapshot("../../schemas/config.schema.json");
});
