import type { Adoption } from "../engine/adopt/adopt.ts";
import { makeVisible } from "../reports/visible.ts";

/** The files of a kind one below the other, each under its path. */
export function describeFiles(files: readonly { readonly shown: string; readonly text: string }[]): string {
  return files.map(({ shown, text }) => `==> ${makeVisible(shown)} <==\n${text.replace(/\n?$/, "\n")}`).join("\n");
}

/**
 * What was made of a document and what is to be looked at, by the lines of the document. `toAdd`: what the config has to
 * say so that the kind is found, and what it says now.
 */
export function describeAdoption(
  kind: string,
  { form, notes, blanks, elsewhere, unseen }: Adoption,
  written: readonly string[],
  toAdd: { readonly key: string; readonly replaces: string | null } | null,
): string {
  const lines = [
    ...(written.length === 0 ? [] : [`Written: ${written.map(makeVisible).join(", ")}`]),
    `Read as a ${form === "filled" ? "document that is filled in" : "template"}, with ${blanks.length} ${
      blanks.length === 1 ? "blank" : "blanks"
    }. Review what was guessed:`,
    ...notes.map(({ line, message }) => `  line ${line}: ${makeVisible(message)}`),
    ...elsewhere.map(({ range, rule, message }) => {
      return `  line ${range.line}: no blank, but lint will report ${rule} in every document: ${makeVisible(message)}`;
    }),
    ...unseen.map(({ range, type, text }) => {
      return `  line ${range.line}: lint will not notice that this ${type} is left open: ${makeVisible(text)}`;
    }),
  ];
  const place = toAdd?.replaces === null ? "Add to the config" : "For lint to know the kind, the config must say";
  if (toAdd !== null) lines.push(`${place}: ${makeVisible(toAdd.key)}`);
  lines.push(`Try it: deploydoc new ${kind} --dry-run`, "");
  return lines.join("\n");
}
