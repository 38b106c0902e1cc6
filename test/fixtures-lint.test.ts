import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { LintOptions } from "../src/engine/library.ts";
import type { Config } from "../src/model/config.ts";
import { rules } from "../src/rules/index.ts";
import { lintMarkdown, withRule } from "./support/lint.ts";

const folder = "fixtures/lint";

/**
 * What a pair is judged with. `<rule>.md` stands on its own, unless there is a folder `<rule>/`: then it is a document of
 * a deployment (by its `kind`), the folder's documents lie beside it, those of a folder in there are another deployment,
 * and a `config.json` in there is the config.
 */
function surroundingsOf(id: string, text: string): Pick<LintOptions, "path" | "beside" | "config"> {
  const besides = join(folder, id);
  if (!existsSync(besides)) return { path: `changes/${id}.md` };
  const files = readdirSync(besides, { recursive: true, encoding: "utf8" }).map((it) => it.replaceAll("\\", "/"));
  const contentOf = (file: string): string => readFileSync(join(besides, file), "utf8");
  const documents = files.filter((it) => it.endsWith(".md"));
  const config = files.includes("config.json") ? (JSON.parse(contentOf("config.json")) as Partial<Config>) : {};
  return {
    path: `deployments/2026-12-01-checkout/${/^kind: (.+)$/m.exec(text)?.[1]}.md`,
    beside: Object.fromEntries(documents.map((it) => [it.includes("/") ? `../${it}` : it, contentOf(it)])),
    config,
  };
}

/** What only git tells is no pair: the rule's examples and test/merge show it. */
const paired = rules.filter(({ examples }) => examples.some(({ git }) => git === undefined));

it("holds a pair for every rule", () => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
  expect(names.map((name) => name.slice(0, -3))).toEqual(paired.map((rule) => rule.id));
});

it.each(paired.map((rule) => [rule.id, rule] as const))("%s", async (id, rule) => {
  const text = readFileSync(`${folder}/${id}.md`, "utf8");
  const { config, ...place } = surroundingsOf(id, text);
  const { findings } = await lintMarkdown(text, {
    ...place,
    gate: id === "unmergeable-draft",
    config: { ...config, ...(rule.nature === "off" ? withRule(id, {}) : {}) },
  });
  expect(findings.map((it) => it.rule)).toContain(id);
  const lines = findings.map(
    ({ range, severity, rule, message }) => `${range.line}:${range.column} ${severity} ${rule} ${message}\n`,
  );
  await expect(lines.join("")).toMatchFileSnapshot(`../${folder}/${id}.out`);
});
