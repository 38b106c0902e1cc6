import type { CommandDefinition } from "../command.ts";
import type { AuditOptions } from "../open-audited.ts";
import { addTargetOptions } from "../reading-options.ts";

export const audit: CommandDefinition = {
  name: "audit",
  summary: "record what was approved, ticked and found in a deployment",
  examples: [
    { line: "deploydoc audit 2026-12-01-checkout-v2", does: "a report to read" },
    {
      line: "deploydoc audit 2026-12-01-checkout-v2 --format json --output audit.json --format markdown --output audit.md",
      does: "a record to keep, and a report beside it",
    },
    { line: "deploydoc audit --verify audit.json", does: "whether the repository still says so" },
  ],
  exits: { 0: "recorded, or verified and unchanged", 1: "`--verify`: something differs" },
  describe: (command) =>
    addTargetOptions(
      command
        .description(
          "Records a deployment from the documents and git's history: documents with digests, every approval with its level, " +
            "verdict and commit, every gate with who ticked it when, the log, and what `check --all` finds. As JSON it is an " +
            "in-toto statement, which --verify computes again and compares.",
        )
        .argument("[deployment]", "name of the deployment, or path of its folder"),
      ["markdown", "json"],
      "markdown",
    )
      .option("--verify <file>", "say what of an audit in JSON the repository says otherwise today")
      .option("--config <file>", "use this config, instead of the nearest one upward"),
  run: async (io, command) => {
    const options = command.opts<AuditOptions>();
    if (options.verify !== undefined) {
      const { verifyAudit } = await import("../verify-audit.ts");
      return verifyAudit(options.verify, command.args, options, io);
    }
    const { auditDeployment } = await import("../audit-deployment.ts");
    return auditDeployment(command.args, options, io);
  },
};
