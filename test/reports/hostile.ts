import type { Finding } from "../../src/model/finding.ts";
import type { LintResult, ReportContext } from "../../src/model/result.ts";
import { context } from "./sample.ts";

/** Text that is made to act where a report is shown, by what it attacks. */
export const hostile: Readonly<Record<string, string>> = {
  "workflow command": "::error file=a.md::gotcha",
  "workflow command behind spaces": "  ::add-mask::gotcha",
  "workflow command on a line of its own": "a\n::set-output name=a::b\r\n::stop-commands::x\r::warning::b",
  "workflow command behind an escaped line break": "a%0A::error::b%0D%0A::notice::c %25 %3A%2C",
  "workflow command once it is wrapped": `${"word ".repeat(30)}::error::b ${"word ".repeat(30)}::endgroup::`,
  "older commands": "a ##[error]b ##[group]c ##vso[task.setvariable variable=a]b ##teamcity[message text='a']",
  "end of a property": "a,line=1::b,title=c::d",
  "escape sequences": "\u001b[2J\u001b[31mred\u001b]8;;http://evil.example\u0007link\u001b]8;;\u0007",
  "controls of Latin-1": "a\u009b31mb\u0085c\u009d0;title\u009c",
  "section markers": "section_start:1:a\r\u001b[0Kb",
  "NUL, backspace, tab, vertical tab, form feed, DEL": "a\0b\bc\td\u000be\ff\u007f",
  "line separators": "a\u2028::error::b\u2029c",
  "text direction": "a\u202eb\u2066c\u061cd\u200ee",
  "zero width": "a\u200bb\u2060c\ufeffd\u00ade\u{e0041}f",
  "half a pair": "a\ud800b\udc00c",
  noncharacters: "a\uffffb\ufffec\u{1ffff}d",
  script: "<script>alert(1)</script><SCRIPT src=//evil.example></SCRIPT>",
  elements: `<img src=x onerror="alert(1)"><a href='javascript:alert(1)'>a</a><b>&lt;i&gt;&#60;</b><!-- a -->`,
  "ends of XML": `]]> --> ?> "/> '/> </failure></testcase></testsuite> <![CDATA[ <?php <!DOCTYPE a>`,
  "ends of HTML": "</summary></details><h1>a</h1>\n\n# b",
  links: "[a](http://evil.example) [b][c] [d]: http://evil.example <http://evil.example> [e](<x> 'y')",
  "escaped links": "\\[a\\](http://evil.example) \\\\[b](http://evil.example) \\![c](d.png)",
  images: "![a](http://evil.example/a.png) ![b][c] [![d](e)](f)",
  addresses: "http://evil.example https://evil.example/a?b=c ftp://evil.example www.evil.example WWW.evil.example",
  "mail addresses": "a@evil.example mailto:a@evil.example xmpp:a@evil.example/b",
  mentions: "@team @a/b-c (@d) a,@e @here",
  references: '#12 a/b#12 GH-12 !12 ~label ~"a b" %3 %"a b" $12 &12 ^alert#12 [[_TOC_]] [[a]] [issue:12] :tada: :+1:',
  footnotes: "[^1] [^1]: a",
  emphasis: "*a* **b** _c_ __d__ ~~e~~ `f` ``g`` $h$ $$i$$ {{ j }} {% k %}",
  tables: "a | b || c \\| d \\\\| e\n| --- | --- |\n| f | g |",
  blocks: "# a\n\n- b\n\n> c\n\n```\nd\n```\n\n~~~\ne\n~~~\n\n---\n\n    f\n\n1. g\n\n<div>\n\nh\n\n</div>",
  backticks: "`::error::a` ``` ```` `<script>` `|`",
  "YAML and front matter": "---\ntitle: a\n---\n",
  "other lines": "+++ a\n=== b\n*** c\n___ d\n%% e",
};

/** A run in which a text stands wherever a text from outside can stand. */
export function infest(text: string): { readonly results: readonly LintResult[]; readonly context: ReportContext } {
  const range = { line: 1, column: 1, endLine: 1, endColumn: Math.max(2, Math.min(text.length, 20)) };
  const finding: Finding = {
    rule: "leftover-placeholder",
    severity: "error",
    phase: null,
    message: `Placeholder "${text}" is not replaced`,
    range,
    section: text,
    related: [{ path: text, message: text, range }],
    fix: { start: 0, end: 1, text },
    waitsFor: null,
  };
  const findings: readonly Finding[] = [
    finding,
    { ...finding, message: text, severity: "warning" },
    { ...finding, message: text, severity: "info", range: { ...range, endLine: 2 } },
    { ...finding, message: `Approval by "${text}" is not signed`, waitsFor: text },
  ];
  const result: LintResult = {
    path: `deployments/${text}/${text}.md`,
    kind: text,
    deployment: text,
    status: "approved",
    text: `${text}\n${text}\n`,
    findings,
    suppressed: [{ finding, justification: text }],
  };
  return {
    results: [result, { ...result, path: text, deployment: null }, { ...result, findings: [], suppressed: [] }],
    context: { ...context, command: "check", obstacles: [text], notes: [text] },
  };
}
