import { findLeftOut } from "../approvals/left-out.ts";
import { project } from "../approvals/projection.ts";
import type { Approval, Document } from "../model/document.ts";
import { phases } from "../model/kind.ts";
import type { Located } from "../model/position.ts";
import { canonicalTree } from "../reading/canonical.ts";
import type { SignEntry } from "./fill-approval-text.ts";
import type { ReadSubject } from "./read-subject.ts";

/** A document as far as a signature may not change it. */
export type ReadForSigning = Pick<ReadSubject, "subject" | "source">;

/** The approval that begins where another one does. */
export function approvalAt({ approvals }: Document, { range }: Approval): Approval | null {
  return approvals.find((it) => it.range.line === range.line && it.range.column === range.column) ?? null;
}

/** Why an approval does not read as an entry says, without a full stop; null when it does. */
export function differsFrom(approval: Approval, entry: SignEntry): string | null {
  const { name, date, digest, decision, signed, status, gate } = approval;
  const wanted = entry.name.replace(/\s+/g, " ").trim().replace(/^@/, "");
  if (name.replace(/\s+/g, " ") !== wanted) return `The name ${quote(wanted)} would be read as ${quote(name)}`;
  if (date !== entry.at) return `The date ${quote(entry.at)} would be read as ${quote(date)}`;
  if (digest !== entry.digest) return `The digest ${quote(entry.digest)} would be read as ${quote(digest)}`;
  if (decision !== entry.decision || (entry.decision === "approved" && !signed)) {
    return `The decision "${entry.decision}" would be read as ${decision === null ? "none" : quote(decision)}`;
  }
  const despite = entry.despite?.replace(/\s+/g, " ").trim() ?? null;
  const said = /\bdespite (.*)$/i.exec(status)?.[1] ?? null;
  if (said !== despite) return `That it is ${entry.decision} despite ${quote(despite ?? "nothing")} would not be read`;
  const box = entry.decision === "approved" ? "done" : "open";
  return gate !== null && gate.state !== box ? `Its box would be read as ${gate.state}` : null;
}

/** Lines of the signed row before and after, ends included. */
export interface Changed {
  readonly first: number;
  readonly last: number;
  readonly lastAfter: number;
}

/** Why a text that was signed differs from the one before in more than the signature; null when it does not. */
export function changesMore(
  before: ReadForSigning,
  after: ReadForSigning,
  approval: Approval,
  changed: Changed,
): string | null {
  const own = approvalAt(after.subject.document, approval);
  if (own?.role !== approval.role) return "Its role would no longer be read";
  const pairs = [
    side(before, changed.first, changed.last, approval),
    side(after, changed.first, changed.lastAfter, own),
  ];
  const [one, other] = pairs;
  for (const part of ["approvals", "gates", "fields", "sections", "matches"] as const) {
    if (one?.[part] !== other?.[part]) return `Other ${part === "matches" ? "rows" : part} would be read differently`;
  }
  const texts = projectionsOf(before);
  const covered = projectionsOf(after).every((text, at) => text === texts[at]);
  return covered ? null : "What the approval covers would change with the signature";
}

/** What stands beside the signature, without its places, as text to compare. */
function side({ subject }: ReadForSigning, first: number, last: number, own: Approval) {
  const { document } = subject;
  const isOutside = ({ range }: Located): boolean => range.endLine < first || range.line > last;
  const rank = (found: Located | null): number =>
    found === null ? -1 : found.range.line <= last ? found.range.line - first : document.end.line - found.range.line;
  return {
    // A row that is blank is one to sign only while no row is filled in.
    approvals: bare(
      document.approvals.filter((it) => it !== own && `${it.role}${it.name}${it.status}${it.date}` !== ""),
    ),
    gates: bare(document.gates.filter((it) => it !== own.gate && !isSame(it, own.gate))),
    fields: bare(document.fields.filter(isOutside)),
    sections: bare(document.sections),
    matches: JSON.stringify([
      subject.approvals.map(({ expected, approval }) => [expected.id, rank(approval)]),
      subject.gates.map(({ expected, gate }) => [expected.id, rank(gate)]),
    ]),
  };
}

function isSame(one: Located, other: Located | null): boolean {
  return other !== null && one.range.line === other.range.line && one.range.column === other.range.column;
}

/** Data without its places. */
function bare(data: unknown): string {
  return JSON.stringify(data, (key, value) => (/range$|^lastLine$|^fillIns$/i.test(key) ? undefined : value));
}

/** What approvals of no phase and of each phase cover. */
function projectionsOf({ subject, source }: ReadForSigning): readonly string[] {
  const nodes = canonicalTree(source);
  const frontMatter = source.frontMatter.data;
  return [null, ...phases].map((phase) =>
    project({ nodes, frontMatter, leaveOut: findLeftOut(subject, nodes, phase) }),
  );
}

const quote = (text: string): string => JSON.stringify(text);
