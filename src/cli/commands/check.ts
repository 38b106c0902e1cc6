import type { CheckOptions } from "../check-merge.ts";
import type { CommandDefinition } from "../command.ts";
import { addJudgingOptions } from "../reading-options.ts";

export const check: CommandDefinition = {
  name: "check",
  summary: "say whether a branch may be merged",
  examples: [
    { line: "deploydoc check", does: "what the branch touches, against the base that the CI names" },
    { line: "deploydoc check --base main", does: "against main" },
    { line: "deploydoc check --all", does: "every deployment that is under way, for a schedule" },
  ],
  exits: {
    0: "ready to merge, or no document is touched",
    1: "findings of severity error, or more warnings than --max-warnings",
    3: "complete, but not signed by all who have to",
  },
  describe: (command) =>
    addJudgingOptions(
      command
        .description(
          "The merge gate. Judges the deployments that the working tree touches since it left its base: by the base's config " +
            "and kinds, with what git tells of who signed what. A draft may not be merged (unless the config says `drafts: allow`). " +
            "Exits 3 when nothing but signatures is missing.",
        )
        .argument("[paths...]", "judge these files and folders, touched or not"),
    )
      .option("--base <ref>", "what it is to be merged into; default: the CI's base, else origin's default branch")
      .option("--all", "judge every deployment that is under way, and compare with nothing"),
  run: async (io, command) => {
    const { checkMerge } = await import("../check-merge.ts");
    return checkMerge(command.args, command.opts<CheckOptions>(), io);
  },
};
