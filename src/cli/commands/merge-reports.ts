import type { CommandDefinition } from "../command.ts";
import type { MergeOptions } from "../merge-shards.ts";
import { addReportOptions } from "../reading-options.ts";

export const mergeReports: CommandDefinition = {
  name: "merge-reports",
  summary: "join the JSON reports of `lint --shard` into one",
  examples: [
    { line: "deploydoc merge-reports shards/shard-*.json", does: "what all of them found, and whether it passes" },
    {
      line: "deploydoc merge-reports shards/shard-*.json --format json --output findings.json --format html --output findings.html",
      does: "as one run of `lint` would have written it",
    },
  ],
  exits: {
    0: "all parts are there and nothing is wrong; warnings at most",
    1: "findings of severity error, or more warnings than --max-warnings",
  },
  describe: (command) =>
    addReportOptions(
      command
        .description(
          "Joins the reports that the parts of one run wrote (`lint --shard 1/5 --format json`, …), in any order. A part that " +
            "is missing, or is of another run, is an error: what nobody judged must not pass.",
        )
        .argument("<files...>", "JSON reports, one of each part"),
    ),
  run: async (io, command) => {
    const { mergeShards } = await import("../merge-shards.ts");
    return mergeShards(command.args, command.opts<MergeOptions>(), io);
  },
};
