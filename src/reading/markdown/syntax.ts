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
export function knowLabels(definitions: readonly string[], footnotes: readonly string[]): Extension {
  const seed: Construct = {
    name: "deploydocLabels",
    tokenize(_effects, _ok, nok) {
      const parser: { defined: string[]; gfmFootnotes?: string[] } = this.parser;
      if (!seeded.has(parser)) {
        seeded.add(parser);
        for (const it of definitions) parser.defined.push(it);
        parser.gfmFootnotes = [...(parser.gfmFootnotes ?? []), ...footnotes];
      }
      return nok;
    },
  };
  const seeded = new WeakSet<object>();
  return { document: { null: seed } };
}
