import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../src/cli/main.ts";

const readme = readFileSync("README.md", "utf8");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "deploydoc-readme-"));
  const who = ["-c", "user.name=Ana Ruiz", "-c", "user.email=ana@shop.example"];
  spawnSync("git", ["init", "-q", "-b", "main"], { cwd: folder });
  spawnSync("git", [...who, "commit", "-q", "--allow-empty", "-m", "Begin"], { cwd: folder });
  cpSync("fixtures/demo", join(folder, "changes"), { recursive: true });
  cpSync("fixtures/kinds/change-request/complete.md", join(folder, "changes/cr-4471.md"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a command line of the README prints, diagnostics included, as on a terminal of 80 columns. */
async function run(line: string): Promise<{ readonly printed: string; readonly code: number }> {
  const parts: string[] = [];
  const args = line.match(/"[^"]*"|\S+/g)?.map((it) => it.replaceAll('"', "")) ?? [];
  const code = await main(args.slice(1), {
    cwd: folder,
    env: { NO_COLOR: "1", PATH: process.env.PATH },
    now: () => new Date("2026-11-20T09:00:00Z"),
    print: (text) => void parts.push(text),
    complain: (text) => void parts.push(text),
    readInput: async () => new Uint8Array(),
    width: 80,
    terminal: null,
  });
  return { printed: parts.join(""), code };
}

/** The bash or YAML block after a text of the README. */
function blockAfter(text: string, language: string): string {
  return new RegExp(`${text}[\\s\\S]*?\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? "";
}

describe("README", () => {
  it("shows a session as it is now", async () => {
    const [before = "", session = "", after = ""] = readme.split(
      /(?<=<!-- session -->\n\n```console\n)([\s\S]*?)(?=```)/,
    );
    const lines = session.split("\n").filter((line) => line.startsWith("$ deploydoc "));
    expect(lines.length).toBeGreaterThan(1);
    const shown: string[] = [];
    for (const line of lines) shown.push(`${line}\n${(await run(line.slice(2))).printed}`);
    await expect(before + shown.join("\n") + after).toMatchFileSnapshot("../README.md");
  });

  it("uses commands that work in a repository", async () => {
    const block = blockAfter("## Use it in a repository", "bash").replaceAll("\\\n", "");
    const commands = block.match(/(?<=^npx )deploydoc [^#\n]*/gm) ?? [];
    const codes: number[] = [];
    for (const command of commands) codes.push((await run(command.trim())).code);
    // What a scaffold lacks is a warning, and drafts are not merged.
    expect(codes).toEqual([0, 0, 0, 0, 1]);
  });

  it("shows a program that runs", () => {
    const program = blockAfter("## As data", "js").replace('"deploydoc"', JSON.stringify(resolve("dist/index.js")));
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
      encoding: "utf8",
    });
    expect({ stdout, stderr }).toEqual({ stdout: "0.5 10 minutes\n[ '4: unchecked-gate' ]\n", stderr: "" });
  });

  it("shows a config that is valid", async () => {
    mkdirSync(join(folder, "kinds"), { recursive: true });
    writeFileSync(join(folder, "deploydoc.config.yaml"), blockAfter("A team's own kind", "yaml"));
    const { printed, code } = await run("deploydoc lint changes/cr-4471.md");
    expect(`${code} ${printed}`).toMatch(/^0 /);
  });
});

describe("the demo", () => {
  it("ends every step as expected", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/demo.mjs"], { encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.match(/^\$ deploydoc /gm)).toHaveLength(6);
  });
});
