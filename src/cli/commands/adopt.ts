import { Option } from "commander";
import type { CommandDefinition } from "../command.ts";

export const adopt: CommandDefinition = {
  name: "adopt",
  summary: "make a kind of a team's own document",
  examples: [
    { line: "deploydoc adopt docs/RELEASE_TEMPLATE.md", does: "kinds/release-template.md.hbs and its schema" },
    { line: "deploydoc adopt docs/release-2.3.md --kind release", does: "under another name" },
    { line: "deploydoc adopt docs/RELEASE_TEMPLATE.md --dry-run", does: "print what would be written" },
  ],
  describe: (command) =>
    command
      .description(
        "Makes a kind of a Markdown document that a team has already: a template from which `new` writes the document " +
          "as it is, and a schema by which `lint` reports what in it is to be filled in. In a document that is filled " +
          "in, values, ticks and signatures become blanks first. What was guessed is listed by line: review it.",
      )
      .usage("[options] <file>")
      .argument("<file>", "the template, or a document that is filled in")
      .option("--kind <name>", "name of the kind; default: from the file's name")
      .option("--into <folder>", "folder of the team's kinds; default: the config's `kinds`")
      .addOption(new Option("--as <what>", "what the document is; default: guessed").choices(["template", "filled"]))
      .option("--config <file>", "use this config, instead of the nearest one upward")
      .option("--dry-run", "print what would be written, and write nothing")
      .option("--force", "replace a kind of that name in the folder"),
  run: async (io, command) => {
    const { adoptDocument } = await import("../adopt-document.ts");
    return adoptDocument(command.args, command.opts(), io);
  },
};
