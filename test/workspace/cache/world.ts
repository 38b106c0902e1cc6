import { readFileSync } from "node:fs";

const readKind = (file: string): string => readFileSync(`fixtures/kinds-custom/kinds/${file}`, "utf8");

const plan = (window: string, services: string): string =>
  `---\nkind: deployment-plan\nstatus: approved\nrisk: low\nwindow: ${window}\nservices: [${services}]\n---\n\n# Checkout\n\n## Goal\n\nFaster.\n`;

/** Two deployments and another document, in three folders, with a config and a baseline. */
export const world: Readonly<Record<string, string>> = {
  "deploydoc.config.yaml": "include: [deployments, exercises]\nbaseline: known.json\nrules: { vague-step: warn }\n",
  "known.json": '{ "version": 1, "documents": {} }\n',
  "exercises/spring.md": readFileSync("fixtures/kinds-custom/complete.md", "utf8"),
  "deployments/2026-12-02-checkout/deployment-plan.md": plan("2026-12-02T20:00Z/2026-12-02T22:00Z", "checkout"),
  "deployments/2026-12-02-checkout/rollback-plan.md":
    "---\nkind: rollback-plan\n---\n\n# Rollback\n\n- [ ] Backups are taken\n",
  "deployments/2026-12-04-search/deployment-plan.md": plan("2026-12-04T20:00Z/2026-12-04T22:00Z", "search"),
  "deployments/2026-12-04-search/operations-handoff.md":
    "---\nkind: operations-handoff\nstatus: deployed\n---\n\n# Handoff\n\n## Outstanding items\n\n| Item | Owner | Status | ETA |\n|---|---|---|---|\n| Replace the TLS library | Hanna Vogt | In progress | 2026-11-20 |\n| Rotate keys | Hanna Vogt | In progress | 2026-12-20 |\n",
};

/** The same with the team's kind that the other document is of. It takes longer to judge: the kind is compiled each time. */
export const worldOfKind: Readonly<Record<string, string>> = {
  ...world,
  "deploydoc.config.yaml": `kinds: kinds\n${world["deploydoc.config.yaml"]}`,
  "kinds/dr-exercise.md.hbs": readKind("dr-exercise.md.hbs"),
  "kinds/dr-exercise.schema.json": readKind("dr-exercise.schema.json"),
};
