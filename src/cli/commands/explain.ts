import type { CommandDefinition } from "../command.ts";
import { exitCode } from "../exit-code.ts";

export const explain: CommandDefinition = {
  name: "explain",
  summary: "say what a rule means, with a wrong and a right example",
  examples: [{ line: "deploydoc explain unchecked-gate", does: "the rule, its options and examples" }],
  describe: (command) =>
    command
      .description("Says what a rule means: what it reports and what not, its options, a wrong and a right example.")
      .argument("<rule>", "id of the rule, as it stands behind a finding")
      .option("--no-color", "print without colours (also: NO_COLOR)"),
  run: async (io, command) => {
    const { explainRule } = await import("../explain-rule.ts");
    io.print(await explainRule(command.args[0] ?? "", command.opts(), io));
    return exitCode.ok;
  },
};
