import type { CanonicalNode } from "../model/canonical.ts";

/**
 * Characters of scripts that are written without blanks and may be wrapped anywhere: CJK radicals and ideographs, kana,
 * bopomofo, their punctuation and the full-width forms, of the basic plane.
 */
const wrappedAnywhere =
  /[\u2e80-\u2fdf\u3001-\u303f\u3040-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60]/;

/** A run of blanks and line ends is one blank; a line end between two characters that may be wrapped anywhere is none. */
function collapse(text: string): string {
  return text.replace(/[ \t\n\r]+/g, (run, at: number) => {
    const wrapped = run.includes("\n") && isIdeograph(text[at - 1]) && isIdeograph(text[at + run.length]);
    return wrapped ? "" : " ";
  });
}

const isIdeograph = (unit = ""): boolean => wrappedAnywhere.test(unit);

/** Children with neighbouring texts joined, blanks collapsed and, at the ends of a block and around breaks, taken off. */
export function tidyTexts(children: readonly CanonicalNode[], isBlock: boolean): readonly CanonicalNode[] {
  const joined: CanonicalNode[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (last?.type === "text" && child.type === "text") {
      joined[joined.length - 1] = { ...last, text: `${last.text ?? ""}${child.text ?? ""}` };
    } else joined.push(child);
  }
  return joined.flatMap((child, at) => {
    if (child.type !== "text") return [child];
    const first = at === 0 ? isBlock : joined[at - 1]?.type === "break";
    const final = at === joined.length - 1 ? isBlock : joined[at + 1]?.type === "break";
    let text = collapse(child.text ?? "").normalize("NFC");
    if (first) text = text.replace(/^ /, "");
    if (final) text = text.replace(/ $/, "");
    return text === "" ? [] : [{ type: child.type, text, range: child.range }];
  });
}
