import { expect, test } from "vitest";
import { readCommit } from "../../../src/workspace/git/commit.ts";
import { type HistoryOptions, readHistory } from "../../../src/workspace/git/history.ts";
import { openRepository } from "../../../src/workspace/git/repository.ts";
import { makeRepository, type TestRepository } from "../../support/repository.ts";

const dee = { name: "Dee Park", email: "dee@bank.example" };
const ann = { name: "Ann Bell", email: "ann@bank.example" };
const long = Array.from({ length: 30 }, (_, at) => `line ${at}\n`).join("");

async function historyOf(repo: TestRepository, options: Partial<HistoryOptions> = {}) {
  const { git } = await openRepository(repo.path);
  const before = git.calls;
  const history = await readHistory(git, { from: null, to: "HEAD", paths: ["."], ...options });
  expect(git.calls - before).toBeLessThanOrEqual(1);
  return history;
}

/** As "parent: before > after". */
const listed = (history: Awaited<ReturnType<typeof historyOf>>) =>
  history.map(({ changes }) =>
    changes.map(({ parent, before, after }) => `${parent}: ${before?.path ?? "-"} > ${after?.path ?? "-"}`),
  );

test("a commit is told as it was made", async () => {
  const repo = await makeRepository();
  const first = repo.commit({ files: { "a.md": "one" } });
  const second = repo.commit({
    files: { "a.md": "two" },
    message: "Say two\n\nCo-authored-by: Not <not@bank.example> is what this line\ncommit 1234\n:100644",
    author: "Dee Park <dee@bank.example>",
    committer: "Ann Bell <ann@bank.example>",
    coAuthors: ["Lee Fox <lee@bank.example>", "Kim <kim@bank.example>"],
    at: "2026-11-20T10:00:00+01:00",
    committedAt: "2026-11-20T11:30:00-05:00",
  });
  const blobs = ["HEAD~1", "HEAD"].map((commit) => repo.git("rev-parse", `${commit}:a.md`));
  const [newest, oldest] = await historyOf(repo);
  expect(newest).toEqual({
    commit: {
      id: second,
      parents: [first],
      author: dee,
      committer: ann,
      coAuthors: [
        { name: "Not", email: "not@bank.example" },
        { name: "Lee Fox", email: "lee@bank.example" },
        { name: "Kim", email: "kim@bank.example" },
      ],
      authoredAt: Date.parse("2026-11-20T09:00:00Z"),
      committedAt: Date.parse("2026-11-20T16:30:00Z"),
    },
    changes: [
      {
        parent: 0,
        before: { path: "a.md", id: blobs[0], kind: "file" },
        after: { path: "a.md", id: blobs[1], kind: "file" },
      },
    ],
  });
  expect(oldest?.commit).toMatchObject({ id: first, parents: [] });
  expect(oldest?.changes).toEqual([{ parent: 0, before: null, after: { path: "a.md", id: blobs[0], kind: "file" } }]);
});

test("merges: what came with one side differs from the other parent, an evil merge from both", async () => {
  const repo = await makeRepository();
  repo.commit({ files: { "a.md": "a\n", "b.md": "b\n", "both.md": "1\n" } });
  repo.branch("side");
  const side = repo.commit({ files: { "b.md": "side\n" } });
  repo.switch("main");
  const main = repo.commit({ files: { "a.md": "main\n" } });
  const merge = repo.merge("side");
  const history = await historyOf(repo);
  expect(history[0]?.commit).toMatchObject({ id: merge, parents: [main, side] });
  expect(listed(history)[0]).toEqual(["0: b.md > b.md", "1: a.md > a.md"]);
  expect(listed(await historyOf(repo, { paths: ["b.md"] }))).toEqual([
    ["0: b.md > b.md"],
    ["0: b.md > b.md"],
    ["0: - > b.md"],
  ]);
  // Here only the second parent differs: what is told of must not be taken for the first's.
  expect(listed(await historyOf(repo, { paths: ["a.md"] }))[0]).toEqual(["1: a.md > a.md"]);

  repo.branch("evil", "side");
  repo.commit({ files: { "both.md": "2\n" } });
  repo.merge("main", { files: { "both.md": "evil\n", "from-nowhere.md": "evil\n" } });
  expect(listed(await historyOf(repo))[0]).toEqual([
    "0: a.md > a.md",
    "0: both.md > both.md",
    "0: - > from-nowhere.md",
    "1: both.md > both.md",
    "1: - > from-nowhere.md",
  ]);
});

test("an octopus has as many parents", async () => {
  const repo = await makeRepository();
  repo.commit({ files: { "a.md": "a" } });
  for (const name of ["one", "two"]) {
    repo.branch(name, "main");
    repo.commit({ files: { [`${name}.md`]: name } });
  }
  repo.switch("main");
  repo.commit({ files: { "main.md": "main" } });
  repo.git("merge", "--quiet", "--no-edit", "one", "two");
  const history = await historyOf(repo);
  expect(history[0]?.commit.parents).toHaveLength(3);
  expect(listed(history)[0]).toEqual([
    "0: - > one.md",
    "0: - > two.md",
    "1: - > main.md",
    "1: - > two.md",
    "2: - > main.md",
    "2: - > one.md",
  ]);
});

test("children stand before their parents, whatever their dates", async () => {
  const repo = await makeRepository();
  const ids = [
    repo.commit({ files: { "a.md": "1" }, at: "2026-11-03T00:00:00Z" }),
    repo.commit({ files: { "a.md": "2" }, at: "2026-11-01T00:00:00Z" }),
    repo.commit({ files: { "a.md": "3" }, at: "2026-11-02T00:00:00Z" }),
  ];
  expect((await historyOf(repo)).map(({ commit }) => commit.id)).toEqual(ids.toReversed());
});

test("only what is between two commits and under the paths", async () => {
  const repo = await makeRepository();
  const base = repo.commit({ files: { "a/a.md": "1", "b/b.md": "1" } });
  repo.commit({ files: { "b/b.md": "2" } });
  const to = repo.commit({ files: { "a/a.md": "2", "b/b.md": "3", "ab/c.md": "1" } });
  repo.commit({ files: { "a/a.md": "3" } });
  expect(listed(await historyOf(repo, { from: base, to, paths: ["a"] }))).toEqual([["0: a/a.md > a/a.md"]]);
  expect(listed(await historyOf(repo, { from: base, paths: ["a", "b/b.md"] }))).toEqual([
    ["0: a/a.md > a/a.md"],
    ["0: a/a.md > a/a.md", "0: b/b.md > b/b.md"],
    ["0: b/b.md > b/b.md"],
  ]);
  expect(await historyOf(repo, { from: to, to })).toEqual([]);
  expect(await historyOf(repo, { paths: [] })).toEqual([]);
  expect(await historyOf(repo, { paths: ["missing"] })).toEqual([]);
});

test("moves have two paths; one from outside of the paths looks new; a link and a deletion are told", async () => {
  const repo = await makeRepository();
  repo.commit({ files: { "docs/a.md": long, "else/b.md": long.replace("3", "b") } });
  repo.rename("docs/a.md", "docs/moved/a.md");
  repo.rename("else/b.md", "docs/b.md");
  repo.commit({ files: { "docs/moved/a.md": long.replace("line 9", "nine") } });
  repo.commit({ files: { "docs/b.md": null } });
  expect(listed(await historyOf(repo, { paths: ["docs"] }))).toEqual([
    ["0: docs/b.md > -"],
    ["0: - > docs/b.md", "0: docs/a.md > docs/moved/a.md"],
    ["0: - > docs/a.md"],
  ]);
  expect(listed(await historyOf(repo))[1]).toEqual(["0: else/b.md > docs/b.md", "0: docs/a.md > docs/moved/a.md"]);
});

test("commits without a message, and branches without a common start; those without changes are left out", async () => {
  const repo = await makeRepository();
  repo.commit({ files: { "a.md": "a" } });
  repo.commit({});
  repo.write({ "a.md": "b" });
  repo.git("commit", "--quiet", "--all", "--allow-empty-message", "--message=");
  repo.git("commit", "--quiet", "--allow-empty", "--allow-empty-message", "--message=");
  repo.orphan("alone");
  repo.commit({ files: { "b.md": "b" } });
  repo.git("merge", "--quiet", "--allow-unrelated-histories", "--no-edit", "main");
  expect(listed(await historyOf(repo)).toSorted()).toEqual([
    ["0: - > a.md"],
    ["0: - > a.md", "1: - > b.md"],
    ["0: - > b.md"],
    ["0: a.md > a.md"],
  ]);
});

test("a shallow clone tells the true parents of the commit at which it is cut", async () => {
  const repo = await makeRepository();
  const first = repo.commit({ files: { "a.md": "1" } });
  const cut = repo.commit({ files: { "a.md": "2" } });
  repo.commit({ files: { "a.md": "3" } });
  const clone = repo.clone({ depth: 2 });
  const history = await historyOf(clone);
  expect(history.map(({ commit }) => commit.parents)).toEqual([[cut], [first]]);
  expect(listed(history)).toEqual([["0: a.md > a.md"], ["0: - > a.md"]]);
});

test("crafted commits can't pass for others", async () => {
  const repo = await makeRepository();
  const base = repo.commit({ files: { "a.md": "a" } });
  const zeros = "0".repeat(40);
  const line = `:100644 100644 ${zeros} ${base} M`;
  const craft = (header: readonly string[], body: string | Uint8Array): string => {
    repo.write({ "a.md": `at ${repo.head()}` });
    repo.git("add", "a.md");
    const start = [`tree ${repo.git("write-tree")}`, `parent ${repo.head()}`, ...header].join("\n");
    repo.write({ crafted: Buffer.concat([Buffer.from(start), Buffer.from(body)]) });
    const id = repo.git("hash-object", "-t", "commit", "-w", "--literally", "crafted");
    repo.git("update-ref", "HEAD", id);
    return id;
  };
  const author = "author Dee Park <dee@bank.example> 1795172400 +0000";
  const committer = "committer Ann Bell <ann@bank.example> 1795172400 +0000";
  const ids = [
    craft([author, committer, line], "\n"),
    craft([author, committer, line], ""),
    craft([author, committer, `parent ${zeros}`, "author Not <not@bank.example> 1 +0000"], "\n\nText\n"),
    craft([author, committer], `\n\n${line}\0a.md\0\0commit ${zeros}\nlog size 3\nabc\n`),
    craft(
      [author, committer, "encoding ISO-8859-1"],
      Buffer.from("\n\nCo-authored-by: J\xf6rg <j@bank.example>", "latin1"),
    ),
    craft([author, committer, "encoding nonsense"], Buffer.from("\n\n\xff\xfe\n", "latin1")),
    craft(
      [author, committer, "gpgsig -----BEGIN SSH SIGNATURE-----", ` ${line}`, " author x <x@y> 1 +0000"],
      "\n\nSigned\n",
    ),
  ];
  const history = await historyOf(repo);
  expect(history.map(({ commit }) => commit.id)).toEqual([...ids.toReversed(), base]);
  for (const { commit, changes } of history.slice(0, -1)) {
    expect(commit).toMatchObject({ author: dee, committer: ann, authoredAt: 1_795_172_400_000 });
    expect(commit.parents).toHaveLength(1);
    expect(listed([{ commit, changes }])).toEqual([["0: a.md > a.md"]]);
  }
  expect(history.flatMap(({ commit }) => commit.coAuthors)).toEqual([{ name: "Jörg", email: "j@bank.example" }]);
});

test.each([
  ["author  <> 0 +0000", { name: "", email: "" }, 0],
  ["author A B", { name: "A B", email: "" }, 0],
  ["author A <a@x", { name: "A", email: "a@x" }, 0],
  ["author A <b> <a@x> 12 +0000", { name: "A", email: "b" }, 12_000],
  ["author A > B <a@x> 12", { name: "A > B", email: "a@x" }, 12_000],
  ["author A <a@x> -12 +0000", { name: "A", email: "a@x" }, 0],
  ["author A <a@x> 99999999999999999999 +0000", { name: "A", email: "a@x" }, 0],
  ["author Jörg 日本 <a@x> 12 +0000", { name: "Jörg 日本", email: "a@x" }, 12_000],
])("%s", (line, author, authoredAt) => {
  const commit = readCommit("id", `tree x\n${line}\ncommitter A <a@x> 1 +0000\n\n    Text\n`);
  expect(commit).toMatchObject({ author, authoredAt, parents: [] });
});

test.each([
  ["Co-authored-by: Dee Park <dee@bank.example>", [dee]],
  [
    "* One\n    \n    co-authored-by:Dee Park<dee@bank.example>\n    \n    * Two\n    \n    CO-AUTHORED-BY : Ann Bell <ann@bank.example>  ",
    [dee, ann],
  ],
  ["Co-authored-by: Dee Park", [{ name: "Dee Park", email: "" }]],
  ["Reviewed-by: Dee Park <dee@bank.example>\n    Said: co-authored-by: Dee <dee@x>", []],
])("co-authors of %j", (message, coAuthors) => {
  expect(readCommit("id", `tree x\n\n    ${message}\n`).coAuthors).toEqual(coAuthors);
});

test("two thousand commits and three hundred folders are one call", async () => {
  const repo = await makeRepository();
  repo.history(
    Array.from({ length: 2000 }, (_, at) => ({
      files: { [`deployments/${at % 300}/plan.md`]: `${long}${at}\n` },
      message: `Change ${at}`,
    })),
  );
  const one = await historyOf(repo, { paths: ["deployments/7"] });
  expect(one).toHaveLength(7);
  const folders = Array.from({ length: 300 }, (_, at) => `deployments/${at}`);
  expect(await historyOf(repo, { paths: folders })).toHaveLength(2000);
});
