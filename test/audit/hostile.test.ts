import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { expect, test } from "vitest";
import type { Audit, AuditCommit } from "../../src/model/audit.ts";
import { renderAudit } from "../../src/reports/audit-markdown.ts";
import { toJson } from "../../src/reports/json-text.ts";
import { hostile } from "../reports/hostile.ts";

const hex = "0123456789".repeat(4);
const moment = "2026-12-02T10:00:00.000Z";

/** An audit in which a text stands wherever a text from outside can stand. */
function infest(text: string): Audit {
  const document = `deployments/${text}/${text}.md`;
  const who = { name: text, email: text };
  const commit: AuditCommit = {
    id: hex,
    author: who,
    committer: { ...who, email: "x" },
    authoredAt: text,
    committedAt: text,
  };
  const finding = { rule: text, severity: "error", message: text, document, line: 1, column: 1 } as const;
  const level = { reached: null, required: "named" } as const;
  const approval = { document, line: 1, role: text, name: text, person: "x", act: "approves", required: true } as const;
  const row = {
    decision: "approved",
    date: text,
    digest: { given: text, today: text },
    level,
    changes: [text],
  } as const;
  const sha256 = hex;
  return {
    _type: "https://in-toto.io/Statement/v1",
    subject: [{ name: document, digest: { sha256 } }],
    predicateType: "https://deploydoc.dev/audit/v1",
    predicate: {
      tool: { name: "deploydoc", version: text },
      generatedAt: moment,
      repository: { head: hex, committedAt: moment, clean: false },
      policy: { commit: `1${hex.slice(1)}`, config: text, files: [{ path: text, sha256 }] },
      deployment: { name: text, path: `deployments/${text}`, status: null, facts: { [text]: text, a: [text, text] } },
      conclusion: { complete: false, errors: 1, warnings: 1, waitingFor: [text] },
      documents: [{ path: document, kind: text, template: text, sha256, digest: "d1:0", committed: false }],
      approvals: [{ ...approval, ...row, verdict: "stale", reason: text, signature: { path: text, sha256 }, commit }],
      gates: [
        { document, line: 1, section: text, phase: null, text, state: "waived", reason: text, commit: null },
        { document, line: 2, section: text, phase: "plan", text, state: "done", reason: null, commit },
      ],
      log: [{ document, line: 1, table: "timeline", cells: { [text]: text, Time: text } }],
      findings: [finding],
      suppressed: [{ ...finding, justification: text, by: "comment" }],
    },
  };
}

const markup = ["root", "heading", "paragraph", "text", "table", "tableRow", "tableCell", "strong", "inlineCode"];

const unprintable =
  /(?!\n)[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/u;

test.each(Object.entries(hostile))("a report holds its own markup alone: %s", (_, text) => {
  const report = renderAudit(infest(text));
  const plain = renderAudit(infest("plain"));
  expect(report).not.toMatch(unprintable);
  expect(report).not.toMatch(/^\s*::[a-z]|##(?:\[|vso\[|teamcity\[)/im);
  // The same elements in the same places, whatever stands in them.
  expect(outlineOf(report)).toEqual(outlineOf(plain));
});

function outlineOf(report: string): readonly string[] {
  const outline: string[] = [];
  const walk = (node: Nodes, depth: number): void => {
    if (node.type === "html") expect(node.value).toMatch(/^(?:<details>\n<summary>[^<>]*<\/summary>|<\/details>)$/);
    else expect(markup).toContain(node.type);
    if (node.type !== "text") outline.push(`${depth} ${node.type}`);
    if ("children" in node) for (const child of node.children) walk(child, depth + 1);
  };
  walk(fromMarkdown(report, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }), 0);
  return outline;
}

test.each(Object.entries(hostile))("JSON is safe to print and keeps every text: %s", (_, text) => {
  const audit = infest(text);
  expect(toJson(audit)).not.toMatch(unprintable);
  expect(JSON.parse(toJson(audit))).toEqual(audit);
});
