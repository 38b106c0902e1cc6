import { makeVisible } from "./visible.ts";

/** A space without a width, as an entity: it parts what a code host would link, and shows nothing. */
const parting = "&#8203;";

/** What has a meaning in Markdown or HTML wherever it stands in a line. */
const syntax = /[&<>\\`*_[\]|~$#!^{}]/g;

/**
 * Where code hosts make a link or an image of plain text, after Markdown is done and entities are undone: people (`@name`),
 * issues and the like (`#12`, `!12`, `~label`, `GH-12`), addresses (`http://`, `www.`, `a@b.c`), emoji (`:name:`), contents
 * (`[[_TOC_]]`). The place behind the first character is where it is parted.
 */
const linked =
  /@(?=[\w-])|[#!~$%&^](?=[\w"])|:(?=\/\/|[\w+-]+:)|\b(?:www|ww[2-9])(?=\.)|\bGH-(?=\d)|\[(?=\[|_|[a-z_]+:)/gi;

/** Marks where the text is parted until its own characters are escaped: no text holds it, for it would be spelt out. */
const seam = "\u200b";

/**
 * A text from a document, a path or a message as one line of Markdown that shows it as it is, in a table cell, a heading or
 * an HTML element: it can neither end the cell nor become markup, a link, an image or a mention.
 */
export function escapeMarkdown(text: string): string {
  return makeVisible(text)
    .replace(linked, (match) => match + seam)
    .replace(syntax, (char) => `&#${char.charCodeAt(0)};`)
    .replaceAll(seam, parting);
}
