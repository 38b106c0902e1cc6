import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openConfigs } from "../../src/workspace/config.ts";
import { findDocuments } from "../../src/workspace/find-documents.ts";
import { showPath } from "../../src/workspace/paths.ts";
import { makeFolder } from "./temporary-folder.ts";

const tree = {
  "deployments/a/plan.md": "",
  "deployments/a/LOUD.MD": "",
  "deployments/a/long.Markdown": "",
  "deployments/a/notes.txt": "",
  "deployments/.hidden/plan.md": "",
  "deployments/a/node_modules/x.md": "",
  "docs/other.md": "",
  "README.md": "",
};

async function find(folder: string, paths: readonly string[], noIgnore = false) {
  const found = await findDocuments(paths, { cwd: folder, configs: openConfigs(folder, null), noIgnore });
  return { files: found.files.map((file) => showPath(file, folder)), problems: found.problems };
}

describe("findDocuments", () => {
  const included = [
    "deployments/.hidden/plan.md",
    "deployments/a/LOUD.MD",
    "deployments/a/long.Markdown",
    "deployments/a/plan.md",
  ];

  test("what is included by default: any spelling of the ending, hidden folders too", async () => {
    expect(await find(await makeFolder(tree), [])).toEqual({ files: included, problems: [] });
  });

  test("a folder that is spelt otherwise is no way around it", async () => {
    expect((await find(await makeFolder({ "Deployments/a.md": "" }), [])).files).toEqual(["Deployments/a.md"]);
  });

  test("ignored folders are read with noIgnore", async () => {
    expect((await find(await makeFolder(tree), [], true)).files).toContain("deployments/a/node_modules/x.md");
  });

  test.for([
    ["a file", ["docs/other.md"], ["docs/other.md"]],
    ["a file with another ending", ["deployments/a/notes.txt"], ["deployments/a/notes.txt"]],
    ["a folder", ["docs"], ["docs/other.md"]],
    ["a folder with a slash", ["./docs/"], ["docs/other.md"]],
    ["a glob the shell left", ["d*/*.md"], ["docs/other.md"]],
    ["one file twice", ["docs/other.md", "docs"], ["docs/other.md"]],
    ["everything", ["."], ["README.md", ...included, "docs/other.md"]],
  ] as const)("%s", async ([, paths, files]) => {
    expect(await find(await makeFolder(tree), paths)).toEqual({ files, problems: [] });
  });

  test.for([
    ["a path that is not there", ["ghost.md"], "ghost.md does not exist"],
    ["a path through a file", ["README.md/x.md"], "README.md/x.md does not exist"],
    ["a folder without documents", ["empty"], "empty holds no Markdown documents"],
    ["a glob without matches", ["x/*.md"], "x/*.md matches no documents"],
  ] as const)("%s", async ([, paths, problem]) => {
    const folder = await makeFolder(tree);
    await mkdir(join(folder, "empty"));
    expect(await find(folder, paths)).toEqual({ files: [], problems: [problem] });
  });

  test("nothing that is included", async () => {
    const { problems } = await find(await makeFolder({ "README.md": "" }), []);
    expect(problems).toEqual(["No documents: nothing matches deployments/**/*.{md,markdown,mdown,mkd,mkdn}"]);
  });

  test("ignored by the config, named all the same", async () => {
    const folder = await makeFolder({ ...tree, "deploydoc.config.yaml": "ignore: [docs/]\n" });
    expect(await find(folder, ["docs/other.md"])).toEqual({
      files: [],
      problems: ["docs/other.md is ignored by the config: give --no-ignore to read it"],
    });
    expect((await find(folder, ["docs/other.md"], true)).files).toEqual(["docs/other.md"]);
  });

  test("globs are relative to the config, also from a folder below it", async () => {
    const folder = await makeFolder({ ...tree, "deploydoc.config.yaml": "include: [docs]\n" });
    const found = await findDocuments([], {
      cwd: join(folder, "deployments"),
      configs: openConfigs(folder, null),
      noIgnore: false,
    });
    expect(found.files).toEqual([join(folder, "docs/other.md")]);
  });

  test("links: followed inside the repository, once, and named when they lead out of it", async () => {
    const outside = await makeFolder({ "secret.md": "" });
    const folder = await makeFolder({ "deployments/a.md": "", "elsewhere/b.md": "" });
    await symlink("../elsewhere", join(folder, "deployments/inner"));
    await symlink("../deployments", join(folder, "elsewhere/circle"));
    await symlink("../elsewhere/b.md", join(folder, "deployments/one.md"));
    await symlink(join(outside, "secret.md"), join(folder, "deployments/out.md"));
    await symlink(outside, join(folder, "deployments/outer"));
    await symlink("ghost.md", join(folder, "deployments/dangling.md"));
    const { files, problems } = await find(folder, []);
    expect(files).toEqual(["deployments/a.md", "deployments/inner/b.md", "deployments/one.md"]);
    expect(problems).toEqual([
      "deployments/dangling.md does not exist",
      "deployments/out.md is a symbolic link that leads out of the repository: it is not followed",
      "deployments/outer is a symbolic link that leads out of the repository: it is not followed",
    ]);
  });
});
