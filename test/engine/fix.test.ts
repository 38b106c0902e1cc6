import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { FixedDocument } from "../../src/engine/fix.ts";
import { lintMarkdown } from "../support/lint.ts";
import { fixText } from "./fixing.ts";

const folder = "fixtures/fix";

/** What a case of cases.yaml says of its pair. */
interface Case {
  /** The rule, or `front-matter`, which no rule asks for. */
  readonly mends: string;
  readonly mended: number;
  /** Fixes that an approval keeps out. */
  readonly signed?: number;
  readonly path?: string;
  /** A comment keeps the finding out. */
  readonly suppressed?: true;
}

const cases: Readonly<Record<string, Case>> = parse(readFileSync(`${folder}/cases.yaml`, "utf8"));
const names = Object.keys(cases);

const known = new Map<string, Promise<FixedDocument>>();

/** Each text is mended once, however many tests ask. */
function fix(text: string, path: string): Promise<FixedDocument> {
  const fixed = known.get(`${path}\n${text}`) ?? fixText(text, path);
  known.set(`${path}\n${text}`, fixed);
  return fixed;
}

it("names every pair", () => {
  const found = readdirSync(folder).filter((it) => it.endsWith(".in.md"));
  expect(found.map((it) => it.slice(0, -6)).sort()).toEqual([...names].sort());
});

describe.each(names.map((name) => [name, cases[name] as Case] as const))("%s", (name, wanted) => {
  const { mends, mended, signed = 0, path = "changes/document.md" } = wanted;
  const text = readFileSync(`${folder}/${name}.in.md`, "utf8");

  it("is mended as it should be, once and for all", async () => {
    const fixed = await fix(text, path);
    await expect(fixed.text).toMatchFileSnapshot(`../../${folder}/${name}.out.md`);
    expect(fixed).toMatchObject({ mended, signed });
    expect((await fix(fixed.text, path)).text).toBe(fixed.text);
    if (mended === 0) expect(fixed.text).toBe(text);
  });

  it.skipIf(mends === "front-matter" || wanted.suppressed)("has the finding, and no longer", async () => {
    const of = async (it: string) => (await lintMarkdown(it, { path })).findings.filter(({ rule }) => rule === mends);
    const before = await of(text);
    expect(before.length).toBeGreaterThan(0);
    const after = await of((await fix(text, path)).text);
    expect(after.length).toBeLessThan(before.length + (mended === 0 ? 1 : 0));
  });

  it.skipIf(mended === 0)("keeps line ends", async () => {
    const withEnds = (it: string): string => it.replaceAll("\n", "\r\n");
    expect((await fix(withEnds(text), path)).text).toBe(withEnds((await fix(text, path)).text));
  });
});
