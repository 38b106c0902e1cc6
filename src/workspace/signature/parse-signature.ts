import { decodeBase64, readWire, WireError } from "./wire.ts";

/** What an SSH signature says, before anything of it is believed; OpenSSH's PROTOCOL.sshsig specifies it. */
export interface SshSignature {
  /** The public key that it says made it, in SSH's wire format. */
  readonly keyBlob: Buffer;
  readonly namespace: Buffer;
  readonly hash: "sha256" | "sha512";
  /** Such as `ssh-ed25519` or `rsa-sha2-512`. */
  readonly algorithm: string;
  /** What follows the algorithm: of most the signature, of security keys flags and counter too. */
  readonly rest: Buffer;
}

/** Either a signature, or why it can't be read, to stand behind "The signature". */
export type SignatureReading =
  | { readonly ok: true; readonly signature: SshSignature }
  | { readonly ok: false; readonly problem: "unreadable" | "unsupported"; readonly reason: string };

const begin = "-----BEGIN SSH SIGNATURE-----\n";
const end = "\n-----END SSH SIGNATURE-----";

/**
 * Reads an armored SSH signature. As in ssh-keygen, white space may stand anywhere within the base64, and what is reserved
 * is ignored; unlike there, nothing may follow the last line, and the version has to be 1, not 0.
 */
export function parseSignature(armored: string): SignatureReading {
  if (!armored.startsWith(begin)) return unreadable("does not begin with the line -----BEGIN SSH SIGNATURE-----");
  const close = armored.indexOf(end);
  if (close < 0) return unreadable("is cut off: it does not end with the line -----END SSH SIGNATURE-----");
  if (armored.slice(close + end.length).trim() !== "") return unreadable("is followed by other text");
  const bytes = decodeBase64(armored.slice(begin.length, close).replace(/[\t-\r ]+/g, ""));
  if (bytes === null) return unreadable("is not base64");
  try {
    return readBlob(bytes);
  } catch (error) {
    if (error instanceof WireError) return unreadable(error.message);
    throw error;
  }
}

function readBlob(bytes: Buffer): SignatureReading {
  const wire = readWire(bytes);
  if (wire.bytes(6).toString("latin1") !== "SSHSIG") return unreadable("is no SSH signature: SSHSIG is expected");
  const version = wire.uint32();
  if (version !== 1) return unsupported(`has the version ${version}, not 1`);
  const keyBlob = wire.string();
  const namespace = wire.string();
  wire.string();
  const hash = wire.name();
  const signature = readWire(wire.string());
  wire.end();
  if (hash !== "sha256" && hash !== "sha512") return unsupported(`is over a hash by ${hash}, not sha256 or sha512`);
  const algorithm = signature.name();
  return { ok: true, signature: { keyBlob, namespace, hash, algorithm, rest: signature.remaining() } };
}

const unreadable = (reason: string): SignatureReading => ({ ok: false, problem: "unreadable", reason });
const unsupported = (reason: string): SignatureReading => ({ ok: false, problem: "unsupported", reason });
