import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lintMarkdown } from "../support/lint.ts";
import { faultsOf } from "./faults.ts";
import { rewrites } from "./rewrites.ts";

const root = "fixtures/kinds";
const paths = readdirSync(root).flatMap((kind) =>
  readdirSync(`${root}/${kind}`).map((name) => `${root}/${kind}/${name}`),
);
const names = Object.keys(rewrites);

/** What is found, without places. */
async function messagesOf(text: string, path: string): Promise<readonly string[]> {
  const { findings } = await lintMarkdown(text, { path });
  return findings.map(({ rule, severity, message }) => `${rule} ${severity} ${message}`).sort();
}

describe.each(paths)("%s", (path) => {
  const text = readFileSync(path, "utf8");

  it.each(names)("has the same findings after %s", async (name) => {
    const rewritten = await rewrites[name]?.(text);
    expect(await messagesOf(rewritten ?? "", path)).toEqual(await messagesOf(text, path));
  });
});

describe("a document with a fault", () => {
  it("has the same findings after any rewrites", async () => {
    const faulty = await Promise.all(
      paths
        .filter((path) => path.includes("complete"))
        .map(async (path) => ({ path, faults: await faultsOf(path, readFileSync(path, "utf8")) })),
    );
    const document = fc
      .constantFrom(...faulty)
      .chain(({ path, faults }) => fc.record({ path: fc.constant(path), fault: fc.constantFrom(...faults) }));
    await fc.assert(
      fc.asyncProperty(
        document,
        fc.subarray(names, { minLength: 1, maxLength: 2 }),
        async ({ path, fault }, chosen) => {
          let text = fault.text;
          for (const name of chosen) text = (await rewrites[name]?.(text)) ?? "";
          expect(await messagesOf(text, path)).toEqual(await messagesOf(fault.text, path));
        },
      ),
      { numRuns: 40 },
    );
  });
});
