import { type HtmlPart, offsets } from "../outline.ts";
import type { Source } from "../parse.ts";
import { inputState } from "./boxes.ts";
import type { DraftChoice, DraftGate } from "./draft.ts";
import { type HtmlLine, readHtmlLines } from "./html-lines.ts";
import { firstSeen, type LeadMark, leadMark, marksIn, tailMark } from "./marks.ts";

interface LineBox extends LeadMark {
  readonly start: number;
  readonly end: number;
}

/** The boxes of block HTML: `<input type="checkbox">`, and lines or cells that begin with a box. */
export function readHtmlGates(
  source: Source,
  part: HtmlPart,
): { readonly gates: readonly DraftGate[]; readonly choices: readonly DraftChoice[] } {
  const base = offsets(part.node).start;
  const html = source.text.slice(base, offsets(part.node).end);
  const gates: DraftGate[] = [];
  const choices: DraftChoice[] = [];
  if (!/<input|&#|[[☐⬜◻□🔲☑☒🗹］]/iu.test(html)) return { gates, choices };
  const lines = readHtmlLines(html);
  const { section, labels } = part;
  for (const [at, line] of lines.entries()) {
    const boxes = boxesOf(line, html);
    const first = boxes[0];
    const last = boxes.at(-1);
    if (!first || !last) continue;
    const place = { section, labels, owner: part.node };
    if (boxes.length > 1) {
      const options = boxes.map((box, index) => ({
        text: line.text.slice(box.to, boxes[index + 1]?.from ?? line.text.length),
        chosen: box.state === "done",
      }));
      choices.push({
        ...place,
        label: line.text.slice(0, first.from),
        options,
        start: base + first.start,
        end: base + Math.max(last.end, line.end),
      });
      continue;
    }
    const before = line.text.slice(0, first.from).trim();
    const own = line.text.slice(first.to).trim() || before || neighbour(lines, at, html);
    gates.push({
      ...place,
      text: own,
      state: first.state,
      struck: null,
      marker: source.text.slice(base + first.start, base + first.end),
      start: base + first.start,
      end: base + Math.max(first.end, line.end),
      evidence: [...html.slice(line.start, line.end).matchAll(/https?:\/\/[^\s<>"']+/g)].map((match) => match[0]),
    });
  }
  return { gates, choices };
}

function boxesOf(line: HtmlLine, html: string): readonly LineBox[] {
  const inputs = line.inputs.flatMap((input): LineBox[] => {
    const state = inputState(input.tag);
    return state ? [{ from: input.at, to: input.at, state, start: input.start, end: input.end }] : [];
  });
  if (inputs.length > 0) return inputs;
  const marks = marksIn(line.text, 0, line.text.length);
  const lead = leadMark(line.text, firstSeen(line.text, 0), "line") ?? tailMark(line.text, 0, line.text.length, "line");
  const found = marks.length > 1 ? marks : lead ? [lead] : [];
  return found.map((mark) => {
    const written = line.text.slice(mark.from, mark.to);
    const start = Math.max(line.start, html.indexOf(written, line.start + (mark.from === 0 ? 0 : 1)));
    return { ...mark, start, end: Math.min(line.end, start + written.length) };
  });
}

/** The text a box without a label goes by: the cell's before, or the next line's if it has no box of its own. */
function neighbour(lines: readonly HtmlLine[], at: number, html: string): string {
  const next = lines[at + 1];
  const previous = lines[at - 1];
  const inRow = previous && /<t[dh][\s>]/i.test(html.slice(previous.end, lines[at]?.start));
  if (inRow && boxesOf(previous, html).length === 0) return previous.text.trim();
  if (next && next.text.trim() !== "" && boxesOf(next, html).length === 0) return next.text.trim();
  return previous?.text.trim() ?? "";
}
