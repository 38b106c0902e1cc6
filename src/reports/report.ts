import type { LintResult, ReportContext } from "../model/result.ts";

/** Renders what a run found; the text ends its last line. Pure: the same results give the same text. */
export type Report = (results: readonly LintResult[], context: ReportContext) => string;

/** What few reports ask for: of their context, or of results. It is loaded or worked out for those that name it. */
export type Need = "rules" | "renderMarkdown" | "overview";

/** What a format's file exports. */
export interface ReportModule {
  readonly render: Report;
  /** Default: nothing. */
  readonly needs?: readonly Need[];
}
