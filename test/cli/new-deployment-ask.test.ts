import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { withFiles } from "./scenario.ts";

const down = "\u001b[B";

/** A question that is awaited, by what it says, and what is typed then. */
type Step = readonly [asked: string, typed: string];

/** Runs `new deployment` in a terminal, types each answer when its question is there, and hands all to `use`. */
async function talk<Result>(
  args: readonly string[],
  steps: readonly Step[],
  use: (run: { code: number; shown: string; said: string; folder: string }) => Promise<Result>,
): Promise<Result> {
  return withFiles({ shows: "", runs: [] }, async (folder) => {
    const input = new PassThrough();
    const output = new PassThrough();
    let shown = "";
    let said = "";
    let fresh = "";
    let at = 0;
    output.setEncoding("utf8").on("data", (text: string) => {
      shown += text;
      fresh += text;
      const [asked = "", typed = ""] = steps[at] ?? [];
      if (at >= steps.length || !fresh.includes(asked)) return;
      fresh = "";
      at++;
      setTimeout(() => input.write(typed), 5);
    });
    const code = await main(["new", "deployment", ...args], {
      cwd: folder,
      env: {},
      now: () => new Date("2026-12-01T12:00:00Z"),
      print: (text) => {
        said += text;
      },
      complain: (text) => {
        said += text;
      },
      readInput: async () => new Uint8Array(),
      width: 100,
      terminal: { input, output },
    });
    expect(steps.slice(at)).toEqual([]);
    return use({ code, shown, said, folder });
  });
}

test("asks what decides the documents, shows the trade-offs, the window's end and the last moment to abort", async () => {
  const steps: readonly Step[] = [
    ["name: ", "Checkout V2\r"],
    ["type: ", " \r"],
    ["risk: ", `${down}${down}${down}\r`],
    ["strategy: how", "\r"],
    ["release: ", "v2.4.0\r"],
    ["services: ", "checkout, payments\r"],
    ["start: ", "2026-12-01T21:00+01:00\r"],
    ["stages: ", "30 min, 4 h\r"],
    ["rollback-time: ", "5 min\r"],
    ["duration: ", "\r"],
    ["lead: ", "Dee Park\r"],
    ["engineer: ", "\r"],
    ["backup: ", "\r"],
  ];
  await talk([], steps, async ({ code, shown, said, folder }) => {
    expect({ code, said }).toMatchObject({ code: 0 });
    for (const part of ["canary (proposed)", "rolling (below the risk)", "feature-flag (fits)", "cost: ", "rollback: "])
      expect(shown).toContain(part);
    expect(shown).toContain("2026-12-01T21:00+01:00 to 2026-12-02T01:35+01:00");
    expect(shown).toContain("Last moment to abort: 2026-12-02T01:30+01:00");
    const plan = await readFile(join(folder, "deployments/2026-12-01-checkout-v2/deployment-plan.md"), "utf8");
    for (const part of [
      ...["type:\n  - standard", "risk: high", "strategy: canary", "release: v2.4.0", "  - payments", "lead: Dee Park"],
      "window: 2026-12-01T21:00+01:00/2026-12-02T01:35+01:00",
    ])
      expect(plan).toContain(part);
    expect(said).toContain("rollout-plan.md");
  });
});

test("a migration is offered blue-green and canary only; what is given is not asked", async () => {
  const given = ["db", "--date", "2026-12-03", "--type", "database-migration", "--risk", "medium", "--release", "v1"];
  const steps: readonly Step[] = [
    ["strategy: how", "\r"],
    ["services: ", "\r"],
    ["start: ", "\r"],
    ["lead: ", "\r"],
    ["engineer: ", "\r"],
    ["backup: ", "\r"],
  ];
  await talk(given, steps, async ({ code, shown, folder }) => {
    expect(code).toBe(0);
    for (const part of ["blue-green (proposed)", "canary (fits)"]) expect(shown).toContain(part);
    for (const part of ["direct (", "rolling (", "feature-flag (", "release: "]) expect(shown).not.toContain(part);
    const plan = await readFile(join(folder, "deployments/2026-12-03-db/deployment-plan.md"), "utf8");
    expect(plan).toContain("strategy: blue-green");
  });
});

test("what can't be is asked again: types that can't stand together, a start without a zone", async () => {
  const given = [
    "x",
    "--date",
    "2026-12-04",
    "--risk",
    "low",
    "--strategy",
    "direct",
    "--release",
    "v1",
    "--services",
    "a",
  ];
  const steps: readonly Step[] = [
    ["type: ", ` ${down} \r`],
    ['"standard" stands alone', ""],
    ["type: ", " \r"],
    ["start: ", "2026-12-04T21:00\r"],
    ["has no zone", "Z\r"],
    ["stages: ", "\r"],
    ["rollback-time: ", "\r"],
    ["duration: ", "2 h\r"],
    ["lead: ", "\r"],
    ["engineer: ", "\r"],
    ["backup: ", "\r"],
  ];
  await talk(given, steps, async ({ code, said }) => {
    expect({ code, said }).toMatchObject({ code: 0 });
    expect(said).toContain("2026-12-04T21:00Z to 2026-12-04T23:00Z");
  });
});

test("who breaks off writes nothing", async () => {
  await talk(["x", "--date", "2026-12-05"], [["type: ", "\u0003"]], async ({ code, said, folder }) => {
    expect({ code, said }).toEqual({ code: 2, said: "deploydoc: Cancelled: nothing is written\n" });
    await expect(readFile(join(folder, "deployments/2026-12-05-x/deployment-plan.md"))).rejects.toThrow("ENOENT");
  });
});
