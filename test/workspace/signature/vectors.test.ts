import { generateKeyPairSync, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readSidecar } from "../../../src/approvals/sidecar.ts";
import { writeStatement } from "../../../src/approvals/statement.ts";
import type { AllowedKey } from "../../../src/model/person.ts";
import { approvalNamespace, verifySignature } from "../../../src/workspace/signature/verify.ts";
import { wireString } from "../../../src/workspace/signature/wire.ts";
import { exampleStatement } from "../../approvals/example-statement.ts";
import { armor, blobOf, type Forgery, forge, forgeBlob, mpint, playSecurityKey, signByCurve } from "./forge.ts";

const always = { from: null, until: null, revoked: false };
const at = Date.parse(exampleStatement.at);
const message = writeStatement(exampleStatement);
const fixture = (name: string) => readFileSync(`fixtures/signatures/${name}`, "utf8");
const keyOf = (name: string): AllowedKey => ({ key: fixture(`${name}.pub`), ...always });

function verifyFixture(name: string, change: Partial<Parameters<typeof verifySignature>[0]> = {}) {
  const sidecar = readSidecar(fixture(`${name}.sig`));
  if (!sidecar.ok) throw new Error(sidecar.reason);
  const question = { message: writeStatement(sidecar.statement), armored: sidecar.armored, keys: [keyOf(name)], at };
  return verifySignature({ ...question, namespace: approvalNamespace, ...change });
}

describe.each(["ed25519", "rsa", "ecdsa-256", "ecdsa-384", "ecdsa-521"])("the committed signature of %s", (name) => {
  it("is good", () => {
    expect(readSidecar(fixture(`${name}.sig`))).toMatchObject({ ok: true, statement: exampleStatement });
    expect(verifyFixture(name)).toEqual({ ok: true, key: keyOf(name) });
  });

  it("is of no other statement, namespace or key", () => {
    expect(verifyFixture(name, { message: message.replace("rollback-plan", "change-request") })).toEqual({
      ok: false,
      problem: "mismatch",
      reason: "does not fit: it was made by another key or for another statement",
    });
    expect(verifyFixture(name, { namespace: "file" })).toEqual({
      ok: false,
      problem: "namespace",
      reason: 'is for the namespace "deploydoc-approval-v1", not "file"',
    });
    const other = keyOf(name === "rsa" ? "ed25519" : "rsa");
    expect(verifyFixture(name, { keys: [other] })).toMatchObject({ ok: false, problem: "unknown-key" });
    expect(verifyFixture(name, { keys: [] })).toMatchObject({ ok: false, problem: "unknown-key" });
  });
});

describe("the key that signed", () => {
  const key = keyOf("ed25519");
  const who = /^is by the key SHA256:[A-Za-z0-9+/]{43}, /;

  it.each<[what: string, keys: readonly AllowedKey[], problem: string | null, reason: string]>([
    ["counts from its first moment to its last", [{ ...key, from: at, until: at }], null, ""],
    ["is expired", [{ ...key, until: at - 1 }], "expired", "counted only until 2026-11-20T08:29:59.999Z"],
    ["does not count yet", [{ ...key, from: at + 1 }], "not-yet", "counts only from 2026-11-20T08:30:00.001Z on"],
    ["is revoked", [{ ...key, revoked: true }], "revoked", "which is revoked"],
    ["is revoked in one place", [key, { ...key, revoked: true }], "revoked", "which is revoked"],
    [
      "counts by its second entry",
      [
        { ...key, until: 0 },
        { ...key, from: at },
      ],
      null,
      "",
    ],
    ["stands among others and what is no key", [{ ...key, key: "?" }, keyOf("rsa"), key], null, ""],
    ["is nobody's", [keyOf("rsa")], "unknown-key", "which is none of the approver's"],
  ])("%s", (_, keys, problem, reason) => {
    const answer = verifyFixture("ed25519", { keys });
    expect(answer.ok ? null : answer.problem).toBe(problem);
    if (!answer.ok) expect(answer.reason).toMatch(who);
    expect(answer.ok ? "" : answer.reason).toContain(reason);
  });

  it("is not asked about where the signature does not fit", () => {
    const answer = verifyFixture("ed25519", { message: "other\n", keys: [{ ...key, revoked: true }] });
    expect(answer).toMatchObject({ ok: false, problem: "mismatch" });
  });
});

const ed25519 = generateKeyPairSync("ed25519");
const sound: Forgery = {
  message,
  keyBlob: blobOf(ed25519.publicKey),
  algorithm: "ssh-ed25519",
  sign: (bytes) => wireString(sign(null, bytes, ed25519.privateKey)),
};

function verifyForged(armored: string, { keyBlob }: Forgery = sound) {
  const type = keyBlob.subarray(4, 4 + keyBlob.readUInt32BE()).toString();
  const keys = [{ key: `${type} ${keyBlob.toString("base64")}`, ...always }];
  return verifySignature({ message, armored, namespace: approvalNamespace, keys, at });
}

describe("a signature that the test made", () => {
  it.each<[what: string, armored: string]>([
    ["as ssh-keygen does", forge(sound)],
    ["with sha256", forge({ ...sound, hash: "sha256" })],
    ["with something reserved, which the specification says to ignore", forge({ ...sound, reserved: "later" })],
    ["without a last line end", forge(sound).trimEnd()],
    ["on one line", armor(forgeBlob(sound)).replace(/(?<!-)\n(?!-)/g, "")],
  ])("is good %s", (_, armored) => {
    expect(verifyForged(armored)).toMatchObject({ ok: true });
  });

  const blob = forgeBlob(sound);
  const at4 = (bytes: readonly number[], from: number) =>
    Buffer.concat([blob.subarray(0, from), Buffer.from(bytes), blob.subarray(from + bytes.length)]);

  it.each<[reason: string, problem: string, armored: string]>([
    ["does not begin with the line", "unreadable", ""],
    ["does not begin with the line", "unreadable", `\n${armor(blob)}`],
    ["does not begin with the line", "unreadable", armor(blob).replaceAll("\n", "\r\n")],
    ["does not begin with the line", "unreadable", armor(blob).replaceAll("SSH SIGNATURE", "PGP SIGNATURE")],
    ["is cut off", "unreadable", armor(blob).slice(0, 120)],
    ["is followed by other text", "unreadable", `${armor(blob)}# ok\n`],
    ["is not base64", "unreadable", armor(blob).replace("U1NI", "U1N*")],
    ["is not base64", "unreadable", armor(blob).replace("U1NI", "U1N")],
    ["is not base64", "unreadable", armor(Buffer.alloc(0))],
    ["is no SSH signature", "unreadable", forge({ ...sound, magic: "SSHSIH" })],
    ["has the version 0, not 1", "unsupported", forge({ ...sound, version: 0 })],
    ["has the version 2, not 1", "unsupported", forge({ ...sound, version: 2 })],
    ["has more bytes than it should", "unreadable", forge({ ...sound, after: Buffer.from([0]) })],
    ["ends too early", "unreadable", armor(blob.subarray(0, -1))],
    ["ends too early", "unreadable", armor(at4([0xff, 0xff, 0xff, 0xff], 10))],
    ["is over a hash by sha1", "unsupported", forge({ ...sound, hash: "sha1" })],
    ["has a name that is none", "unreadable", forge({ ...sound, hash: "" })],
    ["is made by ssh-rsa", "unsupported", forge({ ...sound, algorithm: "ssh-rsa" })],
    ["is for the namespace", "namespace", forge({ ...sound, namespace: "file" })],
    [
      "has more bytes than it should",
      "unreadable",
      forge({ ...sound, sign: (it) => Buffer.concat([sound.sign(it), Buffer.alloc(1)]) }),
    ],
    ["does not fit", "mismatch", forge({ ...sound, sign: () => wireString(Buffer.alloc(64)) })],
    ["does not fit", "mismatch", forge({ ...sound, sign: () => wireString("") })],
    ["does not fit", "mismatch", forge({ ...sound, message: `${message} ` })],
  ])("%s (%s)", (reason, problem, armored) => {
    const answer = verifyForged(armored);
    expect(answer).toMatchObject({ ok: false, problem });
    expect(answer.ok ? "" : answer.reason).toContain(reason);
  });
});

describe("an RSA key", () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const by = (hash: string, algorithm: string): Forgery => ({
    message,
    keyBlob: blobOf(rsa.publicKey),
    algorithm,
    sign: (bytes) => wireString(sign(hash, bytes, rsa.privateKey)),
  });

  it.each(["256", "512"])("signs with SHA-%s", (bits) => {
    const forgery = by(`sha${bits}`, `rsa-sha2-${bits}`);
    expect(verifyForged(forge(forgery), forgery)).toMatchObject({ ok: true });
  });

  it.each([
    ["sha1", "ssh-rsa", "unsupported"],
    ["sha512", "ssh-rsa", "unsupported"],
    ["sha1", "rsa-sha2-512", "mismatch"],
    ["sha256", "rsa-sha2-512", "mismatch"],
  ])("is refused with %s as %s", (hash, algorithm, problem) => {
    const forgery = by(hash, algorithm);
    expect(verifyForged(forge(forgery), forgery)).toMatchObject({ ok: false, problem });
  });

  it("is refused with 1024 bits", () => {
    const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const keyBlob = blobOf(publicKey);
    const forgery = {
      ...by("", "rsa-sha2-512"),
      keyBlob,
      sign: (it: Buffer) => wireString(sign("sha512", it, privateKey)),
    };
    expect(verifyForged(forge(forgery), forgery)).toEqual({
      ok: false,
      problem: "unsupported",
      reason: "is by a key that has 1024 bits: an RSA key needs 2048 at least",
    });
  });
});

describe("an ECDSA signature", () => {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const byCurve = (change: (value: Buffer) => Buffer): Forgery => ({
    message,
    keyBlob: blobOf(publicKey),
    algorithm: "ecdsa-sha2-nistp256",
    sign: (bytes) => wireString(change(signByCurve("sha256", bytes, privateKey))),
  });

  it.each<[what: string, problem: string, change: (value: Buffer) => Buffer]>([
    ["is two numbers", "", (it) => it],
    ["has nothing after them", "unreadable", (it) => Buffer.concat([it, Buffer.from([0])])],
    ["has no third", "unreadable", (it) => Buffer.concat([it, mpint(Buffer.from([1]))])],
    ["has no negative one", "unreadable", (it) => Buffer.concat([wireString(Buffer.from([0x80])), it])],
    [
      "has none beyond the curve",
      "unreadable",
      () => Buffer.concat([mpint(Buffer.alloc(33, 1)), mpint(Buffer.alloc(1, 1))]),
    ],
    ["has none that is zero", "mismatch", () => Buffer.concat([mpint(Buffer.alloc(0)), mpint(Buffer.alloc(0))])],
  ])("%s", (_, problem, change) => {
    const forgery = byCurve(change);
    const answer = verifyForged(forge(forgery), forgery);
    expect(answer.ok ? "" : answer.problem).toBe(problem);
  });
});

describe.each([
  ["ed25519", generateKeyPairSync("ed25519")],
  ["ECDSA", generateKeyPairSync("ec", { namedCurve: "P-256" })],
])("a security key of %s", (_, { publicKey, privateKey }) => {
  const { keyBlob, algorithm, sign: touch } = playSecurityKey(publicKey, privateKey);

  it.each<[what: string, problem: string, sign: (bytes: Buffer) => Buffer]>([
    ["signs when touched", "", (it) => touch(it)],
    ["signs with a PIN and any counter", "", (it) => touch(it, { flags: 5, counter: 255 })],
    ["is refused untouched", "unsupported", (it) => touch(it, { flags: 4 })],
    ["is refused with another application", "mismatch", (it) => touch(it, { application: "ssh:other" })],
    ["signs its flags", "mismatch", (it) => Buffer.concat([touch(it).subarray(0, -5), Buffer.from([5, 0, 0, 0, 7])])],
    ["signs its counter", "mismatch", (it) => Buffer.concat([touch(it).subarray(0, -1), Buffer.from([8])])],
    ["is refused without a counter", "unreadable", (it) => touch(it).subarray(0, -4)],
  ])("%s", (_what, problem, signer) => {
    const forgery = { message, keyBlob, algorithm, sign: signer };
    const answer = verifyForged(forge(forgery), forgery);
    expect(answer.ok ? "" : answer.problem).toBe(problem);
  });
});
