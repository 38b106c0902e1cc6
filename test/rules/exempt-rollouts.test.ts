import { describe, expect, it } from "vitest";
import { lintMarkdown } from "../support/lint.ts";

/** What the examples cannot show: the many ways to write stages, times and flags, and what is left alone. */
async function messagesOf(rule: string, text: string): Promise<readonly string[]> {
  const { findings } = await lintMarkdown(text);
  return findings.filter((it) => it.rule === rule).map((it) => it.message);
}

const stages = (...list: readonly string[]) =>
  `---\nkind: rollout-plan\n---\n\n# Rollout\n\n## Stages\n\n${list.join("\n\n")}\n`;
const proof = "- **Duration**: 1 h\n- **Success criteria**: error rate < 1%";

describe("unsteady-rollout", () => {
  it.each<readonly [what: string, text: string, parts: readonly string[]]>([
    ["weights in headings", stages(`### Canary (5%)\n\n${proof}`, "### Full (100%)"), []],
    [
      "a rise within a stage",
      stages(`### Canary 1% → 10%\n\n${proof}`, `### Half\n\n- **Weight**: 10%\n${proof}`, "### Full (100%)"),
      ["10%"],
    ],
    ["no sign", stages(`### Canary\n\n- **Weight**: 5\n${proof}`, "### Full\n\n- **Weight**: 100"), []],
    ["a fraction", stages(`### Canary\n\n- **Weight**: 0,5 %\n${proof}`, "### Full\n\n- **Weight**: 100 %"), []],
    ["a dark stage", stages(`### Dark (0%)\n\n${proof}`, "### Full (100%)"), []],
    ["too much", stages(`### Canary (5%)\n\n${proof}`, `### Most (120%)\n\n${proof}`), ["more than 100%"]],
    ["no weight", stages(`### Canary\n\n${proof}`, "### Full (100%)"), ["no weight"]],
    ["a placeholder", stages(`### Canary\n\n- **Weight**: [X]%\n${proof}`, "### Full (100%)"), []],
    ["a placeholder in the heading", stages(`### Canary ([X]%)\n\n${proof}`, "### Full (100%)"), []],
    ["what follows the whole", stages(`### Canary (5%)\n\n${proof}`, "### Full (100%)", "### Clean up"), []],
    [
      "tasks that are no criteria",
      stages("### Canary (5%)\n\n- **Duration**: 1 h\n\n**Tasks**:\n\n- [ ] Shift traffic", "### Full (100%)"),
      ["no success criteria"],
    ],
    [
      "criteria as a list",
      stages(
        "### Canary (5%)\n\n- **Duration**: 1 h\n\n**Success criteria**:\n\n- Nobody complains",
        "### Full (100%)",
      ),
      [],
    ],
    ["one stage", stages("### Full (100%)"), []],
    ["staff", stages(`### Employees\n\n${proof}`, "### Full (100%)"), []],
  ])("%s", async (_, text, parts) => {
    const messages = await messagesOf("unsteady-rollout", text);
    expect(messages).toHaveLength(parts.length);
    for (const [at, part] of parts.entries()) expect(messages[at]).toContain(part);
  });
});

describe("window-too-short", () => {
  const plan = (window: string, duration: string, rollback: string) =>
    `---\nkind: deployment-plan\nstatus: approved\nwindow: ${window}\n---\n\n# Plan\n\n## Strategy\n\n- **Rollback time**: ${rollback}\n\n## Stages\n\n### Production\n\n- **Duration**: ${duration}\n`;

  it.each<readonly [window: string, duration: string, rollback: string, faults: number]>([
    ["2026-12-01T21:00Z/2026-12-01T22:00Z", "55 min", "5 min", 0],
    ["2026-12-01T21:00Z/2026-12-01T22:00Z", "55 min", "6 min", 1],
    ["2026-12-01T21:00Z/PT1H", "30–60 min", "90 s", 1],
    ["2026-12-01T21:00Z/2026-12-01T22:00Z", "a while", "5 min", 0],
    ["2026-12-01/2026-12-01", "20 h", "5 min", 0],
    ["2026-12-01T22:00Z/2026-12-01T21:00Z", "2 h", "5 min", 0],
    ["2026-12-01T21:00/2026-12-01T22:00", "2 h", "5 min", 0],
  ])("window %j, stage %j, rollback %j: %i", async (window, duration, rollback, faults) => {
    expect(await messagesOf("window-too-short", plan(window, duration, rollback))).toHaveLength(faults);
  });
});

it("takes no length from the template's text", async () => {
  const rollout = (duration: string) =>
    `---\nkind: rollout-plan\nstrategy: canary\nwindow: 2026-12-01T21:00Z/PT10M\n---\n\n# Rollout\n\n## Stages\n\n### Stage 1: Canary\n\n- **Weight**: 5%\n- **Duration**: ${duration}\n`;
  expect(await messagesOf("window-too-short", rollout("30 minutes"))).toHaveLength(1);
  expect(await messagesOf("window-too-short", rollout("[30 minutes]"))).toEqual([]);
});

describe("unordered-timeline", () => {
  const log = (times: readonly string[], head = "") =>
    `---\nkind: deployment-log\n---\n\n# Log\n\n${head}## Execution timeline\n\n| Time | Step | Status | Notes |\n|---|---|---|---|\n${times.map((it) => `| ${it} | Deploy | ok | before 23:59 |\n`).join("")}`;

  it.each<readonly [times: readonly string[], faults: number]>([
    [["22:00", "22:00", "22:10"], 0],
    [["22:10", "22:00", "22:20"], 1],
    [["23:58", "00:03", "00:10"], 0],
    [["00:03", "23:58"], 0],
    [["11:00 PM", "1:00 AM"], 0],
    [["9:00 AM", "11:00 AM", "1:00 PM"], 0],
    [["1:00 PM", "11:00 AM"], 1],
    [["22:05:30", "22:05", "22:05:10"], 0],
    [["22:05:30", "22:05:10"], 1],
    [["2026-12-01T23:00Z", "2026-12-02T00:10Z"], 0],
    [["2026-12-02T00:10Z", "2026-12-01T23:00Z"], 1],
    [["2026-12-02 00:10", "2026-12-01 23:00"], 1],
    [["2026-12-01 22:00 UTC", "22:10 UTC", "22:05 UTC"], 1],
    [["22:00 UTC", "21:30 CET"], 0],
    [["22:10", "T+5", "", "22:00"], 1],
    [["2026-12-01", "22:00", "2026-11-30"], 0],
  ])("%j: %i", async (times, faults) => {
    expect(await messagesOf("unordered-timeline", log(times))).toHaveLength(faults);
    expect(await messagesOf("unordered-timeline", log(times, "- **Date**: 2026-12-01\n\n"))).toHaveLength(faults);
  });
});

describe("missing-kill-switch", () => {
  const flag = (initial: string, kill: string, time: string, strategy = "feature-flag") =>
    `---\nkind: rollout-plan\nstrategy: ${strategy}\n---\n\n# Rollout\n\n## Flag\n\n- **Default**: ${initial}\n- **Kill switch**: ${kill}\n- **Kill switch time**: ${time}\n`;

  it.each<readonly [initial: string, kill: string, time: string, parts: readonly string[]]>([
    ["off", "`flags close a`", "under 60 seconds", []],
    ["Off for everyone", "`flags close a`", "1 min", []],
    ["`false`", "`flags close a`", "immediately", []],
    ["0 % of users", "`flags close a`", "30", []],
    ["enabled", "`flags close a`", "5 s", ['"enabled"']],
    ["off", "-", "5 s", ["no kill switch"]],
    ["off", "N/A", "", ["no kill switch"]],
    ["off", "`flags close a`", "90 s", ['"90 s"']],
    ["off", "`flags close a` takes 2 min", "", ["2 min"]],
    ["off", "`flags close a`", "more than 60 s", ["more than 60 s"]],
    ["[on or off]", "[Command]", "[Seconds]", []],
  ])("default %j, switch %j, time %j", async (initial, kill, time, parts) => {
    const messages = await messagesOf("missing-kill-switch", flag(initial, kill, time));
    expect(messages).toHaveLength(parts.length);
    for (const [at, part] of parts.entries()) expect(messages[at]).toContain(part);
    expect(await messagesOf("missing-kill-switch", flag(initial, kill, time, "canary"))).toEqual([]);
  });
});

describe("rollback tests", () => {
  const plan = (tested: string, result: string, type: string) =>
    `---\nkind: rollback-plan\nstatus: approved\ntype: [${type}]\n---\n\n# Rollback plan\n\n## Rollback test\n\n- **Tested**: ${tested}\n- **Result**: ${result}\n`;

  it.each<readonly [tested: string, result: string, faults: number]>([
    ["2026-11-20 in staging by Ravi Menon", "no errors, 70 s", 0],
    ["yes", "passed", 0],
    ["2026-11-20", "", 0],
    ["[Date]", "[Result]", 0],
    ["Not tested", "", 1],
    ["no", "", 1],
    ["never", "-", 1],
    ["planned for next week", "", 1],
    ["", "", 1],
    ["2026-11-20", "❌ failed", 1],
    ["2026-11-20", "not run", 1],
    ["Noor Haddad, 2026-11-20", "ok", 0],
  ])("tested %j, result %j: %i", async (tested, result, faults) => {
    expect(await messagesOf("untested-rollback", plan(tested, result, "standard"))).toHaveLength(faults);
    expect(await messagesOf("irreversible-migration", plan(tested, result, "standard"))).toEqual([]);
    expect(await messagesOf("irreversible-migration", plan(tested, result, "database-migration"))).toHaveLength(faults);
    expect(await messagesOf("untested-rollback", plan(tested, result, "database-migration"))).toEqual([]);
  });
});
