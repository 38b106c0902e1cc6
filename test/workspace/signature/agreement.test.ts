import { spawnSync } from "node:child_process";
import { generateKeyPairSync, sign } from "node:crypto";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSidecar, writeSidecar } from "../../../src/approvals/sidecar.ts";
import { type Statement, writeStatement } from "../../../src/approvals/statement.ts";
import type { AllowedKey } from "../../../src/model/person.ts";
import { signWithKey } from "../../../src/workspace/signature/ssh-keygen.ts";
import { approvalNamespace, verifySignature } from "../../../src/workspace/signature/verify.ts";
import { wireString } from "../../../src/workspace/signature/wire.ts";
import { exampleStatement } from "../../approvals/example-statement.ts";
import { blobOf, forge, mpint, playSecurityKey, type SecurityKey, signByCurve } from "./forge.ts";
import { hasSshKeygen, keyFlags, makeKey, makeKeyFolder, sshKeygenAccepts } from "./ssh-programs.ts";

/** A sidecar's bytes, who may sign, and when they are looked at. */
interface Question {
  readonly bytes: Buffer;
  readonly keys: readonly AllowedKey[];
  readonly at?: number;
  readonly namespace?: string;
}

const always = { from: null, until: null, revoked: false };
const noon = Date.parse("2026-11-20T12:00:00Z");
const day = 86_400_000;
const sshTime = (time: number) => `${new Date(time).toISOString().slice(0, 19).replace(/[-:T]/g, "")}Z`;

let home: ReturnType<typeof makeKeyFolder>;

/** "" where Node's crypto takes it, else why not. */
function askNode({ bytes, keys, at = noon, namespace = approvalNamespace }: Question): string {
  const sidecar = readSidecar(bytes.toString());
  if (!sidecar.ok) return sidecar.reason;
  const { statement, armored } = sidecar;
  const answer = verifySignature({ message: writeStatement(statement), armored, namespace, keys, at });
  return answer.ok ? "" : answer.reason;
}

/** Whether ssh-keygen takes what `head -n 1` and `tail -n +2` give. */
function askSshKeygen({ bytes, keys, at = noon, namespace = approvalNamespace }: Question): boolean {
  const cut = bytes.indexOf("\n") + 1 || bytes.length;
  const allowed = keys.map(({ key, from, until }) => {
    const limits = [
      ...(from === null ? [] : [`valid-after="${sshTime(from)}"`]),
      ...(until === null ? [] : [`valid-before="${sshTime(until)}"`]),
    ];
    return ["dee", limits.join(","), key].filter((it) => it !== "").join(" ");
  });
  const revoked = keys.filter((it) => it.revoked).map(({ key }) => key);
  const question = { folder: home.folder, message: bytes.subarray(0, cut), armored: bytes.subarray(cut), allowed };
  return sshKeygenAccepts({ ...question, namespace, time: sshTime(at), ...(revoked.length > 0 ? { revoked } : {}) });
}

/** Where Node says no and ssh-keygen yes, as docs/approvals.md tells. */
const stricter =
  /^has text after its signature|^has the version 0, not 1|^is by a security key that nobody touched|^is by a key that has 1024 bits/;

/** Asks both, and holds them to the same answer; returns Node's. */
function askBoth(question: Question): string {
  const node = askNode(question);
  const ssh = askSshKeygen(question);
  if (!(ssh && stricter.test(node))) expect({ node, accepted: node === "" }).toEqual({ node, accepted: ssh });
  return node;
}

describe.skipIf(!hasSshKeygen)("Node's crypto and ssh-keygen (skipped without ssh-keygen) agree", () => {
  beforeAll(() => {
    home = makeKeyFolder();
  });
  afterAll(() => home.remove());

  describe.each(Object.entries(keyFlags))("about a signature by %s", (type, flags) => {
    let key: AllowedKey;
    let other: AllowedKey;
    let path: string;
    let armored: string;
    let good: Buffer;
    const signed = (statement: Statement) => Buffer.from(writeSidecar({ statement, armored }));

    beforeAll(async () => {
      const made = makeKey(join(home.folder, type), flags);
      path = made.path;
      key = { key: made.publicKey, ...always };
      other = { key: makeKey(join(home.folder, `other-${type}`), flags).publicKey, ...always };
      armored = await signWithKey(writeStatement(exampleStatement), path);
      good = signed(exampleStatement);
    });

    it("that is good", () => {
      expect(askBoth({ bytes: good, keys: [key] })).toBe("");
      expect(askBoth({ bytes: good, keys: [other, key] })).toBe("");
    });

    it.each<Partial<Statement>>([
      { role: "CAB" },
      { kind: "change-request" },
      { deployment: "2026-12-02-search" },
      { digest: `d1:${"0".repeat(64)}` },
      { person: "mia" },
      { decision: "rejected" },
      { at: "2026-11-20T09:30:01+01:00" },
      { template: "2" },
      { despite: "1" },
    ])("of another statement: %j", (change) => {
      expect(askBoth({ bytes: signed({ ...exampleStatement, ...change }), keys: [key] })).toMatch(/^does not fit/);
    });

    it("of another namespace", async () => {
      expect(askBoth({ bytes: good, keys: [key], namespace: "file" })).toMatch(/^is for the namespace/);
      const args = ["-q", "-Y", "sign", "-n", "file", "-f", path];
      const made = spawnSync("ssh-keygen", args, { input: writeStatement(exampleStatement) });
      const bytes = Buffer.from(writeSidecar({ statement: exampleStatement, armored: made.stdout.toString() }));
      expect(askBoth({ bytes, keys: [key] })).toMatch(/^is for the namespace "file"/);
      expect(askBoth({ bytes, keys: [key], namespace: "file" })).toBe("");
    });

    it("by another key, or by nobody's", () => {
      expect(askBoth({ bytes: good, keys: [other] })).toMatch(/none of the approver's$/);
      expect(askBoth({ bytes: good, keys: [] })).toMatch(/none of the approver's$/);
    });

    it.each<[what: string, limits: Partial<AllowedKey>, said: RegExp]>([
      ["expired", { until: noon - day }, /counted only until 2026-11-19T12:00:00/],
      ["expired by a second", { until: noon - 1000 }, /counted only until/],
      ["in its last second", { until: noon }, /^$/],
      ["not valid yet", { from: noon + day }, /counts only from 2026-11-21T12:00:00/],
      ["not valid for a second", { from: noon + 1000 }, /counts only from/],
      ["in its first second", { from: noon }, /^$/],
      ["within its time", { from: noon - day, until: noon + day }, /^$/],
      ["revoked", { revoked: true }, /which is revoked$/],
    ])("by a key that is %s", (_, limits, said) => {
      expect(askBoth({ bytes: good, keys: [{ ...key, ...limits }] })).toMatch(said);
    });

    it("that was cut off", () => {
      const last = good.length - 1;
      for (let length = 0; length < last; length += 16) {
        const answer = askBoth({ bytes: good.subarray(0, length), keys: [key] });
        expect(answer, `${length} bytes`).toMatch(/^is empty|^ends within|^has no signature/);
      }
      expect(askBoth({ bytes: good.subarray(0, last), keys: [key] }), "without the last line end").toBe("");
    });

    it("of which some bit is turned", () => {
      fc.assert(
        fc.property(fc.nat(good.length - 1), fc.nat(7), (at, bit) => {
          const bytes = Buffer.from(good);
          bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
          askBoth({ bytes, keys: [key] });
        }),
        { numRuns: 80 },
      );
    });

    it("of which a bit is turned, and which Node still takes", () => {
      // Of the slower ones not every bit of the file.
      const step = /25519|rsa/.test(type) ? 1 : 7;
      const taken: number[] = [];
      for (let at = 0; at < good.length * 8; at += step) {
        const bytes = Buffer.from(good);
        bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
        if (askNode({ bytes, keys: [key] }) !== "") continue;
        taken.push(at);
        expect(askSshKeygen({ bytes, keys: [key] }), `bit ${at}`).toBe(true);
      }
      // A line end that becomes another white space.
      expect(taken.every((at) => good[at >> 3] === 10)).toBe(true);
    });
  });

  describe("about what only a test signs:", () => {
    const message = writeStatement(exampleStatement);
    const ask = (armored: string, keyBlob: Buffer) => {
      const type = keyBlob.subarray(4, 4 + keyBlob.readUInt32BE()).toString();
      const keys = [{ key: `${type} ${keyBlob.toString("base64")}`, ...always }];
      return askBoth({ bytes: Buffer.from(message + armored), keys });
    };

    it.each<[said: RegExp, hash: string, algorithm: string]>([
      [/^is made by ssh-rsa/, "sha1", "ssh-rsa"],
      [/^does not fit/, "sha1", "rsa-sha2-256"],
      [/^$/, "sha256", "rsa-sha2-256"],
      [/^$/, "sha512", "rsa-sha2-512"],
    ])("%s RSA with %s as %s", (said, hash, algorithm) => {
      const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
      const keyBlob = blobOf(rsa.publicKey);
      const signer = (bytes: Buffer) => wireString(sign(hash, bytes, rsa.privateKey));
      expect(ask(forge({ message, keyBlob, algorithm, sign: signer }), keyBlob)).toMatch(said);
    });

    it("RSA with 1024 bits", () => {
      const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
      const signer = (bytes: Buffer) => wireString(sign("sha512", bytes, privateKey));
      const keyBlob = blobOf(publicKey);
      const armored = forge({ message, keyBlob, algorithm: "rsa-sha2-512", sign: signer });
      expect(ask(armored, keyBlob)).toMatch(/^is by a key that has 1024 bits/);
    });

    const ed25519 = generateKeyPairSync("ed25519");
    const plain = {
      message,
      keyBlob: blobOf(ed25519.publicKey),
      algorithm: "ssh-ed25519",
      sign: (bytes: Buffer) => wireString(sign(null, bytes, ed25519.privateKey)),
    };

    it.each<[said: RegExp, change: Partial<Parameters<typeof forge>[0]>]>([
      [/^$/, {}],
      [/^$/, { hash: "sha256" }],
      [/^$/, { reserved: "later" }],
      [/^has the version 0/, { version: 0 }],
      [/^has the version 2/, { version: 2 }],
      [/^is over a hash by sha1/, { hash: "sha1" }],
      [/^has more bytes/, { after: Buffer.from([0]) }],
      [/^is no SSH signature/, { magic: "SSHSIH" }],
      [/^is made by ssh-rsa/, { algorithm: "ssh-rsa" }],
    ])("%s a signature with %j", (said, change) => {
      expect(ask(forge({ ...plain, ...change }), plain.keyBlob)).toMatch(said);
    });

    it("Ed25519 with a second half that is not reduced", () => {
      const order = 2n ** 252n + 27742317777372353535851937790883648493n;
      const turned = (bytes: Buffer) => Buffer.from(bytes.toReversed());
      const unreduced = (value: Buffer) => {
        const half = BigInt(`0x${turned(value.subarray(32)).toString("hex")}`) + order;
        return Buffer.concat([value.subarray(0, 32), turned(Buffer.from(half.toString(16).padStart(64, "0"), "hex"))]);
      };
      const signer = (bytes: Buffer) => wireString(unreduced(sign(null, bytes, ed25519.privateKey)));
      const armored = forge({ ...plain, sign: signer });
      // What ssh-keygen says of it depends on its release.
      const keys = [{ key: `ssh-ed25519 ${plain.keyBlob.toString("base64")}`, ...always }];
      expect(askNode({ bytes: Buffer.from(message + armored), keys })).toMatch(/^does not fit/);
    });

    it("text after a signature", () => {
      expect(ask(`${forge(plain)}also by CAB\n`, plain.keyBlob)).toBe("has text after its signature");
    });

    const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" });

    it.each<[said: RegExp, change: (value: Buffer) => Buffer]>([
      [/^$/, (it) => it],
      [/^has more bytes/, (it) => Buffer.concat([it, Buffer.from([0])])],
      [/^does not fit/, () => Buffer.concat([mpint(Buffer.alloc(0)), mpint(Buffer.alloc(0))])],
      [/^has a negative number/, (it) => Buffer.concat([wireString(Buffer.from([0x80])), it])],
    ])("%s ECDSA with other numbers", (said, change) => {
      const keyBlob = blobOf(p256.publicKey);
      const signer = (bytes: Buffer) => wireString(change(signByCurve("sha256", bytes, p256.privateKey)));
      expect(ask(forge({ message, keyBlob, algorithm: "ecdsa-sha2-nistp256", sign: signer }), keyBlob)).toMatch(said);
    });

    describe.each<[string, SecurityKey]>([
      ["ed25519", playSecurityKey(ed25519.publicKey, ed25519.privateKey)],
      ["ECDSA", playSecurityKey(p256.publicKey, p256.privateKey)],
    ])("a security key of %s", (_, securityKey) => {
      const { keyBlob, algorithm } = securityKey;
      const askOf = (signer: (bytes: Buffer) => Buffer) =>
        ask(forge({ message, keyBlob, algorithm, sign: signer }), keyBlob);

      it.each<[said: RegExp, touch: Parameters<SecurityKey["sign"]>[1]]>([
        [/^$/, {}],
        [/^$/, { flags: 5, counter: 200 }],
        [/^is by a security key that nobody touched$/, { flags: 0 }],
        [/^is by a security key that nobody touched$/, { flags: 4 }],
        [/^does not fit/, { application: "ssh:other" }],
      ])("%s %j", (said, touch) => {
        expect(askOf((bytes) => securityKey.sign(bytes, touch))).toMatch(said);
      });

      it.each<[said: RegExp, change: (value: Buffer) => Buffer]>([
        [/^does not fit/, (it) => Buffer.concat([it.subarray(0, -1), Buffer.from([8])])],
        [/^does not fit/, (it) => Buffer.concat([it.subarray(0, -5), Buffer.from([5]), it.subarray(-4)])],
        [/^ends too early/, (it) => it.subarray(0, -1)],
        [/^ends too early/, (it) => it.subarray(0, -5)],
        [/^has more bytes/, (it) => Buffer.concat([it, Buffer.from([0])])],
      ])("%s with flags or counter that it did not sign", (said, change) => {
        expect(askOf((bytes) => change(securityKey.sign(bytes)))).toMatch(said);
      });
    });
  });
});
