import { Option } from "commander";
import type { CommandDefinition } from "../command.ts";
import { type LogOptions, stepStatuses } from "../record.ts";

export const log: CommandDefinition = {
  name: "log",
  summary: "record a step in the deployment log",
  examples: [
    { line: 'deploydoc log "Deploy API servers" --note "5/5 nodes"', does: "a step that went well, now" },
    {
      line: 'deploydoc log "Run smoke tests" --status failed --at 21:42',
      does: "one that failed, at a time that has passed",
    },
    {
      line: 'deploydoc log "Restart cache servers" --deviation "they held old sessions"',
      does: "one that nobody planned, and why",
    },
    { line: 'deploydoc log "Switch traffic" --deployment 2026-12-01-checkout-v2', does: "from anywhere" },
  ],
  describe: (command) =>
    command
      .description(
        "Adds a row to the timeline of the deployment log: of the deployment named, else of the one that the working " +
          "directory lies in, else of the only one that is approved. The log is made from its template when there is " +
          "none. It records whatever it is told; what was not planned it says. Several may log at once.",
      )
      .argument("<text...>", "the step, by its name in the deployment checklist")
      .addOption(new Option("--status <status>", "how it went").choices(Object.keys(stepStatuses)).default("ok"))
      .option("--note <text>", "what was seen")
      .option("--at <time>", "when, if not now: 21:05 (the last time the clock showed it), or ISO 8601 with offset")
      .option("--deviation <why>", "it departs from the plan: add it to the deviations, too")
      .option("--deployment <id>", "folder of the deployment, such as 2026-12-01-checkout-v2")
      .option("--config <file>", "use this config, instead of the nearest one upward"),
  run: async (io, command) => {
    const { recordStep } = await import("../record-step.ts");
    return recordStep(command.args.join(" "), command.opts<LogOptions>(), io);
  },
};
