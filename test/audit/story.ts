import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runAt } from "../merge/run-check.ts";
import { makeRepository, type TestRepository } from "../support/repository.ts";

export const name = "2026-11-17-invoice-renderer";
export const folder = `deployments/${name}`;

/** When audits are made: the deployment has been closed for five days. */
export const auditedAt = "2026-11-25T10:00:00.000Z";

const source = join(import.meta.dirname, "../../fixtures", folder);
const later = [
  "deployment-log",
  "monitoring-report",
  "operations-handoff",
  "post-deployment-review",
  "smoke-test-results",
];

const ines = "Ines Okafor <ines@billwright.example>";
const tomasz = "Tomasz Brandt <tomasz@billwright.example>";
const farah = "Farah Nasser <farah@billwright.example>";
const olu = "Olu Adebayo <olu@billwright.example>";
const joost = "Joost Mulder <joost@billwright.example>";
const samir = "Samir Haddou <samir@billwright.example>";
const mei = "Mei Lindqvist <mei@billwright.example>";

const config = `approvals:
  level: { medium: digest }
  people:
    - { name: Olu Adebayo, emails: [olu@billwright.example], roles: [CAB] }
    - { name: Joost Mulder, emails: [joost@billwright.example] }
    - { name: Priya Raman, emails: [priya@billwright.example] }
    - { name: Samir Haddou, emails: [samir@billwright.example] }
    - { name: Elena Marchetti, emails: [elena@billwright.example] }
    - { name: Ines Okafor, emails: [ines@billwright.example] }
`;

/** A deployment's whole life in a real repository: planned, checked, signed, carried out and closed by seven people. */
export async function tellStory(): Promise<TestRepository> {
  const repository = await makeRepository();
  const documents = Object.fromEntries(
    readdirSync(source).map((file) => [file.replace(/\.md$/, ""), readFileSync(join(source, file), "utf8")]),
  );
  const commit = (author: string, at: string, texts: Readonly<Record<string, string>>): string => {
    const files = Object.fromEntries(Object.entries(texts).map(([it, text]) => [`${folder}/${it}.md`, text]));
    return repository.commit({ files, author, at });
  };
  const said = (document: string): string => documents[document] ?? "";
  repository.commit({ files: { "deploydoc.config.yaml": config, "README.md": "# Billing\n" }, author: ines });
  const closed = said("deployment-plan");
  const checklist = said("deployment-checklist");
  const steps = checklist.indexOf("\n## Deploy\n");
  const unsigned = said("pre-deployment-checklist").replace(
    /^- \[x\] (.*(?:approval|sign-off)(?: \(.*\))?) — .*$/gm,
    "- [ ] $1",
  );
  commit(tomasz, "2026-11-12T09:00:00Z", {
    ...Object.fromEntries(Object.entries(documents).filter(([it]) => !later.includes(it))),
    "deployment-plan": closed.replace("status: closed\noutcome: deployed", "status: draft"),
    "deployment-checklist": checklist.slice(0, steps) + untick(checklist.slice(steps)),
    "change-request": said("change-request").replace(
      "| Olu Adebayo | CAB  | Approved | 2026-11-13 |",
      "|  | CAB | Pending |  |",
    ),
    "pre-deployment-checklist": untick(unsigned),
  });
  commit(farah, "2026-11-12T15:00:00Z", { "pre-deployment-checklist": unsigned });
  await sign(repository, "change-request", "CAB", "Olu Adebayo");
  repository.commit({ author: olu, at: "2026-11-13T10:00:00Z" });
  await sign(repository, "pre-deployment-checklist", "Technical lead", "Joost Mulder");
  // He carried the paper around: what the others said he committed for them.
  await sign(repository, "pre-deployment-checklist", "Security", "Priya Raman");
  await sign(repository, "pre-deployment-checklist", "Operations", "Samir Haddou");
  await sign(repository, "pre-deployment-checklist", "Product owner", "Elena Marchetti");
  repository.commit({ author: joost, at: "2026-11-13T11:00:00Z" });
  const approved = closed.replace("status: closed\noutcome: deployed", "status: approved");
  commit(ines, "2026-11-13T12:00:00Z", { "deployment-plan": approved });
  commit(tomasz, "2026-11-17T13:10:00Z", {
    "deployment-checklist": checklist,
    "deployment-log": said("deployment-log"),
    "smoke-test-results": said("smoke-test-results"),
    "deployment-plan": approved.replace("status: approved", "status: deployed\noutcome: deployed"),
  });
  commit(mei, "2026-11-19T10:00:00Z", {
    ...Object.fromEntries(Object.entries(documents).filter(([it]) => later.includes(it))),
    "operations-handoff": said("operations-handoff")
      .replace("| Ines Okafor | I. Okafor | 2026-11-19 |", "|  |  |  |")
      .replace("| Samir Haddou | S. Haddou | 2026-11-19 |", "|  |  |  |"),
  });
  await sign(repository, "operations-handoff", "Deployment lead", "Ines Okafor", "2026-11-19T11:00:00Z");
  repository.commit({ author: ines, at: "2026-11-19T11:05:00Z" });
  await sign(repository, "operations-handoff", "Ops lead", "Samir Haddou", "2026-11-19T12:00:00Z");
  repository.commit({ author: samir, at: "2026-11-19T12:05:00Z" });
  commit(mei, "2026-11-20T10:00:00Z", { "deployment-plan": closed });
  return repository;
}

function untick(text: string): string {
  return text.replaceAll("- [x] ", "- [ ] ");
}

async function sign(
  { path }: TestRepository,
  document: string,
  role: string,
  who: string,
  now = "2026-11-13T09:30:00Z",
): Promise<void> {
  const args = ["sign", `${folder}/${document}.md`, "--role", role, "--name", who];
  const { code, stderr } = await runAt(path, args, { now });
  if (code !== 0) throw new Error(`${args.join(" ")} exited with ${code}: ${stderr}`);
}
