import { Argument, type Command } from "commander";
import type { CommandDefinition } from "../command.ts";
import { exitCode } from "../exit-code.ts";

export const completions: CommandDefinition = {
  name: "completions",
  summary: "print completions for a shell",
  examples: [
    { line: 'eval "$(deploydoc completions bash)"', does: "bash, in ~/.bashrc" },
    { line: "source <(deploydoc completions zsh)", does: "zsh, in ~/.zshrc behind compinit" },
    { line: "deploydoc completions fish > ~/.config/fish/completions/deploydoc.fish", does: "fish, once" },
  ],
  describe: (command) =>
    command
      .description("Prints a script that completes commands, flags and their values in a shell.")
      .addArgument(new Argument("<shell>", "the shell it is for").choices(["bash", "zsh", "fish"])),
  run: async (io, command) => {
    const { shells, writeCompletions } = await import("../write-completions.ts");
    const shell = shells.find((it) => it === command.args[0]) ?? "bash";
    io.print(writeCompletions(shell, topOf(command)));
    return exitCode.ok;
  },
};

function topOf(command: Command): Command {
  return command.parent === null ? command : topOf(command.parent);
}
