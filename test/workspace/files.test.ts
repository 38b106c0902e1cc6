import { execFileSync } from "node:child_process";
import { chmod, mkdir, readdir, readFile, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultConfig } from "../../src/engine/default-config.ts";
import { UsageError } from "../../src/errors.ts";
import { findPlace } from "../../src/workspace/deployment-folder.ts";
import { isWithin } from "../../src/workspace/paths.ts";
import { decodeText, readDocument } from "../../src/workspace/read-document.ts";
import { requireSafeName } from "../../src/workspace/safe-name.ts";
import { writeWhole } from "../../src/workspace/write-whole.ts";
import { makeFolder } from "./temporary-folder.ts";

describe("decodeText", () => {
  test.for([
    ["plain", [0x61, 0xc3, 0xa9], "aé"],
    ["a byte-order mark is dropped", [0xef, 0xbb, 0xbf, 0x61], "a"],
    ["NUL stays", [0x61, 0x00, 0x62], "a\0b"],
  ] as const)("%s", ([, bytes, text]) => {
    expect(decodeText(Uint8Array.from(bytes))).toBe(text);
  });

  test.for([
    ["a lone continuation byte", [0x61, 0x0a, 0x62, 0x80], "is not valid UTF-8, first in line 2"],
    ["Latin-1", [0xe9, 0x61], "is not valid UTF-8, first in line 1"],
    ["a sequence cut off", [0x61, 0xc3], "is not valid UTF-8, first in line 1"],
    ["UTF-16", [0xff, 0xfe, 0x61, 0x00], "is UTF-16: save it as UTF-8"],
  ] as const)("%s", ([, bytes, message]) => {
    expect(() => decodeText(Uint8Array.from(bytes))).toThrow(message);
  });
});

describe("readDocument", () => {
  test("up to the limit, and not above it", async () => {
    const folder = await makeFolder({ "a.md": "12345" });
    expect(await readDocument(join(folder, "a.md"), 5)).toEqual({ text: "12345", oversize: false });
    expect(await readDocument(join(folder, "a.md"), 4)).toEqual({ text: "", oversize: true });
  });

  test("a folder, a pipe and a link to itself are no documents", async () => {
    const folder = await makeFolder({});
    await mkdir(join(folder, "a.md"));
    await symlink("b.md", join(folder, "b.md"));
    execFileSync("mkfifo", [join(folder, "c.md")]);
    await expect(readDocument(join(folder, "a.md"), 5)).rejects.toThrow("is a folder");
    await expect(readDocument(join(folder, "b.md"), 5)).rejects.toThrow("is a symbolic link to itself");
    await expect(readDocument(join(folder, "c.md"), 5)).rejects.toThrow("is not a regular file");
  });
});

describe("writeWhole", () => {
  test("makes folders, and leaves nothing else behind", async () => {
    const folder = await makeFolder({});
    await writeWhole(join(folder, "x/y.md"), "text", "x/y.md", false);
    expect(await readFile(join(folder, "x/y.md"), "utf8")).toBe("text");
    expect(await readdir(join(folder, "x"))).toEqual(["y.md"]);
  });

  test("never replaces a file unless forced", async () => {
    const folder = await makeFolder({ "a.md": "old" });
    const path = join(folder, "a.md");
    await expect(writeWhole(path, "new", "a.md", false)).rejects.toThrow(
      "a.md is there already: give --force to replace it",
    );
    expect(await readFile(path, "utf8")).toBe("old");
    await writeWhole(path, "new", "a.md", true);
    expect(await readFile(path, "utf8")).toBe("new");
    expect(await readdir(folder)).toEqual([".git", "a.md"]);
  });

  test("of many who write at once one wins, whole", async () => {
    const folder = await makeFolder({});
    const path = join(folder, "a.md");
    const texts = Array.from({ length: 10 }, (_, at) => `${at}`.repeat(10_000));
    const results = await Promise.allSettled(texts.map((text) => writeWhole(path, text, "a.md", false)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(texts).toContain(await readFile(path, "utf8"));
    expect(await readdir(folder)).toEqual([".git", "a.md"]);
  });

  test("a folder in the way is told, and no temporary file stays", async () => {
    const folder = await makeFolder({ "a.md/b": "" });
    await expect(writeWhole(join(folder, "a.md"), "x", "a.md", true)).rejects.toThrow("a.md cannot be written");
    expect(await readdir(folder)).toEqual([".git", "a.md"]);
    await chmod(folder, 0o755);
    expect((await stat(join(folder, "a.md"))).isDirectory()).toBe(true);
  });
});

describe("requireSafeName", () => {
  test.for(["2026-12-01-checkout-v2", "2026-12-01 checkout", "déploiement-été", "リリース", "console", "v2.4.0"])(
    "takes %j",
    (name) => {
      expect(() => requireSafeName(name, "The deployment")).not.toThrow();
    },
  );

  test.for([
    ["", "is empty"],
    ["..", "begins or ends with a dot"],
    [".", "begins or ends with a dot"],
    [".git", "begins or ends with a dot"],
    ["name.", "begins or ends with a dot"],
    ["../up", "holds a slash"],
    ["/etc", "holds a slash"],
    ["a/b", "holds a slash"],
    ["..\\up", "holds a slash"],
    ["C:\\x", "holds a slash"],
    ["C:x", "holds one of"],
    ["a\u0000b", "can't be seen"],
    ["a\nb", "can't be seen"],
    ["a\u202eb", "can't be seen"],
    ["a\u200bb", "can't be seen"],
    ["nul", "keeps for a device"],
    ["COM1.md", "keeps for a device"],
    ["-rf", "begins with a hyphen"],
    [" a", "begins or ends with a space"],
    ["a".repeat(101), "longer than 100 bytes"],
  ] as const)("refuses %j", ([name, fault]) => {
    expect(() => requireSafeName(name, "The deployment")).toThrow(fault);
  });
});

describe("findPlace", () => {
  const plan = "---\nrelease: v2\nservices: [a, b]\n---\n";

  test.for([
    ["named", ".", "x", "deployments/x", "x"],
    ["named, from inside another", "deployments/2026-12-01-a", "x", "deployments/x", "x"],
    ["none, at the top", ".", null, "deployments", null],
    ["none, in a deployment", "deployments/2026-12-01-a", null, "deployments/2026-12-01-a", "2026-12-01-a"],
    ["none, below a deployment", "deployments/2026-12-01-a/evidence", null, "deployments/2026-12-01-a", "2026-12-01-a"],
    ["none, where a plan is", "elsewhere", null, "elsewhere", "elsewhere"],
  ] as const)("%s", async ([, from, name, expected, deployment]) => {
    const folder = await makeFolder({
      "deploydoc.config.yaml": "",
      "deployments/2026-12-01-a/deployment-plan.md": plan,
      "deployments/2026-12-01-a/evidence/x.txt": "",
      "elsewhere/Deployment-Plan.MD": plan,
    });
    const place = await findPlace(name, join(folder, from), defaultConfig(folder));
    expect(place).toMatchObject({ folder: join(folder, expected), deployment });
    expect(place.plan).toEqual(
      name === null && deployment !== null ? expect.objectContaining({ release: "v2" }) : null,
    );
  });

  test("without a config, the deployments folder at or above the working directory", async () => {
    const folder = await makeFolder({ "ops/deployments/2026-12-01-a/x.md": "" });
    const cwd = join(folder, "ops/deployments/2026-12-01-a");
    expect((await findPlace("b", cwd, defaultConfig(cwd))).folder).toBe(join(folder, "ops/deployments/b"));
  });

  test("a broken plan is told", async () => {
    const folder = await makeFolder({ "deployments/a/deployment-plan.md": "---\na: [\n---\n" });
    await expect(findPlace("a", folder, defaultConfig(folder))).rejects.toThrow(
      "front matter of deployments/a/deployment-plan.md is broken",
    );
  });

  test("no link leads out", async () => {
    const outside = await makeFolder({});
    const folder = await makeFolder({ "deployments/x.md": "" });
    await symlink(outside, join(folder, "deployments/out"));
    await expect(findPlace("out", folder, defaultConfig(folder))).rejects.toThrow("leads out of . by a symbolic link");
  });

  test("no name leads out", async () => {
    const folder = await makeFolder({});
    const deployments = join(folder, "deployments");
    const nasty = fc.string({ unit: fc.constantFrom("/", "\\", ".", "..", "a", "~", ":", "\0", "%2e", "\u2025", " ") });
    await fc.assert(
      fc.asyncProperty(fc.oneof(nasty, fc.string()), async (name) => {
        const place = await findPlace(name, folder, defaultConfig(folder)).catch((error: unknown) => error);
        if (place instanceof UsageError) return;
        const found = place as Awaited<ReturnType<typeof findPlace>>;
        expect(isWithin(found.folder, deployments) && found.folder !== deployments).toBe(true);
      }),
    );
  });
});
