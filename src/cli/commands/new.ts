import type { CommandDefinition } from "../command.ts";
import { knownFacts } from "../facts.ts";
import { collect } from "../reading-options.ts";
import { newDeployment } from "./new-deployment.ts";

export const scaffold: CommandDefinition = {
  name: "new",
  summary: "write a document from its kind's template, or a whole `deployment`",
  examples: [
    {
      line: "deploydoc new change-request --deployment 2026-12-01-checkout-v2 --release v2.4.0 --risk medium",
      does: "a change request in the folder of its deployment",
    },
    {
      line: "deploydoc new monitoring-report --from monitoring-snapshot.json",
      does: "a report with its metrics filled in and held against the plan's limits",
    },
    { line: "deploydoc new post-deployment-review --dry-run", does: "print what would be written" },
    {
      line: "deploydoc new deployment --help",
      does: "how to scaffold a deployment with every document that it asks for",
    },
    { line: "deploydoc kinds", does: "which kinds there are" },
  ],
  describe: (command) => {
    command
      .description(
        "Writes a document from its kind's template: into the deployment named, else into the deployment folder of the " +
          "working directory, else into deployments/ beside the config, as a draft that stands alone. Facts come from " +
          "the flags, then from the plan in the folder; in a terminal it asks for the rest.",
      )
      .usage("[options] <kind>")
      .argument("<kind>", "kind of the document, see `deploydoc kinds`")
      .option("--deployment <id>", "folder of the deployment, such as 2026-12-01-checkout-v2; made if need be");
    for (const { name, question, list, values } of knownFacts) {
      const several = list ? ", separated by commas" : "";
      const choices = values === null ? "" : `: ${values.join(", ")}`;
      command.option(`--${name} <${list ? "list" : "text"}>`, `${question}${several}${choices}`);
    }
    return command
      .option("--set <key=value>", "give any fact of the kind; may be repeated", collect)
      .option("--from <file>", "fill in a monitoring-report from a snapshot: schemas/monitoring-snapshot.schema.json")
      .option("--config <file>", "use this config, instead of the nearest one upward")
      .option("--dry-run", "print what would be written, and write nothing")
      .option("--force", "replace the document that is there");
  },
  subcommands: [newDeployment],
  run: async (io, command) => {
    const { scaffoldDocument } = await import("../scaffold.ts");
    return scaffoldDocument(command.args[0] ?? "", command.opts(), io);
  },
};
