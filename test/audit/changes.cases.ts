import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Audit } from "../../src/model/audit.ts";
import type { TestRepository } from "../support/repository.ts";
import { folder } from "./story.ts";

/** Replaces a text in a document of the deployment. Throws when it does not stand there: it would show nothing. */
export function edit({ path }: TestRepository, document: string, from: string, to: string): void {
  const file = join(path, folder, document);
  const text = readFileSync(file, "utf8");
  if (!text.includes(from)) throw new Error(`${document} has no ${from}`);
  writeFileSync(file, text.replace(from, to));
}

export type Mutable<Value> = { -readonly [Key in keyof Value]: Mutable<Value[Key]> };

/** An entry of a list, which has to be there. */
function entryOf<Entry>(entries: readonly Entry[], is: (entry: Entry) => boolean): Entry {
  const found = entries.find(is);
  if (found === undefined) throw new Error("There is no such entry");
  return found;
}

interface Change {
  readonly make: (copy: TestRepository) => void;
  /** Parts of lines that must be printed. */
  readonly told: readonly string[];
}

/** What may happen to the repository after an audit was made of it, and what --verify says of it. */
export const changes: Readonly<Record<string, Change>> = {
  "a byte in a document": {
    make: (copy) => edit(copy, "monitoring-report.md", "\n", "\n\n"),
    told: [`- document ${folder}/monitoring-report.md: sha256 was "`],
  },
  "a byte in a document, committed": {
    make: (copy) => {
      edit(copy, "monitoring-report.md", "\n", "\n\n");
      copy.commit({});
    },
    told: [`- document ${folder}/monitoring-report.md: sha256 was "`],
  },
  "a threshold": {
    make: (copy) => edit(copy, "rollback-plan.md", "> 1% for 3 minutes", "> 5% for 3 minutes"),
    told: [
      `- approval "CAB" in ${folder}/change-request.md: verdict was "valid" and is "stale"`,
      `- finding stale-approval in ${folder}/change-request.md:40`,
    ],
  },
  "who approved": {
    make: (copy) => edit(copy, "change-request.md", "Olu Adebayo", "Joost Mulder"),
    told: [`- approval "CAB" in ${folder}/change-request.md: name was "Olu Adebayo" and is "Joost Mulder"`],
  },
  "a box that is no longer ticked": {
    make: (copy) => edit(copy, "pre-deployment-checklist.md", "- [x] No Critical", "- [ ] No Critical"),
    told: [
      `- gate "No Critical finding is open" in ${folder}/pre-deployment-checklist.md: state was "done" and is "open"`,
    ],
  },
  "a step in the log": {
    make: (copy) => edit(copy, "deployment-log.md", "✗ failed", "✓ ok"),
    told: ["of the timeline in", "is not there any more", "is not in the audit"],
  },
  "a document that was deleted": {
    make: (copy) => rmSync(join(copy.path, folder, "smoke-test-results.md")),
    told: [`- document ${folder}/smoke-test-results.md: is not there any more`, "finding missing-document"],
  },
  "a document that was added": {
    make: (copy) => writeFileSync(join(copy.path, folder, "notes.md"), "# Notes\n"),
    told: [`- document ${folder}/notes.md: is not in the audit`],
  },
  "a deployment that is gone": {
    make: (copy) => rmSync(join(copy.path, folder), { recursive: true }),
    told: [`- deployment ${folder}: is not there any more`],
  },
  "a history that was rewritten": {
    make: (copy) => {
      copy.orphan("other");
      copy.git("checkout", "--quiet", "main", "--", ".");
      copy.commit({ author: "Olu Adebayo <olu@billwright.example>", at: "2026-11-13T10:00:00Z" });
    },
    told: [
      "that it was made of is not in the history",
      `- approval "CAB" in ${folder}/change-request.md: commit was "`,
      `- gate "No Critical finding is open" in ${folder}/pre-deployment-checklist.md: commit was "`,
    ],
  },
};

/** What somebody may write into an audit, and what --verify says of it. */
export const edits: Readonly<
  Record<string, readonly [change: (audit: Mutable<Audit>, repository: TestRepository) => void, said: string]>
> = {
  "a verdict": [
    ({ predicate }) => {
      entryOf(predicate.approvals, (it) => it.role === "CAB").verdict = "stale";
    },
    `approval "CAB" in ${folder}/change-request.md: verdict was "stale" and is "valid"`,
  ],
  "who ticked a box": [
    ({ predicate }) => {
      const { commit } = entryOf(predicate.gates, (it) => it.text === "Deploy the canary");
      if (commit) commit.author.name = "Somebody Else";
    },
    'commit.author.name was "Somebody Else" and is "Tomasz Brandt"',
  ],
  "an approval that is left out": [
    ({ predicate }) => predicate.approvals.splice(0, 1),
    `approval "CAB" in ${folder}/change-request.md: is not in the audit`,
  ],
  "a finding that nobody made": [
    ({ predicate }) => {
      const made = {
        rule: "vague-step",
        severity: "error",
        message: "Made up",
        document: "a.md",
        line: 1,
        column: 1,
      } as const;
      predicate.findings.push(made);
    },
    "finding vague-step in a.md:1 (Made up): is not found any more",
  ],
  "a digest of the subject": [
    ({ subject }) => {
      entryOf(subject, () => true).digest.sha256 = "0".repeat(64);
    },
    "subject: is not the documents of the predicate with their SHA-256",
  ],
  "the conclusion": [
    ({ predicate }) => {
      predicate.conclusion.warnings = 3;
    },
    "conclusion: warnings was 3 and is 0",
  ],
  "the config's digest": [
    ({ predicate }) => {
      entryOf(predicate.policy.files, () => true).sha256 = "0".repeat(64);
    },
    "policy: files was",
  ],
  "the time, to one before its commit": [
    ({ predicate }) => {
      predicate.generatedAt = "2026-11-16T10:00:00.000Z";
    },
    "audit: it says it was made at 2026-11-16T10:00:00.000Z, before its commit of 2026-11-20T10:00:00.000Z",
  ],
  "the time, to one to come": [
    ({ predicate }) => {
      predicate.generatedAt = "2028-01-01T10:00:00.000Z";
    },
    "audit: it says it was made at 2028-01-01T10:00:00.000Z, in the future",
  ],
  "the commit, to an earlier one": [
    ({ predicate }, { git }) => {
      predicate.repository.head = git("rev-parse", "HEAD~1");
    },
    "repository: committedAt was",
  ],
};
