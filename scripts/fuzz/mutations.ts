import fc from "fast-check";
import { pick, pieces } from "./pieces.ts";

/** A change of a text; places are fractions of its length. */
type Mutation = (text: string) => string;

const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

const at = (text: string, where: number): number => Math.floor(text.length * where);

/** Changes one of a text's lines, or some from it on. */
function onLines(where: number, change: (lines: string[], at: number) => void): Mutation {
  return (text) => {
    const lines = text.split("\n");
    change(lines, Math.floor(lines.length * where));
    return lines.join("\n");
  };
}

const few = fc.integer({ min: 1, max: 4 });

/** Every kind of change, each with its own arguments. */
function mutations(seeds: readonly string[], block: fc.Arbitrary<string>): fc.Arbitrary<Mutation> {
  const any = fc.oneof(
    pick(pieces.inline),
    pick(pieces.starts),
    pick(pieces.characters),
    pick(pieces.ends),
    fc.string({ unit: "binary", minLength: 1, maxLength: 3 }),
  );
  return fc.oneof(
    // Characters: put in, taken out, replaced.
    fc.tuple(part, any).map(
      ([where, piece]): Mutation =>
        (text) => {
          return text.slice(0, at(text, where)) + piece + text.slice(at(text, where));
        },
    ),
    fc.tuple(part, fc.integer({ min: 1, max: 12 })).map(
      ([where, count]): Mutation =>
        (text) => {
          return text.slice(0, at(text, where)) + text.slice(at(text, where) + count);
        },
    ),
    fc.tuple(part, any).map(
      ([where, piece]): Mutation =>
        (text) => {
          return text.slice(0, at(text, where)) + piece + text.slice(at(text, where) + 1);
        },
    ),
    // Every occurrence of a character as another.
    fc.tuple(part, pick(pieces.characters)).map(
      ([where, piece]): Mutation =>
        (text) => {
          return text === "" ? piece : text.replaceAll(text.charAt(at(text, where)), () => piece).slice(0, 20_000);
        },
    ),
    // Lines: doubled, swapped, taken out, put in, joined, behind marks of containers.
    fc
      .tuple(part, few)
      .map(([where, count]) =>
        onLines(where, (lines, from) => lines.splice(from, 0, ...lines.slice(from, from + count))),
      ),
    fc.tuple(part, part).map(([where, other]) =>
      onLines(where, (lines, from) => {
        const to = Math.floor(lines.length * other);
        [lines[from], lines[to]] = [lines[to] ?? "", lines[from] ?? ""];
      }),
    ),
    fc.tuple(part, few).map(([where, count]) => onLines(where, (lines, from) => lines.splice(from, count))),
    fc.tuple(part, block).map(([where, piece]) => onLines(where, (lines, from) => lines.splice(from, 0, piece))),
    fc
      .tuple(part, few)
      .map(([where, count]) =>
        onLines(where, (lines, from) => lines.splice(from, count, lines.slice(from, from + count).join(" "))),
      ),
    fc
      .tuple(part, few, fc.array(pick(pieces.containers), { minLength: 1, maxLength: 3 }))
      .map(([where, count, marks]) =>
        onLines(where, (lines, from) => {
          for (let it = from; it < Math.min(lines.length, from + count); it++) lines[it] = marks.join("") + lines[it];
        }),
      ),
    // What is alone in its line or cell as something else.
    fc.tuple(part, pick(pieces.cells)).map(([where, piece]) =>
      onLines(where, (lines, from) => {
        const cells = (lines[from] ?? "").split("|");
        const which = Math.floor(cells.length * ((where * 7919) % 1));
        cells[which] = ` ${piece} `;
        lines[from] = cells.join("|");
      }),
    ),
    // Front matter.
    fc.tuple(pick(pieces.keys), pick(pieces.values)).map(
      ([key, value]): Mutation =>
        (text) => {
          const entry = `${key}: ${value}\n`;
          return text.startsWith("---\n") ? `---\n${entry}${text.slice(4)}` : `---\n${entry}---\n${text}`;
        },
    ),
    // Two documents in one.
    fc.tuple(part, pick(seeds), part).map(
      ([where, other, from]): Mutation =>
        (text) => {
          return `${text.slice(0, at(text, where))}${other.slice(at(other, from), at(other, from) + 200)}`;
        },
    ),
    // Line ends, and a byte-order mark.
    pick(["\r\n", "\r", "\n\n", " \n", "\u{2028}"]).map(
      (end): Mutation =>
        (text) =>
          text.replaceAll("\n", end),
    ),
    fc.constant((text: string) => `\u{feff}${text}`),
  );
}

/** Some lines of one of the documents, now and then with its front matter, changed a few times. */
export function mutated(seeds: readonly string[], block: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const stretch = fc
    .tuple(pick(seeds), part, fc.integer({ min: 1, max: 14 }), fc.integer({ min: 0, max: 99 }))
    .map(([seed, where, count, form]) => {
      // Some whole, and some with the head that names their kind.
      if (form < 2) return seed.slice(0, 12_000);
      const lines = seed.split("\n");
      const end = lines[0] === "---" ? lines.indexOf("---", 1) + 1 : 0;
      const from = end + Math.floor((lines.length - end) * where);
      const head = form < 40 ? lines.slice(0, Math.min(end, 16)) : [];
      return [...head, ...lines.slice(from, from + count)].join("\n").slice(0, 4_000);
    });
  return fc
    .tuple(stretch, fc.array(mutations(seeds, block), { minLength: 1, maxLength: 5 }))
    .map(([text, changes]) => changes.reduce((result, change) => change(result), text));
}
