import type { CommandDefinition } from "../command.ts";
import { addInputOptions, type InputOptions } from "../reading-options.ts";

export const exportDocuments: CommandDefinition = {
  name: "export",
  summary: "print what is read in documents as JSON",
  examples: [
    { line: "deploydoc export deployments/2026-12-01-checkout-v2/change-request.md", does: "one document" },
    { line: "deploydoc export deployments | jq '.documents[].gates[]'", does: "every gate there is" },
  ],
  describe: (command) =>
    addInputOptions(
      command
        .description(
          "Prints documents as data: front matter, sections, fields, gates, placeholders, approvals, criteria and tables.",
        )
        .argument("[files...]", "files and folders"),
    ),
  run: async (io, command) => {
    const { exportPaths } = await import("../export-paths.ts");
    return exportPaths(command.args, command.opts<InputOptions>(), io);
  },
};
