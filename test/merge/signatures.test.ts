import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSidecar, writeSidecar } from "../../src/approvals/sidecar.ts";
import { type Statement, writeStatement } from "../../src/approvals/statement.ts";
import { approvalNamespace } from "../../src/workspace/signature/verify.ts";
import type { TestRepository } from "../support/repository.ts";
import { hasSshKeygen, keyFlags, makeKey, makeKeyFolder } from "../workspace/signature/ssh-programs.ts";
import { type Checked, runCheck } from "./run-check.ts";
import { deployment, type Edit, people, play, type Start, stage } from "./stage.ts";

const { folder, remove } = makeKeyFolder();
afterAll(remove);

const request = `${deployment}/change-request.md`;
const sidecar = `${deployment}/approvals/change-request.cab.sig`;

/** What is done to the sidecar of a good signature, and why it is refused then. */
interface Refusal {
  readonly statement?: Partial<Statement>;
  /** Sign the changed statement, as if it had been made so. */
  readonly by?: { readonly key: "own" | "other" | "expired" | "revoked"; readonly namespace?: string };
  /** The text of the file, after all else. */
  readonly text?: (text: string) => string | null;
  readonly edits?: readonly Edit[];
  readonly rule: "forged-approval" | "stale-approval" | "unverified-approval";
  readonly says: string;
  /** 1 where signing again mends nothing; else 3. */
  readonly code?: 1 | 3;
}

const refusals: Readonly<Record<string, Refusal>> = {
  "for another role": {
    statement: { role: "Security" },
    by: { key: "own" },
    rule: "forged-approval",
    says: 'is for the role "Security", not "CAB"',
  },
  "for another document": {
    statement: { kind: "deployment-plan" },
    by: { key: "own" },
    rule: "forged-approval",
    says: 'the kind "deployment-plan"',
  },
  "for another deployment": {
    statement: { deployment: "2026-11-19-loyalty-points" },
    by: { key: "own" },
    rule: "forged-approval",
    says: "is for another deployment",
  },
  "for another person": {
    statement: { person: "Idris Cole" },
    by: { key: "own" },
    rule: "forged-approval",
    says: 'is by "Idris Cole"',
  },
  "of a refusal": {
    statement: { decision: "rejected" },
    by: { key: "own" },
    rule: "forged-approval",
    says: 'says "rejected"',
  },
  "given at another time": {
    statement: { at: "2026-11-10T09:00Z" },
    by: { key: "own" },
    rule: "forged-approval",
    says: 'was given at "2026-11-10T09:00Z"',
  },
  "of another text": {
    statement: { digest: `d1:${"0".repeat(64)}` },
    by: { key: "own" },
    rule: "stale-approval",
    says: "is for an earlier text",
  },
  "in another namespace": { by: { key: "own", namespace: "git" }, rule: "forged-approval", says: 'namespace "git"' },
  "with another key": { by: { key: "other" }, rule: "forged-approval", says: "key" },
  "with an expired key": {
    by: { key: "expired" },
    rule: "unverified-approval",
    says: "which counted only until 2026-10-0",
  },
  "with a revoked key": { by: { key: "revoked" }, rule: "unverified-approval", says: "revoked" },
  "with an edited statement": { statement: { role: "Security" }, rule: "forged-approval", says: "does not" },
  "cut short": { text: (it) => it.slice(0, -80), rule: "unverified-approval", says: "ends within its signature" },
  empty: { text: () => "", rule: "unverified-approval", says: "is empty" },
  deleted: { text: () => null, rule: "unverified-approval", says: "it has no signature beside it" },
  "over what has changed since": {
    edits: [["rollback-plan.md", "> 0.5%", "> 5%"]],
    rule: "stale-approval",
    says: "what it covers has changed",
  },
};

describe.skipIf(!hasSshKeygen)("signatures (needs ssh-keygen)", () => {
  const keys = { own: "", other: "", expired: "", revoked: "", petra: "" };
  let start: Start;
  let signed: TestRepository;

  beforeAll(async () => {
    const lines: string[] = [];
    let petra = "";
    for (const name of Object.keys(keys) as (keyof typeof keys)[]) {
      const { path, publicKey } = makeKey(join(folder, name), keyFlags["ssh-ed25519"]);
      keys[name] = path;
      if (name === "petra") petra = publicKey;
      else if (name !== "other") lines.push(`        - key: ${publicKey}`);
      if (name === "expired") lines.push("          until: 2026-10-01");
      if (name === "revoked") lines.push("          revoked: true");
    }
    const config = `approvals:
  required: { high: [CAB, Technical lead] }
  level: signature
  people:
    - name: Margarethe Ott
      emails: [margarethe@nordwestbank.example]
      keys:
${lines.join("\n")}
    - name: Petra Lang
      emails: [petra@nordwestbank.example]
      keys:
        - ${petra}
    - name: Idris Cole
`;
    start = {
      main: "nothing",
      config,
      edits: [
        [
          "change-request.md",
          "| Margarethe Ott | CAB  | Approved | 2026-11-12 |",
          "| [name] | CAB | [status] | [date] |",
        ],
        ["pre-deployment-checklist.md", /- \[x\] (?:Security sign-off|Operations sign-off).*\n/g, ""],
        [
          "pre-deployment-checklist.md",
          /- \[x\] Technical lead approval.*/,
          "- [ ] Technical lead approval — [name], [date]",
        ],
      ],
    };
    signed = await stage(start);
    const sign = { document: "change-request.md", role: "CAB", name: "Margarethe Ott", key: keys.own };
    const lead = {
      document: "pre-deployment-checklist.md",
      role: "Technical lead",
      name: "Petra Lang",
      key: keys.petra,
    };
    await play(signed, [
      { sign: lead, author: people.petra },
      { sign, author: people.margarethe },
    ]);
  });

  it("lets a good one through, merged or not", async () => {
    expect(await check(signed)).toMatchObject({ errors: [], code: 0 });
    const merged = signed.copy();
    merged.switch("main");
    merged.merge("work");
    merged.branch("next");
    merged.commit({ files: { [`${deployment}/notes.txt`]: "Nothing\n" } });
    expect(await check(merged)).toMatchObject({ errors: [], code: 0 });
  });

  it.each(Object.entries(refusals))("refuses one %s", async (_, refusal) => {
    const repository = signed.copy();
    const file = join(repository.path, sidecar);
    const changed = refusal.text ?? ((it) => it);
    const text = changed(spoil(readFileSync(file, "utf8"), refusal));
    await play(repository, [
      {
        files: { [sidecar]: text },
        edits: refusal.edits ?? [],
        author: refusal.edits ? people.lucia : people.margarethe,
      },
    ]);
    const { errors, code } = await check(repository);
    expect(errors.map(({ rule, path }) => `${rule} ${path}`)).toEqual([`${refusal.rule} ${request}`]);
    expect(errors[0]?.message).toContain(refusal.says);
    expect(code).toBe(refusal.rule === "forged-approval" ? 1 : 3);
  });

  function spoil(text: string, { statement, by }: Refusal): string {
    if (statement === undefined && by === undefined) return text;
    const read = readSidecar(text);
    if (!read.ok) throw new Error(read.reason);
    const said = { ...read.statement, ...statement };
    if (by === undefined) return writeSidecar({ statement: said, armored: read.armored });
    const { key, namespace = approvalNamespace } = by;
    const args = ["-Y", "sign", "-q", "-n", namespace, "-f", keys[key]];
    const armored = execFileSync("ssh-keygen", args, { input: writeStatement(said), encoding: "utf8", stdio: "pipe" });
    return writeSidecar({ statement: said, armored });
  }

  function check(repository: TestRepository): Promise<Checked> {
    return runCheck(repository.path, ["--base", "main"]);
  }
});
