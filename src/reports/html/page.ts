import type { Finding, Severity } from "../../model/finding.ts";
import type { DeploymentOverview } from "../../model/overview.ts";
import type { LintResult, ReportContext, Suppressed } from "../../model/result.ts";
import { sortByUrgency } from "../status-rows.ts";
import { type Summary, shownFindings, summarize } from "../summary.ts";

/** A document on the page. */
export interface ShownDocument {
  /** Its id on the page. */
  readonly id: string;
  readonly path: string;
  readonly kind: string | null;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  /** Whole percent of what is due; null where nobody counted. */
  readonly percent: number | null;
}

/** How a deployment stands, worst first. */
export const standings = ["mend", "sign", "open", "ready", "done"] as const;

export type Standing = (typeof standings)[number];

/** The words for it. */
export const standingNames = {
  mend: "Not ready",
  sign: "Waits for signatures",
  open: "In preparation",
  ready: "Ready",
  done: "Ended",
} as const satisfies Record<Standing, string>;

/** A deployment on the page, or the documents that belong to none. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly documents: readonly ShownDocument[];
  readonly summary: Summary;
  /** Null where no plan heads the folder. */
  readonly overview: DeploymentOverview | null;
  readonly status: string | null;
  readonly standing: Standing;
}

export const severityNames = { error: "Error", warning: "Warning", info: "Note" } as const satisfies Record<
  Severity,
  string
>;

/** The results as the page shows them: deployments, most urgent first, and behind them what belongs to none. */
export function arrange(
  all: readonly LintResult[],
  { quiet, now }: Pick<ReportContext, "quiet" | "now">,
): readonly Group[] {
  const folders = new Map<string, LintResult[]>();
  for (const result of all) {
    const folder = folderOf(result);
    const others = folders.get(folder);
    if (others) others.push(result);
    else folders.set(folder, [result]);
  }
  const overviews = [...folders].flatMap(([folder, [first]]) =>
    first?.overview ? [[first.overview.progress, folder] as const] : [],
  );
  const folderBy = new Map(overviews);
  const urgent = sortByUrgency([...folderBy.keys()], now).map((it) => folderBy.get(it) ?? "");
  const rest = [...folders.keys()]
    .filter((it) => !urgent.includes(it))
    .sort((a, b) => Number(a === "") - Number(b === ""));
  let documents = 0;
  return [...urgent, ...rest].map((folder, at) => {
    const results = folders.get(folder) ?? [];
    const group = toGroup(`g${at + 1}`, results, documents, quiet);
    documents += results.length;
    return group;
  });
}

/** Two trees may hold folders of one name; "" for what belongs to no deployment. */
function folderOf({ path, deployment }: LintResult): string {
  return deployment === null ? "" : `${path.slice(0, path.lastIndexOf("/") + 1)}:${deployment}`;
}

function toGroup(id: string, results: readonly LintResult[], before: number, quiet: boolean): Group {
  const overview = results[0]?.overview ?? null;
  const summary = summarize(results);
  const percents = new Map(overview?.progress.documents.map((it) => [it.path, it.percent] as const));
  const documents = results.map(
    (result, at): ShownDocument => ({
      id: `d${before + at + 1}`,
      path: result.path,
      kind: result.kind,
      text: result.text,
      findings: shownFindings(result, quiet),
      suppressed: result.suppressed,
      percent: percents.get(result.path) ?? null,
    }),
  );
  const [first] = results;
  return {
    id,
    name: first?.deployment ?? "Documents on their own",
    documents,
    summary,
    overview,
    status: first?.deployment == null ? null : first.status,
    standing: standingOf(summary, overview),
  };
}

function standingOf({ errors, unmended }: Summary, overview: DeploymentOverview | null): Standing {
  if (errors > 0) return unmended > 0 ? "mend" : "sign";
  if (overview === null) return "ready";
  const { status, percent } = overview.progress;
  if (status === "closed" || status === "cancelled") return "done";
  return percent < 100 ? "open" : "ready";
}

/** The last part of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
