import { type Command, InvalidArgumentError, Option } from "commander";
import type { Status } from "../model/deployment.ts";
import { statuses } from "../model/deployment.ts";
import { reports } from "../reports/index.ts";

/** Where a report goes; null is standard output. */
export interface Target {
  readonly format: string;
  readonly output: string | null;
}

/** The values of the flags below. */
export interface JudgingOptions extends InputOptions, ReportOptions {
  readonly as?: Status;
  readonly rule?: readonly string[];
  readonly baseline?: string;
}

export interface ReportOptions {
  /** In the order given; none means `stylish` to standard output. */
  readonly format?: readonly Target[];
  readonly output?: readonly Target[];
  readonly force?: boolean;
  readonly maxWarnings?: number;
  readonly quiet?: boolean;
  readonly color: boolean;
}

export interface InputOptions {
  readonly config?: string;
  readonly ignore: boolean;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
}

/** Adds the flags that say what is read. */
export function addInputOptions(command: Command): Command {
  return command
    .option("--config <file>", "use this config everywhere, instead of the nearest one upward from each document")
    .option("--no-ignore", "read what the config ignores, too")
    .option("--stdin", "read one document from standard input")
    .option("--stdin-filename <file>", "the path that a document from standard input stands for");
}

/** Adds the flags of the commands that judge. */
export function addJudgingOptions(command: Command): Command {
  return addReportOptions(
    addInputOptions(command)
      .addOption(new Option("--as <status>", "judge as if the deployment had this status").choices(statuses))
      .option(
        "--rule <id=level>",
        "rate a rule off, info, warn or error; wins over the config; may be repeated",
        collect,
      )
      .option("--baseline <file>", "keep out the findings that this file knows; default: the config's `baseline`"),
  );
}

/** Adds the flags of the commands that report findings. */
export function addReportOptions(command: Command): Command {
  return addTargetOptions(command, Object.keys(reports), "stylish")
    .option("--max-warnings <number>", "fail when there are more warnings", toCount)
    .option("--quiet", "show errors only")
    .option("--no-color", "print without colours (also: NO_COLOR)");
}

/** Adds the flags that say which reports go where; `first` is the format of an --output that has no --format before it. */
export function addTargetOptions(command: Command, formats: readonly string[], first: string): Command {
  // An --output belongs to the --format before it, so both fill one list, in the order of the command line.
  const targets: Target[] = [];
  const addFormat = (format: string): readonly Target[] => {
    if (!formats.includes(format)) throw new InvalidArgumentError(`Formats are ${formats.join(", ")}.`);
    targets.push({ format, output: null });
    return targets;
  };
  const addOutput = (output: string): readonly Target[] => {
    const last = targets.pop() ?? { format: first, output: null };
    if (last.output !== null) throw new InvalidArgumentError("Give a --format before each further --output.");
    targets.push({ ...last, output });
    return targets;
  };
  return command
    .option("--format <name>", `format of the report (${formats.join(", ")}); may be repeated`, addFormat)
    .option("--output <file>", "write the report of the --format before it to a file", addOutput)
    .option("--force", "replace a file that --output names");
}

/** Gathers the values of a flag that may be repeated. */
export function collect(value: string, previous: readonly string[] | undefined): readonly string[] {
  return [...(previous ?? []), value];
}

function toCount(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError("Give a whole number, 0 or more.");
  return Number(value);
}
