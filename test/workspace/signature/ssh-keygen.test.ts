import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { ExpectedError } from "../../../src/errors.ts";
import { publicKeyOf } from "../../../src/workspace/signature/key-file.ts";
import { type RunProgram, signWithKey } from "../../../src/workspace/signature/ssh-keygen.ts";
import { approvalNamespace, verifySignature } from "../../../src/workspace/signature/verify.ts";
import { hasSshKeygen, keyFlags, makeKey, makeKeyFolder } from "./ssh-programs.ts";

const message = "{}\n";

function verifies(armored: string, key: string): boolean {
  const keys = [{ key, from: null, until: null, revoked: false }];
  return verifySignature({ message, armored, namespace: approvalNamespace, keys, at: 0 }).ok;
}

/** What it throws, which has to be foreseen. */
async function failureOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ExpectedError);
  return String(error instanceof Error && error.message);
}

describe("signing with an ssh-keygen that fails", () => {
  const failing =
    (stderr: string, code: number | null = 255, stdout = ""): RunProgram =>
    async () => ({ code, stdout, stderr });

  it.each<[said: string, run: RunProgram]>([
    [
      "k did not sign: the passphrase is wrong",
      failing('Load key "k": incorrect passphrase supplied to decrypt private key\n'),
    ],
    [
      "k did not sign: others may read the key file: run chmod 600",
      failing("Permissions 0644 for 'k' are too open.\nNo private key found for \"k\"\n"),
    ],
    ["k did not sign: no agent holds its private half", failing('No private key found for public key "k"\n')],
    [
      "k did not sign: it does not exist, or is no key",
      failing("Couldn't load public key k: No such file or directory\n"),
    ],
    ["k did not sign: this ssh-keygen is too old", failing("ssh-keygen: unknown option -- Y\nusage: …\n")],
    [
      "k did not sign: its security key is not plugged in",
      failing("Signing data on standard input\nCouldn't sign message: device not found\n"),
    ],
    ['k did not sign: ssh-keygen says "what now"', failing("Signing data on standard input\nwhat now\n")],
    ["k did not sign: ssh-keygen ended with 1; was the passphrase right?", failing("", 1)],
    ["k did not sign: ssh-keygen was ended", failing("", null)],
    [
      "ssh-keygen gave no signature that can be used: it is cut off",
      failing("", 0, "-----BEGIN SSH SIGNATURE-----\nU1NI"),
    ],
    [
      "ssh-keygen is not installed, or not in the PATH",
      () => Promise.reject(Object.assign(new Error("spawn"), { code: "ENOENT" })),
    ],
    ["ssh-keygen cannot be run", () => Promise.reject(Object.assign(new Error("spawn"), { code: "EACCES" }))],
  ])("%s", async (said, run) => {
    expect(await failureOf(signWithKey(message, "k", run))).toContain(said);
  });

  it("asks for the namespace of approvals and gives the message as input", async () => {
    const run = vi.fn<RunProgram>(failing("", 1));
    await failureOf(signWithKey(message, "-key", run));
    expect(run).toHaveBeenCalledWith(
      "ssh-keygen",
      ["-Y", "sign", "-n", "deploydoc-approval-v1", "-f", "-key"],
      message,
    );
  });

  it("says so where there is no ssh-keygen", async () => {
    vi.stubEnv("PATH", "/nowhere");
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await failureOf(signWithKey(message, "k"))).toMatch(/^ssh-keygen is not installed/);
  });
});

describe.skipIf(!hasSshKeygen)("the real ssh-keygen (skipped where there is none)", () => {
  let home: ReturnType<typeof makeKeyFolder>;
  let key: ReturnType<typeof makeKey>;
  let locked: ReturnType<typeof makeKey>;
  const file = (name: string) => join(home.folder, name);

  beforeAll(() => {
    home = makeKeyFolder();
    key = makeKey(file("key"), keyFlags["ssh-ed25519"]);
    locked = makeKey(file("locked"), keyFlags["ssh-ed25519"], "correct horse");
  });
  afterAll(() => home.remove());

  it("signs with a private key", async () => {
    const armored = await signWithKey(message, key.path);
    expect(verifies(armored, key.publicKey)).toBe(true);
    expect(verifies(armored, locked.publicKey)).toBe(false);
  });

  it("signs with a public key whose private half an agent holds", async () => {
    mkdirSync(file("away"));
    copyFileSync(`${key.path}.pub`, file("away/key.pub"));
    const socket = file("agent");
    vi.stubEnv("SSH_AUTH_SOCK", socket);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await failureOf(signWithKey(message, file("away/key.pub")))).toMatch(/no agent holds its private half/);
    const agent = spawn("ssh-agent", ["-D", "-a", socket], { stdio: "ignore" });
    const ended = once(agent, "exit");
    onTestFinished(async () => {
      agent.kill();
      await ended;
    });
    await vi.waitFor(() => expect(existsSync(socket)).toBe(true), { timeout: 10_000 });
    expect(spawnSync("ssh-add", ["-q", key.path]).status).toBe(0);
    const armored = await signWithKey(message, file("away/key.pub"));
    expect(verifies(armored, key.publicKey)).toBe(true);
  });

  it("asks for a passphrase, and refuses a wrong one", async () => {
    const ask = (answer: string) => {
      writeFileSync(file(`ask-${answer}`), `#!/bin/sh\necho "${answer}"\n`, { mode: 0o755 });
      vi.stubEnv("SSH_ASKPASS", file(`ask-${answer}`));
      vi.stubEnv("SSH_ASKPASS_REQUIRE", "force");
    };
    onTestFinished(() => void vi.unstubAllEnvs());
    ask("wrong horse");
    expect(await failureOf(signWithKey(message, locked.path))).toMatch(/did not sign: the passphrase is wrong/);
    ask("correct horse");
    expect(verifies(await signWithKey(message, locked.path), locked.publicKey)).toBe(true);
  });

  it("refuses a key that others may read, and one that is not there", async () => {
    const open = makeKey(file("open"), keyFlags["ssh-ed25519"]);
    chmodSync(open.path, 0o644);
    expect(await failureOf(signWithKey(message, open.path))).toMatch(/others may read the key file: run chmod 600/);
    expect(await failureOf(publicKeyOf(open.path))).toBe(
      `The key ${open.path} may be read by others (0644): run chmod 600 ${open.path}`,
    );
    expect(await failureOf(signWithKey(message, file("none")))).toMatch(/it does not exist, or is no key/);
  });

  describe("the public key of a key file", () => {
    it.each(Object.entries(keyFlags))("of %s is told without its passphrase", async (type, flags) => {
      const made = makeKey(file(`of-${type}`), flags, "secret");
      const [, base64 = ""] = made.publicKey.split(" ");
      const expected = { type, blob: Buffer.from(base64, "base64") };
      expect(await publicKeyOf(`${made.path}.pub`)).toEqual({ ...expected, comment: "dee@example.org" });
      // The comment is locked away with the private half.
      copyFileSync(made.path, file(`alone-${type}`));
      expect(await publicKeyOf(file(`alone-${type}`))).toEqual({ ...expected, comment: "" });
    });

    it("of an older format stands beside it", async () => {
      const made = makeKey(file("pem"), ["-m", "PEM", ...keyFlags["ssh-rsa"]]);
      expect((await publicKeyOf(made.path)).type).toBe("ssh-rsa");
      copyFileSync(made.path, file("lonely"));
      expect(await failureOf(publicKeyOf(file("lonely")))).toBe(
        `${file("lonely")} does not tell its public key: write it with ssh-keygen -y -f ${file("lonely")} > ${file("lonely")}.pub`,
      );
    });

    it.each<[name: string, text: string, said: string]>([
      ["missing", "", "The key PATH does not exist"],
      ["empty", "", "PATH is no key of OpenSSH"],
      ["text", "hello", "PATH is no key of OpenSSH"],
      ["large", "x".repeat(70_000), "PATH is no key of OpenSSH"],
      ["broken", "ssh-ed25519 AAAA", "The key PATH ends too early"],
      ["dsa", "ssh-dss AAAAB3NzaC1kc3M=", "The key PATH is of the type ssh-dss, which approvals are not signed with"],
    ])("that is %s is refused", async (name, text, said) => {
      if (name !== "missing") writeFileSync(file(name), text);
      expect(await failureOf(publicKeyOf(file(name)))).toBe(said.replace("PATH", file(name)));
    });

    it("that is a folder is refused", async () => {
      expect(await failureOf(publicKeyOf(home.folder))).toBe(`The key ${home.folder} is a folder`);
    });
  });
});
