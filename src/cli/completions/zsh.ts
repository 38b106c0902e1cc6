import { type CompletedCommand, type CompletedFlag, listCommands, type Values } from "./describe.ts";

/** Completions for zsh, as a file of its $fpath or to be sourced. */
export function writeZsh(program: CompletedCommand): string {
  const functions = listCommands(program)
    .filter(({ path }) => path.length > 0)
    .map(({ path, command }) => writeFunction(path, command));
  const commands = program.subcommands.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`);
  return `#compdef deploydoc
# Completions of deploydoc for zsh: deploydoc completions zsh

_deploydoc_deployments() {
  local -a names
  names=(deployments/*(N/:t))
  compadd -a names
}

_deploydoc_pairs() {
  if compset -P '*='; then
    compadd -- \${=2}
  else
    compadd -S = -- \${=1}
  fi
}

${functions.join("\n")}
_deploydoc() {
  local curcontext=$curcontext state line
  local -a commands
  commands=(
${commands.join("\n")}
  )
  _arguments -C \\
    ${program.flags.map(writeFlag).join(" \\\n    ")} \\
    '1: :->command' \\
    '*:: :->rest'
  case $state in
  command) _describe -t commands command commands ;;
  rest) (( $+functions[_deploydoc_$words[1]] )) && _deploydoc_$words[1] ;;
  esac
}

if [[ $funcstack[1] == _deploydoc ]]; then
  _deploydoc "$@"
else
  compdef _deploydoc deploydoc
fi
`;
}

function writeFunction(path: readonly string[], command: CompletedCommand): string {
  const names = command.subcommands.map(({ name }) => name);
  const { argument } = command;
  const words = [...names, ...("words" in argument ? argument.words : [])];
  const first: Values = names.length === 0 ? argument : { type: "words", words };
  const rest = actionOf(first);
  const nested = names.map(
    (name) => `  if [[ $words[2] == ${name} ]] && (( CURRENT > 2 )); then
    shift words
    (( CURRENT-- ))
    _deploydoc_${[...path, name].join("_")}
    return
  fi
`,
  );
  const position = argument.type === "files" ? "*" : "1";
  const all = [...command.flags.map(writeFlag), ...(first.type === "none" ? [] : [quote(`${position}: :${rest}`)])];
  return `_deploydoc_${path.join("_")}() {
${nested.join("")}  _arguments \\
    ${all.join(" \\\n    ")}
}
`;
}

function writeFlag({ flag, description, value, values, repeatable }: CompletedFlag): string {
  const about = description.replace(/[[\]\\]/g, "\\$&");
  const suffix = value === null ? "" : `:${value.replaceAll(":", "\\:")}:${actionOf(values)}`;
  return quote(`${repeatable ? "*" : ""}${flag}[${about}]${suffix}`);
}

function actionOf(values: Values): string {
  switch (values.type) {
    case "words":
      return `(${values.words.join(" ")})`;
    case "list":
      return `_sequence -s , compadd - ${values.words.join(" ")}`;
    case "pairs":
      return ` _deploydoc_pairs "${values.words.join(" ")}" "${values.levels.join(" ")}"`;
    case "files":
      return "_files";
    case "deployments":
      return "_deploydoc_deployments";
    case "none":
      return "";
  }
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
