import type { CommandDefinition } from "../command.ts";
import type { SignOptions } from "../sign-document.ts";

export const sign: CommandDefinition = {
  name: "sign",
  summary: "sign an approval",
  examples: [
    {
      line: 'deploydoc sign deployments/2026-12-01-checkout-v2/change-request.md --role "Technical lead"',
      does: "approve as the Technical lead, with the name that git has",
    },
    {
      line: "deploydoc sign change-request.md --role CAB --key ~/.ssh/id_ed25519",
      does: "with an SSH signature beside it",
    },
    { line: "deploydoc sign change-request.md --role Security --reject", does: "refuse" },
  ],
  exits: {
    0: "signed",
    1: "refused: errors that are due, or a row or signer that may not be",
  },
  describe: (command) =>
    command
      .description(
        "Fills in the row of a role: name, decision, digest of what is approved, and date. Nothing else in the file changes. " +
          "Refuses while the document has errors that are due (a draft is judged as if approved), and who wrote it.",
      )
      .argument("<file>", "the document")
      .requiredOption("--role <role>", "the role to sign in, as the row names it")
      .option("--name <name>", "who signs; default: the name that git has")
      .option("--reject", "record a refusal")
      .option(
        "--key <file>",
        "SSH key to sign the statement with; the signature goes into approvals/ beside the document",
      )
      .option("--force", "sign in spite of errors that are due; the row says so")
      .option("--config <file>", "use this config instead of the nearest one upward"),
  run: async (io, command) => {
    const { signDocument } = await import("../sign-document.ts");
    return signDocument(command.args[0] ?? "", command.opts<SignOptions>(), io);
  },
};
