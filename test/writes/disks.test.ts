import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canRun } from "../hooks/programs.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Whether this process may have file systems of its own. */
const mayMount = canRun(
  "a mount of one's own",
  spawnSync("unshare", ["--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", tmpdir()]).status === 0,
  "util-linux's unshare with user namespaces",
);

let place: string;
const files: Readonly<Record<string, string>> = {
  "checks.md": "# Checks\n\n- [] Backup taken\n- [x ] Restore tested\n",
  "known.json": '{ "version": 1, "documents": {} }\n',
  "report.json": "{}\n",
  "deployments/2026-12-01-checkout-v2/deployment-plan.md":
    "---\nkind: deployment-plan\ntemplate: 1\nstatus: approved\nrelease: v2.4.0\n---\n\n# Plan\n",
  "deployments/2026-12-01-checkout-v2/deployment-log.md":
    "# Log\n\n## Execution timeline\n\n| Time | Step | Status |\n| --- | --- | --- |\n| 20:00 | Begin | ok |\n",
};

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), "deploydoc-disks-"));
  for (const part of ["bin", "dist", "package.json"]) cpSync(join(root, part), join(place, part), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(place, "tree", name)), { recursive: true });
    writeFileSync(join(place, "tree", name), text);
  }
  mkdirSync(join(place, "disk"));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** What is done to a disk that holds the tree, before the command. */
const disks = {
  full: "dd if=/dev/zero of=ballast bs=4096 2>/dev/null || true",
  "read-only": "cd / && mount -o remount,ro $PLACE/disk && cd $PLACE/disk",
} as const;

/** Runs a command on a disk of its own; the code, what it complained of, and what of the tree is other than before. */
function runOn(disk: keyof typeof disks, args: readonly string[]) {
  const script = `
    mount -t tmpfs -o size=64k none "$PLACE/disk" && cd "$PLACE/disk" && cp -R "$PLACE/tree/." . || exit 99
    ${disks[disk]}
    "$NODE" "$PLACE/bin/deploydoc.js" "$@"
    code=$?
    rm -f ballast 2>/dev/null
    diff -r -x .cache "$PLACE/tree" . >&2
    exit $code`;
  const env = {
    ...process.env,
    ...{ PLACE: place, NODE: process.execPath, DEPLOYDOC_CACHE: join(place, "disk/.cache") },
  };
  const { status, stdout, stderr } = spawnSync(
    "unshare",
    ["--map-root-user", "--mount", "sh", "-c", script, "sh", ...args],
    { env, encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

const writes: Readonly<Record<string, readonly [args: readonly string[], file: string]>> = {
  new: [["new", "change-request", "--lead", "Dee Park"], "deployments/change-request.md"],
  "new deployment": [["new", "deployment", "Search", "--risk", "low"], "deployments/"],
  log: [["log", "Deploy", "--deployment", "2026-12-01-checkout-v2"], "deployment-log.md"],
  "lint --fix": [["lint", "checks.md", "--fix"], "checks.md"],
  "lint --output": [["lint", "checks.md", "--format", "json", "--output", "report.json", "--force"], "report.json"],
  "lint --write-baseline": [
    ["lint", "checks.md", "--write-baseline", "--baseline", "known.json", "--force"],
    "known.json",
  ],
};

describe.runIf(mayMount).each([
  ["full", "does not fit on the disk"],
  ["read-only", "lies on a disk that may not be written to"],
] as const)("on a disk that is %s", (disk, reason) => {
  test.each(Object.entries(writes))("%s says so, fails, and leaves all as it was", (_name, [args, file]) => {
    const { status, stderr } = runOn(disk, args);
    expect(stderr).toContain(reason);
    expect(stderr).toContain(file);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(status).toBe(2);
  });

  test("lint judges as ever, without a cache", () => {
    const usual = spawnSync(process.execPath, [join(place, "bin/deploydoc.js"), "lint", "--no-ignore"], {
      cwd: join(place, "tree"),
      encoding: "utf8",
    });
    const { status, stdout, stderr } = runOn(disk, ["lint", "--no-ignore"]);
    expect({ status, stdout, stderr }).toEqual({ status: usual.status, stdout: usual.stdout, stderr: "" });
  });
});
