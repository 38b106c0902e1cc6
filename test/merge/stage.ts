import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Files, type Making, makeRepository, type TestRepository } from "../support/repository.ts";
import { runAt } from "./run-check.ts";

/** The deployment that all scenarios are about: of high risk, so that four people approve it. */
export const deployment = "deployments/2026-11-14-ledger-amounts";

const fixtures = join(import.meta.dirname, "../../fixtures", deployment);
const planning = [
  "change-request.md",
  "deployment-checklist.md",
  "deployment-plan.md",
  "pre-deployment-checklist.md",
  "rollback-plan.md",
];
const carriedOut = ["deployment-log.md", "monitoring-report.md", "smoke-test-results.md"];

export const people = {
  lucia: "Lucia Ferri <lucia@nordwestbank.example>",
  petra: "Petra Lang <petra@nordwestbank.example>",
  idris: "Idris Cole <idris@nordwestbank.example>",
  samuel: "Samuel Adeyemi <samuel@nordwestbank.example>",
  margarethe: "Margarethe Ott <margarethe@nordwestbank.example>",
} as const;

/** What of the deployment's documents is replaced: the document's file name, what stands there, what is to stand there. */
export type Edit = readonly [document: string, from: string | RegExp, to: string];

/** A commit on the branch. */
export interface Step extends Making {
  /** Documents of the deployment. */
  readonly edits?: readonly Edit[];
  /** Whole files by path from the top; null deletes one. */
  readonly files?: Files;
  /** What files do not say: moving a folder, a link. What it changes is committed, too. */
  readonly act?: (repository: TestRepository) => unknown;
  /** Runs `deploydoc sign` before the commit, after everything else. */
  readonly sign?: { readonly document: string; readonly role: string; readonly name: string; readonly key?: string };
  /** Not committed by itself: `act` has seen to it. */
  readonly loose?: boolean;
}

/** Where a branch begins. */
export interface Start {
  /**
   * What `main` holds of the deployment: nothing, and the branch's first commit adds it complete and approved; or it is merged
   * with that status.
   */
  readonly main: "nothing" | "approved" | "deployed" | "closed";
  /** Changes to it before it is committed, be it on `main` or on the branch. */
  readonly edits?: readonly Edit[];
  /** `deploydoc.config.yaml` on `main`. */
  readonly config?: string;
  /** Other files on `main`. */
  readonly files?: Files;
  /** What the branch has done already; without `act`. */
  readonly steps?: readonly Step[];
}

/** The documents of the deployment by path, as complete as a status asks for. */
export function documentsAt(status: "approved" | "deployed" | "closed", edits: readonly Edit[] = []): Files {
  const names = [...planning, ...(status === "approved" ? [] : carriedOut)];
  if (status === "closed") names.push("operations-handoff.md", "post-deployment-review.md");
  const files: Record<string, string> = {};
  for (const name of names) files[`${deployment}/${name}`] = readFileSync(join(fixtures, name), "utf8");
  const said = status === "approved" ? "status: approved" : `status: ${status}\noutcome: deployed`;
  const as: readonly Edit[] =
    status === "closed" ? [] : [["deployment-plan.md", "status: closed\noutcome: deployed", said]];
  return applyEdits([...as, ...edits], (path) => files[path] ?? "", files);
}

/** The documents that edits change. Throws when what one replaces does not stand there: it would show nothing. */
function applyEdits(edits: readonly Edit[], read: (path: string) => string, into: Files = {}): Files {
  const files: Record<string, string | Uint8Array | null> = { ...into };
  for (const [document, from, to] of edits) {
    const path = `${deployment}/${document}`;
    const known = files[path];
    const text = typeof known === "string" ? known : read(path);
    const edited = typeof from === "string" ? text.replace(from, () => to) : text.replace(from, to);
    if (edited === text) throw new Error(`${document} has no ${from}`);
    files[path] = edited;
  }
  return files;
}

/** When people sign: the evening before it is carried out. */
const signedAt = "2026-11-13T17:00:00Z";

const known = new Map<string, Promise<TestRepository>>();

/** A repository of its own on the branch `work`, which has left `main` at the start. */
export async function stage(start: Start): Promise<TestRepository> {
  const key = JSON.stringify(start);
  const made = known.get(key) ?? prepare(start);
  known.set(key, made);
  return (await made).copy();
}

async function prepare({ main, edits = [], config, files = {}, steps = [] }: Start): Promise<TestRepository> {
  const repository = await makeRepository();
  const policy: Files = config === undefined ? {} : { "deploydoc.config.yaml": config };
  const documents = documentsAt(main === "nothing" ? "approved" : main, edits);
  repository.commit({ files: { "README.md": "# Ledger\n", ...policy, ...files } });
  if (main !== "nothing") repository.commit({ files: documents, author: people.lucia });
  repository.branch("work");
  if (main === "nothing") repository.commit({ files: documents, author: people.lucia });
  await play(repository, steps);
  return repository;
}

/** Makes the commits of a branch. */
export async function play(repository: TestRepository, steps: readonly Step[]): Promise<void> {
  for (const { edits = [], files = {}, act, sign, loose = false, ...making } of steps) {
    await act?.(repository);
    const read = (path: string) => readFileSync(join(repository.path, path), "utf8");
    const changed = { ...files, ...applyEdits(edits, read) };
    repository.write(changed);
    if (sign) await runSign(repository.path, sign);
    if (!loose) repository.commit(making);
  }
}

/** Every approval of the planning documents, given anew a day later. */
export const signedAnew: readonly Edit[] = [
  ["pre-deployment-checklist.md", /(Petra Lang|Idris Cole), 2026-11-12/g, "$1, 2026-11-14"],
  ["pre-deployment-checklist.md", "Samuel Adeyemi, 2026-11-13", "Samuel Adeyemi, 2026-11-14"],
  ["change-request.md", "Approved | 2026-11-12", "Approved | 2026-11-14"],
];

async function runSign(top: string, { document, role, name, key }: NonNullable<Step["sign"]>): Promise<void> {
  const keyOption = key === undefined ? [] : ["--key", key];
  const args = ["sign", `${deployment}/${document}`, "--role", role, "--name", name, ...keyOption];
  const { code, stderr } = await runAt(top, args, { now: signedAt });
  if (code !== 0) throw new Error(`${args.join(" ")} exited with ${code}: ${stderr}`);
}
