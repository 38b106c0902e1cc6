import { existsSync, readdirSync, readFileSync } from "node:fs";
import { diffLines } from "diff";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/engine/read-document.ts";
import type { Document } from "../../src/model/document.ts";
import { rules } from "../../src/rules/index.ts";
import { faultsOf } from "../mutations/faults.ts";
import { replaceRange } from "../mutations/text.ts";
import { builtinLibrary, lintMarkdown } from "../support/lint.ts";
import { fixText, fixTogether } from "./fixing.ts";

const root = "fixtures/kinds";
const complete = readdirSync(root).flatMap((kind) =>
  readdirSync(`${root}/${kind}`)
    .filter((name) => name.startsWith("complete"))
    .map((name) => `${root}/${kind}/${name}`),
);

const read = async (text: string): Promise<Document> =>
  (await readDocument({ path: "document.md", text }, builtinLibrary, false)).document;

/** The same document as nobody has signed it: what signers fill in is empty. */
async function unsigned(text: string): Promise<string> {
  const { approvals } = await read(text);
  const ranges = approvals.flatMap(({ fillIns }) => fillIns).sort((a, b) => b.line - a.line || b.column - a.column);
  return ranges.reduce((result, range) => replaceRange(result, range, ""), text);
}

/** Spellings that are mended, each for the places that it finds. */
const slips: readonly ((text: string) => string)[] = [
  (text) => text.replace(/^- \[ \] /m, "-[ ] "),
  (text) => text.replace(/^- \[x\] /m, "- [] "),
  (text) => text.replaceAll(/^- \[x\] /gm, "- []"),
  (text) => text.replace(/^- \[x\] /m, "- [x ] "),
  (text) => text.replace(/ \+(\d+) ms /, " +$17 ms "),
  (text) => text.replace(/^window: .*$/m, "window: 10 November 2026 21:00 +01:00 to 11 November 2026 00:00 +01:00"),
  (text) => text.replace(/^window: .*$/m, "window: 10/11/2026 21:00 +01:00 to 23:30 +01:00"),
  (text) => text.replaceAll("\n", "\r\n"),
];

const natures = new Map(rules.map(({ id, nature }) => [id, nature]));

/** Things counted by what they say; those of `one` that `other` has not. */
function missingIn(one: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other];
  return one.filter((it) => {
    const at = left.indexOf(it);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const gatesOf = ({ gates }: Document): readonly string[] =>
  gates.map(({ text, state, reason }) => `${state === "malformed" ? "open" : state} ${reason} ${text}`);
const approvalsOf = ({ approvals }: Document): readonly string[] =>
  approvals
    .filter((it) => `${it.role}${it.name}${it.status}${it.date}` !== "")
    .map((it) => [it.role, it.name, it.status, it.decision, it.signed, it.date, it.digest].join("|"));
const valuesOf = ({ fields }: Document): readonly string[] => fields.map(({ slug, value }) => `${slug}: ${value}`);

/** Lines (from 1) of a text that another one has not. */
function newLines(before: string, after: string): ReadonlySet<number> {
  const lines = new Set<number>();
  let at = 1;
  for (const { added, removed, count = 0 } of diffLines(before, after)) {
    if (removed) continue;
    if (added) for (let line = at; line < at + count; line++) lines.add(line);
    at += count;
  }
  return lines;
}

async function expectHarmless(text: string, path: string): Promise<number> {
  const fixed = await fixText(text, path);
  expect((await fixText(fixed.text, path)).text).toBe(fixed.text);
  const [before, after] = [await read(text), await read(fixed.text)];
  expect(missingIn(gatesOf(before), gatesOf(after))).toEqual([]);
  expect(missingIn(gatesOf(after), gatesOf(before)).filter((it) => !it.startsWith("open"))).toEqual([]);
  expect(missingIn(approvalsOf(before), approvalsOf(after))).toEqual([]);
  const added = missingIn(approvalsOf(after), approvalsOf(before));
  expect(added.filter((it) => it.includes("|true|"))).toEqual([]);
  expect(missingIn(valuesOf(before), valuesOf(after)).length).toBeLessThanOrEqual(fixed.mended);
  const [was, is] = [await lintMarkdown(text, { path }), await lintMarkdown(fixed.text, { path })];
  const say = ({ rule, message }: { readonly rule: string; readonly message: string }) => `${rule}: ${message}`;
  const fresh = missingIn(is.findings.map(say), was.findings.map(say));
  const lines = newLines(text, fixed.text);
  const unexplained = is.findings
    .filter((it) => fresh.includes(say(it)))
    .filter(({ rule, range }) => natures.get(rule) !== "incomplete" || !lines.has(range.line));
  expect(unexplained.map(say)).toEqual([]);
  return fixed.mended;
}

describe("fixes", () => {
  it.each(complete)("leave %s as it is", async (path) => {
    const text = readFileSync(path, "utf8");
    expect(await fixText(text, path)).toEqual({ path, text, mended: 0, signed: 0 });
  });

  it.each(
    readdirSync("fixtures/deployments").filter((it) => existsSync(`fixtures/deployments/${it}/deployment-plan.md`)),
  )("leave the deployment %s as it is", async (name) => {
    const folder = `fixtures/deployments/${name}`;
    const files = readdirSync(folder).filter((it) => it.endsWith(".md"));
    const texts = Object.fromEntries(files.map((it) => [`${folder}/${it}`, readFileSync(`${folder}/${it}`, "utf8")]));
    const fixed = await fixTogether(texts, `${folder}/deployment-plan.md`);
    expect(fixed.map(({ path, text, mended }) => [path, text, mended])).toEqual(
      Object.entries(texts).map(([path, text]) => [path, text, 0]),
    );
  });

  it("of documents with any fault change nothing else, and nothing the second time", async () => {
    const faulty = await Promise.all(
      complete.map(async (path) => {
        const text = readFileSync(path, "utf8");
        const open = await unsigned(text);
        const faults = [
          ...(await faultsOf(path, text)),
          ...(await faultsOf(path, text)).filter((it) => it.line === null),
        ];
        return { path, texts: [text, open], faults };
      }),
    );
    let mended = 0;
    const example = fc.constantFrom(...faulty).chain(({ path, texts, faults }) =>
      fc.record({
        path: fc.constant(path),
        text: fc.oneof(fc.constantFrom(...texts), fc.constantFrom(...faults.map((it) => it.text))),
        isOpen: fc.boolean(),
        slips: fc.uniqueArray(fc.constantFrom(...slips), { maxLength: 3 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(example, async ({ path, text, isOpen, slips: chosen }) => {
        const start = isOpen ? await unsigned(text) : text;
        mended += await expectHarmless(
          chosen.reduce((result, slip) => slip(result), start),
          path,
        );
      }),
      { numRuns: Number(process.env.DEPLOYDOC_TEST_RUNS ?? 15) },
    );
    expect(mended).toBeGreaterThan(5);
  });
});
