/** How a place to sign looks before and after it was signed; what stands around it is the same. */
export const signatures: readonly (readonly [name: string, heading: string, unsigned: string, signed: string])[] = [
  ["a task", "Approvals", "- [ ] Technical lead approval", "- [x] Technical lead approval — Dee Park, 2026-11-20"],
  [
    "a task, left to sign",
    "Approvals",
    "- [ ] Security sign-off — ____, ____",
    "- [x] Security sign-off — Dee Park, 2026-11-20",
  ],
  [
    "a task with brackets",
    "Approvals",
    "- [ ] Product owner approval (if applicable)",
    "- [x] Product owner approval (if applicable) — Dee Park, 2026-11-20",
  ],
  ["a task signed in brackets", "Approvals", "- [ ] CAB approval", "- [x] CAB approval (Dee Park, 2026-11-20)"],
  [
    "a task in strong",
    "Approvals",
    "- [ ] **Technical lead approval**",
    "- [x] **Technical lead approval** — *Dee Park*, 2026-11-20 `d1:9f3c`",
  ],
  [
    "a task with a label",
    "Approvals",
    "- [ ] Technical lead approval:",
    "- [x] Technical lead approval: Dee Park, 2026-11-20",
  ],
  [
    "labels in a list, the digest not on the first",
    "Approvals",
    "- **Role:** CAB\n- **Name:** ____\n- **Status:** Pending\n- **Date:**",
    "- **Role:** CAB\n- **Name:** Dee Park\n- **Status:** Approved d1:9f3c9f3c\n- **Date:** 2026-11-20",
  ],
  ["a waived task", "Approvals", "- [ ] Security sign-off", "- [x] Security sign-off — N/A: nothing changes for users"],
  [
    "a row",
    "Approvals",
    "| Approver | Role | Status | Date |\n|-|-|-|-|\n| [Name] | CAB | Pending | - |",
    "| Approver | Role | Status | Date |\n|-|-|-|-|\n| Dee Park | CAB | Approved | 2026-11-20 |",
  ],
  [
    "a row with signature and digest",
    "Sign-off",
    "| Role | Name | Signature | Date | Digest |\n|-|-|-|-|-|\n| Ops lead | | | | |",
    "| Role | Name | Signature | Date | Digest |\n|-|-|-|-|-|\n| Ops lead | Dee Park | ✅ | 2026-11-20 | `d1:9f3c` |",
  ],
  [
    "a row with a box",
    "Approvals",
    "| Role | Approved | Name | Date |\n|-|-|-|-|\n| Security | [ ] | | |",
    "| Role | Approved | Name | Date |\n|-|-|-|-|\n| Security | [x] | Dee Park | 2026-11-20 |",
  ],
  [
    "a row without a column for the role",
    "Approvals",
    "| Approver | Signature | Date |\n|-|-|-|\n| Technical lead | | |",
    "| Approver | Signature | Date |\n|-|-|-|\n| Technical lead (Dee Park) | Approved | 2026-11-20 |",
  ],
  [
    "a row of two columns",
    "Approvals",
    "| Item | Status |\n|-|-|\n| Technical lead | |",
    "| Item | Status |\n|-|-|\n| Technical lead | Approved by Dee Park, 2026-11-20 |",
  ],
  ["a labelled line", "Approvals", "**Technical lead**: ____", "**Technical lead**: Dee Park, 2026-11-20"],
  ["labels in one line", "Approvals", "Approved by: ____, Date: ____", "Approved by: Dee Park, Date: 2026-11-20"],
  [
    "a labelled digest",
    "Approvals",
    "**Approved by**: ____\\\n**Digest**: ____",
    "**Approved by**: Dee Park\\\n**Digest**: `d1:9f3caa`",
  ],
  [
    "two lines with the same digest",
    "Approvals",
    "**Technical lead**: ____\\\n**Security lead**: ____",
    "**Technical lead**: Dee Park, 2026-11-20 d1:9f3caa\\\n**Security lead**: Mia Brandt, 2026-11-21 d1:9f3caa",
  ],
  ["an item with dashes", "Approvals", "- Technical lead — ____ — ____", "- Technical lead — Dee Park — 2026-11-20"],
];

/** Changes in a place to sign that are more than signing. */
export const changes: readonly (readonly [name: string, heading: string, one: string, other: string])[] = [
  [
    "the role of a task",
    "Approvals",
    "- [x] Technical lead approval — Dee Park, 2026-11-20",
    "- [x] Security approval — Dee Park, 2026-11-20",
  ],
  [
    "a task more",
    "Approvals",
    "- [ ] Technical lead approval",
    "- [ ] Technical lead approval\n- [x] Security approval — Dee Park, 2026-11-20",
  ],
  [
    "a limit on a signature",
    "Approvals",
    "- [x] Technical lead approval — Dee Park, 2026-11-20, while errors stay < 0.1%",
    "- [x] Technical lead approval — Dee Park, 2026-11-20, while errors stay < 5%",
  ],
  [
    "a condition before the signature",
    "Approvals",
    "- [x] Technical lead approval — after the drill — Dee Park, 2026-11-20",
    "- [x] Technical lead approval — Dee Park, 2026-11-20",
  ],
  [
    "a condition without a signature",
    "Approvals",
    "- [ ] Security sign-off — only after the audit",
    "- [ ] Security sign-off",
  ],
  ["a task that is none any more", "Approvals", "- [ ] Security sign-off", "- Security sign-off"],
  [
    "a comment in a task",
    "Approvals",
    "- [x] Security sign-off — Dee Park, 2026-11-20",
    "- [x] Security sign-off — Dee Park, 2026-11-20 <!-- not really -->",
  ],
  [
    "a role in a row",
    "Approvals",
    "| Approver | Role | Status |\n|-|-|-|\n| Dee Park | CAB | Approved |",
    "| Approver | Role | Status |\n|-|-|-|\n| Dee Park | Security | Approved |",
  ],
  [
    "a comment in a row",
    "Approvals",
    "| Approver | Role | Status |\n|-|-|-|\n| Dee Park | CAB | Approved |",
    "| Approver | Role | Status |\n|-|-|-|\n| Dee Park <!-- no --> | CAB | Approved |",
  ],
  [
    "another column",
    "Approvals",
    "| Approver | Role | Status | Scope |\n|-|-|-|-|\n| Dee Park | CAB | Approved | EU |",
    "| Approver | Role | Status | Scope |\n|-|-|-|-|\n| Dee Park | CAB | Approved | all |",
  ],
  [
    "a role in the approver's cell",
    "Approvals",
    "| Approver | Signature | Date |\n|-|-|-|\n| Technical lead | | |",
    "| Approver | Signature | Date |\n|-|-|-|\n| Security lead (Dee Park) | Approved | 2026-11-20 |",
  ],
  [
    "text beside the rows",
    "Approvals",
    "**Technical lead**: Dee Park\n\nFor the EU.",
    "**Technical lead**: Dee Park\n\nFor all.",
  ],
];

/** What a later phase ticks and records in a deployment checklist, and what it does not. */
export const laterSections = `## Deploy

| Step | Command | Verification | Undo | Done |
| --- | --- | --- | --- | --- |
| Replace all instances | \`./deploy.sh production\` | 12 of 12 answer | rollback step 1 | [ ] |

- [ ] Release commit is tagged

## Post-deploy verification

| Check | Threshold | Result | Status |
| --- | --- | --- | --- |
| Error rate | < 0.2% | [Measured] | [OK or not] |

- [ ] No alert was triggered
- ☐ Logs scanned for new errors and warnings
- <input type="checkbox"> Critical user journeys pass the smoke tests

- Watched by two people

  <ul>
  <li><input type="checkbox"> Database migrations are complete</li>
  </ul>

## Closing

- [ ] Old versions removed

## Outcome

- **Result**: [DEPLOYED or ROLLED_BACK]
- **Notes**: [Anything notable, or none]

Handed over: [ ] by call [ ] in writing

Archived (select one):

- [ ] here
- [ ] elsewhere
`;

/** Replacements in it that an approval of the plan does not mind. */
export const recorded: readonly (readonly [from: string, to: string])[] = [
  ["rollback step 1 | [ ]", "rollback step 1 | [x]"],
  ["rollback step 1 | [ ]", "rollback step 1 | done 22:05"],
  ["- [ ] Release", "- [x] Release"],
  ["[Measured]", "0.06%"],
  ["[Measured]", ""],
  ["[OK or not]", "✓ OK"],
  ["- [ ] No alert", "- [X] No alert"],
  ["- [ ] No alert was triggered", "- [x] No alert was triggered — N/A: alerts are off at night"],
  ["- [ ] No alert", "- [~] No alert"],
  ["☐ Logs", "☑ Logs"],
  ['<input type="checkbox">', '<input type="checkbox" checked>'],
  ['<li><input type="checkbox">', '<li><input type="checkbox" checked>'],
  ["- [ ] Old", "- [x] Old"],
  ["[DEPLOYED or ROLLED_BACK]", "DEPLOYED"],
  ["[Anything notable, or none]", "none"],
  ["[ ] by call", "[x] by call"],
  ["- [ ] elsewhere", "- [x] elsewhere"],
];

/** Replacements in it that make it another plan. */
export const decided: readonly (readonly [from: string, to: string])[] = [
  ["./deploy.sh production", "./deploy.sh staging"],
  ["12 of 12", "11 of 12"],
  ["rollback step 1", "rollback step 2"],
  ["< 0.2%", "< 2%"],
  ["< 0.2%", "normal"],
  ["Error rate", "Warning rate"],
  ["- [ ] No alert was triggered\n", ""],
  ["- [ ] No alert", "- No alert"],
  ["- [ ] No alert", "- [ ] <!-- skip --> No alert"],
  ["No alert was", "No\u200b alert was"],
  ["☐ Logs", "Logs"],
  ['<input type="checkbox">', ""],
  ['<li><input type="checkbox">', "<li>"],
  ["Database migrations are", "Some database migrations are"],
  ["**Notes**", "**Remarks**"],
  ["Threshold", "Target"],
  ["[ ] by call", "by call"],
  ["elsewhere", "nowhere"],
];
