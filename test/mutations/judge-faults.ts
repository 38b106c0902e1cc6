import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { lintMarkdown } from "../support/lint.ts";
import { faultsOf, standsOn } from "./faults.ts";

const root = "fixtures/kinds";

/** Judges every single fault of the complete documents of some kinds: each must be found at its line. */
export function judgeFaultsOf(isWanted: (kind: string) => boolean): void {
  const complete = readdirSync(root)
    .filter(isWanted)
    .flatMap((kind) =>
      readdirSync(`${root}/${kind}`)
        .filter((name) => name.startsWith("complete"))
        .map((name) => `${root}/${kind}/${name}`),
    );
  describe.each(complete)("%s", (path) => {
    const text = readFileSync(path, "utf8");

    it("shows every single fault at its line", async () => {
      // Each fourth fault of a document, another fourth for each; DEPLOYDOC_TEST_FAULTS=all takes all of them.
      const step = process.env.DEPLOYDOC_TEST_FAULTS === "all" ? 1 : 4;
      const first = path.length % step;
      const faults = (await faultsOf(path, text)).filter((it, at) => it.text !== text && at % step === first);
      expect(faults.length).toBeGreaterThan(step === 1 ? 20 : 4);
      const survivors: string[] = [];
      for (const fault of faults) {
        const { findings } = await lintMarkdown(fault.text, { path });
        const found = findings.some(({ rule, range }) =>
          fault.line === null ? fault.rules.includes(rule) : standsOn(range, fault.line),
        );
        if (!found) survivors.push(`${fault.line ?? "-"}: ${fault.name}`);
      }
      expect(survivors).toEqual([]);
    });
  });
}
