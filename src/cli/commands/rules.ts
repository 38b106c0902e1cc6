import { Option } from "commander";
import type { CommandDefinition } from "../command.ts";
import { exitCode } from "../exit-code.ts";

export const rules: CommandDefinition = {
  name: "rules",
  summary: "list the rules",
  examples: [
    { line: "deploydoc rules", does: "every rule, by group" },
    { line: "deploydoc rules --format json", does: "for other programs" },
  ],
  describe: (command) =>
    command
      .description("Lists the rules by group, with how severe a finding is by default.")
      .addOption(new Option("--format <name>", "format of the list").choices(["text", "json"]).default("text"))
      .option("--no-color", "print without colours (also: NO_COLOR)"),
  run: async (io, command) => {
    const { listRules } = await import("../list-rules.ts");
    io.print(listRules(command.opts(), io));
    return exitCode.ok;
  },
};
