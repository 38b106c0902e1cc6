import { applyEdits, type Edit, openPlaces } from "../../src/engine/adopt/places.ts";
import { defaultConfig } from "../../src/engine/default-config.ts";
import { fillApproval } from "../../src/engine/fill-approval.ts";
import type { LintContext } from "../../src/engine/lint.ts";
import { readSubject } from "../../src/engine/read-subject.ts";
import type { CompiledKind } from "../../src/kinds/compiled-kind.ts";
import { type EmptyPlace, findEmpty } from "../../src/kinds/find-empty.ts";
import { stopClock } from "../../src/model/clock.ts";
import type { Document, Field, Gate } from "../../src/model/document.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { Range } from "../../src/model/position.ts";
import { stateOf } from "../../src/rules/approvals/people.ts";
import { lintMarkdown } from "../support/lint.ts";

const path = "adopted.md";
/** What is written into one blank may open another: a box under a heading, a verdict beside a value. */
const mostRounds = 8;
const digest = `d1:${"7".repeat(64)}`;

/**
 * A document with every blank that lint reports filled in with something plausible by its type, and what lint still says of
 * it. It knows nothing of the document's kind but what lint does.
 */
export async function fillIn(
  fresh: string,
  compiled: CompiledKind,
): Promise<{ readonly text: string; readonly findings: readonly Finding[] }> {
  const kinds = { names: [compiled.kind.name], load: async () => compiled };
  const clock = stopClock(new Date("2026-12-01T12:00:00Z"));
  const context: LintContext = {
    ...{ kinds, clock, as: null, gate: false, levels: {}, gather: null },
    config: defaultConfig("."),
  };
  const reread = (text: string) => readSubject({ path, text }, null, context);
  const judge = async (text: string) => (await lintMarkdown(text, { path, kinds })).findings;
  let text = fresh;
  let findings = await judge(text);
  for (let round = 0; round < mostRounds && findings.length > 0; round++) {
    const before = text;
    const lines = new Set(findings.map((it) => it.range.line));
    const { document } = (await reread(text)).subject;
    text = applyEdits(text, editsFor(text, document, lines));
    if (text === before) {
      for (const at of document.approvals.keys()) {
        const approval = (await reread(text)).subject.document.approvals[at];
        if (!approval || ["signed", "rejected"].includes(stateOf(approval))) continue;
        const entry = { name: nameFor(at), digest, at: "2026-11-20T14:02+01:00", despite: null };
        const read = (await reread(text)).subject.document;
        const filled = await fillApproval(text, read, approval, { ...entry, decision: "approved" }, reread);
        if ("text" in filled) text = filled.text;
      }
    }
    if (text === before) break;
    findings = await judge(text);
  }
  return { text, findings };
}

function nameFor(at: number): string {
  const first = ["Ana", "Bo", "Carla", "Dee", "Emil", "Fay", "Gil", "Hana", "Ivo", "Jana"];
  const last = ["Ruiz", "Park", "Lindt", "Weber", "Okafor"];
  return `${first[at % 10]} ${last[Math.floor(at / 10) % 5]}`;
}

function editsFor(text: string, document: Document, lines: ReadonlySet<number>): readonly Edit[] {
  const placeOf = openPlaces(text);
  const isHere = ({ range }: { readonly range: Range }): boolean => lines.has(range.line);
  const edits: Edit[] = [];
  const approving = new Set(document.approvals.map((it) => it.gate));
  const signing = new Set(document.approvals.map((it) => it.range.line));
  const gates = document.gates.filter((it) => isHere(it) && !approving.has(it));
  edits.push(...gates.flatMap((it) => tick(text, it, placeOf)));
  for (const { form, range, options } of document.choices.filter(isHere)) {
    const place = placeOf(range);
    if (form === "words") edits.push({ ...place, text: options[0]?.text ?? "Yes" });
    else edits.push(...tickBox(text, place));
  }
  const limits = document.criteria.filter((it) => isHere(it) && it.class === "vague");
  for (const placeholder of document.placeholders.filter(isHere)) {
    if (signing.has(placeholder.range.line)) continue;
    const isLimit = limits.some(
      (it) => it.range.line === placeholder.range.line && it.limitText.trim() === placeholder.text.trim(),
    );
    const { start, end } = placeOf(placeholder.range);
    edits.push({ start, end, text: valueFor(placeholder.text, placeholder.form, isLimit) });
  }
  for (const { validity, precision, zone, range } of document.moments.filter(isHere)) {
    const { end } = placeOf(range);
    if (validity === "valid" && precision !== "date" && zone === null) edits.push({ start: end, end, text: " UTC" });
  }
  edits.push(
    ...findEmpty(document)
      .filter(isHere)
      .map((it) => emptyEdit(text, document, it, placeOf)),
  );
  return edits;
}

function emptyEdit(
  text: string,
  document: Document,
  { type, name, range }: EmptyPlace,
  placeOf: ReturnType<typeof openPlaces>,
): Edit {
  const { start, end } = placeOf(range);
  if (type === "field") return fieldEdit(text, document, range, placeOf);
  if (type === "section") return { start: end, end, text: "\n\nThe cluster was moved on schedule.\n" };
  if (type === "cell") {
    // A short row has no cell there yet.
    const column = /^[ \t]*\|/.test(text.slice(end, end + 400)) ? "" : "| ";
    return { start, end, text: ` ${column}${valueFor(name, "cell", /threshold|limit|target/i.test(name))} ` };
  }
  const columns = document.tables.find((it) => it.columns[0]?.range === range)?.columns ?? [];
  const last = placeOf({ line: range.line + 2, column: 1, endLine: range.line + 2, endColumn: 1 }).start;
  const row = `| ${columns.map((it) => valueFor(it.text, "cell", false)).join(" | ")} |\n`;
  return { start: last, end: last, text: text[last - 1] === "\n" ? row : `\n${row}` };
}

function fieldEdit(text: string, document: Document, range: Range, placeOf: ReturnType<typeof openPlaces>): Edit {
  const field = document.fields.find((it) => it.range === range) as Field;
  const { end } = placeOf(field.labelRange);
  const gap = field.source === "table" ? /^[^|\n]*\|/ : /^[*_\s]*[:：]?[*_]*/u;
  const at = end + (gap.exec(text.slice(end, end + 200))?.[0].length ?? 0);
  return { start: at, end: at, text: ` ${valueFor(field.label, "field", false)}` };
}

const box = /\\?\[[ \u00a0]*\\?\]|[☐⬜◻□🔲]|<input\b(?![^>]*\bchecked)[^>]*>/u;

function tick(text: string, gate: Gate, placeOf: ReturnType<typeof openPlaces>): readonly Edit[] {
  if (gate.state !== "open" && gate.state !== "malformed") return [];
  const { start } = placeOf(gate.range);
  const line = text.indexOf("\n", start);
  const edits = tickBox(text, { start, end: line < 0 ? text.length : line });
  return gate.text === "" ? edits.map((it) => ({ ...it, text: `${it.text} All is agreed` })) : edits;
}

function tickBox(text: string, { start, end }: { readonly start: number; readonly end: number }): readonly Edit[] {
  const found = box.exec(text.slice(start, end));
  if (!found) return [];
  const from = start + found.index;
  const ticked = found[0].startsWith("<")
    ? found[0].replace(/\s*\/?>$/, " checked>")
    : found[0].includes("[")
      ? `[x]${/^\s/.test(text.slice(from + found[0].length)) ? "" : " "}`
      : "☑";
  return [{ start: from, end: from + found[0].length, text: ticked }];
}

/** Something plausible for a blank of this name. */
function valueFor(name: string, form: string, isLimit: boolean): string {
  if (isLimit) return "< 5 %";
  if (form === "guidance" && name.trim().split(/\s+/).length > 4) return "The cluster was moved on schedule.";
  if (/time|hh:mm|uhrzeit|hora|時刻/i.test(name)) return "2026-11-20 14:00 UTC";
  if (/date|yyyy|datum|fecha|data\b|日/i.test(name)) return "2026-11-20";
  if (/owner|name|lead|who|engineer|assignee|@|responsible|担当/i.test(name)) return "Nadia Petrova";
  if (/version|v?x\.y|release|tag/i.test(name)) return "v2.4.1";
  if (/link|url|http/i.test(name)) return "https://example.com/run/12";
  if (/command|cmd\b/i.test(name)) return "`clusterctl status`";
  if (/%|threshold|limit/i.test(name)) return "5";
  if (/minutes?|hours?|duration|min\b/i.test(name)) return "5 minutes";
  if (/count|number|^\[?[xn]\]?$|#/i.test(name)) return "12";
  if (/status|result|verdict|outcome/i.test(name)) return "Pass";
  return "checkout cluster";
}
