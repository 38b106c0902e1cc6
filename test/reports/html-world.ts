import { describeDeployment } from "../../src/deployment/overview.ts";
import { stopClock } from "../../src/model/clock.ts";
import type { SignOff } from "../../src/model/overview.ts";
import type { LintResult } from "../../src/model/result.ts";
import { type Folder, judgeFolder, readFolder } from "../deployments/folder.ts";
import { sample } from "./sample.ts";

/** When the page is made: between the windows of the deployments below. */
export const now = new Date("2026-11-16T10:00:00Z");

/** A freeze that one of the windows meets. */
const freezes = [{ name: "Year <end>", from: "2026-11-18", to: "2026-12-01", environments: [] }];

/** What git may tell of sign-offs. */
const evidence: readonly SignOff["evidence"][] = [
  { verdict: "valid", reached: "signature", reason: "" },
  { verdict: "stale", reached: null, reason: 'Changed since: <b>"Window"</b>' },
  { verdict: "missing", reached: null, reason: "It is not signed" },
  null,
];

/** A deployment as a run gives it to reports, with evidence of all sorts. */
async function judgeAll(name: string, folder: Folder): Promise<readonly LintResult[]> {
  const judged = await judgeFolder(name, folder, { config: { freezes } });
  const deployment = judged[0]?.subject.deployment;
  if (!deployment) throw new Error(`${name} has no plan`);
  const overview = describeDeployment(deployment, judged, stopClock(now));
  const signOffs = overview.signOffs.map((it, at) => ({ ...it, evidence: evidence[at % evidence.length] ?? null }));
  return judged.map(({ result }) => ({ ...result, overview: { ...overview, signOffs } }));
}

/** The documents of a folder, each changed. */
function change(folder: Folder, change: (text: string, file: string) => string): Folder {
  return Object.fromEntries(Object.entries(folder).map(([file, text]) => [file, change(text, file)]));
}

/** A deployment with a breached limit, one that waits for signatures, and documents without a plan. */
export async function makeWorld(): Promise<readonly LintResult[]> {
  const breached = change(readFolder("2026-11-17-invoice-renderer"), (text, file) =>
    file === "monitoring-report.md" ? text.replace(/\| 0\.11% \|/, "| 4.11% |").replace("- [x]", "- [ ]") : text,
  );
  const unsigned = change(readFolder("2026-11-19-loyalty-points"), (text, file) =>
    file === "pre-deployment-checklist.md" ? text.replace(/\| Approved \|/gi, "| |") : text,
  );
  return [
    ...(await judgeAll("2026-11-17-invoice-renderer", breached)),
    ...(await judgeAll("2026-11-19-loyalty-points", unsigned)),
    ...sample,
  ];
}
