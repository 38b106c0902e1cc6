import { createHash, type KeyObject, sign } from "node:crypto";
import { approvalNamespace } from "../../../src/workspace/signature/verify.ts";
import { wireString } from "../../../src/workspace/signature/wire.ts";

/** What a signature made by the test says; each part can be other than ssh-keygen would make it. */
export interface Forgery {
  readonly message: string;
  readonly keyBlob: Buffer;
  readonly algorithm: string;
  /** Signs the bytes that a key signs; what it gives follows the algorithm's name. */
  readonly sign: (bytes: Buffer) => Buffer;
  readonly magic?: string;
  readonly version?: number;
  readonly namespace?: string;
  readonly reserved?: string;
  readonly hash?: string;
  readonly after?: Buffer;
}

/** The bytes of a signature (PROTOCOL.sshsig). */
export function forgeBlob(forgery: Forgery): Buffer {
  const { message, keyBlob, algorithm, magic = "SSHSIG", version = 1, reserved = "" } = forgery;
  const { namespace = approvalNamespace, hash = "sha512", after = Buffer.alloc(0) } = forgery;
  const known = hash === "sha256" ? "sha256" : "sha512";
  const digest = createHash(known).update(message).digest();
  const signed = Buffer.concat([Buffer.from("SSHSIG"), ...[namespace, "", hash, digest].map(wireString)]);
  const signature = Buffer.concat([wireString(algorithm), forgery.sign(signed)]);
  const number = Buffer.from([0, 0, 0, version]);
  const parts = [keyBlob, namespace, reserved, hash, signature].map(wireString);
  return Buffer.concat([Buffer.from(magic), number, ...parts, after]);
}

/** A signature as files hold it. */
export function armor(blob: Buffer): string {
  const lines = blob.toString("base64").replace(/(.{70})(?=.)/g, "$1\n");
  return `-----BEGIN SSH SIGNATURE-----\n${lines}\n-----END SSH SIGNATURE-----\n`;
}

/** A signature made by the test, as files hold it. */
export const forge = (forgery: Forgery): string => armor(forgeBlob(forgery));

/** A public key as OpenSSH's bytes. */
export function blobOf(key: KeyObject): Buffer {
  const { kty, crv, x = "", y = "", n = "", e = "" } = key.export({ format: "jwk" });
  const bytes = (text: string) => Buffer.from(text, "base64url");
  if (kty === "OKP") return Buffer.concat(["ssh-ed25519", bytes(x)].map(wireString));
  if (kty === "RSA") return Buffer.concat([wireString("ssh-rsa"), mpint(bytes(e)), mpint(bytes(n))]);
  const curve = `nistp${crv?.slice(2)}`;
  const point = Buffer.concat([Buffer.from([4]), bytes(x), bytes(y)]);
  return Buffer.concat([`ecdsa-sha2-${curve}`, curve, point].map(wireString));
}

/** A positive number in SSH's wire format. */
export function mpint(value: Buffer): Buffer {
  const first = value.findIndex((it) => it !== 0);
  const bytes = first < 0 ? Buffer.alloc(0) : value.subarray(first);
  return wireString((bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

/** An ECDSA signature as SSH writes it: two numbers. */
export function signByCurve(hash: string, data: Buffer, key: KeyObject): Buffer {
  const both = sign(hash, data, { key, dsaEncoding: "ieee-p1363" });
  return Buffer.concat([mpint(both.subarray(0, both.length / 2)), mpint(both.subarray(both.length / 2))]);
}

/** What a security key of the test does: it signs the application, flags and counter too (PROTOCOL.u2f). */
export interface SecurityKey {
  readonly keyBlob: Buffer;
  readonly algorithm: string;
  readonly sign: (bytes: Buffer, touch?: Touch) => Buffer;
}

interface Touch {
  readonly application?: string;
  readonly flags?: number;
  readonly counter?: number;
}

/** Plays a security key with a key pair of the type ed25519 or P-256. */
export function playSecurityKey(publicKey: KeyObject, privateKey: KeyObject): SecurityKey {
  const isEd25519 = publicKey.asymmetricKeyType === "ed25519";
  const algorithm = isEd25519 ? "sk-ssh-ed25519@openssh.com" : "sk-ecdsa-sha2-nistp256@openssh.com";
  const plain = blobOf(publicKey);
  const fields = plain.subarray(4 + plain.readUInt32BE());
  const hashed = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest();
  return {
    algorithm,
    keyBlob: Buffer.concat([wireString(algorithm), fields, wireString("ssh:")]),
    sign: (bytes, { application = "ssh:", flags = 1, counter = 7 } = {}) => {
      const touch = Buffer.from([flags, 0, 0, 0, counter]);
      const data = Buffer.concat([hashed(application), touch, hashed(bytes)]);
      const value = isEd25519 ? sign(null, data, privateKey) : signByCurve("sha256", data, privateKey);
      return Buffer.concat([wireString(value), touch]);
    },
  };
}
