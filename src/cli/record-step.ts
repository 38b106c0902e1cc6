import { splitLines } from "../engine/append-row.ts";
import { defaultConfig } from "../engine/default-config.ts";
import type { KindLibrary } from "../engine/kind-library.ts";
import { readDocument } from "../engine/read-document.ts";
import { type RecordedRow, type RowEntry, recordRow } from "../engine/record-row.ts";
import { ConfigError, UsageError } from "../errors.ts";
import { builtinKinds } from "../kinds/builtin.ts";
import type { CompiledKind } from "../kinds/compiled-kind.ts";
import { render } from "../kinds/render.ts";
import type { Config } from "../model/config.ts";
import { makeVisible } from "../reports/visible.ts";
import { type Configs, findTop, openConfigs } from "../workspace/config.ts";
import {
  findLog,
  findLogFolder,
  holdsOthers,
  type LogFolder,
  logKind,
  readLog,
  readPlanFacts,
} from "../workspace/deployment-log.ts";
import { openKinds } from "../workspace/kinds.ts";
import { withLock } from "../workspace/lock.ts";
import { showPath, toSlashes } from "../workspace/paths.ts";
import { writeWhole } from "../workspace/write-whole.ts";
import { complain } from "./complain.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { readTime, type WrittenTime, writeLocal } from "./local-time.ts";
import { entriesOf, type LogOptions } from "./record.ts";
import { factsOfPlan, identityOf } from "./scaffold.ts";

/** What recording depends on. */
interface Settings {
  readonly config: Config;
  readonly configs: Configs;
  readonly kinds: KindLibrary;
  readonly compiled: CompiledKind;
}

/** Records a step in its deployment's log, prints the row, and says what was not planned. */
export async function recordStep(text: string, options: LogOptions, io: Io): Promise<ExitCode> {
  const step = text.trim();
  if (step === "") throw new UsageError("Say which step it was");
  const given = options.at === undefined ? null : readTime(options.at, io.now().getTime(), io.env.TZ);
  const settings = await openSettings(options, io);
  const place = await findLogFolder(options.deployment ?? null, io.cwd, settings.config, settings.configs);
  const path = await findLog(place.folder);
  const shown = showPath(path, io.cwd);
  const { row, line, told } = await withLock(path, shown, async () => {
    // Rows stand in the order in which they were recorded, so the clock is read when nobody else records.
    const time = given ?? timeNow(io);
    return writeRows(path, shown, place, entriesOf(step, options, time), settings);
  });
  io.print(`Recorded in ${makeVisible(shown)}:${line}\n${makeVisible(row)}\n`);
  for (const it of told) complain(io, it);
  if (options.deviation === undefined && (await holdsOthers(place.folder, path))) {
    const { warnOfUnplanned } = await import("./warn-of-unplanned.ts");
    await warnOfUnplanned(step, { path, line }, settings.configs, io);
  }
  return exitCode.ok;
}

function timeNow({ now, env }: Io): WrittenTime {
  const instant = now().getTime();
  return { text: writeLocal(instant, env.TZ, "second"), instant };
}

/** What is broken in the config or in a team's kind is said, and keeps nobody from recording. */
async function openSettings(options: LogOptions, io: Io): Promise<Settings> {
  try {
    return await openWith(openConfigs(io.cwd, options.config ?? null), io);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    complain(io, `${error.message}\nThe step is recorded all the same, as if there were no config`);
    const config = defaultConfig(await findTop(io.cwd));
    return openWith(async () => config, io);
  }
}

async function openWith(configs: Configs, io: Io): Promise<Settings> {
  const config = await configs(io.cwd);
  const kinds = await openKinds(config, io.cwd);
  const compiled = (await kinds.load(logKind)) ?? (await builtinKinds.load(logKind));
  if (compiled === null) throw new Error(`There is no kind ${logKind}`);
  return { config, configs, kinds, compiled };
}

/** A recorded row as it is written, its line, and what is to be said of it. */
interface Written {
  readonly row: string;
  readonly line: number;
  readonly told: readonly string[];
}

async function writeRows(
  path: string,
  shown: string,
  { folder, deployment }: LogFolder,
  entries: readonly RowEntry[],
  { kinds, compiled }: Settings,
): Promise<Written> {
  const found = await readLog(path, shown);
  const plan = found === null ? await readPlanFacts(folder) : null;
  const facts = { ...factsOfPlan(plan), ...identityOf({ deployment }, plan) };
  const told = found === null ? [`${shown} was not there: it is made from its template`] : [];
  let recorded: RecordedRow = { text: found?.text ?? render(compiled, facts), line: 0, added: null };
  for (const entry of entries) {
    const { document, source } = await readDocument({ path: toSlashes(path), text: recorded.text }, kinds, true);
    if (source.frontMatter.state === "broken") told.push(`The front matter of ${shown} is broken`);
    recorded = recordRow(recorded.text, document, compiled, entry);
    if (recorded.added !== null) told.push(`${shown} had no place for the row: added ${recorded.added}`);
  }
  await writeWhole(path, `${found?.mark ?? ""}${recorded.text}`, shown, true);
  const row = splitLines(recorded.text)[recorded.line - 1]?.body.trim() ?? "";
  return { row, line: recorded.line, told: [...new Set(told), ...(await warnOfUnread(recorded, path, kinds))] };
}

/** A row behind a code block or a comment that nobody closed is there, and nobody will find it. */
async function warnOfUnread({ text, line }: RecordedRow, path: string, kinds: KindLibrary): Promise<readonly string[]> {
  const { document } = await readDocument({ path: toSlashes(path), text }, kinds, true);
  const isRead = document.tables.some(({ rows }) => rows.some((row) => row[0]?.range.line === line));
  return isRead ? [] : ["The row does not read as one of a table: see what stands open above it"];
}
