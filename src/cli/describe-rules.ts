import type { Nature, Severity } from "../model/finding.ts";
import type { RuleDescription } from "../model/result.ts";
import { rules } from "../rules/index.ts";

const severityByDefault = {
  incomplete: "error",
  contradiction: "error",
  advice: "warning",
  off: null,
} as const satisfies Record<Nature, Severity | null>;

/** The rules as reports tell of them, by id. Their pages have no address of their own yet. */
export function describeRules(): readonly RuleDescription[] {
  return rules.map(({ id, summary, meaning, nature }) => ({
    id,
    summary,
    meaning,
    severity: severityByDefault[nature],
    url: null,
  }));
}
