import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { fillApproval } from "../../src/engine/fill-approval.ts";
import type { SignEntry } from "../../src/engine/fill-approval-text.ts";
import type { ReadSubject } from "../../src/engine/read-subject.ts";
import { type Phase, phases } from "../../src/model/kind.ts";
import { projectRead, readAt } from "../approvals/project.ts";

const paths = ["fixtures/kinds", "fixtures/deployments"].flatMap((root) =>
  readdirSync(root).flatMap((folder) =>
    readdirSync(`${root}/${folder}`)
      .filter((name) => root.endsWith("deployments") || name === "complete.md")
      .map((name) => `${root}/${folder}/${name}`),
  ),
);

interface Case {
  readonly path: string;
  readonly text: string;
  readonly read: ReadSubject;
  readonly which: number;
}

let cases: readonly Case[] = [];

beforeAll(async () => {
  const documents = await Promise.all(
    paths.map(async (path) => {
      const text = readFileSync(path, "utf8");
      return { path, text, read: await readAt(text, path) };
    }),
  );
  cases = documents.flatMap((it) => it.read.subject.document.approvals.map((_, which) => ({ ...it, which })));
});

async function fill({ path, text, which }: Case, entry: SignEntry): Promise<string | null> {
  const { document } = (await readAt(text, path)).subject;
  const approval = document.approvals[which];
  if (!approval) throw new Error(`${path} has no approval ${which}`);
  const filled = await fillApproval(text, document, approval, entry, (it) => readAt(it, path));
  return "text" in filled ? filled.text : null;
}

const digest = (letter: string): string => `d1:${letter.repeat(64)}`;

const usual: SignEntry = {
  name: "Dee Park",
  decision: "approved",
  digest: digest("a"),
  at: "2026-11-20T14:02+01:00",
  despite: null,
};

const names = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("Dee Park", "Zoë Ångström", "李雷", "dee", "@dee.park", "O’Neill-Smith Ann"),
  },
  {
    weight: 3,
    arbitrary: fc.string({ unit: fc.constantFrom(..."Ab é|\\*_`[]<>(),–-~#:@&\t\n日"), minLength: 1, maxLength: 12 }),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 12 }) },
);
const entries: fc.Arbitrary<SignEntry> = fc.record({
  name: names,
  decision: fc.constantFrom("approved", "rejected"),
  digest: fc.constantFrom(digest("0"), digest("9f3c").slice(0, 67)),
  at: fc.constantFrom("2026-11-20T14:02+01:00", "2026-11-20T14:02-11:30"),
  despite: fc.constantFrom(null, null, "2 errors", "1 error"),
});

const collapse = (text: string): string => text.replace(/\s+/g, " ").trim().replace(/^@/, "");

it("is written as it is read, into its row alone, or not at all", async () => {
  let written = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(cases.length - 1), entries, async (at, entry) => {
      const found = cases[at];
      const filled = found ? await fill(found, entry) : null;
      if (!found || filled === null) return;
      written++;
      const read = await readAt(filled, found.path);
      const [before, after] = [found.read, read].map((it) => it.subject.document.approvals);
      const row = after?.[found.which];
      const { decision, digest: given, at: date } = entry;
      expect(row).toMatchObject({ decision, digest: given, date, signed: decision === "approved" });
      expect(collapse(row?.name ?? "")).toBe(collapse(entry.name));
      expect(row?.role).toBe(before?.[found.which]?.role);
      const line = row?.range.line ?? 0;
      const others = (text: string): readonly string[] => text.split("\n").filter((_, index) => index !== line - 1);
      expect(others(filled)).toEqual(others(found.text));
      for (const phase of [null, ...phases] satisfies readonly (Phase | null)[]) {
        expect(projectRead(read, phase)).toBe(projectRead(found.read, phase));
      }
      expect(await fill({ ...found, text: filled, read }, entry)).toBe(filled);
    }),
    { numRuns: 20 },
  );
  expect(written).toBeGreaterThan(8);
});

it("merges line by line with a signature made at the same time, and neither voids the other", async () => {
  const shared = cases.filter(
    ({ path, which }) => which === 0 && cases.some((it) => it.path === path && it.which === 1),
  );
  expect(shared.length).toBeGreaterThan(3);
  for (const first of shared) {
    const second = { ...first, which: 1 };
    const one = await fill(first, usual);
    const other = await fill(second, { ...usual, name: "Ann Lee", digest: digest("b") });
    const base = first.text.split("\n");
    const theirs = other?.split("\n") ?? [];
    const merged = (one?.split("\n") ?? []).map((line, at) => (line === base[at] ? theirs[at] : line)).join("\n");
    const read = await readAt(merged, first.path);
    expect(read.subject.document.approvals.slice(0, 2)).toMatchObject([
      { name: "Dee Park", digest: digest("a"), signed: true },
      { name: "Ann Lee", digest: digest("b"), signed: true },
    ]);
    for (const phase of phases) expect(projectRead(read, phase)).toBe(projectRead(first.read, phase));
  }
});
