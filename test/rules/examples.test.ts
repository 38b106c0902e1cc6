import { describe, expect, it } from "vitest";
import { defaultConfig } from "../../src/engine/default-config.ts";
import { rules } from "../../src/rules/index.ts";
import type { Example, Rule } from "../../src/rules/rule.ts";
import { gatherFrom } from "../support/evidence.ts";
import { lintMarkdown, withRule } from "../support/lint.ts";

/** What an example's rule finds in one of its texts. */
async function find(rule: Rule, example: Example, which: "wrong" | "right") {
  const { findings } = await lintMarkdown(example[which], {
    ...(example.path === undefined ? {} : { path: example.path }),
    ...(example.now === undefined ? {} : { now: example.now }),
    ...(example.beside === undefined ? {} : { beside: example.beside }),
    gate: example.gate ?? false,
    config: {
      ...(example.options || rule.nature === "off" ? withRule(rule.id, example.options ?? {}) : {}),
      freezes: example.freezes ?? [],
      ...(example.people ? { approvals: { ...defaultConfig("").approvals, people: example.people } } : {}),
    },
    ...(example.git ? { gather: gatherFrom(example.git[which]) } : {}),
  });
  return findings.filter((it) => it.rule === rule.id);
}

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  it("has examples", () => {
    expect(rule.examples.length).toBeGreaterThan(0);
  });

  it.each(rule.examples.map((example, at) => [example.title ?? `example ${at + 1}`, example] as const))(
    "%s",
    async (_, example) => {
      const found = await find(rule, example, "wrong");
      expect(found.map((it) => it.range.line)).toEqual(example.finds.map((it) => it.line));
      for (const [at, { message }] of example.finds.entries()) {
        if (message !== undefined) expect(found[at]?.message).toContain(message);
      }
      expect(await find(rule, example, "right")).toEqual([]);
    },
  );
});
