import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import baselineSchema from "../../schemas/baseline.schema.json" with { type: "json" };
import { openConfigs } from "../../src/workspace/config.ts";
import { runAt } from "../merge/run-check.ts";
import { makeFolder } from "./temporary-folder.ts";

const page = readFileSync("docs/config.md", "utf8");
const blocks = (language: string) =>
  [...page.matchAll(/```(\w+)\n([\s\S]*?)```/g)].filter(([, name]) => name === language).map(([, , text = ""]) => text);

const [overrides = "", extending = "", printed = ""] = blocks("yaml");
const payments = "drafts: allow\n";
const shared = "rules: { vague-step: off }\n";

const files = {
  "deploydoc.config.yaml": `${extending.replace("drafts: allow\n", "")}${overrides}`,
  "policy/payments.yaml": payments,
  "node_modules/@acme/deploydoc-policy/deploydoc.config.yaml": shared,
};

test("the configs that docs/config.md shows are ones", async () => {
  const folder = await makeFolder(files);
  const config = await openConfigs(folder, null)(folder);
  expect(config).toMatchObject({ drafts: "allow", rules: { "vague-step": { level: "off" } } });
  expect(config.overrides).toHaveLength(1);
  const { stdout } = await runAt(folder, ["lint", "--print-config", "x/post-deployment-review.md"]);
  const [drafts = "", ...rest] = printed.trimEnd().split("\n");
  expect(stdout).toContain(drafts);
  const shape = (line: string) => line.replace(/:\d+:\d+/, "");
  for (const line of rest) expect(stdout.split("\n").map(shape)).toContain(shape(line));
});

test("the baseline that it shows is one, as is what lint writes", async () => {
  const validate = new Ajv.default({ strict: false }).compile(baselineSchema);
  const [shown = ""] = blocks("json");
  expect(validate(JSON.parse(shown))).toBe(true);
  const folder = await makeFolder({ "deployments/a.md": "# A\n\n- [ ] Open\n", "known.json": shown });
  expect((await runAt(folder, ["lint", "--baseline", "known.json"])).stderr).toBe("");
  await runAt(folder, ["lint", "--write-baseline"]);
  const written = JSON.parse(await readFile(join(folder, "deploydoc-baseline.json"), "utf8"));
  expect({ valid: validate(written), documents: written.documents }).toEqual({
    valid: true,
    documents: { "deployments/a.md": { "unchecked-gate": 1 } },
  });
});
