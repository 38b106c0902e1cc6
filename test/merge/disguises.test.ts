import { beforeAll, describe, expect, it } from "vitest";
import { disguises } from "./disguises.cases.ts";
import { type Checked, runCheck } from "./run-check.ts";
import { deployment, type Edit, play, signedAnew, stage } from "./stage.ts";

describe.each(disguises)("$about", ({ honest, disguises: tried }) => {
  it("is let through when it is mended", async () => {
    const { errors, code } = await check([...honest, ...signedAnew]);
    expect({ errors, code }).toEqual({ errors: [], code: 0 });
  });

  describe("in disguise", () => {
    let checked: Checked;
    beforeAll(async () => {
      checked = await check([...Object.values(tried).flatMap(({ edits }) => edits), ...signedAnew]);
    });

    it.each(Object.entries(tried))("is found: %s", (_, { finds: [place, says] }) => {
      expect(checked.code).toBe(1);
      const found = checked.errors.map((it) => `${it.rule} ${it.path.replace(`${deployment}/`, "")}: ${it.message}`);
      expect(
        found.filter((it) => it.startsWith(`${place}: `) && it.includes(says)),
        found.join("\n"),
      ).not.toEqual([]);
    });
  });

  async function check(edits: readonly Edit[]): Promise<Checked> {
    const repository = await stage({ main: "approved" });
    await play(repository, [{ edits }]);
    return runCheck(repository.path, ["--base", "main"]);
  }
});
