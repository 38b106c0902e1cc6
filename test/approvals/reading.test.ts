import { expect, it } from "vitest";
import { readAs } from "../support/kinds.ts";

const digest = `d1:${"9f3c".repeat(16)}`;

// A digest has a colon and hexadecimal digits: it must be taken neither for a label nor for a name.
it.each<readonly [markdown: string, name: string, date: string, status: string]>([
  [`- [x] Technical lead approval — Dee Park, 2026-11-20 \`${digest}\``, "Dee Park", "2026-11-20", ""],
  [`- [x] Technical lead approval — Dee Park, 2026-11-20,\n  ${digest}`, "Dee Park", "2026-11-20", ""],
  [`- [x] Technical lead approval (Dee Park, 2026-11-20, ${digest})`, "Dee Park", "2026-11-20", ""],
  [
    `| Approver | Role | Status | Date |\n|-|-|-|-|\n| Dee Park | CAB | Approved ${digest} | 2026-11-20 |`,
    "Dee Park",
    "2026-11-20",
    "Approved",
  ],
  [
    `| Approver | Role | Status | Date | Digest |\n|-|-|-|-|-|\n| Dee Park | CAB | Approved | 2026-11-20 | ${digest} |`,
    "Dee Park",
    "2026-11-20",
    "Approved",
  ],
  [`**Approved by**: Dee Park\\\n**Date**: 2026-11-20\\\n**Digest**: ${digest}`, "Dee Park", "2026-11-20", ""],
])("reads the digest of %j", (markdown, name, date, status) => {
  const [approval, ...others] = readAs(`# A\n\n## Approvals\n\n${markdown}\n`, "checklist").approvals;
  expect(others).toEqual([]);
  expect(approval).toMatchObject({ name, date, status, digest, decision: "approved", signed: true });
});

it.each([
  "- [x] Technical lead approval — Dee Park, 2026-11-20, see d1:abcdefg",
  "- [x] CAB approval — Dee Park, id1:9f3c9f3c",
])("reads no digest in %j", (markdown) => {
  expect(readAs(`# A\n\n## Approvals\n\n${markdown}\n`, "checklist").approvals.map((it) => it.digest)).toEqual([""]);
});
