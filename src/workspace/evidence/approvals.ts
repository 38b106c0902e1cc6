import { isSurely, mayBe } from "../../approvals/people.ts";
import {
  highestLevel,
  judgeSignedRow,
  nameOf,
  type SignedRow,
  type SignedText,
  type Writer,
} from "../../approvals/verdict.ts";
import { planKind } from "../../deployment/identify.ts";
import type { ReadSubject } from "../../engine/read-subject.ts";
import { risks } from "../../model/deployment.ts";
import type { Approval } from "../../model/document.ts";
import { type ApprovalEvidence, type Commit, type Identity, type Level, levels } from "../../model/evidence.ts";
import { approves, phaseOfApproval, stateOf } from "../../rules/approvals/people.ts";
import { type Covered, cover, documentsCovered, isSameCover, tellChanges, textOf } from "./covered.ts";
import { sameRow, stateOfRow } from "./rows.ts";
import { judgeSidecar } from "./sidecars.ts";
import { type Snapshot, snapshotAt } from "./snapshot.ts";
import type { Folder, Sources } from "./sources.ts";
import { openVersions, versionsOf } from "./versions.ts";
import { type Versioned, type Written, writerOfRow } from "./writers.ts";

/** What a row is judged with. */
interface Row {
  readonly approval: Approval;
  readonly own: ReadSubject;
  readonly folder: Folder;
  readonly sources: Sources;
  readonly base: Snapshot;
  readonly today: Covered;
  readonly fresh: boolean;
  readonly written: () => Promise<Written>;
}

/**
 * The least level that counts in a document: of its risk, or of the highest while that is not known. A merge that lowers the
 * risk is judged by what it was, too.
 */
function requiredLevel({ subject }: ReadSubject, base: Snapshot, { settings, deployment }: Folder): Level {
  const before = deployment === null ? base.own : base.all.find((it) => it.subject.kind?.name === planKind);
  const asked = [subject, ...(before ? [before.subject] : [])].map(
    ({ facts }) => settings.level[risks.find((it) => it === facts.risk) ?? "high"],
  );
  return levels.findLast((it) => asked.includes(it)) ?? "signature";
}

/** The evidence of every approval of a document. */
export async function gatherApprovals(
  own: ReadSubject,
  base: Snapshot,
  folder: Folder,
  sources: Sources,
): Promise<ReadonlyMap<Approval, ApprovalEvidence>> {
  const evidence = new Map<Approval, ApprovalEvidence>();
  for (const approval of own.subject.document.approvals) {
    const before = base.own === null ? null : sameRow(approval, own, base.own);
    const fresh = sources.base !== null && (before === null || stateOfRow(before) !== stateOfRow(approval));
    const today = coverOf(approval, own, own, folder.all, folder);
    const written = once(() => findWritten(approval, own, folder, sources));
    evidence.set(approval, await judge({ approval, own, folder, sources, base, today, fresh, written }));
  }
  return evidence;
}

const unknown: Written = { type: "unknown" };

async function findWritten(approval: Approval, own: ReadSubject, folder: Folder, sources: Sources): Promise<Written> {
  if (sources.cut !== null) return unknown;
  const written = await writerOfRow(approval, await openVersioned(own, folder, sources));
  // What the branch did not touch is committed: history that does not know it is that of something else.
  const isTouched = sources.base === null || sources.base.changed.has(folder.pathOf(own));
  return written.type === "uncommitted" && !isTouched ? unknown : written;
}

/** What an approval covers in a state of its folder, in the phase that it has today. */
export function coverOf(
  approval: Approval,
  today: ReadSubject,
  own: ReadSubject,
  all: readonly ReadSubject[],
  folder: Folder,
): Covered {
  const documents = documentsCovered(own, all, folder.deployment !== null);
  return cover(own, documents, phaseOfApproval(approval, today.subject));
}

async function openVersioned(own: ReadSubject, folder: Folder, sources: Sources): Promise<Versioned> {
  const versions = await versionsOf(folder.pathOf(own), sources);
  return { own, versions, read: openVersions(own, versions, folder, sources) };
}

async function judge(row: Row): Promise<ApprovalEvidence> {
  const judged = await judgeRow(row);
  return {
    ...judged,
    get digest() {
      return row.today.digest;
    },
  };
}

async function judgeRow(row: Row): Promise<Omit<ApprovalEvidence, "digest">> {
  const { approval, own, folder, sources, fresh } = row;
  const required = requiredLevel(own, row.base, folder);
  const state = stateOf(approval);
  const rest = { required, fresh, commit: null, authored: null };
  // A record names who refused, too.
  const isAsked = (fresh || sources.everyRow === true) && sources.cut === null;
  const commit = async (): Promise<Commit | null> => {
    const written = isAsked ? await row.written() : unknown;
    return written.type === "commit" ? written.commit : null;
  };
  if (state !== "signed") {
    const isRejected = state === "rejected";
    const verdict = isRejected ? ("rejected" as const) : ("missing" as const);
    const writer = isRejected && sources.everyRow ? await commit() : null;
    return { verdict, reached: null, reason: "it is not signed", mends: true, changes: [], ...rest, commit: writer };
  }
  const outcome = await judgeSigned(row, required);
  const isOwn = isAsked && fresh && approves(approval, own.subject);
  const authored = isOwn ? await findAuthored(approval.name, approval, own, folder, sources) : null;
  return { ...outcome, ...rest, commit: await commit(), authored };
}

async function judgeSigned(row: Row, required: Level): ReturnType<typeof judgeSignedRow> {
  const { approval, own, folder, sources, today, fresh } = row;
  const asked: SignedRow = {
    given: approval.digest,
    today: () => today.digest,
    signed: () => signedText(row),
    writer: () => writerOf(row),
    signature: () => judgeSidecar(approval, own, today.digest, folder),
    required,
    fresh,
  };
  const judged = await judgeSignedRow(asked);
  const outcome = sources.everyRow ? { ...judged, reached: await highestLevel(asked, judged.reached) } : judged;
  // Without its history nobody knows whether who approves has written it.
  const isBlind = fresh && sources.cut !== null && approves(approval, own.subject);
  if (outcome.verdict !== "valid" || !isBlind) return outcome;
  return { ...outcome, verdict: "unverifiable", reason: sources.cut ?? "", mends: false };
}

/** What the row was signed over: the base's text where the base has the row, else that of the commit that wrote it. */
async function signedText(row: Row): Promise<SignedText> {
  const { approval, own, folder, sources, base, today } = row;
  const atBase = base.own === null ? null : coverOf(approval, own, base.own, base.all, folder);
  if (atBase !== null && !row.fresh) return told(atBase, today, "it was merged");
  // The text of the digest may be at hand, though nobody has committed the row.
  if (atBase !== null && approval.digest !== "" && atBase.digest === approval.digest)
    return told(atBase, today, "the branch left its base");
  if (sources.cut !== null) return { known: false, reason: sources.cut };
  const written = await row.written();
  if (written.type === "uncommitted") return told(await coveredAtHead(row), today, "the last commit");
  if (written.type === "unknown") return { known: false, reason: "no commit is known that wrote it" };
  const { commit, path, version } = written;
  const then =
    documentsCovered(own, folder.all, folder.deployment !== null) === null
      ? { own: version, all: [version] }
      : await snapshotAt(commit.id, path, own, folder, sources);
  return told(coverOf(approval, own, then.own ?? version, then.all, folder), today, nameOf(commit));
}

/** What is covered as it was committed last, where the row carries the digest of that; else as it is today. */
async function coveredAtHead({ approval, own, folder, sources, today }: Row): Promise<Covered> {
  if (approval.digest === "") return today;
  const head = await snapshotAt("HEAD", folder.pathOf(own), own, folder, sources);
  const then = head.own === null ? today : coverOf(approval, own, head.own, head.all, folder);
  return then.digest === approval.digest ? then : today;
}

function told(then: Covered, today: Covered, since: string): SignedText {
  const isToday = isSameCover(then, today);
  return { known: true, digest: () => then.digest, isToday, changes: isToday ? [] : tellChanges(then, today), since };
}

/** Whether the approver wrote the row: both who made and who committed the change, but for addresses that commit for others. */
async function writerOf({ approval, own, folder, sources, written }: Row): Promise<Writer> {
  if (sources.cut !== null) return { type: "unknown", reason: sources.cut };
  const { directory } = own.subject;
  const person = directory.find(approval.name);
  if (person !== null && person.emails.length === 0) {
    return { type: "unknown", reason: `the config names no address of ${person.name}` };
  }
  const it = await written();
  if (it.type === "uncommitted") return { type: "unknown", reason: "its row is not committed yet" };
  if (it.type === "unknown") return { type: "unknown", reason: "no commit is known that wrote it" };
  const other = makersOf(it.commit, folder).find((maker) => !isSurely(maker, approval.name, directory));
  if (other === undefined) return { type: "approver" };
  return { type: "other", who: `${other.name} <${other.email}> wrote the row, in ${nameOf(it.commit)}` };
}

function makersOf({ author, committer }: Commit, { settings }: Folder): readonly Identity[] {
  const stands = settings.committers.some((it) => it.toLowerCase() === committer.email.toLowerCase());
  return stands ? [author] : [author, committer];
}

/** A commit of somebody's that changed what an approval of a document covers; null where there is none. */
export async function findAuthored(
  name: string,
  approval: Approval,
  own: ReadSubject,
  folder: Folder,
  sources: Sources,
): Promise<Commit | null> {
  const phase = phaseOfApproval(approval, own.subject);
  for (const document of documentsCovered(own, folder.all, folder.deployment !== null) ?? [own]) {
    const { versions, read } = await openVersioned(document, folder, sources);
    for (const { commit, id, before, inherited } of versions) {
      const people = [...makersOf(commit, folder), ...commit.coAuthors];
      if (inherited || !people.some((it) => mayBe(it, name, own.subject.directory))) continue;
      const text = await textAt(id, read, phase);
      const earlier = await Promise.all(before.map((it) => textAt(it, read, phase)));
      if (!earlier.includes(text)) return commit;
    }
  }
  return null;
}

async function textAt(
  id: string | null,
  read: Versioned["read"],
  phase: ReturnType<typeof phaseOfApproval>,
): Promise<string | null> {
  const version = await read(id);
  return version === null ? null : textOf(version, phase);
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | null = null;
  return () => {
    value ??= make();
    return value;
  };
}
