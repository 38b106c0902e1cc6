import { expect, test } from "vitest";
import type { Next, Progress } from "../../src/model/progress.ts";
import { renderStatus, sortByUrgency } from "../../src/reports/status-rows.ts";

const now = new Date("2026-12-01T20:30:00Z");
const hour = 3_600_000;
const names = ["checkout", "search-index", "ledger", "identity-gateway", "mail", "reports-warehouse-loader"];
const states: readonly { readonly status: Progress["status"]; readonly next: Next; readonly percent: number }[] = [
  { status: "approved", next: { type: "deploy", until: now.getTime() + 2 * hour }, percent: 100 },
  { status: "draft", next: { type: "complete", left: 41 }, percent: 37 },
  { status: "approved", next: { type: "sign", roles: ["Technical lead", "Operations"] }, percent: 96 },
  { status: "deployed", next: { type: "close" }, percent: 100 },
  { status: "closed", next: { type: "nothing" }, percent: 100 },
  { status: "rolled-back", next: { type: "mend", errors: 2 }, percent: 88 },
  { status: "cancelled", next: { type: "nothing" }, percent: 100 },
  { status: "approved", next: { type: "wait", until: now.getTime() + 29 * hour }, percent: 100 },
];

function rowAt(at: number): Progress {
  const { status, next, percent } = states[at % states.length] ?? {
    status: null,
    next: { type: "nothing" },
    percent: 0,
  };
  const start = Date.parse("2026-12-01T20:00:00Z") + ((at * 7) % 40) * 6 * hour - 20 * hour * (at % 3);
  const name = `${new Date(start).toISOString().slice(0, 10)}-${names[at % names.length]}-v${at}`;
  return {
    name,
    path: `deployments/${name}/deployment-plan.md`,
    status,
    release: `v${1 + (at % 5)}.${at % 10}.0`,
    strategy: ["rolling", "canary", "blue-green", "feature-flag", "direct"][at % 5] ?? null,
    environment: "production",
    outcome: null,
    services: [names[at % names.length] ?? ""],
    window: at % 11 === 10 ? null : { start, end: start + (2 + (at % 30)) * hour, offset: at % 2 === 0 ? 60 : 0 },
    percent,
    openGates: status === "draft" ? 1 + (at % 23) : 0,
    missingApprovals:
      next.type === "sign" ? next.roles.map((role) => ({ role, document: "change-request.md", line: 40 })) : [],
    missingDocuments: status === "draft" ? ["rollback-plan"] : [],
    contradictions: next.type === "mend" ? next.errors : 0,
    warnings: 0,
    documents: [{ path: `deployments/${name}/deployment-plan.md`, kind: "deployment-plan", percent }],
    next,
  };
}

const rows = (number: number): readonly Progress[] => Array.from({ length: number }, (_, at) => rowAt(at));

test.each([
  [1, 80],
  [30, 80],
  [30, 220],
])("%i deployments at %i columns", async (number, width) => {
  const text = renderStatus(rows(number), { width, colour: false, now, hidden: 0 });
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(width);
  await expect(text).toMatchFileSnapshot(`status-${number}-${width}.txt`);
});

test("five hundred are sorted by urgency, and those left out counted", () => {
  const text = renderStatus(rows(500), { width: 250, colour: false, now, hidden: 12 }).trimEnd().split("\n");
  expect(text.at(-1)).toBe("12 closed or cancelled (--all shows them)");
  const order = sortByUrgency(rows(500), now).map((it) => it.name);
  expect(text.slice(1, -1).map((it) => it.split(" ")[0])).toEqual(order);
});

test("what is not yet approved ranks behind what is going on and what comes next", () => {
  const ranked = sortByUrgency(rows(8), now).map((it) => it.status);
  expect(ranked.slice(-2)).toEqual(["closed", "cancelled"]);
  expect(ranked[0]).toBe("approved");
});
