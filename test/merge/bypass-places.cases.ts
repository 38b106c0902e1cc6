import { cpSync, mkdirSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { TestRepository } from "../support/repository.ts";
import type { Group } from "./bypass.cases.ts";
import { deployment, documentsAt, signedAnew } from "./stage.ts";

const approved = { main: "approved" } as const;
const narrow = { ...approved, config: "include:\n  - deployments/**/*.md\n" } as const;
const checks = "pre-deployment-checklist.md";
const rollback = "rollback-plan.md";
const plan = "deployment-plan.md";
const critical = "- [x] No Critical finding is open";
const open = "- [ ] No Critical finding is open";

/** Moves something with the file system, so that git must find it out. */
function move(from: string, to: string): (repository: TestRepository) => void {
  return ({ path }) => {
    mkdirSync(join(path, to, ".."), { recursive: true });
    renameSync(join(path, from), join(path, to));
  };
}

function link(target: string, at: string): (repository: TestRepository) => void {
  return ({ path }) => symlinkSync(target, join(path, at));
}

/** Ways around the globs: the gate is at fault where it sees nothing. */
export const places: readonly Group[] = [
  {
    about: "a deployment that is moved",
    start: approved,
    honest: { steps: [{ act: move(deployment, "deployments/2026/2026-11-14-ledger-amounts") }] },
    bypasses: {
      "out of the globs": {
        steps: [{ act: move(deployment, "archive/2026-11-14-ledger-amounts") }],
        finds: [`missing-document ${plan}`, `missing-document ${checks}`],
      },
      "into a folder that is ignored": {
        steps: [{ act: move(deployment, "deployments/node_modules/2026-11-14-ledger-amounts") }],
        finds: [`missing-document ${plan}`],
      },
      "to a name in other letters": {
        start: { ...approved, files: { "Deployments/README.md": "# Elsewhere\n" } },
        steps: [{ act: move(deployment, "attic/deployments/2026-11-14-ledger-amounts") }],
        finds: [`missing-document ${plan}`],
      },
      "inside the globs, and changed": {
        steps: [
          { edits: [[checks, critical, open]] },
          { act: move(deployment, "deployments/2026/2026-11-14-ledger-amounts") },
        ],
        finds: [`unchecked-gate deployments/2026/2026-11-14-ledger-amounts/${checks}`],
      },
      "one document of it, into a folder of its own": {
        steps: [{ act: move(`${deployment}/${rollback}`, `${deployment}/old/${rollback}`), edits: signedAnew }],
        finds: [`missing-document ${plan}`],
      },
    },
  },
  {
    about: "another ending",
    start: narrow,
    honest: { steps: [{ act: move(`${deployment}/${checks}`, `${deployment}/pre-deployment-checklist.markdown`) }] },
    bypasses: {
      ".MD": {
        steps: [
          { edits: [[checks, critical, open]] },
          { act: move(`${deployment}/${checks}`, `${deployment}/PRE-deployment-checklist.MD`) },
        ],
        finds: ["unchecked-gate PRE-deployment-checklist.MD"],
      },
      ".markdown": {
        steps: [
          { edits: [[checks, critical, open]] },
          { act: move(`${deployment}/${checks}`, `${deployment}/pre-deployment-checklist.markdown`) },
        ],
        finds: ["unchecked-gate pre-deployment-checklist.markdown"],
      },
      ".mkd, of the plan": {
        steps: [
          { edits: [[checks, critical, open]] },
          { act: move(`${deployment}/${plan}`, `${deployment}/deployment-plan.mkd`) },
        ],
        finds: [`unchecked-gate ${checks}`],
      },
      ".txt": {
        steps: [{ act: move(`${deployment}/${checks}`, `${deployment}/pre-deployment-checklist.txt`) }],
        finds: [`missing-document ${checks}`],
      },
      ".mdx": {
        steps: [{ act: move(`${deployment}/${checks}`, `${deployment}/pre-deployment-checklist.mdx`) }],
        finds: [`missing-document ${checks}`],
      },
      "a new deployment that is all .MARKDOWN": {
        start: { main: "nothing", config: narrow.config, edits: [[checks, critical, open]] },
        steps: [
          {
            act: (repository) => {
              for (const path of Object.keys(documentsAt("approved"))) {
                move(path, path.replace(/\.md$/, ".MARKDOWN"))(repository);
              }
            },
          },
        ],
        finds: ["unchecked-gate pre-deployment-checklist.MARKDOWN"],
      },
    },
  },
  {
    about: "a link",
    start: {
      ...approved,
      files: { "docs/keep.md": "# Kept\n" },
    },
    honest: { steps: [{ act: link("docs/keep.md", "KEEP.md") }] },
    bypasses: {
      "in place of a document": {
        steps: [
          { act: move(`${deployment}/${rollback}`, `docs/${rollback}`) },
          { act: link(`../../docs/${rollback}`, `${deployment}/${rollback}`) },
        ],
        code: 2,
        says: "is a symbolic link",
      },
      "in place of the deployment": {
        steps: [{ act: move(deployment, "docs/ledger") }, { act: link("../docs/ledger", deployment) }],
        code: 2,
        says: "is a symbolic link",
      },
      "in place of all deployments": {
        steps: [{ act: move("deployments", "docs/deployments") }, { act: link("docs/deployments", "deployments") }],
        code: 2,
        says: "is a symbolic link",
      },
      "that leads nowhere": {
        steps: [
          { files: { [`${deployment}/${rollback}`]: null } },
          { act: link("nowhere.md", `${deployment}/${rollback}`) },
        ],
        code: 2,
        says: "is a symbolic link",
      },
      "that a submodule takes the place of": {
        steps: [
          {
            act: ({ path, git }) => {
              cpSync(join(path, ".git"), join(path, deployment, "inner/.git"), { recursive: true });
              move(`${deployment}/inner`, "inner")({ path } as TestRepository);
              git("rm", "-q", `${deployment}/${rollback}`);
              move("inner", `${deployment}/${rollback}`)({ path } as TestRepository);
            },
          },
        ],
        finds: [`missing-document ${rollback}`],
        code: 2,
        says: "is a folder",
      },
    },
  },
  {
    about: "deployments that lie behind a link",
    start: {
      main: "nothing",
      files: Object.fromEntries(Object.entries(documentsAt("approved")).map(([path, text]) => [`docs/${path}`, text])),
    },
    honest: {
      steps: [
        { loose: true, act: ({ git }) => git("switch", "-q", "main") },
        { loose: true, act: ({ git }) => git("branch", "-qD", "work") },
        { act: link("docs/deployments", "deployments") },
        { loose: true, act: ({ git }) => git("switch", "-qc", "work") },
        { edits: [[rollback, "> 0.5%", "> 0.4%"], ...signedAnew] },
      ],
    },
    bypasses: {
      "and change under their other name": {
        steps: [
          { loose: true, act: ({ git }) => git("switch", "-q", "main") },
          { loose: true, act: ({ git }) => git("branch", "-qD", "work") },
          { act: link("docs/deployments", "deployments") },
          { loose: true, act: ({ git }) => git("switch", "-qc", "work") },
          { edits: [[rollback, "> 0.5%", "> 5%"]] },
        ],
        finds: ["stale-approval change-request.md"],
        code: 3,
      },
    },
  },
  {
    about: "what git is told to see otherwise",
    start: approved,
    honest: {
      steps: [
        { files: { ".gitattributes": "*.md text eol=lf\n" }, edits: [[rollback, "> 0.5%", "> 0.4%"], ...signedAnew] },
      ],
    },
    bypasses: {
      "attributes that hide a change": {
        steps: [
          {
            files: { ".gitattributes": "*.md binary -diff -merge linguist-generated export-ignore\n" },
            edits: [[rollback, "> 0.5%", "> 5%"]],
          },
        ],
        finds: ["stale-approval change-request.md"],
        code: 3,
      },
      "ignored by git": {
        steps: [{ files: { ".gitignore": "deployments/\n" }, edits: [[rollback, "> 0.5%", "> 5%"]] }],
        finds: ["stale-approval change-request.md"],
        code: 3,
      },
      "another encoding at checkout": {
        steps: [
          { edits: [[checks, critical, open]] },
          {
            act: ({ write, git }) => {
              write({ ".gitattributes": "deployments/** working-tree-encoding=UTF-16LE-BOM\n" });
              git("add", ".gitattributes");
              git("commit", "-qm", "Attributes");
              write({ [deployment]: null });
              git("checkout", "--", deployment);
            },
          },
        ],
        code: 2,
        says: "is UTF-16",
      },
    },
  },
];
