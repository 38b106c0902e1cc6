import { createHash, verify } from "node:crypto";
import type { AllowedKey } from "../../model/person.ts";
import { judgeKey, type KeyJudgement } from "./allowed-keys.ts";
import { type KeyParts, readKeyBlob, UnsupportedKeyError } from "./key-blob.ts";
import { parseSignature, type SshSignature } from "./parse-signature.ts";
import { readWire, WireError, wireString } from "./wire.ts";

/** The namespace of approvals: a signature made for mail, or for a commit, is none. */
export const approvalNamespace = "deploydoc-approval-v1";

/** What is to be verified. */
export interface SignatureQuestion {
  /** Signed as its UTF-8. */
  readonly message: string;
  readonly armored: string;
  readonly namespace: string;
  /** The keys of whoever is to have signed. */
  readonly keys: readonly AllowedKey[];
  /** The moment that the keys must count at, in milliseconds since the epoch. */
  readonly at: number;
}

/** The key that signed, or why the signature is not good, to stand behind "The signature". */
export type SignatureAnswer = KeyJudgement | Refusal;

interface Refusal {
  readonly ok: false;
  readonly problem: "unreadable" | "namespace" | "mismatch" | "unsupported";
  readonly reason: string;
}

/**
 * Verifies an SSH signature with Node's own crypto, as `ssh-keygen -Y verify` does, but more strictly where ssh-keygen
 * lets pass what no signer makes: see docs/approvals.md. First whether the key that it names made it, then whether that key
 * counts. Never throws for what the signature, the message or a key holds.
 */
export function verifySignature({ message, armored, namespace, keys, at }: SignatureQuestion): SignatureAnswer {
  const reading = parseSignature(armored);
  if (!reading.ok) return reading;
  const { signature } = reading;
  if (!signature.namespace.equals(Buffer.from(namespace))) {
    const found = JSON.stringify(signature.namespace.toString());
    return refuse("namespace", `is for the namespace ${found}, not ${JSON.stringify(namespace)}`);
  }
  try {
    const refusal = checkSignature(signature, readKeyBlob(signature.keyBlob), signedBytes(signature, message));
    return refusal ?? judgeKey(signature.keyBlob, keys, at);
  } catch (error) {
    if (error instanceof WireError) return refuse("unreadable", error.message);
    if (error instanceof UnsupportedKeyError) return refuse("unsupported", `is by a key that ${error.message}`);
    throw error;
  }
}

/** What the key really signs (PROTOCOL.sshsig, section 3); the reserved part is empty. */
function signedBytes({ namespace, hash }: SshSignature, message: string): Buffer {
  const digest = createHash(hash).update(message, "utf8").digest();
  return Buffer.concat([Buffer.from("SSHSIG"), ...[namespace, "", hash, digest].map(wireString)]);
}

function checkSignature({ algorithm, rest }: SshSignature, parts: KeyParts, signed: Buffer): Refusal | null {
  if (!algorithmsOf(parts).includes(algorithm)) {
    return refuse("unsupported", `is made by ${algorithm}, which is not accepted of a key of the type ${parts.type}`);
  }
  const wire = readWire(rest);
  const value = wire.string();
  const touch = parts.application && { application: parts.application, flags: wire.bytes(1), counter: wire.bytes(4) };
  wire.end();
  if (touch && ((touch.flags[0] ?? 0) & userPresent) === 0) {
    return refuse("unsupported", "is by a security key that nobody touched");
  }
  const data = touch ? touchedBytes(touch, signed) : signed;
  if (!verifyBytes(algorithm, parts, data, value)) {
    return refuse("mismatch", "does not fit: it was made by another key or for another statement");
  }
  return null;
}

/** Of an RSA key never `ssh-rsa`, which hashes by SHA-1. */
function algorithmsOf({ type }: KeyParts): readonly string[] {
  return type === "ssh-rsa" ? ["rsa-sha2-256", "rsa-sha2-512"] : [type];
}

/** The flag of a security key that somebody touched it. */
const userPresent = 1;

interface Touch {
  readonly application: Buffer;
  readonly flags: Buffer;
  readonly counter: Buffer;
}

/** What a security key signs (PROTOCOL.u2f). */
function touchedBytes({ application, flags, counter }: Touch, signed: Buffer): Buffer {
  const hashed = (bytes: Buffer): Buffer => createHash("sha256").update(bytes).digest();
  return Buffer.concat([hashed(application), flags, counter, hashed(signed)]);
}

function verifyBytes(algorithm: string, { type, key }: KeyParts, data: Buffer, value: Buffer): boolean {
  switch (type) {
    case "ssh-ed25519":
    case "sk-ssh-ed25519@openssh.com":
      return verify(null, data, key, value);
    case "ssh-rsa": {
      const size = Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
      // OpenSSH also takes it without the zeros before it.
      const padded = value.length < size ? Buffer.concat([Buffer.alloc(size - value.length), value]) : value;
      return verify(algorithm === "rsa-sha2-256" ? "sha256" : "sha512", data, key, padded);
    }
    case "ecdsa-sha2-nistp256":
    case "sk-ecdsa-sha2-nistp256@openssh.com":
      return verify("sha256", data, { key, dsaEncoding: "ieee-p1363" }, joinNumbers(value, 32));
    case "ecdsa-sha2-nistp384":
      return verify("sha384", data, { key, dsaEncoding: "ieee-p1363" }, joinNumbers(value, 48));
    case "ecdsa-sha2-nistp521":
      return verify("sha512", data, { key, dsaEncoding: "ieee-p1363" }, joinNumbers(value, 66));
  }
}

/** The two numbers of an ECDSA signature, each filled up to a length in bytes. */
function joinNumbers(value: Buffer, size: number): Buffer {
  const wire = readWire(value);
  const numbers = [wire.number(), wire.number()];
  wire.end();
  if (numbers.some((it) => it.length > size)) throw new WireError("has a number that is too large");
  return Buffer.concat(numbers.flatMap((it) => [Buffer.alloc(size - it.length), it]));
}

const refuse = (problem: Refusal["problem"], reason: string): Refusal => ({ ok: false, problem, reason });
