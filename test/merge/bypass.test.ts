import { rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Attempt, groups } from "./bypass.cases.ts";
import { type Checked, runCheck } from "./run-check.ts";
import { deployment, play, stage } from "./stage.ts";

describe.each(groups)("$about", (group) => {
  it.each([{ honest: group.honest, code: group.code ?? 0 }])(
    "lets the honest twin through",
    async ({ honest, code }) => {
      const { errors, stderr, ...checked } = await check(honest);
      expect({ errors: code === 3 ? [] : errors, stderr, code: checked.code }).toEqual({
        errors: [],
        stderr: "",
        code,
      });
    },
  );

  it.each(Object.entries(group.bypasses))("fails it: %s", async (_, bypass) => {
    const { code, errors, stderr } = await check(bypass);
    const found = errors.map(({ rule, path }) => `${rule} ${path.replace(`${deployment}/`, "")}`);
    expect({ found, stderr, code }).toEqual({
      found: expect.arrayContaining([...(bypass.finds ?? [])]),
      stderr: bypass.says === undefined ? "" : expect.stringContaining(bypass.says),
      code: bypass.code ?? 1,
    });
  });

  async function check({ start = group.start, steps = [], args = [], now, env }: Attempt): Promise<Checked> {
    const repository = await stage(start);
    await play(repository, steps);
    const at = { ...(now === undefined ? {} : { now }), ...(env === undefined ? {} : { env }) };
    try {
      return await runCheck(
        repository.path,
        ["--base", "main", ...args.map((it) => it.replace("{top}", repository.path))],
        at,
      );
    } finally {
      // What a scenario put beside its repository.
      rmSync(`${repository.path}-link`, { force: true });
    }
  }
});
