import { makeVisible, spellOut } from "../visible.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * A text of one line for the content of an element or a quoted attribute. What can't be seen is spelt out, and what HTML
 * does not allow in a page at all.
 */
export function escapeHtml(text: string): string {
  return makeVisible(text)
    .replace(/\p{Noncharacter_Code_Point}/gu, spellOut)
    .replace(/[&<>"']/g, (char) => entities[char] ?? char);
}

/** The same for a text whose line breaks and tabs mean what they are. */
export function escapeLines(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => escapeHtml(line.replaceAll("\t", "    ")))
    .join("\n");
}
