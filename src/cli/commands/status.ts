import { Option } from "commander";
import { statuses } from "../../model/deployment.ts";
import type { CommandDefinition } from "../command.ts";
import type { StatusOptions } from "../show-status.ts";

export const status: CommandDefinition = {
  name: "status",
  summary: "show how far each deployment is and whom it waits for",
  examples: [
    { line: "deploydoc status", does: "every open deployment, most urgent first" },
    { line: "deploydoc status deployments/2026-12-01-checkout-v2", does: "one, with its documents" },
    { line: "deploydoc status --as approved", does: "how far they are from approval" },
    { line: "deploydoc status --format json", does: "for other programs" },
  ],
  describe: (command) =>
    command
      .description(
        "One row for each deployment: status, release, strategy, how much of what is due is done, open gates, missing " +
          "approvals with their roles, window, and what comes next; most urgent first.",
      )
      .argument("[paths...]", "deployment folders, or documents in them; default: what the config includes")
      .option("--all", "show closed and cancelled deployments, too")
      .addOption(new Option("--format <name>", "format of the output").choices(["text", "json"]).default("text"))
      .addOption(new Option("--as <status>", "judge as if the deployments had this status").choices(statuses))
      .option("--config <file>", "use this config everywhere, instead of the nearest one upward from each document")
      .option("--no-ignore", "read what the config ignores, too")
      .option("--no-color", "print without colours (also: NO_COLOR)"),
  run: async (io, command) => {
    const { showStatus } = await import("../show-status.ts");
    return showStatus(command.args, command.opts<StatusOptions>(), io);
  },
};
