import { ExpectedError, UsageError } from "../errors.ts";
import type { Approval } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import type { LintResult } from "../model/result.ts";
import { approves } from "../rules/approvals/people.ts";
import type { Configs } from "../workspace/config.ts";
import { findAuthorship, type Signing, whoSigns } from "../workspace/signing.ts";

/** Somebody may not sign, and why; nothing is written. */
export class RefusedError extends ExpectedError {}

/**
 * The name that a row is signed with: the one given, else git's; the config's spelling where it knows the person. Throws a
 * UsageError when there is none.
 */
export async function nameSigner(given: string | null, { own, repository }: Signing): Promise<string> {
  const identity = given === null ? await whoSigns(repository) : { name: given, email: "" };
  const { find } = own.subject.directory;
  const person = (identity.email === "" ? null : find(identity.email)) ?? find(identity.name);
  const name = person?.name ?? identity.name.trim();
  if (name === "") throw new UsageError("Nobody knows who signs: give --name, or git config user.name");
  return name;
}

/** Throws a RefusedError when git tells that the signer wrote what is to be approved, or that nobody has committed it. */
export async function requireOther(
  name: string,
  approval: Approval,
  signing: Signing,
  configs: Configs,
): Promise<void> {
  if (!approves(approval, signing.own.subject)) return;
  const { authored, uncommitted } = await findAuthorship(name, approval, signing, configs);
  if (authored !== null) {
    const commit = `commit ${authored.id.slice(0, 7)}`;
    throw new RefusedError(`"${name}" wrote what is to be approved, in ${commit}: somebody else must approve it`);
  }
  if (uncommitted) {
    throw new RefusedError(
      "What is to be approved has changes that are not committed: commit them first, so that it is known whose they are",
    );
  }
}

/**
 * The number of errors that are due besides signatures, in all that the approval covers. Throws a RefusedError that lists
 * them, unless they are to be signed in spite of.
 */
export async function countErrors(approval: Approval, signing: Signing, force: boolean): Promise<number> {
  const results = await signing.judge(null);
  const faults = results.flatMap((result) =>
    errorsOf(result).flatMap((it) => (isOwn(it, result, approval, signing) ? [] : [describe(it, result)])),
  );
  if (faults.length === 0 || force) return faults.length;
  const shown = faults.slice(0, 10);
  const others = faults.length > shown.length ? [`  and ${faults.length - shown.length} more`] : [];
  throw new RefusedError(
    [
      "Not signed: what is to be approved has errors that are due. Mend them, or give --force",
      ...shown.map((it) => `  ${it}`),
      ...others,
    ].join("\n"),
  );
}

/** Throws a RefusedError when the row, as it would be signed, is itself at fault: by its signer, role or date. */
export async function requireSound(text: string, approval: Approval, signing: Signing): Promise<void> {
  const results = await signing.judge(text);
  const faults = results.flatMap((result) =>
    result.findings.filter((it) => it.severity === "error" && isOwn(it, result, approval, signing)),
  );
  if (faults.length > 0) throw new RefusedError(faults.map((it) => `Not signed: ${it.message}`).join("\n"));
}

function errorsOf({ findings }: LintResult): readonly Finding[] {
  return findings.filter((it) => it.severity === "error" && it.waitsFor === null);
}

function isOwn(finding: Finding, { path }: LintResult, { range }: Approval, { own }: Signing): boolean {
  return own.path.endsWith(`/${path}`) && finding.range.line === range.line;
}

function describe({ range, message, rule }: Finding, { path }: LintResult): string {
  return `${path}:${range.line} ${message} (${rule})`;
}
