import { type KeyType, readKeyBlob, UnsupportedKeyError } from "./key-blob.ts";
import { decodeBase64, WireError } from "./wire.ts";

/** A public key as OpenSSH writes it on one line. */
export interface PublicKey {
  readonly type: KeyType;
  /** In SSH's wire format. */
  readonly blob: Buffer;
  /** "" for none. */
  readonly comment: string;
}

/** Either a key, or why the line has none, to stand behind "The key" ("is a certificate, …"). */
export type PublicKeyReading =
  | { readonly ok: true; readonly key: PublicKey }
  | { readonly ok: false; readonly reason: string };

/**
 * Reads one line of an OpenSSH public key file: type, base64, perhaps a comment. Blanks and line ends around it are
 * ignored. Options before the type, as authorized_keys has them, are not read.
 */
export function parsePublicKey(line: string): PublicKeyReading {
  const text = line.trim();
  if (text === "") return refuse("is empty");
  if (/^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return refuse("is a private key: give the public one (.pub)");
  if (/[\r\n]/.test(text)) return refuse("is more than one line");
  const [, type, base64, comment = ""] = /^([^ \t]+)[ \t]+([^ \t]+)(?:[ \t]+([^ \t].*)?)?$/.exec(text) ?? [];
  if (type === undefined || base64 === undefined)
    return refuse("is no OpenSSH public key: a type and base64 are expected");
  const blob = decodeBase64(base64);
  if (blob === null) return refuse("is no OpenSSH public key: what follows its type is not base64");
  const reading = readPublicKey(blob, comment);
  return reading.ok && reading.key.type !== type
    ? refuse(`is of the type ${reading.key.type}, though it says ${type}`)
    : reading;
}

/** Reads a public key in SSH's wire format. */
export function readPublicKey(blob: Buffer, comment: string): PublicKeyReading {
  try {
    return { ok: true, key: { type: readKeyBlob(blob).type, blob, comment } };
  } catch (error) {
    if (error instanceof WireError || error instanceof UnsupportedKeyError) return refuse(error.message);
    throw error;
  }
}

const refuse = (reason: string): PublicKeyReading => ({ ok: false, reason });
