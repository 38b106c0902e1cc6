import { appendFile } from "node:fs/promises";
import type { LintResult, ReportContext } from "../model/result.ts";
import { reports } from "../reports/index.ts";
import { reasonOf } from "../workspace/system-error.ts";
import type { Io } from "./io.ts";

/**
 * Tells the CI what `check` found, where it offers a place for that: GitHub Actions shows annotations beside the lines, and
 * the Markdown report as the job's summary. Returns what could not be written.
 */
export async function tellCi(
  results: readonly LintResult[],
  context: Omit<ReportContext, "width" | "colour">,
  { env, print }: Pick<Io, "env" | "print">,
): Promise<readonly string[]> {
  if (env.GITHUB_ACTIONS !== "true") return [];
  const plain = { ...context, width: 80, colour: false };
  const render = async (format: string): Promise<string> => (await reports[format]?.())?.render(results, plain) ?? "";
  print(await render("github"));
  const path = env.GITHUB_STEP_SUMMARY ?? "";
  if (path === "") return [];
  try {
    await appendFile(path, await render("markdown"));
    return [];
  } catch (error) {
    return [`The job's summary, ${path}, ${reasonOf(error)}`];
  }
}
