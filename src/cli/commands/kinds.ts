import { Option } from "commander";
import type { CommandDefinition } from "../command.ts";
import { exitCode } from "../exit-code.ts";

export const kinds: CommandDefinition = {
  name: "kinds",
  summary: "list the kinds of documents",
  examples: [
    { line: "deploydoc kinds", does: "built-in kinds and the team's own" },
    { line: "deploydoc kinds --format json", does: "for other programs" },
  ],
  describe: (command) =>
    command
      .description("Lists the kinds of documents that `new` writes and `lint` knows, and where each comes from.")
      .option("--config <file>", "use this config, instead of the nearest one upward")
      .addOption(new Option("--format <name>", "format of the list").choices(["text", "json"]).default("text"))
      .option("--no-color", "print without colours (also: NO_COLOR)"),
  run: async (io, command) => {
    const { listKinds } = await import("../list-kinds.ts");
    io.print(await listKinds(command.opts(), io));
    return exitCode.ok;
  },
};
