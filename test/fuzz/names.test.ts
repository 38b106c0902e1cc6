import { describe, expect, test } from "vitest";
import { lint, read } from "../../src/engine/api.ts";
import { ConfigError } from "../../src/errors.ts";

/** What every object has, so that a look-up by it finds something that nobody wrote. */
const inherited = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "__defineGetter__"];

const path = "deployments/2026-11-14-ledger/deployment-plan.md";

/** Places in a document where a name is looked up. */
const places: readonly (readonly [string, (name: string) => string])[] = [
  ["a kind", (name) => `---\nkind: ${name}\n---\n\n# A\n`],
  ["a key of the front matter", (name) => `---\nkind: deployment-plan\n${name}: a\n---\n\n# A\n`],
  ["a version of a template", (name) => `---\nkind: deployment-plan\ntemplate: ${name}\n---\n`],
  ["a status", (name) => `---\nkind: deployment-plan\nstatus: ${name}\nrisk: ${name}\nstrategy: ${name}\n---\n`],
  ["a heading", (name) => `---\nkind: deployment-plan\n---\n\n# ${name}\n\n## ${name}\n\n- [ ] ${name}\n`],
  [
    "columns and cells",
    (name) => `## Approvals\n\n| Role | ${name} | Name |\n|-|-|-|\n| ${name} | ${name} | ${name} |\n`,
  ],
  ["a field", (name) => `**${name}:** ${name}\n\n${name}: [${name}] {{${name}}} @${name}\n`],
  ["a metric and its unit", (name) => `## Rollback triggers\n\n- ${name} > 5 ${name} for 2 ${name}\n`],
  ["a suppressed rule", (name) => `<!-- deploydoc-disable ${name} -- why -->\n\n[Name]\n`],
  ["a label of links", (name) => `[${name}]: /u\n[^${name}]: x\n\n[a][${name}] [^${name}] [${name}]\n`],
];

describe("names that every object inherits are names like any other", () => {
  test.each(places)("as %s", async (_, write) => {
    for (const name of inherited) {
      const one = await lint(write(name), { path });
      const other = await lint(write(name.replaceAll(/./g, "q")), { path });
      // A key __proto__ is a fault of its own.
      if (name !== "__proto__")
        expect(one.findings.map(({ rule }) => rule)).toEqual(other.findings.map(({ rule }) => rule));
      expect(JSON.parse(JSON.stringify(one))).toEqual(one);
      expect((await read(write(name), { path })).sections.every(({ slug }) => typeof slug === "string")).toBe(true);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect("a" in {}).toBe(false);
  });

  test.each(inherited)("%s in a config is a key, a rule and a role that is not known", async (name) => {
    const own = (value: unknown): Record<string, unknown> =>
      JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`);
    for (const config of [
      own("a"),
      { rules: own("error") },
      { approvals: own({ high: ["a"] }) },
      { required: own(["a"]) },
    ]) {
      await expect(lint("# A\n", { config })).rejects.toThrow(ConfigError);
    }
    expect("high" in {}).toBe(false);
  });
});
