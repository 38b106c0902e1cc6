import { spawn } from "node:child_process";
import { isatty } from "node:tty";
import { ExpectedError } from "../../errors.ts";
import { codeOf } from "../system-error.ts";
import { parseSignature } from "./parse-signature.ts";
import { approvalNamespace } from "./verify.ts";

/** How a program ended. */
export interface ProgramResult {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  /** Empty where it went to the terminal. */
  readonly stderr: string;
}

/** Runs a program of the PATH with a text as its input. Rejects with the system's error when it can't be started. */
export type RunProgram = (program: string, args: readonly string[], input: string) => Promise<ProgramResult>;

/**
 * Signs a message with `ssh-keygen -Y sign` in the namespace of approvals; returns the armored signature. The key is a
 * private key's file, or a public key's whose private half an agent holds. ssh-keygen asks for a passphrase at the terminal,
 * and a security key for a touch. Throws an ExpectedError that says what was wrong. See `publicKeyOf` for what to check
 * before, and verify the signature after: which key signs is ssh-keygen's to say.
 */
export async function signWithKey(message: string, keyPath: string, run: RunProgram = runProgram): Promise<string> {
  const args = ["-Y", "sign", "-n", approvalNamespace, "-f", keyPath];
  const result = await run("ssh-keygen", args, message).catch((error: unknown) => {
    const reason = codeOf(error) === "ENOENT" ? "is not installed, or not in the PATH" : `cannot be run (${error})`;
    throw new ExpectedError(`ssh-keygen ${reason}: signing with --key needs it (OpenSSH 8.1 or later)`);
  });
  if (result.code !== 0) throw new ExpectedError(`${keyPath} did not sign: ${failureOf(result)}`);
  const reading = parseSignature(result.stdout);
  if (!reading.ok) throw new ExpectedError(`ssh-keygen gave no signature that can be used: it ${reading.reason}`);
  return result.stdout;
}

/** What ssh-keygen says when it fails, and what it means. */
const failures: readonly (readonly [said: RegExp, meaning: string])[] = [
  [/incorrect passphrase/i, "the passphrase is wrong, or there is no terminal to ask for it (ssh-add the key first)"],
  [/UNPROTECTED PRIVATE KEY|too open/i, "others may read the key file: run chmod 600 on it"],
  [/no private key found for public key/i, "no agent holds its private half: run ssh-add, or give the private key"],
  [/no such file|couldn't load public key/i, "it does not exist, or is no key"],
  [/permission denied/i, "it may not be read"],
  [/agent refused|communication with agent/i, "the agent refused it"],
  [/device not found|no device/i, "its security key is not plugged in"],
  [
    /unknown option|illegal option|unsupported operation/i,
    "this ssh-keygen is too old: OpenSSH 8.1 or later is needed",
  ],
];

function failureOf({ code, stderr }: ProgramResult): string {
  const known = failures.find(([said]) => said.test(stderr));
  if (known) return known[1];
  const lines = stderr.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("Signing "));
  if (lines.length > 0) return `ssh-keygen says ${JSON.stringify(lines.at(-1))}`;
  return code === null ? "ssh-keygen was ended" : `ssh-keygen ended with ${code}; was the passphrase right?`;
}

/**
 * Runs a program with a text as its input. At a terminal its messages go there at once: that a security key is to be touched
 * must be seen while it waits. Passphrases never pass through here, since ssh-keygen asks at the terminal itself.
 */
const runProgram: RunProgram = (program, args, input) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["pipe", "pipe", isatty(2) ? "inherit" : "pipe"], windowsHide: true });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout?.on("data", (bytes: Buffer) => stdout.push(bytes));
    child.stderr?.on("data", (bytes: Buffer) => stderr.push(bytes));
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
    // It may end without reading: its exit code tells why.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
