import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { sidecarPath, writeSidecar } from "../../../src/approvals/sidecar.ts";
import { writeStatement } from "../../../src/approvals/statement.ts";
import { signWithKey } from "../../../src/workspace/signature/ssh-keygen.ts";
import { exampleStatement } from "../../approvals/example-statement.ts";
import { hasSshKeygen, keyFlags, makeKey, makeKeyFolder } from "./ssh-programs.ts";

const page = readFileSync("docs/approvals.md", "utf8");

/** The text of the fence after a mark such as `<!-- command verify -->`. */
function fenceAfter(mark: string): string {
  const [, after = ""] = page.split(`<!-- ${mark} -->\n`);
  const [, text] = /^```\w+\n([^`]+)```\n/.exec(after) ?? [];
  if (text === undefined) throw new Error(`docs/approvals.md has no fence after "${mark}"`);
  return text;
}

/** A folder in which a rollback plan is signed, with the allowed signers that the page shows. */
async function makeSigned(): Promise<{ readonly folder: string; readonly publicKey: string }> {
  const { folder, remove } = makeKeyFolder();
  onTestFinished(remove);
  const { path, publicKey } = makeKey(join(folder, "key"), keyFlags["ssh-ed25519"]);
  const armored = await signWithKey(writeStatement(exampleStatement), path);
  mkdirSync(join(folder, "approvals"));
  const sidecar = sidecarPath("rollback-plan.md", exampleStatement.role);
  writeFileSync(join(folder, sidecar), writeSidecar({ statement: exampleStatement, armored }));
  writeFileSync(
    join(folder, "allowed_signers"),
    fenceAfter("file allowed_signers").replace("ssh-ed25519 AAAAC3Nz…", publicKey),
  );
  return { folder, publicKey };
}

const execute = (mark: string, cwd: string) => spawnSync("sh", ["-euc", fenceAfter(mark)], { cwd, encoding: "utf8" });

it("shows the statement as it is written", () => {
  expect(page).toContain(writeStatement(exampleStatement).replace(/d1:(9f9f)\w+/, "d1:$1…"));
  const section = page.slice(page.indexOf("### The statement"));
  const keys = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, key]) => key);
  expect(keys.slice(0, 10)).toEqual(Object.keys({ ...exampleStatement, despite: "1" }).toSorted());
});

it.skipIf(!hasSshKeygen)("shows commands that verify a signature (skipped without ssh-keygen)", async () => {
  const { folder, publicKey } = await makeSigned();
  const result = execute("command verify", folder);
  const [before, after] = fenceAfter("output verify").split("…");
  expect(result).toMatchObject({ status: 0, stderr: "" });
  expect(result.stdout.startsWith(before ?? "?")).toBe(true);
  expect(after).toBe("\n");

  writeFileSync(join(folder, "revoked_keys"), `${makeKey(join(folder, "other"), keyFlags["ssh-ed25519"]).publicKey}\n`);
  expect(execute("command revoked", folder).status).toBe(0);
  writeFileSync(join(folder, "revoked_keys"), `${publicKey}\n`);
  expect(execute("command revoked", folder).status).not.toBe(0);
});

it.skipIf(!hasSshKeygen)("shows commands that refuse an edited statement (skipped without ssh-keygen)", async () => {
  const { folder } = await makeSigned();
  const path = join(folder, sidecarPath("rollback-plan.md", exampleStatement.role));
  writeFileSync(path, readFileSync(path, "utf8").replace("approved", "rejected"));
  expect(execute("command verify", folder).status).not.toBe(0);
});
