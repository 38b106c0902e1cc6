import { makeVisible } from "../reports/visible.ts";
import { withTexts } from "../workspace/document-files.ts";
import { type FixedFile, fixFiles, readMark } from "../workspace/fix-files.ts";
import { showPath } from "../workspace/paths.ts";
import type { Run } from "../workspace/run.ts";
import { complain } from "./complain.ts";
import type { FixOptions } from "./fix-options.ts";
import type { readGiven } from "./given.ts";
import type { Io } from "./io.ts";
import { unifiedDiff } from "./unified-diff.ts";

/** What is judged after the fixes, and where its report may go. */
export interface AfterFixes {
  readonly run: Run;
  /** Standard output holds a diff or a document already, where that was asked for. */
  readonly reportIo: Io;
  /** Lines that name what could not be read or written. */
  readonly left: readonly string[];
}

/** Mends documents, or shows what would be mended, and says what was. */
export async function fixFound(
  files: readonly string[],
  given: Awaited<ReturnType<typeof readGiven>>,
  run: Run,
  { fixDryRun = false }: FixOptions,
  io: Io,
): Promise<AfterFixes> {
  const write = !fixDryRun && given === null;
  const { fixed, problems } = await fixFiles(files, run, write);
  const changed = fixed.filter((it) => it.text !== it.before);
  const markOf = async ({ path }: FixedFile): Promise<string> => given?.mark ?? readMark(path, run.cwd);
  if (fixDryRun) {
    for (const it of changed) {
      const mark = await markOf(it);
      io.print(shown(unifiedDiff(showPath(it.path, run.cwd), mark + it.before, mark + it.text), io));
    }
  } else if (given !== null) {
    io.print(shown(given.mark + (changed[0]?.text ?? given.text), io));
  }
  const told = describe(fixed, fixDryRun, run.cwd);
  const nothing = problems.length === 0 ? ["Nothing to mend for certain"] : [];
  for (const line of told.length > 0 ? told : nothing) complain(io, line);
  const texts = new Map(changed.map((it) => [it.path, it.text]));
  return {
    run: write ? run : { ...run, documents: withTexts(run.documents, texts) },
    reportIo: write ? io : { ...io, print: io.complain, width: null },
    left: problems,
  };
}

/** For other programs as it is; in a terminal nothing of it may take the terminal over. */
function shown(text: string, { width }: Io): string {
  if (width === null) return text;
  return text
    .split("\n")
    .map((line) => makeVisible(line.replace(/\r$/, "")))
    .join("\n");
}

function describe(fixed: readonly FixedFile[], isDry: boolean, cwd: string): readonly string[] {
  const mended = fixed.filter((it) => it.mended > 0);
  const total = mended.reduce((sum, it) => sum + it.mended, 0);
  const list = mended.map((it) => `${showPath(it.path, cwd)} (${it.mended})`).join(", ");
  const what = `${total} ${total === 1 ? "fault" : "faults"} in ${mended.length} ${mended.length === 1 ? "document" : "documents"}`;
  const done = total === 0 ? [] : [`${isDry ? "Would mend" : "Mended"} ${what}: ${list}`];
  const left = fixed
    .filter((it) => it.signed > 0)
    .map(
      ({ path, signed }) =>
        `Left ${signed} ${signed === 1 ? "fault" : "faults"} in ${showPath(path, cwd)}, which a signed approval covers: mend by hand, and sign again`,
    );
  return [...done, ...left];
}
