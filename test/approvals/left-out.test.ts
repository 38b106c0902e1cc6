import { describe, expect, it } from "vitest";
import { changes, decided, laterSections, recorded, signatures } from "./left-out.cases.ts";
import { projectText } from "./project.ts";

/** A checklist with a place to sign. */
const signing = (heading: string, place: string): Promise<string> => {
  const head = "---\nkind: pre-deployment-checklist\ntemplate: 1\nstatus: approved\n---\n\n# Checklist\n\n";
  return projectText(`${head}## ${heading}\n\n${place}\n`, "checklist.md", "plan");
};

const kind = "---\nkind: deployment-checklist\ntemplate: 1\nstatus: approved\n---\n\n# Checklist\n\n";

describe("signing leaves the canonical text as it was", () => {
  it.each(signatures)("%s", async (_, heading, unsigned, signed) => {
    expect(await signing(heading, signed)).toBe(await signing(heading, unsigned));
  });
});

describe("counts beside a signature", () => {
  it.each(changes)("%s", async (_, heading, one, other) => {
    expect(await signing(heading, other)).not.toBe(await signing(heading, one));
  });
});

describe("what a later phase does", () => {
  it.each(recorded)("leaves a plan as it was: %j to %j", async (from, to) => {
    const text = kind + laterSections;
    expect(text).toContain(from);
    const before = await projectText(text, "checklist.md", "plan");
    expect(await projectText(text.replace(from, to), "checklist.md", "plan")).toBe(before);
    const windows = text.replace(from, to).replaceAll("\n", "\r\n");
    expect(await projectText(windows, "checklist.md", "plan")).toBe(before);
  });

  it.each(decided)("is not to change %j to %j", async (from, to) => {
    const text = kind + laterSections;
    expect(text).toContain(from);
    const before = await projectText(text, "checklist.md", "plan");
    expect(await projectText(text.replace(from, to), "checklist.md", "plan")).not.toBe(before);
  });

  it("counts where the approval is of the last phase, or of none", async () => {
    const text = kind + laterSections;
    for (const phase of ["close", null] as const) {
      const before = await projectText(text, "checklist.md", phase);
      for (const [from, to] of recorded.filter(([, it]) => !it.includes("[X]"))) {
        expect(await projectText(text.replace(from, to), "checklist.md", phase)).not.toBe(before);
      }
    }
  });

  it("leaves out what is known of a backup once it was taken", async () => {
    const head = "---\nkind: pre-deployment-checklist\ntemplate: 1\n---\n\n# Checklist\n\n## Backups\n\n";
    const table = `${head}| Backup | Taken | Identifier | Restore test |\n|-|-|-|-|\n`;
    const planned = await projectText(`${table}| Database | [Date, time, offset] | | |\n`, "checklist.md", "plan");
    const taken = `${table}| Database | 2026-11-20T20:00Z | \`db-1120\` | Restored to staging |\n`;
    expect(await projectText(taken, "checklist.md", "plan")).toBe(planned);
    expect(await projectText(taken.replace("Database", "Orders"), "checklist.md", "plan")).not.toBe(planned);
    expect(await projectText(taken, "checklist.md", "deploy")).not.toBe(planned);
  });

  it("leaves out the outcome until it is due", async () => {
    const one = "---\nstatus: approved\n---\n# A\n";
    const other = "---\nstatus: closed\noutcome: deployed\n---\n# A\n";
    expect(await projectText(other, "a.md", "plan")).toBe(await projectText(one, "a.md", "plan"));
    expect(await projectText(other, "a.md", "verify")).not.toBe(await projectText(one, "a.md", "verify"));
  });
});
