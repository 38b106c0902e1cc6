import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { makeRepository, makeScratch, type TestRepository } from "../support/repository.ts";

const name = "2026-11-17-invoice-renderer";
const request = `deployments/${name}/change-request.md`;
const plan = `deployments/${name}/deployment-plan.md`;
const author = "Tomasz Brandt <tomasz@billwright.example>";
const row = /^\|[^|]*\| CAB .*$/m;

/** Those who signed the checklist, and one more. */
const people = (more: string): string =>
  `approvals:\n  people:\n${["Joost Mulder", "Priya Raman", "Samir Haddou", "Elena Marchetti"].map((it) => `    - name: ${it}\n`).join("")}    - ${more}\n`;

let repository: TestRepository;

const read = (file: string): string => readFileSync(join(repository.path, file), "utf8");

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(join(repository.path, file), change(read(file)));
}

/** Runs a command line on the eve of the deployment. */
async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const parts: string[] = [];
  const code = await main(args, {
    cwd: repository.path,
    env: { PATH: process.env.PATH, TZ: "Europe/Berlin" },
    now: () => new Date("2026-11-16T20:00:30Z"),
    print: (text) => void parts.push(text),
    complain: (text) => void parts.push(text),
    readInput: async () => new Uint8Array(),
    width: null,
    terminal: null,
  });
  return { code, said: parts.join("") };
}

/** A repository with a draft on main that wants the CAB's approval, and a branch that asks for it. */
beforeEach(async () => {
  repository = await makeRepository();
  cpSync(`fixtures/deployments/${name}`, join(repository.path, "deployments", name), { recursive: true });
  edit(plan, (text) => text.replace("status: closed\noutcome: deployed\n", "status: draft\n"));
  edit(request, (text) => text.replace(row, "|  | CAB | Pending |  |"));
  repository.commit({ author });
  repository.branch("work");
});

const sign = (...args: readonly string[]) => run("sign", request, "--role", "CAB", ...args);

describe("sign", () => {
  test("fills in the row and touches nothing else", async () => {
    edit(request, (text) => `\ufeff${text.replaceAll("\n", "\r\n")}`);
    repository.commit({ author });
    const before = read(request).split("\r\n");
    expect(await sign("--name", "Olu Adebayo")).toMatchObject({ code: 0 });
    const after = read(request).split("\r\n");
    const changed = after.flatMap((line, at) => (line === before[at] ? [] : [line]));
    expect(after).toHaveLength(before.length);
    expect(changed).toEqual([
      expect.stringMatching(/^\| Olu Adebayo \| CAB \| Approved d1:[0-9a-f]{64} \| 2026-11-16T21:00\+01:00 \|$/),
    ]);
  });

  test("takes the name that git has, and the config's spelling of it", async () => {
    repository.commit({
      author,
      files: { "deploydoc.config.yaml": people("{ name: Olu Adebayo, emails: [olu@billwright.example] }") },
    });
    repository.git("config", "user.name", "olu");
    repository.git("config", "user.email", "Olu@billwright.example");
    expect(await sign()).toMatchObject({ code: 0, said: expect.stringContaining("by Olu Adebayo") });
  });

  test("writes the same again", async () => {
    await sign("--name", "Olu Adebayo");
    const once = read(request);
    const again = await sign("--name", "Olu Adebayo");
    expect(again.said).toContain("was already approved");
    expect(read(request)).toBe(once);
  });

  test("records a refusal, which the gate takes for a no", async () => {
    expect(await sign("--name", "Olu Adebayo", "--reject")).toMatchObject({ code: 0 });
    expect(read(request)).toMatch(/\| Olu Adebayo \| CAB \| Rejected d1:/);
    const checked = await run("check", "--base", "main", "--as", "approved");
    expect(checked).toMatchObject({ code: 1, said: expect.stringContaining("rejected-approval") });
  });

  const fault = () =>
    edit(`deployments/${name}/rollback-plan.md`, (text) => text.replace("> 1% for 3 minutes", "normal"));

  test("refuses while what it covers has errors, and says so when it is forced", async () => {
    fault();
    repository.commit({ author });
    const before = read(request);
    const refused = await sign("--name", "Olu Adebayo");
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining("rollback-plan.md:13") });
    expect(read(request)).toBe(before);
    expect(await sign("--name", "Olu Adebayo", "--force")).toMatchObject({ code: 0 });
    expect(read(request)).toMatch(/Approved despite 1 error d1:/);
  });

  test("refuses who wrote it, who is not known, and who has another role", async () => {
    expect(await sign("--name", "Tomasz Brandt")).toMatchObject({
      code: 1,
      said: expect.stringContaining("in commit"),
    });
    expect(await sign("--name", "Ines Okafor")).toMatchObject({
      code: 1,
      said: expect.stringContaining("is the lead"),
    });
    repository.commit({
      author,
      files: { "deploydoc.config.yaml": people("{ name: Olu Adebayo, roles: [Security] }") },
    });
    expect(await sign("--name", "Bo Ek")).toMatchObject({
      code: 1,
      said: expect.stringContaining("none of the config's"),
    });
    expect(await sign("--name", "Olu Adebayo")).toMatchObject({ code: 1, said: expect.stringContaining('"Security"') });
  });

  test("refuses what nobody has committed", async () => {
    edit(request, (text) => text.replace("Low", "Medium").concat("\nOne more sentence.\n"));
    expect(await sign("--name", "Olu Adebayo")).toMatchObject({
      code: 1,
      said: expect.stringContaining("not committed"),
    });
  });

  test("says what can't be done", async () => {
    expect(await run("sign", request, "--role", "CAP", "--name", "Bo Ek")).toMatchObject({
      code: 2,
      said: expect.stringContaining('did you mean "CAB"'),
    });
    expect(await run("sign", "ghost.md", "--role", "CAB")).toMatchObject({
      code: 2,
      said: expect.stringContaining("ghost.md"),
    });
    expect(await run("sign", request)).toMatchObject({ code: 2 });
    expect(await sign("--name", "Olu Adebayo", "--key", "ghost")).toMatchObject({ code: 2 });
    expect(read(request)).toMatch(/\| {2}\| CAB \| Pending/);
  });
});

const keygen = spawnSync("ssh-keygen", ["-?"]).error === undefined || Boolean(process.env.CI);

describe.skipIf(!keygen)("sign --key (needs ssh-keygen)", () => {
  test("makes an approval of the highest level, that an edit makes stale", async () => {
    const key = join(makeScratch(), "key");
    spawnSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key]);
    const olu = `{ name: Olu Adebayo, emails: [olu@billwright.example], keys: ["${readFileSync(`${key}.pub`, "utf8").trim()}"] }`;
    repository.switch("main");
    repository.commit({ author, files: { "deploydoc.config.yaml": `${people(olu)}  level: { medium: signature }\n` } });
    repository.branch("signed");
    edit(plan, (text) => text.replace("status: draft", "status: approved"));
    repository.commit({ author });

    expect(await sign("--name", "Olu Adebayo")).toMatchObject({ code: 0 });
    const of = async (): Promise<string> => (await run("check", "--base", "main")).said.replace(/\s+/g, " ");
    expect(await of()).toContain("its row is not committed yet");
    repository.commit({ author: "Olu Adebayo <olu@billwright.example>" });
    expect(await of()).toContain("it has no signature beside it");

    expect(await sign("--name", "Olu Adebayo", "--key", key)).toMatchObject({ code: 0 });
    repository.commit({ author: "Olu Adebayo <olu@billwright.example>" });
    // The checklist's rows were signed on paper.
    expect(await of()).not.toContain('"CAB"');

    edit(`deployments/${name}/rollback-plan.md`, (text) => text.replace("> 1% for", "> 5% for"));
    expect(await of()).toContain('Approval of "CAB" is stale');
  });
});
