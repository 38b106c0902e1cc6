import fc from "fast-check";

const split = (text: string, by = " "): readonly string[] => text.split(by);

/** What documents are made of, by where it stands. */
export const pieces = {
  /** What begins a block, or looks as if it did. */
  starts: [
    ...split("# ,## ,### ,###### ,#,> ,>,- ,* ,+ ,-,1. ,2) ,10. ,- [ ] ,- [x] ,- [X] ,* [ ]\t,1. [x] ,- - [ ] ", ","),
    ...split("-[ ] ,- [] ,- [ x] ,- \\[ \\] ,- [~] ,- [-] ,- [n/a] ,- ☐ ,☑ ,- ☒ ,[ ] ,- [ ]\n  ,    ,\t,  ,   ", ","),
    ...split(
      "| a | b |,|-|-|,|---|:-:|,| \\| | `\\|` |,||,```,~~~,```js,<div>,</div>,<!--,-->,---,...,===,***,___",
      ",",
    ),
    ...split("[a]: b,[^1]: c,a: b,**Owner**: ,**Approved by:** ,- Name: ,Roll back if: ,1. **Step**: ", ","),
    "",
    "",
    "",
    "",
  ],
  inline: [
    ...split(
      "[ ] [x] [Name] [X]% [a](b) ![a](b) [a] [^1] [a][b] <name> \\<name\\> <br> <b> </b> <!--c--> <http://a.b>",
    ),
    ...split(
      "www.a.b a@b.c https://a.b/c?d=(e) * ** *** _ __ ~ ~~ ` `` ``` \\ \\* \\[ \\| | || &amp; &#35; &#x1F600; &no;",
    ),
    ...split(
      "< > ! # : - + = @ ( ) { } {{name}} $\u007bname} {{ }} ☐ ☑ ⬜ ✅ ❌ TBD TODO XXX ____ \\_\\_\\_ YYYY-MM-DD HH:MM vX.Y.Z",
    ),
    ...split(
      "5% <5% ≥99.9% >300ms 300ms 1.5x 1,5 1.000,5 10-20% ±3 <=2 12:30 2026-11-14 2026-11-14T21:00+01:00 21:00Z CET",
    ),
    ...split("d1:0123456789abcdef @username @kim Kim N/A None — – … ’ “a” /u/ $1 $& %s __proto__ constructor toString"),
    '<input type="checkbox">',
    '<input type="checkbox" checked>',
    "<!-- deploydoc-disable leftover-placeholder -- why -->",
    "<!-- deploydoc-disable-next-line missing-section, empty-cell -- why -->",
    "<!-- deploydoc-enable -->",
    "<!-- never closed",
    "(N/A: not needed)",
    "— N/A: no database",
    "Low | Medium | High",
    "GO / NO-GO",
    "[ ] Standard [x] Emergency",
    " ",
    " ",
    " ",
    "  ",
    "\t",
    "  \n",
    "\\\n",
  ],
  words: split(
    "Approved|Rejected|Pending|by|Owner|approver|sign-off|signature|role|Engineering Manager|Kim Park|2026-11-14|error rate|p95 latency|exceeds|below|at least|within|of baseline|for 5 minutes|no critical errors|performance acceptable|Roll back|rollback|staging|production|if any of the following|Target|Threshold|Actual|before|after|delta|window|UTC|select one|not required|lorem ipsum|abc|word|日本語|승인|Одобрено|Freigabe|aprobado|äöü|straße|ﬁ|İ|ǆ|e\u0301|😀|👩‍👩‍👧",
    "|",
  ),
  /** Characters that programs tend to forget. */
  characters: split(
    "\0,\u{1},\u{7},\u{b},\u{c},\u{1b},\u{7f},\u{85},\u{a0},\u{ad},\u{200b},\u{200d},\u{200e},\u{202e},\u{2028},\u{2029},\u{2066},\u{3000},\u{fe0f},\u{feff},\u{fffd},\u{ffff},\u{d800},\u{dc00},\u{dbff}\u{d800},\u{1f600},\u{10ffff},\u{301},\u{130},\u{131},\u{df},\u{1e9e},\r,\n,\r\n,\t,\\,\",',`,|,[,],<,>,&,*,_,~,#,-,+,:,$,%,@,!,=,{,},(,),0,9,x,X",
    ",",
  ),
  columns: split(
    "Role|Name|Approver|Signature|Status|Decision|Date|Approved|Metric|Threshold|Target|Actual|Result|Limit|Before|After|Delta|Step|Command|Owner|Time|Done|Item|Value|Field|Notes|Time (UTC)|ETA|",
    "|",
  ),
  cells: [
    ...split(
      "☐|☑|[ ]|[x]|[X]|< 5%|> 300 ms|≤ 0.1 %|99.9%|+17 ms|-3%|300 ms|Pass|Fail|✅|❌|✅ Approved|Pending|Kim Park|@kim|N/A|—|-|TBD",
      "|",
    ),
    ...split(
      "[Name]|<name>|____|2026-11-14|14.11.2026|11/14/2026|21:00|21:00 CET|2026-11-14 21:00 UTC|Low / Medium / High|`kubectl get pod <pod>`",
      "|",
    ),
    "",
    "",
    "\\|",
    "`a\\|b`",
    "<br>",
    "acceptable",
  ],
  headings: split("# ,## ,### ,#### ,## 1. ,## ✅ ,## **", ","),
  titles: split(
    "Approvals|Sign-off|Rollback triggers|Success criteria|Exit criteria|Pre-deployment|Deployment steps|Smoke tests|Monitoring|Risk|Timeline|Open items|Communication|Rollback steps|Readiness|Metrics|Backups|Overview|Freigaben|Критерии|承認|constructor|__proto__|toString|Decision (select one)|",
    "|",
  ),
  blocks: [
    "- [ ] Backup taken\n- [x] Tests pass",
    "- [ ] Technical lead approval\n- [x] Kim Park approves — 2026-11-14",
    "**Approver:** @kim\n**Approved:** 2026-11-14",
    "Approved by: Kim Park, 2026-11-14",
    "Signed-off-by: Kim Park <kim@example.org>",
    "Roll back if any of:\n\n- Error rate > 5% for 2 minutes\n- Any data loss",
    "**Exit criteria**:\n\n- p95 < 300 ms\n- errors normal",
    "Start: 21:00 CET, end: 23:30",
    "Name: ____________ Date: ____________",
    "<details><summary>More</summary>\n\n- [ ] inner\n\n</details>",
    "<ul><li><input type=checkbox> one</li></ul>",
    "<!--\n- [ ] hidden\n-->",
    "Setext heading\n==============",
    "Another one\n---",
    "    indented [ ] code",
    "[a]: https://a.b 'title'",
    "[^1]: note [ ]",
    "> - [ ] quoted\n>   more\nlazy",
    "1. one\n   - [ ] two\n     - [x] three",
    "***",
  ],
  containers: split("> |- |* |1. |  |    |\t|>|- [ ] |[^1]: |+   |  - ", "|"),
  keys: split(
    'kind|status|risk|template|strategy|window|release|owner|deployment|outcome|title|hotfix|migration|approvers|links|__proto__|constructor|toString|a b|? x|<<|"q"|&a k|- |日本',
    "|",
  ),
  values: [
    ...split(
      "draft|approved|closed|high|low|rollback-plan|change-request|deployment-plan|deployment-checklist|monitoring-report|1|2|99|blue-green|rolling|true|no|null",
      "|",
    ),
    ...split(
      '2026-11-14T21:00+01:00/2026-11-14T23:00+01:00|2026-11-14|"\\u0000"|\'x|[a, b]|{a: b}|*a|&a b|!!js/function x|!t x|>\n  folded\n  text|~|"a\\\nb"|# c|@kim|%a|`b`|[[[[a]]]]',
      "|",
    ),
    "|\n  literal\n  text",
    "\n  nested: value",
    "\n  - one\n  - two",
    "",
  ],
  ends: ["\n", "\n", "\n", "\n", "\n\n", "\n\n", "\n\n", "\r\n", "\r\n\r\n", "\r", " ", ""],
  runs: split(
    "[ ] ( ) ![ ]( [] [](a) * ** _ __ ~ ~~ ` | - = # > - [ ] < <!-- <a & &a; \\ <br> [^1] [a]: :: {{ ${ ____ www. http:// a@b.c 1. ☐",
    " ",
  ),
} as const satisfies Record<string, readonly string[]>;

/** One of them. */
export function pick<Value>(values: readonly Value[]): fc.Arbitrary<Value> {
  return fc.constantFrom(...values);
}
