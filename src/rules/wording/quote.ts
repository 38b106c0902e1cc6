import { collapse } from "../../model/collapse.ts";

const longest = 60;

/** Text from a document in quotation marks for a message: white space collapsed, cut at 60 characters. */
export function quote(text: string): string {
  const flat = collapse(text);
  const units = [...flat];
  return `"${units.length > longest ? `${units.slice(0, longest - 1).join("")}…` : flat}"`;
}

/** Names as a reader lists them: `A`, `A or B`, `A, B or C`. */
export function listNames(names: readonly string[], conjunction: "or" | "and" = "or"): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}
