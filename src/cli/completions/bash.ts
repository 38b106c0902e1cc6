import { type CompletedCommand, listCommands, type Values } from "./describe.ts";

/** Completions for bash, from version 3.2 on, without the package bash-completion. */
export function writeBash(program: CompletedCommand): string {
  const commands = listCommands(program);
  const byKey = (key: string, values: Values): readonly string[] => {
    const call = callFor(values);
    return call === null ? [] : [`    ${JSON.stringify(key)}) ${call} ;;`];
  };
  const values = commands.flatMap(({ path, command }) =>
    command.flags
      .filter(({ value }) => value !== null)
      .flatMap(({ flag, values: own }) => byKey(`${path.join(" ")} ${flag}`, own)),
  );
  const flags = commands.map(
    ({ path, command }) =>
      `    ${JSON.stringify(path.join(" "))}) _deploydoc_words "${command.flags.map(({ flag }) => flag).join(" ")}" ;;`,
  );
  const rest = commands.flatMap(({ path, command }) => {
    const names = command.subcommands.map(({ name }) => name);
    const { argument } = command;
    if (names.length === 0) return byKey(path.join(" "), argument);
    return byKey(path.join(" "), { type: "words", words: [...names, ...("words" in argument ? argument.words : [])] });
  });
  const takers = commands.flatMap(({ path, command }) =>
    command.flags.flatMap(({ flag, value }) => (value === null ? [] : [JSON.stringify(`${path.join(" ")} ${flag}`)])),
  );
  const nested = commands.filter(({ path }) => path.length > 0).map(({ path }) => JSON.stringify(path.join(" ")));
  return `# Completions of deploydoc for bash: deploydoc completions bash

# Candidates out of a list of words, behind what of the value is there already.
_deploydoc_words() {
  local word
  for word in $1; do
    [[ $word == "\${_deploydoc_value}"* ]] && COMPREPLY+=("$word")
  done
}

_deploydoc_list() {
  local last=\${_deploydoc_value##*,} word
  for word in $1; do
    [[ $word == "$last"* ]] && COMPREPLY+=("\${_deploydoc_value%"$last"}$word")
  done
}

# Pairs such as rule=level: first the left sides, then the right ones.
_deploydoc_pairs() {
  local word
  if [[ $_deploydoc_value == *=* ]]; then
    for word in $2; do
      [[ $word == "\${_deploydoc_value#*=}"* ]] && COMPREPLY+=("\${_deploydoc_value%%=*}=$word")
    done
  else
    for word in $1; do
      [[ $word == "$_deploydoc_value"* ]] && COMPREPLY+=("$word=")
    done
    compopt -o nospace 2>/dev/null
  fi
}

_deploydoc_files() {
  local name
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen -f -- "$_deploydoc_value")
  compopt -o filenames 2>/dev/null
}

_deploydoc_deployments() {
  local name
  [[ -d deployments ]] || return
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(cd deployments && compgen -d -- "$_deploydoc_value")
}

_deploydoc() {
  # bash takes words apart at "=" and ":"; what was typed is what counts.
  local line=\${COMP_LINE:0:COMP_POINT} words word before key='' flag='' at _deploydoc_value
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  word=\${words[\${#words[@]} - 1]}
  before=\${words[\${#words[@]} - 2]}
  COMPREPLY=()
  for at in 1 2; do
    ((at < \${#words[@]} - 1)) || break
    case "\${key:+$key }\${words[at]}" in
    ${nested.join(" | ")}) key="\${key:+$key }\${words[at]}" ;;
    *) break ;;
    esac
  done
  _deploydoc_value=$word
  case "$key $before" in
  ${takers.join(" | ")}) flag=$before ;;
  *)
    if [[ $word == --*=* ]]; then
      flag=\${word%%=*}
      _deploydoc_value=\${word#*=}
    fi
    ;;
  esac
  if [[ -n $flag ]]; then
    case "$key $flag" in
${values.join("\n")}
    esac
  elif [[ $word == -* ]]; then
    case "$key" in
${flags.join("\n")}
    esac
  else
    case "$key" in
${rest.join("\n")}
    esac
  fi
  # Where bash breaks words at "=", it replaces only what stands behind the last one.
  if [[ $_deploydoc_value == *=* && $COMP_WORDBREAKS == *=* ]]; then
    for at in "\${!COMPREPLY[@]}"; do
      COMPREPLY[at]=\${COMPREPLY[at]#"\${_deploydoc_value%"\${_deploydoc_value##*=}"}"}
    done
  fi
}

complete -F _deploydoc deploydoc
`;
}

function callFor(values: Values): string | null {
  switch (values.type) {
    case "words":
      return `_deploydoc_words "${values.words.join(" ")}"`;
    case "list":
      return `_deploydoc_list "${values.words.join(" ")}"`;
    case "pairs":
      return `_deploydoc_pairs "${values.words.join(" ")}" "${values.levels.join(" ")}"`;
    case "files":
      return "_deploydoc_files";
    case "deployments":
      return "_deploydoc_deployments";
    case "none":
      return null;
  }
}
