/** A family of texts, by a length in characters, that takes some parser or pattern more time than its length. */
export interface Family {
  readonly name: string;
  readonly make: (length: number) => string;
}

/** A piece over and over. */
const run = (piece: string, before = "", after = ""): Family => ({
  name: JSON.stringify(before + piece + after),
  make: (length) => before + piece.repeat(Math.ceil(length / piece.length)) + after,
});

/** Pieces that are all different. */
const numbered = (piece: (at: number) => string): Family => ({
  name: JSON.stringify(piece(1)),
  make: (length) => {
    const pieces: string[] = [];
    for (let size = 0; size < length; size += pieces.at(-1)?.length ?? 1) pieces.push(piece(pieces.length));
    return pieces.join("");
  },
});

const approvals = "## Approvals\n\n| Role | Name | Signature | Date |\n|-|-|-|-|\n";
const criteria = "## Success criteria\n\n| Metric | Threshold | Actual |\n|-|-|-|\n";

/** A run in each of the places where texts are taken to pieces. */
const inPlaces = (piece: string): readonly Family[] => [
  run(piece, "x", "y"),
  run(piece, `${approvals}| QA | Kim`, "z | x | 2026 |\n"),
  run(piece, `${criteria}| errors`, " < 5% | < 5% | 3% |\n"),
  run(piece, "## Rollback triggers\n\n- error rate", "exceeds 5%\n"),
  run(piece, "- [x] N/A", "none (N/A: x)\n"),
  run(piece, "**Risk", ":** low | high\n"),
];

export const families: readonly Family[] = [
  ...["> ", "- ", "1. ", "*a ", "**a ", "_a ", "~~a ", "a*_ ", "[", "]", "![", "](", "[a](b) ", "[a] ", "[ ] "].map(
    (it) => run(it),
  ),
  ...["|", "a|b\n", "<", "<a ", "<!--", "<!-- a -->\n", "&", "&a;", "www.", "http://", "a@", "a.b@c.d "].map((it) =>
    run(it),
  ),
  ...[
    "a\n=\n",
    "===\n",
    "<div>\n",
    "<div>\n\n",
    "a  \nb\n",
    "\t",
    "\ta",
    "\n",
    "\r",
    "## a\n\n",
    "---\n\n",
    "    a\n\n",
  ].map((it) => run(it)),
  ...[
    "- [ ] Backup taken\n",
    "-[ ] x\n\n",
    "[Name] <name> TBD ____ {{x}}\n\n",
    "{{x}} ",
    `${"$"}{a} `,
    "<name> ",
    "____ ",
    "__ / ",
    "TBD ",
  ].map((it) => run(it)),
  ...[
    "5% ",
    "1,",
    "2026-11-14 21:00 CET ",
    "21:00 ",
    "a: ",
    "**a:** b\n",
    "Low | High ",
    "a / b ",
    "@a ",
    "(",
    "((a) ",
    "`a` ",
  ].map((it) => run(it)),
  ...["☐ a ", "日本", "\u{d800}", "\\", "no  ", "😀", "<input type=checkbox> a\n", "#1 a/b", "A B "].map((it) =>
    run(it),
  ),
  run("|x|y|\n", "|a|b|\n|-|-|\n"),
  run("|QA lead|Kim|Approved|2026-11-14|\n", approvals),
  run("|error rate|< 5%|3%|\n", criteria),
  run("< 5% and p95 > 300 ms ", `${criteria}|error rate|`, "|\n"),
  run("- error rate > 5% for 2 minutes\n", "## Rollback triggers\n\n"),
  run("Approved by: Kim Park, 2026-11-14\n\n", "## Approvals\n\n"),
  run("<!-- deploydoc-disable leftover-placeholder -- why -->\n\n[Name]\n\n"),
  run("<!-- deploydoc-disable empty-cell -- why -->\n\n<!-- deploydoc-enable -->\n\n"),
  run("[a]\n\n", "[a]: /u\n\n"),
  numbered((at) => `[a${at}]: /u\n\n[a${at}]\n\n`),
  numbered((at) => `[^${at}]: x\n\ny[^${at}]\n\n`),
  numbered((at) => `## Approvals ${at}\n\n`),
  numbered((at) => `- [ ] Task ${at}\n`),
  numbered((at) => `${"`".repeat((at % 190) + 1)} `),
  run("[", "---\na: ", "\n---\n"),
  run("a: b: c\n", "---\n", "---\n"),
  run("a: b\n", "---\n", "---\n"),
  run("a: b\n", "---\n"),
  run("b\n", '---\na: "', "\n---\n"),
  run(" ", "---\na: b", "c\n---\n"),
  run(" ", "---\na", "c\n---\n"),
  run("*a, ", "---\na: &a x\nb: [", "]\n---\n"),
  ...["- b\n", "<<: *a\n"].map((it) => run(it, "---\na:\n", "---\n")),
  ...[" ", ".", "1", `${"$"}{a} `].flatMap(inPlaces),
];
