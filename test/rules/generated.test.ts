import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { renderRuleIndex, renderRulePage, renderRulesOverview } from "../support/rule-page.ts";

const ids = readdirSync("src/rules")
  .filter((name) => name.endsWith(".ts") && name !== "rule.ts" && name !== "index.ts")
  .map((name) => name.slice(0, -3))
  .sort();

it("lists every rule file in the index", async () => {
  await expect(renderRuleIndex(ids)).toMatchFileSnapshot("../../src/rules/index.ts");
});

it("names each rule as its file", () => {
  expect(rules.map((rule) => rule.id)).toEqual(ids);
});

it.each(rules.map((rule) => [rule.id, rule] as const))("describes %s on its page", async (id, rule) => {
  await expect(renderRulePage(rule)).toMatchFileSnapshot(`../../docs/rules/${id}.md`);
});

it("lists the rules by group", async () => {
  await expect(renderRulesOverview(rules)).toMatchFileSnapshot("../../docs/rules/README.md");
});
