import { expect, test } from "vitest";
import { decideExitCode } from "../../src/cli/exit-code.ts";

const summary = {
  documents: 1,
  affected: 1,
  errors: 0,
  warnings: 0,
  notes: 0,
  waitingFor: [],
  unmended: 0,
  toSign: [],
};
const unsigned = { ...summary, errors: 2, waitingFor: ["Technical lead"], unmended: 0 };
const open = { ...unsigned, errors: 3, unmended: 1 };

test.for([
  ["nothing wrong", "lint", summary, {}, 0],
  ["warnings alone", "lint", { ...summary, warnings: 3 }, {}, 0],
  ["warnings up to the limit", "lint", { ...summary, warnings: 3 }, { maxWarnings: 3 }, 0],
  ["warnings above the limit", "lint", { ...summary, warnings: 3 }, { maxWarnings: 2 }, 1],
  ["an error", "lint", open, {}, 1],
  ["only signatures missing, to lint", "lint", unsigned, {}, 1],
  ["only signatures missing, to check", "check", unsigned, {}, 3],
  ["signatures and more", "check", open, {}, 1],
  ["only signatures missing, and too many warnings", "check", { ...unsigned, warnings: 1 }, { maxWarnings: 0 }, 1],
  ["something unread", "check", summary, { failed: true }, 2],
  ["something unread, and an error", "lint", open, { failed: true }, 2],
] as const)("%s, %s", ([, command, given, ending, code]) => {
  expect(decideExitCode({ summary: given, command, failed: false, maxWarnings: null, ...ending })).toBe(code);
});
