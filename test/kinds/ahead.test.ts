import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { builtInNames, loadBuiltIn } from "../../src/kinds/builtin.ts";
import { applyTo, compilePair, readPair } from "../support/kinds.ts";

test("every pair of templates and schemas is built in", () => {
  const pairs = readdirSync("templates").map((name) => name.replace(/\.md\.hbs$/, ""));
  expect([...builtInNames]).toEqual(pairs.filter((name) => !name.includes("@")).toSorted());
});

test("a kind or a version that there is not", async () => {
  expect(await loadBuiltIn("constructor")).toBeNull();
  expect(await loadBuiltIn("change-request", 999)).toBeNull();
  expect((await loadBuiltIn("change-request", 1))?.kind.version).toBe(1);
});

describe.each(builtInNames)("%s", (name) => {
  const atRunTime = compilePair(readPair(name, "templates", "schemas"));
  const folder = `fixtures/kinds/${name}`;
  const texts = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, "utf8"));

  /** Documents with faults: every fixture without each of its lines in turn, a few at a time. */
  const broken = texts.flatMap((text) => {
    const lines = text.split("\n");
    return Array.from({ length: 8 }, (_, rest) => lines.filter((_, at) => at % 8 !== rest || at < 8).join("\n"));
  });

  test("is the same compiled ahead as compiled at run time", async () => {
    const ahead = await loadBuiltIn(name);
    expect(ahead?.kind).toEqual(atRunTime.kind);
    expect(ahead?.template).toEqual(atRunTime.template);
    expect(ahead?.layout).toEqual(atRunTime.layout);
  });

  test("finds the same either way", async () => {
    const ahead = await loadBuiltIn(name);
    if (!ahead) throw new Error(`No kind ${name}`);
    let found = 0;
    for (const text of [...texts, ...broken]) {
      const { faults, gates, approvals } = applyTo(ahead, text);
      const other = applyTo(atRunTime, text);
      expect({ faults, gates, approvals }).toEqual({
        faults: other.faults,
        gates: other.gates,
        approvals: other.approvals,
      });
      found += faults.length;
    }
    expect(found).toBeGreaterThan(10);
  });
});
