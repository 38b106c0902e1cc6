import { makeVisible } from "../reports/visible.ts";
import type { Io } from "./io.ts";

/** Prints a diagnostic, each line with the program's name in front and safe for a terminal. */
export function complain(io: Io, message: string): void {
  for (const line of message.split("\n")) io.complain(`deploydoc: ${makeVisible(line)}\n`);
}
