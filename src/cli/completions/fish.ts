import { type CompletedCommand, type CompletedFlag, listCommands, type Values } from "./describe.ts";

/** Completions for fish. */
export function writeFish(program: CompletedCommand): string {
  const nested = program.subcommands.filter(({ subcommands }) => subcommands.length > 0);
  const lines = listCommands(program).flatMap(({ path, command }) => {
    const when = `-n ${quote(`test (__deploydoc_command) = ${quote(path.join(" "))}`)}`;
    const subcommands = command.subcommands.map(
      ({ name, summary }) => `complete -c deploydoc ${when} -a ${name} -d ${quote(summary)}`,
    );
    return [
      ...subcommands,
      ...writeArgument(command.argument, when),
      ...command.flags.map((it) => writeFlag(it, when)),
    ];
  });
  return `# Completions of deploydoc for fish: deploydoc completions fish

# The command that is typed, with the one behind it where it has such.
function __deploydoc_command
    set -l words (commandline -opc)
    set -l name "$words[2]"
${nested
  .flatMap(({ name, subcommands }) =>
    subcommands.map(
      (it) =>
        `    if test "$name" = ${name} -a "$words[3]" = ${it.name}\n        set name "${name} ${it.name}"\n    end`,
    ),
  )
  .join("\n")}
    echo $name
end

function __deploydoc_deployments
    for folder in deployments/*/
        basename -- $folder
    end
end

function __deploydoc_pairs
    set -l token (commandline -ct)
    if string match -q '*=*' -- $token
        set -l left (string split -m 1 = -- $token)[1]
        for right in (string split ' ' -- $argv[2])
            echo "$left=$right"
        end
    else
        string split ' ' -- $argv[1] | string replace -r '$' =
    end
end

complete -c deploydoc -f
${lines.join("\n")}
`;
}

function writeArgument(values: Values, when: string): readonly string[] {
  if (values.type === "none") return [];
  if (values.type === "files") return [`complete -c deploydoc ${when} -F`];
  return [`complete -c deploydoc ${when} -a ${quote(valuesOf(values))}`];
}

function writeFlag({ flag, description, value, values }: CompletedFlag, when: string): string {
  const about = `-l ${flag.replace(/^--/, "")} -d ${quote(description)}`;
  if (value === null) return `complete -c deploydoc ${when} ${about}`;
  if (values.type === "files") return `complete -c deploydoc ${when} ${about} -r -F`;
  const offered = values.type === "none" ? "" : ` -a ${quote(valuesOf(values))}`;
  return `complete -c deploydoc ${when} ${about} -x${offered}`;
}

function valuesOf(values: Exclude<Values, { readonly type: "files" | "none" }>): string {
  switch (values.type) {
    case "words":
      return values.words.join(" ");
    case "list":
      return `(__fish_complete_list , "string split ' ' '${values.words.join(" ")}'")`;
    case "pairs":
      return `(__deploydoc_pairs ${quote(values.words.join(" "))} ${quote(values.levels.join(" "))})`;
    default:
      return "(__deploydoc_deployments)";
  }
}

function quote(text: string): string {
  return `'${text.replace(/['\\]/g, "\\$&")}'`;
}
