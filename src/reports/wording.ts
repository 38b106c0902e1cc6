import type { Summary } from "./summary.ts";

/** What is left and whom it waits for, in a line: "2 errors, 1 note in 1 of 7 documents, waiting for Operations". */
export function describeCounts({ errors, warnings, notes, affected, documents, waitingFor }: Summary): string {
  const found = countFindings({ errors, warnings, notes });
  const where = affected > 0 ? `${affected} of ${count(documents, "document")}` : count(documents, "document");
  const waiting = waitingFor.length > 0 ? `, waiting for ${waitingFor.join(", ")}` : "";
  return `${found === "" ? "Nothing wrong" : found} in ${where}${waiting}`;
}

/** "2 errors, 1 note"; "" for none. */
export function countFindings({ errors, warnings, notes }: Pick<Summary, "errors" | "warnings" | "notes">): string {
  const counts = [
    [errors, "error"],
    [warnings, "warning"],
    [notes, "note"],
  ] as const;
  return counts.flatMap(([number, noun]) => (number > 0 ? [count(number, noun)] : [])).join(", ");
}

/** A number with its noun: "1 error", "2 errors". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
