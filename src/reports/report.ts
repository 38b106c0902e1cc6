import type { LintResult, ReportContext } from "../model/result.ts";

/** Renders what a run found; the text ends its last line. Pure: the same results give the same text. */
export type Report = (results: readonly LintResult[], context: ReportContext) => string;
