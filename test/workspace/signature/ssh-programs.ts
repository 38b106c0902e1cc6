import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const isInstalled = spawnSync("ssh-keygen", ["-?"], { input: "" }).error === undefined;

/** Whether tests that need the real ssh-keygen run: where CI is set they have to, and fail without it. */
export const hasSshKeygen = isInstalled || Boolean(process.env.CI);

/** The keys that ssh-keygen makes without a security key, with its flags for them. */
export const keyFlags = {
  "ssh-ed25519": ["-t", "ed25519"],
  "ssh-rsa": ["-t", "rsa", "-b", "3072"],
  "ecdsa-sha2-nistp256": ["-t", "ecdsa", "-b", "256"],
  "ecdsa-sha2-nistp384": ["-t", "ecdsa", "-b", "384"],
  "ecdsa-sha2-nistp521": ["-t", "ecdsa", "-b", "521"],
} as const;

/** A new folder; whoever asks for it removes it. */
export function makeKeyFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "deploydoc-keys-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Makes a key file and the public one beside it. */
export function makeKey(path: string, flags: readonly string[], passphrase = ""): { path: string; publicKey: string } {
  const made = spawnSync("ssh-keygen", ["-q", ...flags, "-N", passphrase, "-C", "dee@example.org", "-f", path]);
  if (made.status !== 0) throw new Error(`ssh-keygen made no key: ${made.error ?? made.stderr}`);
  return { path, publicKey: readFileSync(`${path}.pub`, "utf8").trim() };
}

/** What `ssh-keygen -Y verify` is asked. */
export interface SshQuestion {
  /** Where it may write. */
  readonly folder: string;
  readonly message: string | Buffer;
  readonly armored: string | Buffer;
  readonly namespace?: string;
  /** The lines of its file of allowed signers. */
  readonly allowed: readonly string[];
  /** As it reads times: 20261120093000Z. */
  readonly time?: string;
  readonly revoked?: readonly string[];
}

/** Whether the real ssh-keygen takes a signature for dee's. */
export function sshKeygenAccepts(question: SshQuestion): boolean {
  const { folder, message, armored, allowed, time, revoked, namespace = "deploydoc-approval-v1" } = question;
  const file = (name: string) => join(folder, name);
  writeFileSync(file("signature"), armored);
  writeFileSync(file("allowed_signers"), allowed.map((line) => `${line}\n`).join(""));
  writeFileSync(file("revoked"), (revoked ?? []).map((line) => `${line}\n`).join(""));
  const args = ["-Y", "verify", "-f", file("allowed_signers"), "-I", "dee", "-n", namespace, "-s", file("signature")];
  const options = [...(time ? ["-O", `verify-time=${time}`] : []), ...(revoked ? ["-r", file("revoked")] : [])];
  const result = spawnSync("ssh-keygen", [...args, ...options], { input: message });
  if (result.error && (result.error as NodeJS.ErrnoException).code !== "EPIPE") throw result.error;
  return result.status === 0;
}
