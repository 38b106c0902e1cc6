import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { compareStatements, type ExpectedStatement, readSidecar, sidecarPath } from "../../approvals/sidecar.ts";
import { writeStatement } from "../../approvals/statement.ts";
import type { SignatureOutcome } from "../../approvals/verdict.ts";
import type { ReadSubject } from "../../engine/read-subject.ts";
import type { Approval } from "../../model/document.ts";
import { roleOf } from "../../rules/approvals/people.ts";
import { approvalNamespace, verifySignature } from "../signature/verify.ts";
import { codeOf, reasonOf } from "../system-error.ts";
import type { Folder } from "./sources.ts";

/** What a statement about a row has to say today. */
export function expectedStatement(
  approval: Approval,
  { subject, source }: ReadSubject,
  digest: string,
  { deployment }: Pick<Folder, "deployment">,
): ExpectedStatement {
  const { template } = source.frontMatter.data;
  return {
    deployment: deployment ?? "",
    kind: subject.kind?.name ?? "",
    template: typeof template === "string" && template !== "" ? template : String(subject.kind?.version ?? ""),
    digest,
    role: roleName(approval, subject),
    person: subject.directory.find(approval.name)?.id ?? approval.name,
    decision: approval.decision === "rejected" ? "rejected" : "approved",
    at: approval.date,
  };
}

/** The role as the kind names it, else as the row does. The row may be about to be signed: its place tells which it is. */
function roleName(approval: Approval, subject: ReadSubject["subject"]): string {
  const match = subject.approvals.find((it) => it.approval?.range === approval.range);
  return match?.expected.role ?? roleOf(approval, subject);
}

/** Verifies the signature beside a row; null where there is none. */
export async function judgeSidecar(
  approval: Approval,
  own: ReadSubject,
  digest: string,
  folder: Folder,
): Promise<SignatureOutcome | null> {
  const expected = expectedStatement(approval, own, digest, folder);
  const path = sidecarPath(own.path, expected.role);
  const refuse = (kind: "stale" | "unverifiable" | "forged", reason: string): SignatureOutcome => ({
    ok: false,
    kind,
    reason,
  });
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    return refuse("unverifiable", `${basename(path)} ${reasonOf(error)}`);
  }
  const sidecar = readSidecar(text);
  if (!sidecar.ok) return refuse("unverifiable", `${basename(path)} ${sidecar.reason}`);
  const person = own.subject.directory.find(approval.name);
  if (person === null || person.keys.length === 0) {
    return refuse("unverifiable", `can't be verified: the config names no key of ${approval.name}`);
  }
  const answer = verifySignature({
    message: writeStatement(sidecar.statement),
    armored: sidecar.armored,
    namespace: approvalNamespace,
    keys: person.keys,
    at: Date.parse(sidecar.statement.at),
  });
  if (!answer.ok) return refuse(problems[answer.problem], answer.reason);
  const differences = compareStatements(sidecar.statement, expected);
  const worst = differences.find((it) => !it.stale) ?? differences[0];
  return worst === undefined ? { ok: true } : refuse(worst.stale ? "stale" : "forged", worst.reason);
}

const problems = {
  unreadable: "unverifiable",
  unsupported: "unverifiable",
  expired: "unverifiable",
  "not-yet": "unverifiable",
  revoked: "unverifiable",
  namespace: "forged",
  mismatch: "forged",
  "unknown-key": "forged",
} as const;
