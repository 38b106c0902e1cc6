import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePublicKey } from "../../../src/workspace/signature/parse-public-key.ts";
import { wireString } from "../../../src/workspace/signature/wire.ts";
import { blobOf, mpint, playSecurityKey } from "./forge.ts";

const fixture = (name: string) => readFileSync(`fixtures/signatures/${name}.pub`, "utf8");
const ed25519 = fixture("ed25519").trim();
const base64 = ed25519.split(" ")[1] ?? "";
const line = (type: string, ...parts: readonly Buffer[]) =>
  `${type} ${Buffer.concat([wireString(type), ...parts]).toString("base64")}`;
const curve = (point: Buffer) => line("ecdsa-sha2-nistp256", wireString("nistp256"), wireString(point));

describe("a public key", () => {
  it.each([
    ["ed25519", "ssh-ed25519"],
    ["rsa", "ssh-rsa"],
    ["ecdsa-256", "ecdsa-sha2-nistp256"],
    ["ecdsa-384", "ecdsa-sha2-nistp384"],
    ["ecdsa-521", "ecdsa-sha2-nistp521"],
  ])("of %s is read as %s", (name, type) => {
    const [, blob = ""] = fixture(name).split(" ");
    expect(parsePublicKey(fixture(name))).toEqual({
      ok: true,
      key: { type, blob: Buffer.from(blob, "base64"), comment: `sample ${name}` },
    });
  });

  it.each(["sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com"])("of %s is read", (type) => {
    const pair = type.includes("ed25519")
      ? generateKeyPairSync("ed25519")
      : generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { keyBlob } = playSecurityKey(pair.publicKey, pair.privateKey);
    const read = parsePublicKey(`${type}  ${keyBlob.toString("base64")}`);
    expect(read).toEqual({ ok: true, key: { type, blob: keyBlob, comment: "" } });
  });

  const small = generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey;

  it.each<[reason: string, line: string]>([
    ["is empty", " \n"],
    ["is no OpenSSH public key: a type and base64 are expected", "ssh-ed25519"],
    ["is no OpenSSH public key: what follows its type is not base64", "ssh-ed25519 !!!"],
    ["is no OpenSSH public key: what follows its type is not base64", ed25519.slice(0, 59)],
    ["ends too early", ed25519.slice(0, 60)],
    ["is more than one line", `${ed25519}\n${ed25519}`],
    ["is a private key: give the public one (.pub)", "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA"],
    ["is of the type ssh-ed25519, though it says ssh-rsa", `ssh-rsa ${base64}`],
    ["is a certificate, which approvals are not signed with", line("ssh-ed25519-cert-v01@openssh.com")],
    ["is of the type ssh-dss, which approvals are not signed with", line("ssh-dss")],
    ["has 1024 bits: an RSA key needs 2048 at least", `ssh-rsa ${blobOf(small).toString("base64")}`],
    ["has 0 bits: an RSA key needs 2048 at least", line("ssh-rsa", mpint(Buffer.from([3])), mpint(Buffer.alloc(0)))],
    ["is too large an RSA key (16392 bits)", line("ssh-rsa", mpint(Buffer.from([3])), mpint(Buffer.alloc(2049, 255)))],
    ["is no possible key", line("ssh-rsa", mpint(Buffer.from([1])), mpint(Buffer.alloc(256, 255)))],
    ["has a negative number", line("ssh-rsa", wireString(Buffer.from([0x83])), mpint(Buffer.alloc(256, 255)))],
    ["is no possible key", line("ssh-ed25519", wireString(Buffer.alloc(31)))],
    ["has more bytes than it should", line("ssh-ed25519", wireString(Buffer.alloc(32)), Buffer.alloc(1))],
    ["ends too early", line("ssh-ed25519", Buffer.from([0, 0, 0, 32, 1]))],
    ["is no possible key", curve(Buffer.from([4, ...Buffer.alloc(64, 1)]))],
    ["is no possible key", curve(Buffer.from([2, ...Buffer.alloc(32, 1)]))],
    ["names another curve than its type", line("ecdsa-sha2-nistp256", wireString("nistp384"), wireString(""))],
  ])("%s", (reason, text) => {
    expect(parsePublicKey(text)).toEqual({ ok: false, reason });
  });

  it("is read or refused, whatever the text", () => {
    const bytes = fc.uint8Array({ maxLength: 80 }).map((it) => Buffer.from(it));
    const type = fc.constantFrom("ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256", "sk-ssh-ed25519@openssh.com", "x");
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.tuple(type, bytes).map(([name, it]) => line(name, it)),
        ),
        (text) => {
          const reading = parsePublicKey(text);
          expect(reading.ok || reading.reason !== "").toBe(true);
        },
      ),
    );
  });
});
