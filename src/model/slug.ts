import { remember } from "./remember.ts";

/**
 * A title in the form headings and labels are matched by: without numbering ("2.", "3.1 ", "IV)"), emoji and
 * "(optional)", in lower case, words joined by hyphens.
 */
export const slugify: (title: string) => string = remember((title) =>
  title
    .normalize("NFKC")
    .replace(/\(\s*(?:optional|if (?:applicable|required|needed))\s*\)/gi, " ")
    .replace(/^\s*(?:\d+(?:\.\d+)*[.):]?|[ivx]+[.)])(?=\s)/i, " ")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|(?<!-)-+$/g, ""),
);
