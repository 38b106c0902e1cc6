import type { CommandDefinition } from "../command.ts";
import type { InitOptions } from "../init-repository.ts";
import { collect } from "../reading-options.ts";
import { version } from "../version.ts";

export const init: CommandDefinition = {
  name: "init",
  summary: "set up a repository: config, hooks, CI",
  examples: [
    { line: "deploydoc init --dry-run", does: "show what would be written for what is found here" },
    { line: "deploydoc init --ci github --hook husky", does: "a workflow for GitHub, and a line in husky's hook" },
    { line: "deploydoc init --ci gitlab --hook pre-commit,lefthook", does: "a job for GitLab, and two hooks" },
    { line: "deploydoc init --ci none --hook none", does: "the config alone" },
  ],
  describe: (command) =>
    command
      .description(
        "Writes a config, a job that runs check for each pull request, and a hook that runs lint --staged for each commit: at the " +
          "top of the repository, for the package manager, hooks and CI that are there. Adds to files that are there, replaces " +
          "none, and shows every change. Run again it changes nothing. In a terminal it asks for what the flags leave open.",
      )
      .option("--ci <list>", "where check is to run: github, gitlab, none; default: what is found", collect)
      .option("--hook <list>", "what calls lint: pre-commit, husky, lefthook, none; default: what is found", collect)
      .option("--dry-run", "show what would be written, and write nothing"),
  run: async (io, command) => {
    const { initRepository } = await import("../init-repository.ts");
    return initRepository(command.opts<InitOptions>(), io, version);
  },
};
