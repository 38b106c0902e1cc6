import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import schema from "../../schemas/audit.schema.json" with { type: "json" };
import { version } from "../../src/cli/version.ts";
import type { Audit, AuditApproval } from "../../src/model/audit.ts";
import type { Printed } from "../cli/scenario.ts";
import { runAt } from "../merge/run-check.ts";
import { makeRepository, makeScratch, type TestRepository } from "../support/repository.ts";
import { hasSshKeygen } from "../workspace/signature/ssh-programs.ts";
import { changes, edit, edits, type Mutable } from "./changes.cases.ts";
import { auditedAt, folder, name, tellStory } from "./story.ts";

/** A year later. */
const later = "2027-11-25T10:00:00.000Z";

let told: TestRepository;
let recorded: string;
let audit: Audit;

const auditAt = (cwd: string, now: string, ...args: readonly string[]): Promise<Printed> =>
  runAt(cwd, ["audit", ...args], { now });

beforeAll(async () => {
  told = await tellStory();
  recorded = join(makeScratch(), "audit.json");
  const { stderr, code } = await auditAt(told.path, auditedAt, name, "--format", "json", "--output", recorded);
  expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
  audit = JSON.parse(readFileSync(recorded, "utf8")) as Audit;
});

const run = (cwd: string, ...args: readonly string[]): Promise<Printed> => auditAt(cwd, auditedAt, ...args);

const verify = (cwd: string, file = recorded): Promise<Printed> => auditAt(cwd, later, "--verify", file);

/** The audit, changed, in a file of its own. */
function editAudit(change: (audit: Mutable<Audit>, repository: TestRepository) => void): string {
  const edited = JSON.parse(readFileSync(recorded, "utf8")) as Mutable<Audit>;
  change(edited, told);
  const file = join(makeScratch(), "edited.json");
  writeFileSync(file, JSON.stringify(edited));
  return file;
}

const validate = new Ajv2020({ strict: true, allErrors: true, strictRequired: false }).compile(schema);

const approvalOf = (role: string): AuditApproval | undefined =>
  audit.predicate.approvals.find((it) => it.role === role);

describe("an audit", () => {
  test("is an in-toto statement whose predicate is valid by its schema", () => {
    expect(audit._type).toBe("https://in-toto.io/Statement/v1");
    expect(audit.predicateType).toBe("https://deploydoc.dev/audit/v1");
    expect(validate(audit.predicate) ? null : validate.errors).toBeNull();
    expect(audit.subject.map((it) => it.name)).toEqual(audit.predicate.documents.map((it) => it.path));
  });

  test("names what was checked out and what judged it", () => {
    const { repository, policy, deployment, conclusion, findings } = audit.predicate;
    expect(findings).toEqual([]);
    expect(repository).toEqual({ head: told.head(), committedAt: "2026-11-20T10:00:00.000Z", clean: true });
    expect(policy).toMatchObject({ commit: told.head(), config: "deploydoc.config.yaml" });
    expect(policy.files.map((it) => it.path)).toEqual(["deploydoc.config.yaml"]);
    expect(deployment).toMatchObject({ name, path: folder, status: "closed", facts: { release: "v4.12.0" } });
    expect(conclusion).toEqual({ complete: true, errors: 0, warnings: 0, waitingFor: [] });
  });

  test("gives the SHA-256 that git's own bytes have", async () => {
    for (const { name: path, digest } of audit.subject) {
      expect(
        createHash("sha256")
          .update(readFileSync(join(told.path, path)))
          .digest("hex"),
      ).toBe(digest.sha256);
    }
  });

  test("tells the level from the whole history: who committed a row of their own reaches `commit`", () => {
    expect(approvalOf("CAB")).toMatchObject({
      document: `${folder}/change-request.md`,
      ...{ name: "Olu Adebayo", act: "approves", required: true, decision: "approved", verdict: "valid", reason: "" },
      level: { reached: "commit", required: "digest" },
      commit: { author: { name: "Olu Adebayo" }, authoredAt: "2026-11-13T10:00:00.000Z" },
    });
    expect(approvalOf("CAB")?.digest.given).toBe(approvalOf("CAB")?.digest.today);
    expect(approvalOf("Technical lead")?.level.reached).toBe("commit");
  });

  test("a row that another committed, as in a squash merge, is valid and reaches less", () => {
    expect(approvalOf("Operations")).toMatchObject({
      ...{ verdict: "valid", level: { reached: "digest" }, commit: { author: { name: "Joost Mulder" } } },
    });
  });

  test("a refusal has its commit, too", async () => {
    const copy = told.copy();
    const args = ["sign", `${folder}/pre-deployment-checklist.md`, "--role", "Product owner", "--reject"];
    await runAt(copy.path, [...args, "--name", "Elena Marchetti"], { now: auditedAt });
    copy.commit({ author: "Elena Marchetti <elena@billwright.example>" });
    const { predicate } = JSON.parse((await run(copy.path, name, "--format", "json")).stdout) as Audit;
    expect(predicate.approvals.find((it) => it.role === "Product owner")).toMatchObject({
      ...{ decision: "rejected", verdict: "rejected", level: { reached: null } },
      commit: { author: { name: "Elena Marchetti" } },
    });
  });

  test.skipIf(!hasSshKeygen)(
    "a signature is told with its file, whoever committed it (skipped without ssh-keygen)",
    async () => {
      const copy = told.copy();
      const key = join(makeScratch(), "key");
      execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key]);
      const config = readFileSync(join(copy.path, "deploydoc.config.yaml"), "utf8");
      const known = `keys: ["${readFileSync(`${key}.pub`, "utf8").trim()}"]`;
      const signer = "emails: [priya@billwright.example]";
      copy.commit({ files: { "deploydoc.config.yaml": config.replace(signer, `${signer}, ${known}`) } });
      const args = ["sign", `${folder}/pre-deployment-checklist.md`, "--role", "Security", "--name", "Priya Raman"];
      expect(await runAt(copy.path, [...args, "--key", key], { now: auditedAt })).toMatchObject({
        stderr: "",
        code: 0,
      });
      copy.commit({});
      const { predicate } = JSON.parse((await run(copy.path, name, "--format", "json")).stdout) as Audit;
      const path = `${folder}/approvals/pre-deployment-checklist.security.sig`;
      const sha256 = createHash("sha256")
        .update(readFileSync(join(copy.path, path)))
        .digest("hex");
      expect(predicate.approvals.find((it) => it.role === "Security")).toMatchObject({
        ...{ verdict: "valid", level: { reached: "signature", required: "digest" }, signature: { path, sha256 } },
      });
      expect(validate(predicate) ? null : validate.errors).toBeNull();
    },
  );

  test("tells who ticked what, and when", () => {
    const by = (text: string) => audit.predicate.gates.find((it) => it.text === text);
    expect(by("No Critical finding is open")).toMatchObject({
      ...{ state: "done", section: "Prerequisites", phase: "plan" },
      commit: { author: { name: "Farah Nasser" }, authoredAt: "2026-11-12T15:00:00.000Z" },
    });
    expect(by("Deploy the canary")).toMatchObject({ phase: "deploy", commit: { author: { name: "Tomasz Brandt" } } });
  });

  test("holds the log", () => {
    const { log } = audit.predicate;
    expect(log.filter((it) => it.table === "timeline")).toHaveLength(10);
    expect(log.find((it) => it.table === "deviations")?.cells).toMatchObject({ Step: "Rebuild the font cache" });
  });

  test("finds what check --all finds", async () => {
    const copy = told.copy();
    const rollback = join(copy.path, folder, "rollback-plan.md");
    writeFileSync(rollback, readFileSync(rollback, "utf8").replace("> 1% for 3 minutes", "normal"));
    const reopened = join(copy.path, folder, "deployment-plan.md");
    writeFileSync(reopened, readFileSync(reopened, "utf8").replace("status: closed", "status: deployed"));
    copy.commit({});
    const made = JSON.parse((await run(copy.path, name, "--format", "json")).stdout) as Audit;
    const checked = await runAt(copy.path, ["check", "--all", "--format", "json"], { now: auditedAt });
    const documents = (
      JSON.parse(checked.stdout) as { documents: { path: string; findings: Record<string, unknown>[] }[] }
    ).documents;
    const expected = documents.flatMap(({ path, findings }) =>
      findings.map(({ rule, severity, message, line, column }) => ({
        rule,
        severity,
        message,
        document: path,
        line,
        column,
      })),
    );
    expect(made.predicate.findings.map((it) => it.rule)).toContain("vague-threshold");
    expect(new Set(made.predicate.findings.map((it) => JSON.stringify(it)))).toEqual(
      new Set(expected.map((it) => JSON.stringify(it))),
    );
    const cab = made.predicate.approvals.find((it) => it.role === "CAB");
    expect(cab).toMatchObject({
      verdict: "stale",
      level: { reached: null },
      commit: { author: { name: "Olu Adebayo" } },
    });
    expect(cab?.changes.join()).toContain("normal");
    expect(made.predicate.conclusion).toMatchObject({ complete: false, waitingFor: ["CAB"] });
  });

  test("reads well", async () => {
    const { stdout } = await run(told.path, folder);
    const names = new Map<string, string>();
    const steady = stdout
      .replace(`deploydoc ${version}`, "deploydoc (version)")
      .replace(/\b[0-9a-f]{40}\b|\b[0-9a-f]{10}\b(?= \|)/g, (id) => {
        const start = id.slice(0, 10);
        names.set(start, names.get(start) ?? `(commit ${names.size + 1})`);
        return names.get(start) ?? "";
      });
    await expect(steady).toMatchFileSnapshot("report.txt");
  });
});

describe("an audit is unchanged", () => {
  test("a year later, after commits elsewhere and with another config", async () => {
    const copy = told.copy();
    copy.commit({
      files: { "README.md": "# Bills\n", "deploydoc.config.yaml": "approvals: { level: { medium: signature } }\n" },
    });
    expect(await verify(copy.path)).toEqual({
      ...{ code: 0, stderr: "" },
      stdout: expect.stringContaining(`Unchanged: the repository says what ${recorded} says of ${name}`),
    });
  });

  test("in a clone, from another folder, with other line ends on the disk", async () => {
    const clone = told.clone();
    clone.git("config", "core.autocrlf", "true");
    clone.git("rm", "--quiet", "-r", "--cached", ".");
    clone.git("reset", "--quiet", "--hard");
    expect(readFileSync(join(clone.path, folder, "rollback-plan.md"), "utf8")).toContain("\r\n");
    expect(await verify(join(clone.path, folder))).toMatchObject({ code: 0, stderr: "" });
  });
});

/** What --verify prints with each difference on a line of its own, behind what it concerns. */
function inLines(stdout: string): string {
  let what = "";
  return stdout.replace(/^(- (.*)| {2}- .*)$/gm, (line, own?: string) => {
    if (line.startsWith("- ")) what = own ?? "";
    return line.startsWith("- ") ? line : `${what}: ${line.slice("  - ".length)}`;
  });
}

test.each(Object.entries(changes))("verify tells of %s", async (_, { make, told: lines }) => {
  const copy = told.copy();
  make(copy);
  const { stdout, code } = await verify(copy.path);
  expect(code).toBe(1);
  for (const line of lines) expect(inLines(stdout)).toContain(line);
});

test.each(Object.entries(edits))("verify tells of an edit to the audit: %s", async (_, [change, said]) => {
  const { stdout, code } = await verify(told.path, editAudit(change));
  expect(code).toBe(1);
  expect(inLines(stdout)).toContain(said);
});

const base = (): Record<string, unknown> => JSON.parse(readFileSync(recorded, "utf8"));

const unreadable: Readonly<Record<string, readonly [text: () => string | null, said: string]>> = {
  "a file that is not there": [() => null, "does not exist"],
  "a text that is not JSON": [() => "# Audit\n", "is no audit: it is not JSON"],
  "JSON that is no statement": [() => "[]", "is no audit: It is a list: expected an object"],
  "another statement": [
    () => JSON.stringify({ ...base(), predicateType: "https://slsa.dev/provenance/v1" }),
    'its predicate is of type "https://slsa.dev/provenance/v1", not https://deploydoc.dev/audit/v1',
  ],
  "an audit of a newer version": [
    () => JSON.stringify({ ...base(), predicateType: "https://deploydoc.dev/audit/v2" }),
    "is an audit of version 2, which this deploydoc does not know: install a newer one",
  ],
  "a predicate that lacks something": [
    () => JSON.stringify({ ...base(), predicate: { ...(base().predicate as object), gates: undefined } }),
    'Its predicate lacks "gates"',
  ],
  "a predicate with something more": [
    () => JSON.stringify({ ...base(), predicate: { ...(base().predicate as object), note: "fine" } }),
    'Unknown key "note"',
  ],
  "a deployment outside of the repository": [
    () => {
      const predicate = base().predicate as { readonly deployment: object };
      const deployment = { ...predicate.deployment, path: "../../etc" };
      return JSON.stringify({ ...base(), predicate: { ...predicate, deployment } });
    },
    "outside of the repository",
  ],
};

test.each(Object.entries(unreadable))("verify refuses %s", async (_, [text, said]) => {
  const file = join(makeScratch(), "audit.json");
  const contents = text();
  if (contents !== null) writeFileSync(file, contents);
  const { stdout, stderr, code } = await verify(told.path, file);
  expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
  expect(stderr).toContain(said);
});

describe("no audit is made", () => {
  test("of a shallow clone, nor verified in one", async () => {
    const { path } = told.clone({ depth: 1 });
    const said = { code: 2, stdout: "", stderr: expect.stringContaining("run `git fetch --unshallow`") };
    expect(await auditAt(path, auditedAt, name)).toEqual(said);
    expect(await verify(path)).toEqual(said);
  });

  test.each([
    [
      "an unknown name",
      ["2026-11-17-invoice-rendrer"],
      `There is no deployment "2026-11-17-invoice-rendrer": did you mean "${name}"?`,
    ],
    ["a folder that is none", ["."], "is no deployment: it holds no deployment-plan.md"],
    ["nothing", [], "Give one deployment, by name or path of its folder, or --verify FILE"],
    ["two", [name, name], "too many arguments"],
    ["a deployment to verify", [name, "--verify", "audit.json"], "--verify takes all from its file"],
    ["an unknown format", [name, "--format", "html"], "Formats are markdown, json"],
  ])("for %s", async (_, args, said) => {
    const { stdout, stderr, code } = await auditAt(told.path, auditedAt, ...args);
    expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
    expect(stderr.toLowerCase()).toContain(said.toLowerCase());
  });

  test("where there is no repository, or nothing is committed in it", async () => {
    const scratch = makeScratch();
    expect(await auditAt(scratch, auditedAt, name)).toMatchObject({
      ...{ code: 2, stdout: "", stderr: expect.stringContaining("does not lie in a git repository") },
    });
    const { path } = await makeRepository();
    expect(await auditAt(path, auditedAt, name)).toMatchObject({
      ...{ code: 2, stdout: "", stderr: expect.stringContaining("Nothing is committed") },
    });
  });

  test("over a file, without --force; the others are written", async () => {
    const scratch = makeScratch();
    const [json, report] = [join(scratch, "a.json"), join(scratch, "a.md")];
    writeFileSync(json, "mine");
    const args = [folder, "--format", "json", "--output", json, "--format", "markdown", "--output", report];
    const { stdout, stderr, code } = await auditAt(told.path, auditedAt, ...args);
    expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
    expect(stderr).toContain("is there already: give --force to replace it");
    expect(readFileSync(json, "utf8")).toBe("mine");
    expect(existsSync(report)).toBe(true);
    expect(await auditAt(told.path, auditedAt, ...args, "--force")).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(readFileSync(json, "utf8"))).toEqual(base());
  });
});

test("documents that are not committed are said to be so", async () => {
  const copy = told.copy();
  edit(copy, "monitoring-report.md", "\n", "\n\n");
  writeFileSync(join(copy.path, folder, "notes.md"), "# Notes\n");
  const { stdout, stderr, code } = await auditAt(copy.path, auditedAt, name);
  expect(code).toBe(0);
  expect(stderr).toContain(
    `${folder}/monitoring-report.md, ${folder}/notes.md are not as commit ${copy.head().slice(0, 7)} has it`,
  );
  expect(stdout).toContain("**Not all documents are committed**");
  expect(stdout).toContain("notes.md **(not committed)**");
});

test("two deployments of one name are told apart by their paths", async () => {
  const copy = told.copy();
  copy.git("mv", folder, "elsewhere");
  for (const place of ["east", "west"]) {
    const plan = readFileSync(join(copy.path, "elsewhere", "deployment-plan.md"), "utf8");
    copy.write({ [`${place}/deployments/${name}/deployment-plan.md`]: plan });
  }
  copy.commit({ files: { "deploydoc.config.yaml": 'include: ["**/deployments/**/*.md"]\n' } });
  const { stderr, code } = await auditAt(copy.path, auditedAt, name);
  expect(code).toBe(2);
  expect(stderr).toContain(`give the path of one: east/deployments/${name}, west/deployments/${name}`);
});
