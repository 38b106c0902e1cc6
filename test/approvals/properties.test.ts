import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { findLeftOut } from "../../src/approvals/left-out.ts";
import type { Phase } from "../../src/model/kind.ts";
import type { Range } from "../../src/model/position.ts";
import { canonicalTree } from "../../src/reading/canonical.ts";
import { rewrites } from "../mutations/rewrites.ts";
import { offsetOf } from "../mutations/text.ts";
import { everyNode, sitesOf } from "./changes.ts";
import { applyEdits, type Edit, freeEdits } from "./free-edits.ts";
import { projectRead, projectText, readAt } from "./project.ts";

const root = "fixtures/kinds";
const paths = readdirSync(root).flatMap((kind) =>
  readdirSync(`${root}/${kind}`)
    .filter((name) => name.startsWith("complete"))
    .map((name) => `${root}/${kind}/${name}`),
);
// The others take offsets of the text, so what shifts them comes last.
const names = Object.keys(rewrites).sort((a, b) => Number(shifts(a)) - Number(shifts(b)));

function shifts(name: string): boolean {
  return name === "CR LF" || name === "byte-order mark";
}

interface Case {
  readonly path: string;
  readonly text: string;
  readonly phase: Phase;
  readonly canonical: string;
  readonly free: readonly Edit[];
  readonly changes: readonly Edit[];
}

/** A document that holds every node, approved while its deployment is planned. */
async function readCase(path: string, appendix: string): Promise<Case> {
  const text = readFileSync(path, "utf8") + appendix;
  const phase = "plan";
  const read = await readAt(text, path);
  const { texts, boxes } = findLeftOut(read.subject, canonicalTree(read.source), phase);
  const offsets = ({ line, column, endLine, endColumn }: Range) =>
    [offsetOf(text, line, column), offsetOf(text, endLine, endColumn)] as const;
  const left = [...texts, ...boxes].map(offsets);
  const counts = ({ start }: Edit): boolean => !left.some(([from, to]) => from <= start && start <= to);
  const limits = read.subject.document.criteria.flatMap(({ limit, range }): Edit[] => {
    const [start, end] = offsets(range);
    const at = start + text.slice(start, end).search(/\d/);
    return limit === null || at < start ? [] : [{ name: "limit", start: at, end: at, text: "9" }];
  });
  const facts = [...read.source.frontMatter.positions].flatMap(([pointer, range]): Edit[] => {
    const [start, end] = offsets(range);
    const isCovered = /^\/(?!status|outcome)/.test(pointer) && end > start && !/[[{]/.test(text[start] ?? "");
    return isCovered ? [{ name: `front matter ${pointer}`, start: end, end, text: "q" }] : [];
  });
  const sites = sitesOf(read.source).flatMap(({ changes }) => changes);
  return {
    path,
    text,
    phase,
    canonical: projectRead(read, phase),
    free: freeEdits(text, read, phase),
    changes: [...sites, ...limits, ...facts].filter(counts),
  };
}

let cases: readonly Case[] = [];
let extended: readonly Case[] = [];

beforeAll(async () => {
  cases = await Promise.all(paths.map((path) => readCase(path, "")));
  extended = await Promise.all(paths.map((path) => readCase(path, everyNode)));
});

/** Whether the edited text is covered as it was. */
async function keepsCanonical({ path, phase, canonical }: Case, text: string): Promise<boolean> {
  return (await projectText(text, path, phase)) === canonical;
}

describe("what an approval covers", () => {
  it("is the same after any cosmetic rewrites", async () => {
    const some = fc.record({
      at: fc.nat(paths.length - 1),
      chosen: fc.subarray(names, { minLength: 1, maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(some, async ({ at, chosen }) => {
        const found = cases[at];
        if (!found) return;
        let { text } = found;
        for (const name of chosen) text = (await rewrites[name]?.(text)) ?? "";
        expect(await projectText(text, found.path, found.phase)).toBe(found.canonical);
      }),
      { numRuns: 20 },
    );
  });

  it("is the same after other signatures, later ticks and values, and another status, made in any order", async () => {
    const free = cases.filter((it) => it.free.length > 0);
    const some = fc
      .nat(free.length - 1)
      .chain((at) =>
        fc.record({ at: fc.constant(at), chosen: fc.subarray([...(free[at]?.free ?? [])], { minLength: 1 }) }),
      );
    await fc.assert(
      fc.asyncProperty(some, async ({ at, chosen }) => {
        const found = free[at];
        if (!found) return;
        expect(await projectText(applyEdits(found.text, chosen), found.path, found.phase)).toBe(found.canonical);
      }),
      { numRuns: 40 },
    );
  });

  it("is another after a change anywhere else", async () => {
    const some = fc
      .nat(paths.length - 1)
      .chain((at) => fc.record({ at: fc.constant(at), change: fc.constantFrom(...(extended[at]?.changes ?? [])) }));
    await fc.assert(
      fc.asyncProperty(some, async ({ at, change }) => {
        const found = extended[at];
        if (!found) return;
        expect(await keepsCanonical(found, applyEdits(found.text, [change]))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

it("shows every change of a short document", async () => {
  const found = await readCase("fixtures/digest/change-request.md", everyNode);
  const hidden: string[] = [];
  for (const change of found.changes) {
    const text = applyEdits(found.text, [change]);
    if (await keepsCanonical(found, text)) hidden.push(`${change.name} at ${change.start}`);
  }
  const types = [...new Set(found.changes.map(({ name }) => name.split(":")[0] ?? ""))].sort();
  expect(types.join(", ")).toBe(
    "code, definition, front matter /kind, front matter /template, heading, html, image, inlineCode, limit, link, listItem, text",
  );
  expect(hidden).toEqual([]);
});
