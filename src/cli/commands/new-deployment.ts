import { Option } from "commander";
import { statuses } from "../../model/deployment.ts";
import type { CommandDefinition } from "../command.ts";
import { knownFacts } from "../facts.ts";
import { collect } from "../reading-options.ts";

const choicesOf = (name: string): string => knownFacts.find((it) => it.name === name)?.values?.join(", ") ?? "";

export const newDeployment: CommandDefinition = {
  name: "deployment",
  summary: "scaffold a deployment: its folder, with every document that it asks for",
  examples: [
    {
      line: "deploydoc new deployment checkout-v2 --strategy canary --risk medium",
      does: "the folder of a deployment that is dated today",
    },
    {
      line: "deploydoc new deployment checkout-v2 --start 2026-12-01T21:00+01:00 --duration 3h --rollback-time 15min",
      does: "with its window; says when it ends, and the last moment to abort",
    },
    {
      line: "deploydoc new deployment login-fix --type hotfix --incident INC-2231 --strategy direct --dry-run",
      does: "print what would be written",
    },
  ],
  describe: (command) =>
    command
      .description(
        "Scaffolds deployments/<date>-<slug>/ with the plan and every document that strategy, type and risk ask for until " +
          "approval, facts filled in. In a terminal it asks for what the flags leave open. Writes all of it or nothing.",
      )
      .argument("[slug]", "what the deployment is called, such as checkout-v2")
      .option("--strategy <text>", `how it is rolled out: ${choicesOf("strategy")}`)
      .option("--type <list>", `what kind of deployment it is; may be repeated: ${choicesOf("type")}`, collect)
      .option("--risk <text>", `how risky it is: ${choicesOf("risk")}`)
      .option("--release <text>", "tag or commit that is released")
      .option("--environment <text>", "where to; production unless given")
      .option("--services <list>", "services that are replaced, separated by commas; may be repeated", collect)
      .option("--window <text>", "start/end as an ISO 8601 interval with offsets")
      .option("--start <moment>", "when the window begins, with an offset; the end is computed")
      .option("--duration <length>", 'how long the window is, such as "3h"; else as long as stages and rollback take')
      .option("--stages <list>", "how long the stages take, each; may be repeated", collect)
      .option(
        "--rollback-time <length>",
        "how long a rollback takes: the last moment to abort is that long before the end",
      )
      .option("--date <date>", "date of the folder where there is no window yet; today unless given")
      .option("--lead <text>", "who leads and answers for it")
      .option("--engineer <text>", "who deploys")
      .option("--backup <text>", "who takes over")
      .option("--incident <text>", "incident that a hotfix mends")
      .option("--after <list>", "deployment that comes before it; may be repeated", collect)
      .option("--set <key=value>", "give any fact of the plan; may be repeated", collect)
      .addOption(new Option("--status <status>", "status it starts with; draft unless given").choices(statuses))
      .option("--all", "scaffold the documents of the later statuses, too")
      .option("--config <file>", "use this config, instead of the nearest one upward")
      .option("--dry-run", "print what would be written, and write nothing"),
  run: async (io, command) => {
    const { scaffoldDeployment } = await import("../new-deployment.ts");
    return scaffoldDeployment(command.args[0], command.opts(), io);
  },
};
