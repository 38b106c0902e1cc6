import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { rules } from "../src/rules/index.ts";
import { lintMarkdown, withRule } from "./support/lint.ts";

const folder = "fixtures/lint";

it("holds a pair for every rule", () => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
  expect(names.map((name) => name.slice(0, -3))).toEqual(rules.map((rule) => rule.id));
});

it.each(rules.map((rule) => [rule.id, rule] as const))("%s", async (id, rule) => {
  const { findings } = await lintMarkdown(readFileSync(`${folder}/${id}.md`, "utf8"), {
    path: `changes/${id}.md`,
    gate: id === "unmergeable-draft",
    ...(rule.nature === "off" ? { config: withRule(id, {}) } : {}),
  });
  expect(findings.map((it) => it.rule)).toContain(id);
  const lines = findings.map(
    ({ range, severity, rule, message }) => `${range.line}:${range.column} ${severity} ${rule} ${message}\n`,
  );
  await expect(lines.join("")).toMatchFileSnapshot(`../${folder}/${id}.out`);
});
