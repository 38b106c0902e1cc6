import { setextUnderline } from "micromark-core-commonmark";
import { gfm } from "micromark-extension-gfm";
import type { Construct, Extension, Resolver } from "micromark-util-types";

/**
 * Underlined headings in linear time: the stock resolver copies every event of the document for each heading. It
 * touches none before the heading's text, so it is given only those from there on.
 */
const resolveUnderline: Resolver = (events, context) => {
  const resolve = setextUnderline.resolveTo;
  const start = events.findLastIndex(([kind, token]) => kind === "enter" && token.type === "content");
  if (!resolve || start < 0) return events;
  for (const event of resolve(events.splice(start), context)) events.push(event);
  return events;
};

const underline: Construct = { ...setextUnderline, name: "deploydocUnderline", resolveTo: resolveUnderline };

/** CommonMark and GFM. Front matter is no part of it: it is cut off before. */
export const syntax: readonly Extension[] = [
  gfm(),
  { flow: { 45: underline, 61: underline }, disable: { null: ["setextUnderline"] } },
];

/** Makes known the labels that other parts of the document define, in the parser's form. */
export function knowLabels(definitions: ReadonlySet<string>, footnotes: ReadonlySet<string>): Extension {
  const seed: Construct = {
    name: "deploydocLabels",
    tokenize(_effects, _ok, nok) {
      const parser: { defined: string[]; gfmFootnotes?: string[] } = this.parser;
      if (!seeded.has(parser)) {
        seeded.add(parser);
        parser.defined = listBeside(definitions);
        parser.gfmFootnotes = listBeside(footnotes);
      }
      return nok;
    },
  };
  const seeded = new WeakSet<object>();
  return { document: { null: seed } };
}

/**
 * A list of labels for the parser, which asks it only what it includes and adds what it finds: others are included, too, without
 * being copied for each of thousands of parts.
 */
function listBeside(others: ReadonlySet<string>): string[] {
  const own: string[] = [];
  own.includes = (label) => others.has(label) || own.indexOf(label) >= 0;
  return own;
}
