import { createHash, createPublicKey, type KeyObject } from "node:crypto";
import { readWire, WireError, type WireReader } from "./wire.ts";

/** The types of keys that approvals may be signed with. A security key's own type begins with `sk-`. */
export const keyTypes = [
  "ssh-ed25519",
  "ssh-rsa",
  "ecdsa-sha2-nistp256",
  "ecdsa-sha2-nistp384",
  "ecdsa-sha2-nistp521",
  "sk-ssh-ed25519@openssh.com",
  "sk-ecdsa-sha2-nistp256@openssh.com",
] as const;

export type KeyType = (typeof keyTypes)[number];

/** What a public key's bytes hold. */
export interface KeyParts {
  readonly type: KeyType;
  readonly key: KeyObject;
  /** Of a security key, the application it was made for (`ssh:`); null for others. */
  readonly application: Buffer | null;
}

/** The key is sound, but not one that approvals may be signed with. The message stands behind "The key". */
export class UnsupportedKeyError extends Error {
  override readonly name = "UnsupportedKeyError";
}

/** Reads a public key in SSH's wire format. Throws a WireError or an UnsupportedKeyError. */
export function readKeyBlob(blob: Buffer): KeyParts {
  const wire = readWire(blob);
  const name = wire.name();
  const type = keyTypes.find((it) => it === name);
  if (type === undefined) {
    const what = name.includes("-cert-v") ? "is a certificate" : `is of the type ${name}`;
    throw new UnsupportedKeyError(`${what}, which approvals are not signed with`);
  }
  const jwk = readers[type](wire);
  const application = type.startsWith("sk-") ? wire.string() : null;
  wire.end();
  try {
    return { type, key: createPublicKey({ key: jwk, format: "jwk" }), application };
  } catch {
    // Of an elliptic curve: the point is not on it.
    throw new WireError("is no possible key");
  }
}

type ReadJwk = (wire: WireReader) => JsonWebKey;
type JsonWebKey = Readonly<Record<string, string>>;

const readers: Readonly<Record<KeyType, ReadJwk>> = {
  "ssh-ed25519": readEd25519,
  "ssh-rsa": readRsa,
  "ecdsa-sha2-nistp256": (wire) => readCurve(wire, "nistp256"),
  "ecdsa-sha2-nistp384": (wire) => readCurve(wire, "nistp384"),
  "ecdsa-sha2-nistp521": (wire) => readCurve(wire, "nistp521"),
  "sk-ssh-ed25519@openssh.com": readEd25519,
  "sk-ecdsa-sha2-nistp256@openssh.com": (wire) => readCurve(wire, "nistp256"),
};

function readEd25519(wire: WireReader): JsonWebKey {
  const point = wire.string();
  if (point.length !== 32) throw new WireError("is no possible key");
  return { kty: "OKP", crv: "Ed25519", x: point.toString("base64url") };
}

function readRsa(wire: WireReader): JsonWebKey {
  const e = wire.number();
  const n = wire.number();
  const bits = n.length === 0 ? 0 : n.length * 8 - Math.clz32(n[0] ?? 0) + 24;
  if (bits < 2048) throw new UnsupportedKeyError(`has ${bits} bits: an RSA key needs 2048 at least`);
  // What OpenSSL, which Node verifies with, takes at most.
  if (bits > 16_384 || e.length > 8) throw new UnsupportedKeyError(`is too large an RSA key (${bits} bits)`);
  const isWeak = ((e.at(-1) ?? 0) & 1) === 0 || (e.length === 1 && e[0] === 1);
  if (isWeak) throw new WireError("is no possible key");
  return { kty: "RSA", n: n.toString("base64url"), e: e.toString("base64url") };
}

/** Curves with the length of a coordinate in bytes. */
const curves = {
  nistp256: { crv: "P-256", size: 32 },
  nistp384: { crv: "P-384", size: 48 },
  nistp521: { crv: "P-521", size: 66 },
} as const;

function readCurve(wire: WireReader, curve: keyof typeof curves): JsonWebKey {
  const { crv, size } = curves[curve];
  if (wire.name() !== curve) throw new WireError("names another curve than its type");
  const point = wire.string();
  // Points are never compressed in SSH (RFC 5656, section 3.1, as OpenSSH reads it).
  if (point.length !== 1 + 2 * size || point[0] !== 4) throw new WireError("is no possible key");
  const coordinate = (from: number): string => point.subarray(from, from + size).toString("base64url");
  return { kty: "EC", crv, x: coordinate(1), y: coordinate(1 + size) };
}

/** The name that ssh-keygen shows for a key: `SHA256:` and base64 without padding. */
export function fingerprint(blob: Buffer): string {
  return `SHA256:${createHash("sha256")
    .update(blob)
    .digest("base64")
    .replace(/={1,2}$/, "")}`;
}
