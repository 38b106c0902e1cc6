import { sidecarPath, writeSidecar } from "../approvals/sidecar.ts";
import { type Statement, writeStatement } from "../approvals/statement.ts";
import { ExpectedError } from "../errors.ts";
import type { Approval } from "../model/document.ts";
import { expectedStatement } from "./evidence/sidecars.ts";
import { judgeKey } from "./signature/allowed-keys.ts";
import { publicKeyOf } from "./signature/key-file.ts";
import { signWithKey } from "./signature/ssh-keygen.ts";
import { approvalNamespace, verifySignature } from "./signature/verify.ts";
import type { Signing } from "./signing.ts";

/** What is written into a row. */
export interface Signed extends Pick<Statement, "decision" | "at" | "digest"> {
  readonly name: string;
  /** Errors that were due. */
  readonly despite: number;
}

/**
 * The sidecar of a row: its statement, signed with a key of the signer's by the real ssh-keygen. Throws an ExpectedError
 * when the key is none of the signer's that counts now, or does not sign.
 */
export async function signSidecar(
  { name, decision, at: date, digest, despite }: Signed,
  approval: Approval,
  keyPath: string,
  { own, folder }: Signing,
): Promise<{ readonly path: string; readonly text: string }> {
  const keys = own.subject.directory.find(name)?.keys ?? [];
  if (keys.length === 0) {
    throw new ExpectedError(
      `The config names no key of "${name}": add it to "approvals.people", and have that merged first`,
    );
  }
  const at = Date.parse(date);
  const allowed = judgeKey((await publicKeyOf(keyPath)).blob, keys, at);
  if (!allowed.ok) {
    throw new ExpectedError(`${keyPath} can't sign for "${name}": the signature would be one that ${allowed.reason}`);
  }
  const statement: Statement = {
    version: "1",
    ...expectedStatement({ ...approval, name, date, decision }, own, digest, folder),
    ...(despite > 0 ? { despite: String(despite) } : {}),
  };
  const message = writeStatement(statement);
  const armored = await signWithKey(message, keyPath);
  const answer = verifySignature({ message, armored, namespace: approvalNamespace, keys, at });
  if (!answer.ok) throw new ExpectedError(`The signature that ssh-keygen made ${answer.reason}`);
  return { path: sidecarPath(own.path, statement.role), text: writeSidecar({ statement, armored }) };
}
