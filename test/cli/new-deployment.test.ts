import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { knownFacts } from "../../src/cli/facts.ts";
import { fitOf, proposeStrategy, strategies } from "../../src/deployment/strategies.ts";
import { lintMarkdown } from "../support/lint.ts";
import { runIn } from "./run-here.ts";
import { withFiles } from "./scenario.ts";

const names = strategies.map(({ name }) => name);
const types = knownFacts.find(({ name }) => name === "type")?.values ?? [];
const typeLists = [...types.map((type) => [type]), ["hotfix", "database-migration"], ["hotfix", "microservice"]];
const combinations = names.flatMap((strategy) => typeLists.map((list) => ({ strategy, types: list.join(",") })));
const isRefused = (strategy: string, list: string) =>
  list.includes("database-migration") && !["blue-green", "canary"].includes(strategy);
const scaffolds = combinations.filter((it) => !isRefused(it.strategy, it.types));

const flags = [
  ...["--risk", "medium", "--release", "v2.4.0", "--services", "checkout,payments", "--lead", "Dee Park"],
  ...["--window", "2026-12-01T21:00+01:00/2026-12-02T05:00+01:00", "--engineer", "Sam Ito", "--backup", "Ana Ruiz"],
];
const incidentOf = (list: string) => (list.includes("hotfix") ? ["--incident", "INC-2231"] : []);

/** Words of the steps that one strategy or type needs, and no other. */
const ownWords: Readonly<Record<string, RegExp>> = {
  direct: /instances are replaced at once|replace all instances/i,
  rolling: /\bdrain|one by one|one after the other|\bbatch/i,
  "blue-green": /\bblue\b|\bgreen\b|idle environment|switch traffic/i,
  canary: /\bcanary\b|weight of|weight back/i,
  "feature-flag": /\bkill switch|\bflag\b/i,
  hotfix: /hotfix|senior engineer/i,
  "database-migration": /migration script|database migration steps/i,
  microservice: /service order|neighbours/i,
  infrastructure: /infrastructure change/i,
};

/** Scaffolds a deployment called "x" and hands its folder, with the texts of its documents by name, to `use`. */
async function scaffold<Result>(
  args: readonly string[],
  use: (folder: string, texts: ReadonlyMap<string, string>, top: string) => Promise<Result>,
): Promise<Result> {
  return withFiles({ shows: "", runs: [] }, async (top) => {
    const printed = await runIn(top, ["new", "deployment", "x", ...flags, ...args]);
    expect(printed).toMatchObject({ code: 0 });
    const folder = join(top, "deployments/2026-12-01-x");
    const files = (await readdir(folder)).sort();
    const texts = await Promise.all(files.map(async (it) => [it, await readFile(join(folder, it), "utf8")] as const));
    return use(folder, new Map(texts), top);
  });
}

const headingsOf = (text: string) => Array.from(text.matchAll(/^#{2,3} (.*)$/gm), ([, title = ""]) => title);

describe.each(scaffolds)("$strategy, $types", ({ strategy, types: list }) => {
  const args = ["--strategy", strategy, "--type", list, ...incidentOf(list)];

  test("documents and sections are those of the fixture, without contradictions, and with nothing foreign", async () => {
    await scaffold(args, async (_, texts, top) => {
      const outline = [...texts].map(([name, text]) =>
        [name, ...headingsOf(text).map((it) => `  ${it}`), ""].join("\n"),
      );
      await expect(outline.join("\n")).toMatchFileSnapshot(
        `../../fixtures/scaffolds/${strategy}-${list.replaceAll(",", "+")}.txt`,
      );
      const foreign = Object.entries(ownWords).filter(([of]) => of !== strategy && !list.split(",").includes(of));
      for (const [name, text] of texts) {
        // The complexity table asks about every area, whatever is touched.
        const lines = text
          .split("\n")
          .filter((line) => !/^\| (?:Database migration|Infrastructure|Feature flags) /.test(line));
        const found = foreign.flatMap(([of, words]) =>
          lines.filter((it) => words.test(it)).map((it) => `${name}: ${of}: ${it}`),
        );
        expect(found).toEqual([]);
      }
      const linted = await runIn(top, ["lint", "--format", "json"]);
      const { summary, documents } = JSON.parse(linted.stdout);
      const errors = documents.flatMap((it: { findings: readonly { severity: string; message: string }[] }) =>
        it.findings.filter(({ severity }) => severity === "error").map(({ message }) => message),
      );
      expect({ errors, documents: summary.documents }).toEqual({ errors: [], documents: texts.size });
    });
  });
});

test.each(combinations.filter((it) => isRefused(it.strategy, it.types)))(
  "$strategy, $types is refused",
  async ({ strategy, types: list }) => {
    const args = ["--strategy", strategy, "--type", list, ...incidentOf(list)];
    const printed = await withFiles({ shows: "", runs: [] }, (top) => runIn(top, ["new", "deployment", "x", ...args]));
    expect(printed).toMatchObject({ code: 2, stderr: expect.stringMatching(/direct-migration.*blue-green or canary/) });
  },
);

test("a kind written later takes the same facts from the plan", async () => {
  const args = ["--strategy", "canary", "--type", "hotfix,database-migration,microservice", "--incident", "INC-2231"];
  await scaffold([...args, "--after", "2026-11-30-a,2026-11-30-b", "--all"], async (folder, texts, top) => {
    expect([...texts.keys()]).toHaveLength(11);
    const kinds = [...texts.keys()].map((it) => it.slice(0, -3)).filter((it) => it !== "deployment-plan");
    for (const kind of [...kinds, "incident-report", "post-mortem"]) {
      const path = join(folder, `${kind}.md`);
      await rm(path, { force: true });
      const printed = await runIn(top, ["new", kind, "--deployment", "2026-12-01-x"]);
      expect({ kind, ...printed }).toMatchObject({ kind, code: 0 });
      const text = await readFile(path, "utf8");
      expect(text).toContain("deployment: 2026-12-01-x");
      if (texts.has(`${kind}.md`)) expect(text).toBe(texts.get(`${kind}.md`));
    }
    const linted = await runIn(top, ["lint"]);
    expect(linted).toMatchObject({ code: 0 });
  });
});

test("every strategy has its trade-off, in one line each", () => {
  expect(names).toEqual(knownFacts.find(({ name }) => name === "strategy")?.values);
  for (const { risk, cost, rollback } of strategies) {
    for (const text of [risk, cost, rollback]) expect(text).toMatch(/^[^\n]{5,80}$/);
  }
});

/** How the rules judge a strategy. */
async function judge(frontMatter: string): Promise<string> {
  const { findings } = await lintMarkdown(`---\n${frontMatter}---\n\n# Plan\n`, { path: "plan.md" });
  if (findings.some(({ rule }) => rule === "direct-migration")) return "refused";
  return findings.some(({ rule }) => rule === "mismatched-strategy") ? "below the risk" : "fits";
}

const judgements = ["low", "medium", "high"].flatMap((risk) => types.map((type) => ({ risk, type })));

test.each(judgements)("$type at $risk risk: strategies fit as the rules judge them", async ({ risk, type }) => {
  const incident = type === "hotfix" ? "INC-1" : "none";
  for (const strategy of strategies) {
    const head = `kind: deployment-plan\nstatus: approved\nstrategy: ${strategy.name}\nrisk: ${risk}\ntype: [${type}]\n`;
    const fit = fitOf(strategy, { risk, type: [type], incident });
    expect({ strategy: strategy.name, fit }).toEqual({
      strategy: strategy.name,
      fit: await judge(`${head}incident: ${incident}\n`),
    });
  }
});

test.each([
  [{}, null],
  [{ risk: "low" }, "direct"],
  [{ risk: "medium" }, "rolling"],
  [{ risk: "high" }, "canary"],
  [{ risk: "low", type: ["database-migration"] }, "blue-green"],
  [{ risk: "high", type: ["hotfix"], incident: "INC-1" }, "direct"],
  [{ risk: "high", type: ["hotfix"] }, "canary"],
  [{ risk: "high", type: ["hotfix", "database-migration"], incident: "INC-1" }, "blue-green"],
])("%o: %s is proposed", (facts, strategy) => {
  expect(proposeStrategy(facts)).toBe(strategy);
});
