import { Command, CommanderError } from "commander";
import type { CommandDefinition } from "./command.ts";
import { adopt } from "./commands/adopt.ts";
import { audit } from "./commands/audit.ts";
import { check } from "./commands/check.ts";
import { completions } from "./commands/completions.ts";
import { explain } from "./commands/explain.ts";
import { exportDocuments } from "./commands/export.ts";
import { init } from "./commands/init.ts";
import { kinds } from "./commands/kinds.ts";
import { lint } from "./commands/lint.ts";
import { log } from "./commands/log.ts";
import { mergeReports } from "./commands/merge-reports.ts";
import { scaffold } from "./commands/new.ts";
import { rules } from "./commands/rules.ts";
import { sign } from "./commands/sign.ts";
import { status } from "./commands/status.ts";
import { complain } from "./complain.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { version } from "./version.ts";

/** Every command, in the order of the help. */
export const commands: readonly CommandDefinition[] = [
  init,
  scaffold,
  lint,
  check,
  status,
  sign,
  log,
  audit,
  exportDocuments,
  mergeReports,
  explain,
  rules,
  kinds,
  adopt,
  completions,
];

/** Runs the command that the arguments name. Throws what the command throws; what commander refuses it has told. */
export async function runCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = exitCode.ok;
  try {
    const program = buildProgram(io, async (work) => {
      code = await work;
    });
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version end this way too.
    return error.exitCode === 0 ? exitCode.ok : exitCode.failed;
  }
}

/**
 * The command line as commander knows it. A command that runs is handed to `finish`; help, version and what commander
 * refuses end in a CommanderError.
 */
export function buildProgram(io: Io, finish: (work: Promise<ExitCode>) => Promise<void>): Command {
  const program = new Command("deploydoc");
  speakThrough(program, io);
  program
    .description("Scaffolds, reads, lints and gates deployment documents written in Markdown")
    .version(version, "--version", "print the version")
    .helpOption("--help", "print this help")
    .helpCommand(false)
    // Flags behind a command's name are its own, also where the one above it knows them too.
    .enablePositionalOptions()
    .addHelpText("after", "\n`deploydoc <command> --help` shows the flags of a command and examples.");
  for (const definition of commands) addCommand(program, definition, io, finish);
  return program;
}

function addCommand(
  parent: Command,
  definition: CommandDefinition,
  io: Io,
  finish: (work: Promise<ExitCode>) => Promise<void>,
): void {
  const command = definition.describe(
    parent.command(definition.name).summary(definition.summary).helpOption("--help", "print this help"),
  );
  speakThrough(command, io);
  command.addHelpText("after", () => `${describeExits(definition)}\n${describeExamples(definition)}`);
  command.action(() => finish(definition.run(io, command)));
  if (definition.subcommands === undefined) return;
  command.enablePositionalOptions().helpCommand(false);
  for (const subcommand of definition.subcommands) addCommand(command, subcommand, io, finish);
}

function speakThrough(command: Command, io: Io): void {
  command.exitOverride().configureOutput({
    writeOut: io.print,
    writeErr: io.complain,
    outputError: (text) => complain(io, rephrase(text)),
    getOutHelpWidth: () => Math.min(io.width ?? 80, 100),
    getErrHelpWidth: () => 80,
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  });
}

/** Commander's messages in the form of ours: one line, no full stop. */
function rephrase(text: string): string {
  const message = text
    .trim()
    .replace(/^error: /, "")
    .replace(/\n\(/, " (")
    .replace(/\.$/, "");
  return message.charAt(0).toUpperCase() + message.slice(1);
}

/** What each exit code of a command means, in order. */
export function listExits({ exits = { 0: "done" } }: CommandDefinition): readonly (readonly [string, string])[] {
  const failed = "it could not do its work: usage, config, a file that can't be read or written, an internal error";
  return Object.entries({ ...exits, 2: failed }).sort(([a], [b]) => Number(a) - Number(b));
}

function describeExits(definition: CommandDefinition): string {
  const lines = listExits(definition).map(([code, meaning]) => `  ${code}  ${meaning}`);
  return ["", "Exit codes:", ...lines].join("\n");
}

function describeExamples({ examples }: CommandDefinition): string {
  const lines = examples.flatMap(({ line, does }) => [`  # ${does}`, `  ${line}`]);
  return ["", "Examples:", ...lines].join("\n");
}
