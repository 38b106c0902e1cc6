import { readFile, realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { fillApproval } from "../engine/fill-approval.ts";
import { type FoundApproval, findApproval } from "../engine/find-approval.ts";
import { ExpectedError, UsageError } from "../errors.ts";
import { makeVisible } from "../reports/visible.ts";
import { type Configs, openConfigs } from "../workspace/config.ts";
import { coverOf } from "../workspace/evidence/approvals.ts";
import { withLock } from "../workspace/lock.ts";
import { showPath } from "../workspace/paths.ts";
import { signSidecar } from "../workspace/sign-sidecar.ts";
import { openSigning } from "../workspace/signing.ts";
import { codeOf, reasonOf } from "../workspace/system-error.ts";
import { writeWhole } from "../workspace/write-whole.ts";
import { complain } from "./complain.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { writeLocal } from "./local-time.ts";
import { countErrors, nameSigner, RefusedError, requireOther, requireSound } from "./may-sign.ts";

export interface SignOptions {
  readonly role: string;
  readonly name?: string;
  readonly reject?: boolean;
  readonly key?: string;
  readonly force?: boolean;
  readonly config?: string;
}

/** Fills in the row of a role in a document, and writes a signature beside it where a key is given. */
export async function signDocument(file: string, options: SignOptions, io: Io): Promise<ExitCode> {
  const cwd = await realpath(io.cwd);
  const path = await realpath(resolve(cwd, file)).catch((error: unknown) => {
    if (codeOf(error) === null) throw error;
    throw new ExpectedError(`${showPath(resolve(cwd, file), cwd)} ${reasonOf(error)}`);
  });
  const shown = showPath(path, cwd);
  const configs = openConfigs(cwd, options.config ?? null);
  // One moment for all: what is signed and what it is judged at.
  const now = io.now();
  try {
    return await withLock(path, shown, () => sign(path, shown, configs, options, { ...io, cwd, now: () => now }));
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    complain(io, error.message);
    return exitCode.findings;
  }
}

async function sign(path: string, shown: string, configs: Configs, options: SignOptions, io: Io): Promise<ExitCode> {
  const { signing, problems } = await openSigning(path, io.cwd, configs, io.now(), io.env);
  if (signing === null) throw new ExpectedError(problems.join("\n"));
  const { own, folder } = signing;
  const name = await nameSigner(options.name ?? null, signing);
  const found = findApproval(own.subject, options.role, name);
  if ("refused" in found) throw new UsageError(`${shown}: ${found.refused}`);
  const decision = options.reject ? "rejected" : "approved";
  if (decision === "approved") await requireOther(name, found.approval, signing, configs);
  const despite = decision === "approved" ? await countErrors(found.approval, signing, options.force ?? false) : 0;
  const { digest } = coverOf(found.approval, own, own, folder.all, folder);
  const entry = { name, decision, digest, ...timeOf(found, name, decision, digest, io), despite } as const;
  const text = own.source.text;
  const said = { ...entry, despite: despite === 0 ? null : `${despite} ${despite === 1 ? "error" : "errors"}` };
  const filled = await fillApproval(text, own.subject.document, found.approval, said, (it) =>
    folder.read(own.path, it),
  );
  if ("refused" in filled) {
    throw new ExpectedError(`${shown}: the row of "${found.role}" can't be filled in: ${filled.refused}`);
  }
  if (decision === "approved") await requireSound(filled.text, found.approval, signing);
  const sidecar = options.key === undefined ? null : await signSidecar(entry, found.approval, options.key, signing);
  if (filled.text !== text) await writeWhole(path, (await markOf(path)) + filled.text, shown, true);
  if (sidecar !== null) await writeWhole(sidecar.path, sidecar.text, showPath(sidecar.path, io.cwd), true);
  const { line } = found.approval.range;
  const did = filled.text === text ? "was already" : "is";
  const row = filled.text.split(/\r\n|\n|\r/)[line - 1]?.trim() ?? "";
  io.print(`${makeVisible(`${shown}:${line} ${did} ${decision} as ${found.role} by ${name}`)}\n${makeVisible(row)}\n`);
  if (sidecar !== null) io.print(`Signature in ${makeVisible(showPath(sidecar.path, io.cwd))}\n`);
  return exitCode.ok;
}

/** Signing the same once more leaves the time at which it was signed. */
function timeOf(
  { approval }: FoundApproval,
  name: string,
  decision: string,
  digest: string,
  io: Io,
): { readonly at: string } {
  const isSame = approval.digest === digest && approval.name === name && approval.decision === decision;
  const now = writeLocal(io.now().getTime(), io.env.TZ, "minute");
  return { at: isSame && approval.date !== "" ? approval.date : now };
}

/** The byte-order mark of a file, which stays. */
async function markOf(path: string): Promise<string> {
  const bytes = await readFile(path);
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "\ufeff" : "";
}
