import { describe, expect, it } from "vitest";
import { freezesFor } from "../../src/deployment/freezes.ts";
import { lintMarkdown } from "../support/lint.ts";

const plan = (facts: string) => `---\nkind: deployment-plan\ntemplate: 1\n${facts}---\n\n# Plan\n`;

describe("a hotfix", () => {
  const hotfix = plan(
    "status: deployed\noutcome: deployed\ntype: [hotfix]\nincident: INC-1\nwindow: 2026-12-01T10:00Z/2026-12-01T11:00Z\n",
  );
  const text = `${hotfix}\n## Hotfix\n\n- **Senior engineer**:\n\n- [ ] Senior engineer approval\n\n## Prerequisites\n\n- [ ] Feature development complete\n`;
  const find = async (now: string, config = {}) => {
    const { findings } = await lintMarkdown(text, { path: "d/deployment-plan.md", beside: {}, now, config });
    return (rule: string) => findings.filter((it) => it.rule === rule).map((it) => it.severity);
  };

  it("may be completed within 72 hours, but for what it may not be merged without", async () => {
    const found = await find("2026-12-04T09:59:00Z");
    expect(found("unchecked-gate")).toEqual(["warning"]);
    expect(new Set(found("missing-document"))).toEqual(new Set(["warning"]));
    expect(found("unsigned-approval")).toEqual(["error"]);
    expect(found("missing-field")).toContain("error");
  });

  it("is due as a whole afterwards", async () => {
    const found = await find("2026-12-04T10:00:00Z");
    expect(found("unchecked-gate")).toEqual(["error"]);
    expect(new Set(found("missing-document"))).toEqual(new Set(["error"]));
  });

  it("has the hours that the config gives it", async () => {
    const found = await find("2026-12-01T12:00:00Z", { limits: { documentBytes: 1e6, hotfixHours: 1 } });
    expect(found("unchecked-gate")).toEqual(["error"]);
  });
});

describe("after a rollback", () => {
  const checklist =
    "---\nkind: deployment-checklist\ntemplate: 1\n---\n\n# Checklist\n\n## Deploy\n\n| Step | Command | Verification | Undo | Done |\n|---|---|---|---|---|\n| Drain node 1 | `lb drain 1` | idle | R1 | [ ] |\n| Replace node 1 | `deploy 1` | healthy | R1 | [ ] |\n| Replace node 2 | `deploy 2` | healthy | R1 | [ ] |\n\n## Stabilization\n\n- [ ] Error dashboards watched for the first 24 hours\n";
  const log =
    "---\nkind: deployment-log\ntemplate: 1\n---\n\n# Log\n\n## Execution timeline\n\n| Time | Step | Status | Notes |\n|---|---|---|---|\n| 2026-12-01T10:05Z | Drain node 1 | ok | |\n| 2026-12-01T10:09Z | Replace node 1 | ok | |\n| 2026-12-01T10:12Z | Replace node 2 | failed | |\n";
  const open = async (facts: string) => {
    const { findings } = await lintMarkdown(checklist, {
      path: "d/deployment-checklist.md",
      beside: { "deployment-plan.md": plan(facts), "deployment-log.md": log },
    });
    return findings.filter((it) => it.rule === "unchecked-gate").map((it) => it.range.line);
  };

  it("boxes are due up to the last step that was logged and did not fail", async () => {
    expect(await open("status: rolled-back\noutcome: rolled-back\n")).toEqual([12, 13]);
  });

  it("the step that undoes one is not taken for it", async () => {
    const rows = (step: string, undo: string) => [
      checklist.replace("| Replace node 2 |", `| ${step} |`),
      `${log.replace("Replace node 2", step)}| 2026-12-01T10:15Z | ${undo} | ok | |\n`,
    ];
    const [steps = "", timeline = ""] = rows(
      "Switch traffic from blue to green",
      "Switch traffic back from green to blue",
    );
    const { findings } = await lintMarkdown(steps, {
      path: "d/deployment-checklist.md",
      beside: {
        "deployment-plan.md": plan("status: rolled-back\noutcome: rolled-back\n"),
        "deployment-log.md": timeline,
      },
    });
    expect(findings.filter((it) => it.rule === "unchecked-gate").map((it) => it.range.line)).toEqual([12, 13]);
  });

  it("a stage is due that was passed, and not the one at which it was decided to turn back", async () => {
    const stage = (name: string, decision: string) =>
      `### ${name}\n\n- **Weight**: 5%\n- **Decision**: ${decision}\n\n- [ ] Error rate < 1%\n\n`;
    const at = (decision: string) =>
      lintMarkdown(
        `---\nkind: rollout-plan\ntemplate: 1\n---\n\n# Rollout\n\n## Stages\n\n${stage("Stage 1: Canary", "continue, Dee Park")}${stage("Stage 2: Half", decision)}${stage("Stage 3: All", "")}`,
        {
          path: "d/rollout-plan.md",
          beside: { "deployment-plan.md": plan("status: rolled-back\noutcome: rolled-back\nstrategy: canary\n") },
        },
      );
    const open = async (decision: string) =>
      (await at(decision)).findings.filter((it) => it.rule === "unchecked-gate").map((it) => it.range.line);
    expect(await open("roll back, Dee Park")).toEqual([15]);
    expect(await open("continue, Dee Park")).toEqual([15, 22, 29]);
  });

  it("what a release that serves users asks for is not asked for at the close", async () => {
    expect(await open("status: closed\noutcome: rolled-back\n")).toEqual([12, 13]);
    expect(await open("status: closed\noutcome: deployed\n")).toEqual([12, 13, 14, 18]);
  });
});

it.each([
  // A date alone is the whole day where the window is.
  ["2026-12-20T23:30-05:00/PT1H", "2026-12-20", "2026-12-20", "2026-12-20T05:00:00.000Z", "2026-12-21T05:00:00.000Z"],
  ["2026-12-20T23:30+0530/PT1H", "2026-12-20", "2026-12-21", "2026-12-19T18:30:00.000Z", "2026-12-21T18:30:00.000Z"],
  ["", "2026-12-20", "2026-12-20T18:00+01:00", "2026-12-20T00:00:00.000Z", "2026-12-20T17:00:00.000Z"],
])("a window %s meets a freeze from %s to %s", (window, from, to, start, end) => {
  const [freeze] = freezesFor({ window }, [{ name: "Year end", from, to, environments: [] }]);
  expect([freeze?.start, freeze?.end].map((it) => new Date(it ?? 0).toISOString())).toEqual([start, end]);
});
