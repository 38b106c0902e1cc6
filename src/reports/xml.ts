import { makeVisible, spellOut } from "./visible.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/**
 * A text for an attribute or the content of an element. What can't be seen is spelt out: XML 1.0 has no way to write most
 * of it.
 */
export function escapeXml(text: string): string {
  return makeVisible(text)
    .replace(/[\ufffe\uffff]/g, spellOut)
    .replace(/[&<>"']/g, (char) => entities[char] ?? char);
}

/** Attributes as they stand in a tag, each with a space before it. */
export function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join("");
}
