import { cp, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeFolder } from "../temporary-folder.ts";
import { build, edit, type LintIn, lintIn, lintWith, makePlace, openTestCache } from "./lint-in.ts";
import { world, worldOfKind } from "./world.ts";

const checkout = "deployments/2026-12-02-checkout";
const search = "deployments/2026-12-04-search";

interface Case {
  readonly name: string;
  /** What is changed after the world has been judged. */
  readonly change: (folder: string) => Promise<void>;
  readonly options?: LintIn;
  readonly files?: Readonly<Record<string, string>>;
  /** How many of the three folders are not judged again. */
  readonly cached: number;
}

const nothing = async (): Promise<void> => undefined;

const cases: readonly Case[] = [
  { name: "nothing", change: nothing, cached: 3 },
  {
    name: "a byte of a document",
    change: (it) => edit(join(it, checkout, "rollback-plan.md"), "[ ]", "[x]"),
    cached: 2,
  },
  { name: "a line end", change: (it) => edit(join(it, checkout, "rollback-plan.md"), "\n# ", "\r\n# "), cached: 2 },
  { name: "a document more", change: (it) => writeFile(join(it, checkout, "notes.md"), "# Notes\n"), cached: 2 },
  { name: "a document less", change: (it) => rm(join(it, search, "operations-handoff.md")), cached: 2 },
  {
    name: "the text of a plan",
    change: (it) => edit(join(it, search, "deployment-plan.md"), "Faster", "Safer"),
    cached: 2,
  },
  {
    name: "another deployment's window",
    change: (it) => edit(join(it, search, "deployment-plan.md"), "window: 2026-12-04T20", "window: 2026-12-04T21"),
    cached: 1,
  },
  {
    name: "a deployment more",
    change: (it) => cp(join(it, search), join(it, "deployments/2026-12-05-search"), { recursive: true }),
    cached: 1,
  },
  { name: "a deployment less", change: (it) => rm(join(it, search), { recursive: true }), cached: 1 },
  { name: "a rule's level", change: (it) => edit(join(it, "deploydoc.config.yaml"), "warn", "error"), cached: 0 },
  {
    name: "a comment in the config",
    change: (it) => edit(join(it, "deploydoc.config.yaml"), "include", "# Ours\ninclude"),
    cached: 3,
  },
  {
    name: "a kind's template",
    files: worldOfKind,
    change: (it) => edit(join(it, "kinds/dr-exercise.md.hbs"), "\n## ", "\n\n## "),
    cached: 0,
  },
  {
    name: "a kind's schema",
    files: worldOfKind,
    change: (it) => edit(join(it, "kinds/dr-exercise.schema.json"), "{", "{ "),
    cached: 0,
  },
  {
    name: "what the baseline knows of a document",
    change: (it) =>
      edit(
        join(it, "known.json"),
        "{}",
        JSON.stringify({ [`${checkout}/rollback-plan.md`]: { "missing-section": 1 } }),
      ),
    cached: 2,
  },
  { name: "--as", change: nothing, options: { as: "closed" }, cached: 0 },
  {
    name: "--rule",
    change: nothing,
    options: { levels: { "missing-section": { level: "off", options: {}, suppressible: null } } },
    cached: 0,
  },
  { name: "what is judged", change: nothing, options: { paths: [`${checkout}/deployment-plan.md`] }, cached: 0 },
  { name: "a judgement for a merge", change: nothing, options: { gate: true }, cached: 0 },
];

describe("what has changed is judged again", () => {
  test.for(cases)("$name", async ({ change, options = {}, files = world, cached }) => {
    const [folder, place] = [await makeFolder(files), await makePlace()];
    const first = await lintWith(place, folder);
    expect(first.cached).toBe(0);
    expect(first.results.flatMap((it) => it.findings).length).toBeGreaterThan(10);
    await change(folder);
    const anew = await lintIn(folder, options);
    const again = await lintWith(place, folder, options);
    expect({ cached: again.cached, problems: again.problems }).toEqual({ cached, problems: anew.problems });
    expect(JSON.stringify(again.results)).toBe(JSON.stringify(anew.results));
    if (options.gate) return;
    const known = await lintWith(place, folder, options);
    expect(known.cached).toBe(new Set(anew.results.map((it) => it.deployment)).size);
    expect(JSON.stringify(known.results)).toBe(JSON.stringify(anew.results));
  });
});

test("what other documents are held against counts, though they are not judged", async () => {
  const [folder, place] = [await makeFolder(world), await makePlace()];
  const options = { paths: [`${checkout}/rollback-plan.md`] };
  await lintWith(place, folder, options);
  expect((await lintWith(place, folder, options)).cached).toBe(1);
  await edit(join(folder, checkout, "deployment-plan.md"), "risk: low", "risk: high");
  const again = await lintWith(place, folder, options);
  expect(again).toEqual({ ...(await lintIn(folder, options)), cached: 0 });
});

test("complete deployments come out of the cache as they went in", async () => {
  const [folder, place] = [await makeFolder({}), await makePlace()];
  await cp("fixtures/deployments", join(folder, "deployments"), { recursive: true });
  await cp("fixtures/lint", join(folder, "deployments/lint"), { recursive: true });
  const anew = await lintIn(folder, {});
  await lintWith(place, folder);
  const known = await lintWith(place, folder);
  expect(known.cached).toBe((await readdir(join(place, build))).length);
  expect(known.cached).toBeGreaterThan(4);
  expect(JSON.stringify(known.results)).toBe(JSON.stringify(anew.results));
  expect(known.results).toEqual(anew.results);
});

test("a team's plugins are never kept", async () => {
  const files = { ...world, "plugin.mjs": "export const rules = [];\n" };
  const [folder, place] = [await makeFolder(files), await makePlace()];
  await edit(join(folder, "deploydoc.config.yaml"), "include:", "plugins: [plugin.mjs]\ninclude:");
  await lintWith(place, folder);
  expect((await lintWith(place, folder)).cached).toBe(0);
  expect(await readdir(place)).toEqual([]);
});

test("a document that can't be read is told each time, and one of a broken kind judged each time", async () => {
  const [folder, place] = [await makeFolder(worldOfKind), await makePlace()];
  await writeFile(join(folder, checkout, "rollback-plan.md"), Uint8Array.of(0xe9));
  await edit(join(folder, "kinds/dr-exercise.schema.json"), "{", "");
  const anew = await lintIn(folder, {});
  expect(anew.problems).toHaveLength(2);
  for (const cached of [0, 2]) expect(await lintWith(place, folder)).toEqual({ ...anew, cached });
});

test("at any moment the same is said with the cache as without", async () => {
  const [folder, place] = [await makeFolder(world), await makePlace()];
  const hotfix = "window: 2026-12-04T20:00Z/2026-12-04T22:00Z\ntype: hotfix";
  await edit(join(folder, search, "deployment-plan.md"), "window: 2026-12-04T20:00Z/2026-12-04T22:00Z", hotfix);
  await edit(join(folder, search, "deployment-plan.md"), "status: approved", "status: deployed");
  await edit(
    join(folder, checkout, "rollback-plan.md"),
    "# Rollback",
    "# Rollback\n\n- [~] Load test — N/A: rig is rebuilt until 2026-12-01\n- [x] Approved by: Petra Schütz, 2026-12-06 10:00 UTC\n",
  );
  const start = Date.parse("2026-11-18T00:00:00Z");
  const moment = fc.integer({ min: 0, max: 40 * 24 * 4 }).map((quarters) => new Date(start + quarters * 21_600_000));
  let [cached, judged] = [0, 0];
  await fc.assert(
    fc.asyncProperty(moment, async (now) => {
      const anew = await lintIn(folder, { now });
      const known = await lintWith(place, folder, { now });
      expect(JSON.stringify(known.results)).toBe(JSON.stringify(anew.results));
      cached += known.cached;
      judged += 3 - known.cached;
    }),
    { numRuns: 30 },
  );
  // Both of them happen, or nothing was shown.
  expect(Math.min(cached, judged)).toBeGreaterThan(5);
});

test("runs at the same time, and one that loses its cache, agree", async () => {
  const [folder, place] = [await makeFolder(world), await makePlace()];
  const anew = JSON.stringify((await lintIn(folder, {})).results);
  const cache = openTestCache(place);
  const runs = Array.from({ length: 6 }, (_, at) =>
    at % 2 === 0 ? lintIn(folder, { cache }) : lintWith(place, folder),
  );
  runs.push(rm(join(place, build), { recursive: true, force: true }).then(() => lintIn(folder, { cache })));
  for (const { results } of await Promise.all(runs)) expect(JSON.stringify(results)).toBe(anew);
});
