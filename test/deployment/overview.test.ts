import { expect, test } from "vitest";
import { describeDeployment } from "../../src/deployment/overview.ts";
import { stopClock } from "../../src/model/clock.ts";
import type { DeploymentOverview } from "../../src/model/overview.ts";
import { judgeFolder, readFolder } from "../deployments/folder.ts";

const name = "2026-11-14-ledger-amounts";

async function describeChanged(change: (text: string) => string): Promise<DeploymentOverview> {
  const folder = Object.fromEntries(Object.entries(readFolder(name)).map(([file, text]) => [file, change(text)]));
  const judged = await judgeFolder(name, folder);
  const deployment = judged[0]?.subject.deployment;
  if (!deployment) throw new Error("It has no plan");
  return describeDeployment(deployment, judged, stopClock(new Date("2026-11-20T12:00:00Z")));
}

test("metrics stand with what was before and their limit, on one scale", async () => {
  const { metrics } = await describeChanged((text) => text.replace("| 0.03% |", "| 0.93% |"));
  const report = metrics.filter((it) => it.document.endsWith("monitoring-report.md"));
  expect(report.map((it) => it.name)).toEqual([
    "Error rate",
    "Latency p50",
    "Latency p95",
    "Latency p99",
    "Throughput",
    "CPU usage",
    "Memory usage",
    "Bookings per minute",
  ]);
  expect(report[0]).toEqual({
    name: "Error rate",
    before: "0.04%",
    after: "0.93%",
    limit: "< 0.5%",
    scale: { before: 0.04, after: 0.93, limit: 0.5, high: null, comparator: "<" },
    verdict: "fail",
    document: `deployments/${name}/monitoring-report.md`,
    line: 21,
  });
  expect(report[4]?.scale).toEqual({ before: 410, after: 406, limit: 300, high: null, comparator: ">" });
});

test("who signed and who has yet to sign stands with where", async () => {
  const { signOffs, risk, progress } = await describeChanged((text) => text.replace("| Jonas Weber |", "| |"));
  expect(risk).toBe("high");
  expect(progress.window).toEqual({
    start: Date.parse("2026-11-14T22:00+01:00"),
    end: Date.parse("2026-11-15T02:00+01:00"),
    offset: 60,
  });
  const roles = signOffs.map((it) => it.role);
  for (const role of ["Technical lead", "Operations", "Security", "CAB"]) expect(roles).toContain(role);
  for (const { name: person, signed, date, line, evidence } of signOffs) {
    expect({ named: person !== "", dated: date !== "", evidence }).toEqual({
      named: signed,
      dated: true,
      evidence: null,
    });
    expect(line).toBeGreaterThan(1);
  }
});
