import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { render } from "../../src/kinds/render.ts";
import type { Facts } from "../../src/model/kind.ts";
import { builtinLibrary, lintMarkdown } from "../support/lint.ts";

const kinds = readdirSync("fixtures/kinds");

const strategies = ["direct", "rolling", "blue-green", "canary", "feature-flag"] as const;

const typeLists: readonly (readonly string[])[] = [
  ["standard"],
  ["hotfix"],
  ["database-migration"],
  ["microservice"],
  ["infrastructure"],
  ["microservice", "infrastructure"],
  ["hotfix", "database-migration"],
  ["hotfix", "database-migration", "microservice", "infrastructure"],
];

const facts: Facts = {
  status: "draft",
  release: "v4.1.0",
  environment: "production",
  services: ["checkout-api", "checkout-web"],
  window: "2026-12-08T21:00+01:00/2026-12-09T00:00+01:00",
  lead: "Nadia Petrova",
  engineer: "Tim Becker",
  backup: "Aiko Mori",
};

async function scaffold(kind: string, given: Facts): Promise<string> {
  const compiled = await builtinLibrary.load(kind);
  if (compiled === null) throw new Error(`No kind ${kind}`);
  return render(compiled, given);
}

/** The finding as one line, for comparison. */
async function findingsOf(markdown: string, path: string): Promise<readonly string[]> {
  const { findings } = await lintMarkdown(markdown, { path });
  return findings.map((it) => `${it.range.line}:${it.range.column} ${it.severity} ${it.rule} ${it.message}`);
}

describe.each(kinds)("%s", (kind) => {
  const folder = `fixtures/kinds/${kind}`;
  const complete = readdirSync(folder).filter((name) => name.startsWith("complete"));

  test("is scaffolded without facts as fresh.md shows", async () => {
    await expect(await scaffold(kind, { status: "draft" })).toMatchFileSnapshot(`../../${folder}/fresh.md`);
  });

  test.each(complete)("%s is complete at its status", async (name) => {
    expect(await findingsOf(readFileSync(`${folder}/${name}`, "utf8"), `${folder}/${name}`)).toEqual([]);
  });

  test("a fresh document lacks much and contradicts nothing", async () => {
    const found = await findingsOf(await scaffold(kind, { status: "draft" }), "fresh.md");
    expect(found.filter((it) => !it.includes(" warning "))).toEqual([]);
    expect(found.length).toBeGreaterThan(5);
  });

  test("every slot of a fresh document is found", async () => {
    const markdown = await scaffold(kind, { status: "draft" });
    const { findings } = await lintMarkdown(markdown, { path: "fresh.md" });
    const slots = markdown
      .split("\n")
      .flatMap((line, at) =>
        Array.from(line.matchAll(/\[(?! \])[^\]]+\]/g), ({ index }) => ({ line: at + 1, column: index + 1 })),
      );
    const open = slots.filter(
      ({ line, column }) =>
        !findings.some(
          ({ range }) => range.line <= line && line <= range.endLine && (range.line < line || range.column <= column),
        ),
    );
    expect(slots.length).toBeGreaterThan(3);
    expect(open).toEqual([]);
  });

  test.each(typeLists)("a scaffold for %s %s %s %s contradicts nothing", async (...type) => {
    for (const strategy of strategies) {
      for (const risk of ["low", "high"]) {
        const incident = type.includes("hotfix") ? { incident: "INC-3310" } : {};
        const markdown = await scaffold(kind, { ...facts, ...incident, type, strategy, risk });
        const found = await findingsOf(markdown, "fresh.md");
        const errors = found.filter((it) => !it.includes(" warning ") && !it.includes(" direct-migration "));
        expect(errors, `${strategy}, ${risk}`).toEqual([]);
      }
    }
  });
});

describe("a plan holds nothing of another strategy or type", () => {
  const ofStrategy: Readonly<Record<(typeof strategies)[number], RegExp>> = {
    direct: /all instances (?:are replaced|with the release)/i,
    rolling: /one after the other|one by one/i,
    "blue-green": /idle environment|switch traffic|switched to it/i,
    canary: /canary|growing share/i,
    "feature-flag": /flag off|flag is off|open the flag|close the flag/i,
  };

  test.each(strategies)("%s", async (strategy) => {
    const markdown = await scaffold("deployment-plan", { ...facts, type: ["standard"], risk: "medium", strategy });
    const spoken = strategies.filter((it) => ofStrategy[it].test(markdown));
    expect(spoken).toEqual([strategy]);
  });

  const ofType: Readonly<Record<string, RegExp>> = {
    hotfix: /## Hotfix|Skipped because/,
    "database-migration": /## Database migration|migration scripts/i,
    microservice: /## Service order|Take the services/,
    infrastructure: /## Infrastructure changes|Apply the infrastructure/,
  };

  test.each(typeLists)("%s %s %s %s", async (...type) => {
    const markdown = await scaffold("deployment-plan", { ...facts, type, risk: "medium", strategy: "canary" });
    const spoken = Object.keys(ofType).filter((it) => ofType[it]?.test(markdown));
    expect(spoken.toSorted()).toEqual(type.filter((it) => it !== "standard").toSorted());
  });
});
