/** A text with each run of white space as one space, and none at its ends. */
export function collapse(text: string): string {
  // Most white space is one space already: only what is not is replaced.
  return text.replace(/\s{2,}|[^\S ]/g, " ").trim();
}
