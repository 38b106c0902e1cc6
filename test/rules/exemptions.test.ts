import { describe, expect, it } from "vitest";
import { windowStart } from "../../src/rules/time/window.ts";
import { lintMarkdown } from "../support/lint.ts";

/** What the examples cannot show: exemptions by a document's path, by the plan beside it, and by what a row says. */
async function rulesFor(text: string, path: string, plan?: string): Promise<readonly string[]> {
  const { findings } = await lintMarkdown(text, {
    path,
    ...(plan === undefined ? {} : { beside: { "deployment-plan.md": plan } }),
  });
  return findings.map((it) => it.rule);
}

const foreign = "---\nkind: ConfigMap\n---\n\n# Settings\n";

it.each([
  ["docs/settings.md", ["unknown-kind"]],
  ["docs/README.md", []],
  ["Readme.markdown", []],
  ["docs/not-readme.md", ["unknown-kind"]],
])("asks %s for a known kind: %j", async (path, expected) => {
  expect(await rulesFor(foreign, path)).toEqual(expected);
});

it.each([
  ["draft", []],
  ["deployed", []],
  ["closed", ["empty-section"]],
])("knows a suppression in use before what it covers is due: %s", async (status, due) => {
  const plan = `---\nkind: deployment-plan\nstatus: ${status}\n---\n\n# Plan\n`;
  const heading = "## Documentation provided\n";
  const comment = "<!-- deploydoc-disable-next-line empty-section -- handed over by mail -->\n";
  const handoff = (text: string) => `---\nkind: operations-handoff\n---\n\n# Operations handoff\n\n${text}`;
  const path = "deployments/2026-12-01-checkout-v2/operations-handoff.md";
  const about = (found: readonly string[]) => found.filter((it) => /empty-section|suppression/.test(it));
  expect(about(await rulesFor(handoff(heading), path, plan))).toEqual(due);
  expect(about(await rulesFor(handoff(comment + heading), path, plan))).toEqual([]);
});

it.each([
  ["None", 0],
  ["None at this time.", 0],
  ["No outstanding items", 0],
  ["No known issues", 0],
  ["N/A", 0],
  ["No alert fires when the queue grows", 2],
  ["None of the dashboards load", 2],
])("takes an outstanding item %j for a task with nobody and no date: %i", async (item, expected) => {
  const table = `| Item | Owner | Status | ETA |\n|---|---|---|---|\n| ${item} | - | - | - |\n`;
  const text = `---\nkind: operations-handoff\n---\n\n# Handoff\n\n## Outstanding items\n\n${table}`;
  const found = await rulesFor(text, "handoff.md");
  expect(found.filter((it) => it === "open-item-without-eta")).toHaveLength(expected);
});

it.each([
  ["Done", 0],
  ["✅ Closed", 0],
  ["Won't fix", 0],
  ["erledigt", 0],
  ["Not done", 1],
  ["In progress", 1],
  ["Doneness unclear", 1],
])("counts an item whose status is %j as late: %i", async (status, expected) => {
  const table = `| Item | Owner | Status | ETA |\n|---|---|---|---|\n| Rotate keys | Ravi Menon | ${status} | 2026-11-01 |\n`;
  const text = `---\nkind: operations-handoff\nstatus: deployed\n---\n\n# Handoff\n\n## Outstanding items\n\n${table}`;
  const found = await rulesFor(text, "handoff.md");
  expect(found.filter((it) => it === "overdue-action")).toHaveLength(expected);
});

describe("windowStart", () => {
  it.each([
    ["2026-12-01T22:00Z/2026-12-01T23:00Z", "2026-12-01T22:00:00Z"],
    ["2026-12-01T22:00+01:00/PT2H", "2026-12-01T21:00:00Z"],
    ["2026-12-01 22:00:30+0100 / 2026-12-01 23:00+0100", "2026-12-01T21:00:30Z"],
    ["2026-12-01/2026-12-02", "2026-12-01T00:00:00Z"],
    // Read by this machine's zone, it would be another moment on the next one.
    ["2026-12-01T22:00/2026-12-01T23:00", null],
    ["next Tuesday", null],
    ["", null],
  ])("%j begins at %s", (window, expected) => {
    expect(windowStart({ window })).toBe(expected === null ? null : Date.parse(expected));
  });
});
