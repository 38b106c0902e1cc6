import { describe, expect, test } from "vitest";
import { reports } from "../../src/reports/index.ts";
import { context, gate, sample } from "./sample.ts";

const clean = sample.filter(({ findings }) => findings.length === 0);

describe.each(Object.entries(reports))("%s", (name, load) => {
  test.each([
    ["lint", sample, context],
    ["check", sample, gate],
    ["quiet", sample, { ...context, quiet: true }],
    ["clean", clean, context],
  ] as const)("of %s", async (variant, results, given) => {
    const { render } = await load();
    const report = render(results, given);
    await expect(report).toMatchFileSnapshot(`formats/${name}-${variant}.txt`);
    expect(report === "" || report.endsWith("\n")).toBe(true);
    expect(render(results, given)).toBe(report);
  });
});
