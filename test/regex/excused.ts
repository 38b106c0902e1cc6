/** A regular expression that may take more than linear time on some text, and why it never gets such a text. */
export interface Excused {
  readonly file: string;
  /** How it begins, as written or as built. */
  readonly begins: string;
  readonly reason: string;
}

export const excused: readonly Excused[] = [
  { file: "src/engine/append-row.ts", begins: "([^\\r\\n]*)(", reason: "what follows a line always matches" },
  {
    file: "src/engine/fill-approval-task.ts",
    begins: "(?:[ \\t]*<!--",
    reason: "one line of a document that somebody signs by hand",
  },
  { file: "src/engine/fix-offsets.ts", begins: "(?:\\r\\n|\\n|\\r)?[ \\t]*", reason: "200 characters" },
  { file: "src/engine/metric-rows.ts", begins: "0+$", reason: "20 digits" },
  { file: "src/kinds/pair-files.ts", begins: "([^/\\\\]+)\\.(", reason: "a file's name" },
  { file: "src/reports/sarif.ts", begins: "\\s*\\n(?!", reason: "what a rule says of itself" },
  { file: "src/cli/completions/describe.ts", begins: "<(.+)>", reason: "a flag of ours" },
  { file: "src/reading/approvals/person.ts", begins: "(?<=.)@.*$", reason: "60 characters" },
  { file: "src/reading/approvals/tasks.ts", begins: "[:：].*$", reason: "ends at the first colon: one line" },
  { file: "src/reading/criteria/lexicon.ts", begins: "\\s*\\\\\\/", reason: "words of ours" },
  { file: "src/reading/criteria/lexicon.ts", begins: "\\s*\\/\\s*", reason: "words of ours" },
  {
    file: "src/reading/word-expression.ts",
    begins: "^(?:\\s+[\\p{L}\\p{N}'’/()%-]+){0,6}?",
    reason: "400 characters",
  },
  {
    file: "src/reading/criteria/sentence.ts",
    begins: "[.!?](?=\\s+",
    reason: "lines of a paragraph, whose number times its length is capped",
  },
  { file: "src/reading/placeholders/angles.ts", begins: "([A-Za-z]\\w*)$", reason: "20 characters" },
  { file: "src/reading/placeholders/brackets.ts", begins: "(?:^|\\n)\\s*$", reason: "8 characters" },
  { file: "src/reading/placeholders/open-brackets.ts", begins: "(?:^|\\n|[:：])\\s*$", reason: "80 characters" },
  { file: "src/reading/placeholders/words.ts", begins: "\\p{Lu}{3,}[s/,", reason: "40 characters" },
  { file: "src/reading/placeholders/words.ts", begins: "^[\"'”`]*[/,\\s]+", reason: "30 characters" },
  {
    file: "src/reading/placeholders/words.ts",
    begins: "(?:_{2,}[\\s]?[/.:-]",
    reason: "at most 20 blanks; a run of underscores is one match",
  },
  { file: "src/rules/deployment/artifacts.ts", begins: "[:@].*$", reason: "ends at the first of them: one line" },
];
