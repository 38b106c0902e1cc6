import { symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Group } from "./bypass.cases.ts";
import { deployment, type Edit, signedAnew } from "./stage.ts";

const approved = { main: "approved" } as const;
const checks = "pre-deployment-checklist.md";
const request = "change-request.md";
const critical = "- [x] No Critical finding is open";
const open: Edit = [checks, critical, "- [ ] No Critical finding is open"];
const loose = "rules:\n  unchecked-gate: off\n";
const config = "deploydoc.config.yaml";

const block = (inner: string): string =>
  `<!-- deploydoc-disable unchecked-gate -- checked by hand -->\n\n${inner}\n\n<!-- deploydoc-enable unchecked-gate -->`;
const suppressed = "<!-- deploydoc-disable-next-line unchecked-gate -- checked by hand -->\n\n";
const staging = "- [x] Staging mirrors the production configuration";

/** What the gate judges by is the base's, whatever the branch brings along. */
export const policy: readonly Group[] = [
  {
    about: "a suppression",
    start: {
      ...approved,
      edits: [
        [checks, staging, `${suppressed}${staging.replace("x", " ")}\n`],
        [checks, /(- \[x\] Infrastructure[\s\S]*?configured\n)/, `${block("$1").replaceAll("\n\n", "\n")}\n`],
      ],
    },
    honest: { steps: [{ edits: signedAnew }] },
    bypasses: {
      "that the branch brings in": {
        steps: [{ edits: [[checks, critical, `\n${suppressed}- [ ] No Critical finding is open\n`], ...signedAnew] }],
        finds: [`unchecked-gate ${checks}`, `unused-suppression ${checks}`],
      },
      "that moves to another gate": {
        steps: [
          {
            edits: [
              [checks, suppressed, ""],
              [checks, critical, `\n${suppressed}- [ ] No Critical finding is open\n`],
              ...signedAnew,
            ],
          },
        ],
        finds: [`unchecked-gate ${checks}`],
      },
      "between whose ends a gate is put": {
        steps: [{ edits: [[checks, /- \[x\] Environment variables/, "- [ ] Environment variables"], ...signedAnew] }],
        finds: [`unchecked-gate ${checks}`],
      },
      "of what may not be suppressed": {
        steps: [
          {
            edits: [
              [
                checks,
                "- [x] Security sign-off",
                "<!-- deploydoc-disable-next-line unsigned-approval -- on holiday -->\n- [ ] Security sign-off",
              ],
            ],
          },
        ],
        finds: [`unsigned-approval ${checks}`, `unused-suppression ${checks}`],
      },
    },
  },
  {
    about: "the config",
    start: { ...approved, config: "rules:\n  bulk-ticked: off\n" },
    honest: { steps: [{ files: { [config]: "rules:\n  bulk-ticked: warn\n" } }] },
    bypasses: {
      "loosened in the same merge": {
        steps: [{ files: { [config]: loose }, edits: [open] }],
        finds: [`unchecked-gate ${checks}`],
      },
      "loosened together with approvals": {
        steps: [{ files: { [config]: loose }, edits: signedAnew }],
        finds: [`untrusted-policy ${checks}`, `untrusted-policy ${request}`],
      },
      deleted: { steps: [{ files: { [config]: null }, edits: signedAnew }], finds: [`untrusted-policy ${checks}`] },
      "in JSON beside it": {
        steps: [{ files: { "deploydoc.config.json": '{ "rules": { "unchecked-gate": "off" } }' }, edits: [open] }],
        finds: [`unchecked-gate ${checks}`],
      },
      "in the deployment's folder": {
        steps: [{ files: { [`${deployment}/${config}`]: loose }, edits: [open] }],
        finds: [`unchecked-gate ${checks}`],
      },
      "that leaves the deployment out": {
        steps: [{ files: { [config]: "ignore:\n  - deployments/**\n" }, edits: [open] }],
        finds: [`unchecked-gate ${checks}`],
      },
      "named on the command line, of the branch": {
        steps: [{ files: { "gate.yaml": loose }, edits: [open] }],
        args: ["--config", "gate.yaml"],
        code: 2,
        says: "merge it first",
      },
      "named on the command line, loosened": {
        start: { ...approved, files: { "gate.yaml": "rules: {}\n" } },
        steps: [{ files: { "gate.yaml": loose }, edits: [open, ...signedAnew.slice(2)] }],
        args: ["--config", "gate.yaml"],
        finds: [`unchecked-gate ${checks}`, `untrusted-policy ${request}`],
      },
      "named on the command line, behind a link from outside": {
        start: { ...approved, files: { "gate.yaml": "rules: {}\n" } },
        steps: [
          {
            files: { "gate.yaml": loose },
            edits: [open],
            act: ({ path }) => symlinkSync(path, join(`${path}-link`)),
          },
        ],
        args: ["--config", "{top}-link/gate.yaml"],
        finds: [`unchecked-gate ${checks}`],
      },
      "of the branch in a repository that has none": {
        start: approved,
        steps: [{ files: { [config]: loose }, edits: [open, ...signedAnew.slice(2)] }],
        finds: [`unchecked-gate ${checks}`, `untrusted-policy ${request}`],
      },
      "kinds of the branch's own": {
        start: approved,
        steps: [
          {
            files: {
              [config]: "kinds: kinds\n",
              "kinds/pre-deployment-checklist.kind.yaml": "name: pre-deployment-checklist\nversion: 1\n",
              "kinds/pre-deployment-checklist.md": "# Checks\n",
            },
            edits: [open],
          },
        ],
        finds: [`unchecked-gate ${checks}`],
      },
    },
  },
];
