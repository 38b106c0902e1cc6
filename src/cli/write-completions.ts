import type { Command } from "commander";
import { writeBash } from "./completions/bash.ts";
import { type CompletedCommand, describeCommand } from "./completions/describe.ts";
import { writeFish } from "./completions/fish.ts";
import { writeZsh } from "./completions/zsh.ts";

/** The shells that completions are written for. */
export const shells = ["bash", "zsh", "fish"] as const;

export type Shell = (typeof shells)[number];

const writers = { bash: writeBash, zsh: writeZsh, fish: writeFish } as const satisfies Record<
  Shell,
  (program: CompletedCommand) => string
>;

/** The script that completes the program's commands, flags and values in a shell. */
export function writeCompletions(shell: Shell, program: Command): string {
  return writers[shell](describeCommand(program));
}
