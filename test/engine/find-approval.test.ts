import { expect, test } from "vitest";
import { findApproval } from "../../src/engine/find-approval.ts";
import { readAt } from "../approvals/project.ts";

const text = `---
kind: pre-deployment-checklist
---

# Checks

## Approvals

- [x] Technical lead approval — Dee Park, 2026-11-20
- [ ] Tech lead approval
- [x] Security sign-off — Ann Lee, 2026-11-20
- [x] InfoSec sign-off — Dee Park, 2026-11-20
- [x] Security sign-off — Kim Li, 2026-11-20
- [ ] Ops approval
- [ ] Ops approval
- [ ] Legal counsel approval — Ann Lee, rejected, 2026-11-20
`;

test.for([
  { role: "Legal counsel", finds: "16 Legal counsel" },
  { role: "legal-counsel", finds: "16 Legal counsel" },
  { role: "operations", finds: "14 Operations" },
  { role: "OPS", finds: "14 Operations" },
  { role: "Technical lead", finds: "10 Technical lead" },
  { role: "tech lead", finds: "10 Technical lead" },
  { role: "Security", finds: "11 Security" },
  { role: "Security", name: "kim li", finds: "13 Security" },
  { role: "Security", name: "@Kim Li", finds: "13 Security" },
])("$role ($name) is line $finds", async ({ role, name, finds }) => {
  const found = findApproval((await readAt(text, "a.md")).subject, role, name);
  expect("approval" in found && `${found.approval.range.line} ${found.role}`).toBe(finds);
});

test.for([
  {
    role: "Securty",
    says: 'The document has no row for "Securty": did you mean "Security"? There are "Technical lead", "Security", "Operations", "Legal counsel"',
  },
  {
    role: "Marketing",
    says: 'The document has no row for "Marketing"; there are "Technical lead", "Security", "Operations", "Legal counsel"',
  },
  {
    role: "product owner",
    says: 'The document has no row for "Product owner"; there are "Technical lead", "Security", "Operations", "Legal counsel"',
  },
  {
    role: "",
    says: 'The document has no row for ""; there are "Technical lead", "Security", "Operations", "Legal counsel"',
  },
])("$role has no row", async ({ role, says }) => {
  expect(findApproval((await readAt(text, "a.md")).subject, role)).toEqual({
    refused: says,
    roles: ["Technical lead", "Security", "Operations", "Legal counsel"],
  });
});

test("a document without rows", async () => {
  expect(findApproval((await readAt("# Notes", "a.md")).subject, "CAB")).toEqual({
    refused: 'The document has no row for "CAB"; there are none',
    roles: [],
  });
});
