import type { Edit } from "./stage.ts";

/** A way to make a document look complete. */
interface Disguise {
  readonly edits: readonly Edit[];
  /** "rule document" of the finding that must be there, and what its message must hold. */
  readonly finds: readonly [place: string, says: string];
}

/** Disguises of one thing, all tried on one branch, and the same work done rightly. */
export interface DisguiseGroup {
  readonly about: string;
  readonly honest: readonly Edit[];
  readonly disguises: Readonly<Record<string, Disguise>>;
}

const checks = "pre-deployment-checklist.md";
const rollback = "rollback-plan.md";
const plan = "deployment-plan.md";

/** A ticked gate of the checklist that becomes something else. */
function gate(rule: string, text: string, becomes: (text: string) => string): Disguise {
  return { edits: [[checks, `- [x] ${text}`, becomes(text)]], finds: [`${rule} ${checks}`, text] };
}

function placeholder(edit: Edit, says: string): Disguise {
  return { edits: [edit], finds: [`leftover-placeholder ${edit[0]}`, says] };
}

function threshold(rule: string, from: string, to: string, says = to): Disguise {
  return { edits: [[rollback, `| ${from} |`, `| ${to} |`]], finds: [`${rule} ${rollback}`, says] };
}

export const disguises: readonly DisguiseGroup[] = [
  {
    about: "an unticked box",
    honest: [
      [
        checks,
        "- [x] Database migrations reversed in a test",
        "- [x] N/A: Database migrations reversed in a test (additive, see the rollback plan)",
      ],
    ],
    disguises: {
      "left open": gate("unchecked-gate", "Exit criteria of the security review met", (it) => `- [ ] ${it}`),
      "[~] without a reason": gate("waiver-without-reason", "Team notified of the window", (it) => `- [~] ${it}`),
      "[-] without a reason": gate("waiver-without-reason", "Artifact checksums recorded", (it) => `- [-] ${it}`),
      "a mandatory one waived": gate(
        "waived-mandatory-gate",
        "No Critical finding is open",
        (it) => `- [x] N/A: ${it} (low traffic)`,
      ),
      "[]": gate("malformed-gate", "Release candidate tested in staging", (it) => `- [] ${it}`),
      "-[ ]": gate("malformed-gate", "Staging mirrors the production configuration", (it) => `-[ ] ${it}`),
      "struck out": gate("removed-gate", "Rollback procedure tested", (it) => `- ~~[x] ${it}~~`),
      "moved into HTML": gate("malformed-gate", "All tests pass", (it) => `<div hidden>\n- [x] ${it}\n</div>\n`),
      "[y]": gate("malformed-gate", "Release notes complete", (it) => `- [y] ${it}`),
      "text with ✅": gate("removed-gate", "Deployment runbook updated", (it) => `- ✅ ${it}`),
      "a plain list item": gate("removed-gate", "Rollback runbook verified", (it) => `- ${it}`),
      "in quotation marks": gate("removed-gate", "Communication plan ready", (it) => `- "[x] ${it}"`),
      "moved into a comment": gate(
        "removed-gate",
        "Infrastructure capacity verified",
        (it) => `<!--\n- [x] ${it}\n-->`,
      ),
      "moved into a fence": gate(
        "removed-gate",
        "Monitoring dashboards ready",
        (it) => `\n\`\`\`\n- [x] ${it}\n\`\`\`\n`,
      ),
      "moved into a link's definition": gate(
        "removed-gate",
        "Alert thresholds configured",
        (it) => `\n[x]: # "- [x] ${it}"\n`,
      ),
      "reworded to ask less": gate(
        "removed-gate",
        "Environment variables and secrets configured",
        () => "- [x] Somebody looked at it",
      ),
      deleted: gate("removed-gate", "Container images tagged and signed", () => ""),
    },
  },
  {
    about: "a placeholder",
    honest: [[checks, "**On-call engineer**: Samuel Adeyemi", "**On-call engineer**: Beate Krüger"]],
    disguises: {
      "as it was": placeholder([rollback, "in #ledger-ops        |", "in [channel] |"], "[channel]"),
      "broken over two lines": placeholder(
        [plan, "Amounts are kept", "[What changes,\nand why] Amounts are kept"],
        "[What changes",
      ),
      "in bold": placeholder([plan, "| Samuel Adeyemi | +49", "| **[who]** | +49"], "[who]"),
      "half in bold": placeholder([plan, "| Beate Krüger | +49", "| [esca**lation**] | +49"], "[escalation]"),
      "as code": placeholder(
        [checks, "**On-call engineer**: Samuel Adeyemi", "**On-call engineer**: `[name]`"],
        "[name]",
      ),
      "with a zero-width space": placeholder([rollback, "Beate Krüger", "[con\u200btact]"], "tact]"),
      "with escaped brackets": placeholder([rollback, "+49 40 5550 0301", "\\[number\\]"], "[number]"),
      "in fullwidth brackets": placeholder([plan, "Pipeline 20131, 2026-11-10", "［run］"], "run"),
      "as three letters": placeholder([plan, "Merge requests 904 to 911", "TBD"], "TBD"),
    },
  },
  {
    about: "a threshold",
    honest: [[rollback, "> 800 ms for 5 minutes", "> 0.8 s for 5 min"]],
    disguises: {
      "left out": threshold("missing-threshold", "> 800 ms for 5 minutes", "", "p95 latency"),
      normal: threshold("vague-threshold", "> 0.5% for 3 minutes", "normal"),
      "another word": threshold("vague-threshold", "> 180% of the baseline for 5 minutes", "too high"),
      "a number without a unit": threshold("unitless-threshold", "> 90% for 10 minutes", "> 90"),
      "a placeholder": threshold("missing-threshold", "> 85% for 10 minutes", "> [X]%"),
    },
  },
];
