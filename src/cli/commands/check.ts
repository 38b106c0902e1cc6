import type { CommandDefinition } from "../command.ts";
import { addJudgingOptions, type JudgingOptions } from "../reading-options.ts";

export const check: CommandDefinition = {
  name: "check",
  summary: "say whether documents may be merged",
  examples: [
    { line: "deploydoc check", does: "every document that the config includes" },
    { line: "deploydoc check deployments/2026-12-01-checkout-v2", does: "one deployment" },
  ],
  describe: (command) =>
    addJudgingOptions(
      command
        .description(
          "The merge gate: as strict as lint, and a draft may not be merged (unless the config says `drafts: allow`). " +
            "Exits 3 when nothing but signatures is missing.",
        )
        .argument("[paths...]", "files and folders; default: what the config includes"),
    ),
  run: async (io, command) => {
    const { judgeDocuments } = await import("../judge.ts");
    return judgeDocuments("check", command.args, command.opts<JudgingOptions>(), io);
  },
};
