import type { Gather, LintContext } from "../../engine/lint.ts";
import { planOf, type ReadSubject, readSubject } from "../../engine/read-subject.ts";
import { blankLines, readSuppressions } from "../../engine/suppressions.ts";
import type { Gate } from "../../model/document.ts";
import type { Before, Commit, Evidence, PlacedSuppression } from "../../model/evidence.ts";
import type { Deployment } from "../../model/subject.ts";
import { gatherApprovals } from "./approvals.ts";
import { placeOf } from "./places.ts";
import { gateKeys } from "./rows.ts";
import { type Snapshot, snapshotAtBase } from "./snapshot.ts";
import type { Folder, Sources } from "./sources.ts";
import { openVersions, versionsOf } from "./versions.ts";
import { writerOfTick } from "./writers.ts";

/** Asks git what it tells of documents that are judged together. `context` is what they are read with. */
export function gatherFrom(sources: Sources, context: (path: string) => Promise<LintContext>): Gather {
  return async (all, deployment) => {
    const [first] = all;
    if (first === undefined) return new Map();
    const reading = await context(first.path);
    const folder = openFolder(all, deployment, reading, sources);
    const evidence = new Map<string, Evidence>();
    for (const own of all) evidence.set(own.path, await gatherOne(own, folder, reading, sources));
    return evidence;
  };
}

/** The documents that are judged together, as their evidence is gathered. */
export function openFolder(
  all: readonly ReadSubject[],
  deployment: Deployment | null,
  context: LintContext,
  { top }: Pick<Sources, "top">,
): Folder {
  const plan = all.find((it) => it.path === deployment?.path) ?? null;
  const facts = plan === null ? null : planOf(plan);
  // The same version is asked for again and again: by each document beside it, and by each of its rows.
  const versions = new Map<string, Promise<ReadSubject>>();
  return {
    all,
    deployment: deployment?.name ?? null,
    settings: context.config.approvals,
    pathOf: ({ path }) => placeOf(path, top),
    read: (path, text) => {
      const key = `${path}\0${text}`;
      const known = versions.get(key) ?? readSubject({ path, text }, plan?.path === path ? null : facts, context);
      versions.set(key, known);
      return known;
    },
  };
}

async function gatherOne(
  own: ReadSubject,
  folder: Folder,
  { config }: LintContext,
  sources: Sources,
): Promise<Evidence> {
  const base = await snapshotAtBase(own, folder, sources);
  return {
    approvals: await gatherApprovals(own, base, folder, sources),
    ticks: sources.ticks ? await gatherTicks(own, base, folder, sources) : new Map(),
    before: base.own === null ? null : stateAt(base.own, base, folder),
    compared: sources.base !== null,
    changedPolicy: sources.base?.changedPolicy ?? [],
    trusts: sources.base === null || config.suppressions === "any" ? () => true : trustIn(own, base.own),
  };
}

/** Documents of a deployment have the status of its plan. */
function stateAt({ subject, source, path }: ReadSubject, { all }: Snapshot, folder: Folder): Before {
  const { template } = source.frontMatter.data;
  const plan = folder.deployment === null ? null : all.find((it) => it.subject.kind?.name === "deployment-plan");
  const status = (plan && plan.path !== path ? plan.subject.status : null) ?? subject.status;
  const { facts } = (plan ?? { subject }).subject;
  return { kind: subject.kind?.name ?? null, template: typeof template === "string" ? template : "", status, facts };
}

/** The commits that ticked the boxes which were not ticked at the base. */
async function gatherTicks(
  own: ReadSubject,
  base: Snapshot,
  folder: Folder,
  sources: Sources,
): Promise<ReadonlyMap<Gate, Commit>> {
  const ticks = new Map<Gate, Commit>();
  if (sources.cut !== null || base.own === own) return ticks;
  const keys = gateKeys(own);
  const before = new Set(base.own === null ? [] : doneIn(base.own));
  const fresh = own.subject.document.gates.filter((it) => it.state === "done" && !before.has(keys.get(it) ?? ""));
  if (fresh.length === 0) return ticks;
  const versions = await versionsOf(folder.pathOf(own), sources);
  const versioned = { own, versions, read: openVersions(own, versions, folder, sources) };
  for (const gate of fresh) {
    const written = await writerOfTick(gate, versioned);
    if (written.type === "commit") ticks.set(gate, written.commit);
  }
  return ticks;
}

function doneIn(read: ReadSubject): readonly string[] {
  return [...gateKeys(read)].flatMap(([gate, key]) => (gate.state === "done" ? [key] : []));
}

/** A suppression is trusted for a line that it stood over at the base: not for what the branch puts between its ends. */
function trustIn(own: ReadSubject, base: ReadSubject | null): Evidence["trusts"] {
  const known = new Set(base === null ? [] : suppressedIn(base));
  const lines = linesOf(own);
  return (written, line) => known.has(keyOf(written, lines[line - 1]));
}

/** Every line that something is suppressed on, with what is. */
function suppressedIn(read: ReadSubject): readonly string[] {
  const { comments, end } = read.subject.document;
  const lines = linesOf(read);
  const written = readSuppressions(comments, end.endLine, blankLines(read.source.text));
  return written.flatMap((it) => lines.slice(it.from - 1, it.to).map((line) => keyOf(it, line)));
}

function keyOf({ rule, reason }: PlacedSuppression, line = ""): string {
  return JSON.stringify([rule, reason, line.trim()]);
}

function linesOf({ source }: ReadSubject): readonly string[] {
  return source.text.split(/\r\n|\n|\r/);
}
