import type { Paint } from "../reports/colour.ts";
import { textWidth, wrap } from "../reports/width.ts";

/**
 * Lays out a little Markdown for a terminal: paragraphs and lists are wrapped, code blocks and tables stand as they are,
 * emphasis becomes bold, or nothing where there is no colour. Code spans keep their back-ticks.
 */
export function layOut(markdown: string, width: number, paint: Paint): readonly string[] {
  const lines: string[] = [];
  for (const block of blocksOf(markdown)) {
    if (lines.length > 0 && block.apart) lines.push("");
    if (block.fixed) lines.push(...block.lines.map((line) => `  ${line}`));
    else lines.push(...wrapBlock(block.lines.join(" "), width).map((line) => emphasize(line, paint)));
  }
  return lines;
}

interface ProseBlock {
  readonly lines: string[];
  readonly fixed: boolean;
  /** Whether an empty line stood before it. */
  readonly apart: boolean;
}

function blocksOf(markdown: string): readonly ProseBlock[] {
  const blocks: ProseBlock[] = [];
  let open: ProseBlock | null = null;
  let fenced = false;
  let apart = false;
  for (const line of markdown.trim().split("\n")) {
    if (/^\s*```/.test(line)) {
      fenced = !fenced;
      open = fenced ? { lines: [], fixed: true, apart: true } : null;
      if (open) blocks.push(open);
      continue;
    }
    if (fenced) {
      open?.lines.push(line);
      continue;
    }
    if (line.trim() === "") {
      open = null;
      apart = true;
      continue;
    }
    const fixed = line.trimStart().startsWith("|");
    if (open === null || open.fixed !== fixed || /^\s*(?:[-*]|\d+\.)\s/.test(line)) {
      open = { lines: [], fixed, apart };
      blocks.push(open);
    }
    open.lines.push(fixed ? line : line.trim());
    apart = false;
  }
  return blocks;
}

function wrapBlock(text: string, width: number): readonly string[] {
  const marker = /^(?:[-*]|\d+\.)\s+/.exec(text)?.[0] ?? "";
  const indent = " ".repeat(textWidth(marker));
  return wrap(text.slice(marker.length), width - marker.length).map((line, at) => (at === 0 ? marker : indent) + line);
}

/** Bold text that goes on over a line's end loses its marks and stays plain. */
function emphasize(line: string, paint: Paint): string {
  return line.replace(/\*\*([^*]+)\*\*/g, (_, text: string) => paint.bold(text)).replaceAll("**", "");
}
