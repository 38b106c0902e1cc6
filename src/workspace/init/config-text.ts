import { defaultConfig } from "../../engine/default-config.ts";

/** A config that says what holds without it, and shows what there is to set. */
export function configText(): string {
  const { include, approvals } = defaultConfig("");
  const required = Object.entries(approvals.required).map(([risk, roles]) => `#     ${risk}: [${roles.join(", ")}]`);
  return `# What deploydoc goes by in this repository. What is commented out shows the default or an example; "deploydoc rules"
# lists the rules, "deploydoc explain RULE" tells what one means and which options it has.

# The documents that are read, relative to this file.
include:
${include.map((glob) => `  - ${JSON.stringify(glob)}`).join("\n")}

# What is never read.
# ignore:
#   - "**/node_modules/**"

# How rules are rated: off, info, warn or error, with options of their own.
# rules:
#   vague-step: warn
#   slow-rollback: { level: error, limit: 10 }

# Who must approve, for each risk.
# approvals:
#   required:
${required.join("\n")}

# Whether "deploydoc check" lets a draft be merged: block or allow.
# drafts: block

# When nothing is deployed.
# freezes:
#   - { name: Year end, from: 2026-12-20, to: 2027-01-03, environments: [production] }

# A folder with kinds of documents of your own: <kind>.md.hbs and <kind>.schema.json.
# kinds: kinds
`;
}
