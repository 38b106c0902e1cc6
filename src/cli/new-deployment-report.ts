import type { Timetable } from "../deployment/timetable.ts";
import { makeVisible } from "../reports/visible.ts";

/** When the window ends, and the last moment to abort; null when the window is open. */
export function describeTimes(times: Timetable | null): string | null {
  if (times === null) return null;
  const { start, end, abortBy } = times;
  const abort = abortBy === null ? "" : `\nLast moment to abort: ${abortBy} (the end minus the rollback time)`;
  return `Window: ${start} to ${end}${abort}`;
}

/** A path as it can be typed into a shell. */
export function quotePath(shown: string): string {
  return /^[\w./-]+$/.test(shown) ? shown : `'${makeVisible(shown).replaceAll("'", "'\\''")}'`;
}

/** What has been written, when it takes place, and what comes next. */
export function describeDeployment(shown: string, names: readonly string[], times: Timetable | null): string {
  const told = describeTimes(times);
  return [
    `Written: ${makeVisible(shown)}/`,
    ...names.map((name) => `  ${name}`),
    ...(told === null ? [] : [told]),
    "Fill in what stands in brackets; what is left shows:",
    `  deploydoc lint ${quotePath(shown)}`,
    "Then set the plan's status to approved and ask for the signatures",
    "",
  ].join("\n");
}
