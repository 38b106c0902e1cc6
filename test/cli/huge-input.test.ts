import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runIn } from "./run-here.ts";
import { withFiles } from "./scenario.ts";

const hour = (at: number): string => `2026-12-01T${String(at).padStart(2, "0")}:00:00Z`;

function snapshotOf(count: number): string {
  const metrics = Array.from({ length: count }, (_, at) => ({ name: `metric ${at}`, before: 1, after: 2 }));
  const [baselineWindow, observationPeriod] = [`${hour(1)}/${hour(2)}`, `${hour(3)}/${hour(4)}`];
  return JSON.stringify({ source: "a script", generatedAt: hour(5), baselineWindow, observationPeriod, metrics });
}

const longText = `"${"x".repeat(2_000_000)}"`;
const deep = "[".repeat(2_000_000);
const cases = [
  [
    "a snapshot of a million bytes",
    ["new", "monitoring-report", "--from", "data.json"],
    longText,
    "is larger than 1 MB",
  ],
  ["a snapshot that nests", ["new", "monitoring-report", "--from", "data.json"], deep.slice(0, 900_000), "too deeply"],
  [
    "one long text",
    ["new", "monitoring-report", "--from", "data.json"],
    `"${longText.slice(-900_000)}`,
    "expected an object",
  ],
  [
    "a text without end",
    ["new", "monitoring-report", "--from", "data.json"],
    `"${"\\".repeat(900_001)}`,
    ":1:1: Not JSON",
  ],
  [
    "a snapshot without any value",
    ["new", "monitoring-report", "--from", "data.json"],
    snapshotOf(400).replaceAll("before", "b"),
    "and 780 more faults",
  ],
  [
    "too many metrics",
    ["new", "monitoring-report", "--from", "data.json"],
    snapshotOf(501),
    "takes 500 metrics at most",
  ],
  ["an audit that is one text", ["audit", "--verify", "data.json"], longText, "is no audit: It is"],
  ["an audit that nests", ["audit", "--verify", "data.json"], deep, "it is not JSON"],
  ["a report that is one text", ["merge-reports", "data.json"], longText, "is no report of a shard: It is"],
  ["a report that nests", ["merge-reports", "data.json"], deep, "it is not JSON"],
] as const;

const scenario = {
  shows: "What is far too long is refused.",
  git: { by: "Ines Moreau <ines@bank.example>", at: "2026-11-20T09:00:00Z" },
  files: { "notes.md": "# Notes\n" },
  runs: [],
};

test.each(cases)("%s is refused in a few lines", async (_, args, text, says) => {
  await withFiles(scenario, async (folder) => {
    writeFileSync(`${folder}/data.json`, text);
    const { code, stdout, stderr } = await runIn(folder, args, process.env);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(says);
    expect(stderr.length).toBeLessThan(2500);
  });
});
