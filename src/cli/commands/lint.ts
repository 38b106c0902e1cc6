import { InvalidArgumentError } from "commander";
import type { CommandDefinition } from "../command.ts";
import type { LintOptions } from "../lint-documents.ts";
import { addJudgingOptions } from "../reading-options.ts";
import { parseShard } from "../shard.ts";

export const lint: CommandDefinition = {
  name: "lint",
  summary: "say what is missing or wrong in documents",
  examples: [
    { line: "deploydoc lint", does: "every document that the config includes" },
    { line: "deploydoc lint deployments/2026-12-01-checkout-v2", does: "the documents of one deployment" },
    { line: "deploydoc lint --format json --output findings.json", does: "for other programs" },
    { line: "deploydoc lint --as approved --rule slow-rollback=off", does: "what approval would ask for" },
    { line: "deploydoc lint --fix", does: "mend what is certain, and say what is left" },
    { line: "deploydoc lint --staged", does: "what is about to be committed, for a hook" },
    {
      line: "deploydoc lint --write-baseline",
      does: "take what is there as known: only what comes on top is reported",
    },
    { line: "deploydoc lint --shard 2/5 --format json --output shard-2.json", does: "one of five machines' part" },
    { line: "deploydoc lint --print-config deployments/notes.md", does: "which rules hold for a file, and why" },
  ],
  exits: {
    0: "nothing wrong; warnings at most",
    1: "findings of severity error, or more warnings than --max-warnings",
  },
  describe: (command) =>
    addJudgingOptions(
      command
        .description(
          "Says what is missing or wrong in documents, at the line where it stands. A draft gets warnings for what is " +
            "missing; what its status does not ask for yet is not reported.",
        )
        .argument("[paths...]", "files and folders; default: what the config includes"),
    )
      .option(
        "--staged",
        "judge what git's index holds of the documents that are staged, not the files on the disk; paths restrict it",
      )
      .option(
        "--fix",
        "mend what is certain, then report what is left; with --stdin print the mended text, and the report to standard error",
      )
      .option("--fix-dry-run", "print what --fix would change as a diff, and what would be left to standard error")
      .option(
        "--shard <part>",
        "judge one part of the documents (2/5: the second of five), on a machine of its own; merge-reports joins the JSON reports",
        parseShard,
      )
      .option("--write-baseline", "write what is found now to the baseline, as known")
      .option(
        "--threads <number>",
        "judge in so many threads: done sooner where more than two processors are idle, for more processor time; default: 1",
        parseThreads,
      )
      .option("--no-cache", "judge every document anew; default: what has not changed since is taken from the cache")
      .option("--print-config <file>", "print the config that holds for a file, with where each value comes from"),
  run: async (io, command) => {
    const { printConfig } = command.opts<LintOptions>();
    if (printConfig !== undefined) {
      const printer = await import("../print-config.ts");
      return printer.printConfig(printConfig, command.args, command.opts<LintOptions>(), io);
    }
    const { lintDocuments } = await import("../lint-documents.ts");
    return lintDocuments(command.args, command.opts<LintOptions>(), io);
  },
};

function parseThreads(value: string): number {
  if (!/^[1-9]\d?$/.test(value)) throw new InvalidArgumentError("Give a whole number, 1 to 99.");
  return Number(value);
}
