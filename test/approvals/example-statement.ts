import type { Statement } from "../../src/approvals/statement.ts";

/** An approval of a sample deployment. */
export const exampleStatement: Statement = {
  version: "1",
  deployment: "2026-12-01-checkout-v2",
  kind: "rollback-plan",
  template: "1",
  digest: `d1:${"9f".repeat(32)}`,
  role: "Technical lead",
  person: "dee.park",
  decision: "approved",
  at: "2026-11-20T09:30:00+01:00",
};
