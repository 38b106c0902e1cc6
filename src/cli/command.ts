import type { Command } from "commander";
import type { ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";

/** A command: what it takes, and what it does. What only `run` needs it imports there, so that others start fast. */
export interface CommandDefinition {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** Command lines for the help, each with what it does. */
  readonly examples: readonly { readonly line: string; readonly does: string }[];
  /** What the exit codes mean besides 2, "it could not do its work"; default: 0, "done". */
  readonly exits?: { readonly 0: string; readonly 1?: string; readonly 3?: string };
  /** Adds description, arguments and options. */
  readonly describe: (command: Command) => Command;
  /** Commands whose name follows this one's: they win over an argument. */
  readonly subcommands?: readonly CommandDefinition[];
  readonly run: (io: Io, command: Command) => Promise<ExitCode>;
}
