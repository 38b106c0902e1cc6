import type { Argument, Command, Option } from "commander";
import { builtInNames } from "../../kinds/builtin.ts";
import { reports } from "../../reports/index.ts";
import { rules } from "../../rules/index.ts";
import { knownFacts } from "../facts.ts";

/** What a shell offers for a value. */
export type Values =
  | { readonly type: "words" | "list"; readonly words: readonly string[] }
  /** "id=level": one of the words, "=", and one of the levels. */
  | { readonly type: "pairs"; readonly words: readonly string[]; readonly levels: readonly string[] }
  | { readonly type: "files" | "deployments" | "none" };

export interface CompletedFlag {
  readonly flag: string;
  readonly description: string;
  /** How help calls the value; null for a flag without one. */
  readonly value: string | null;
  readonly values: Values;
  readonly repeatable: boolean;
}

/** A command as a shell completes it. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly CompletedFlag[];
  /** What stands behind it, besides subcommands. */
  readonly argument: Values;
  readonly subcommands: readonly CompletedCommand[];
}

const levels = ["off", "info", "warn", "error"] as const;

/** The program and its commands, as commander knows them, with what each value may be. */
export function describeCommand(command: Command): CompletedCommand {
  const [argument] = command.registeredArguments;
  const flags = command.options.filter(({ hidden }) => !hidden).map(describeFlag);
  const help = { flag: "--help", description: "print this help", value: null, values: nothing, repeatable: false };
  return {
    name: command.name(),
    summary: command.summary() || command.description(),
    flags: [...flags, help],
    argument: argument === undefined ? nothing : valuesOfArgument(argument),
    subcommands: command.commands.map(describeCommand),
  };
}

const nothing: Values = { type: "none" };

function describeFlag(option: Option): CompletedFlag {
  const value = /<(.+)>/.exec(option.flags)?.[1] ?? null;
  return {
    flag: option.long ?? option.flags,
    description: option.description,
    value,
    values: value === null ? nothing : valuesOfFlag(option, value),
    repeatable: /may be repeated/.test(option.description),
  };
}

function valuesOfFlag({ long, argChoices, description }: Option, value: string): Values {
  if (argChoices !== undefined) return { type: "words", words: argChoices };
  if (long === "--format") return { type: "words", words: Object.keys(reports) };
  if (value === "id=level") return { type: "pairs", words: rules.map(({ id }) => id), levels };
  if (long === "--deployment") return { type: "deployments" };
  if (value === "file") return { type: "files" };
  const fact = knownFacts.find(({ name, values }) => `--${name}` === long && values !== null);
  if (fact !== undefined) return { type: fact.list ? "list" : "words", words: fact.values ?? [] };
  // Lists whose help names all that may be in them: "where check is to run: github, gitlab, none; default: …".
  const named = value === "list" ? /: ([a-z-]+(?:, [a-z-]+)+);/.exec(description)?.[1] : undefined;
  return named === undefined ? nothing : { type: "list", words: named.split(", ") };
}

function valuesOfArgument(argument: Argument): Values {
  if (argument.argChoices !== undefined) return { type: "words", words: argument.argChoices };
  switch (argument.name()) {
    case "kind":
      return { type: "words", words: builtInNames };
    case "rule":
      return { type: "words", words: rules.map(({ id }) => id) };
    case "file":
    case "files":
    case "paths":
      return { type: "files" };
    default:
      return nothing;
  }
}

/** Every command with the names that lead to it, the program itself first with none. */
export function listCommands(
  command: CompletedCommand,
  above: readonly string[] = [],
): readonly { readonly path: readonly string[]; readonly command: CompletedCommand }[] {
  const below = command.subcommands.flatMap((it) => listCommands(it, [...above, it.name]));
  return [{ path: above, command }, ...below];
}
