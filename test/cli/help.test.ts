import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import type { CommandDefinition } from "../../src/cli/command.ts";
import { buildProgram, commands } from "../../src/cli/program.ts";
import { runAt } from "../merge/run-check.ts";

const program = buildProgram(
  {
    cwd: "/",
    env: {},
    now: () => new Date(0),
    print: () => undefined,
    complain: () => undefined,
    readInput: async () => new Uint8Array(),
    width: null,
    terminal: null,
  },
  async () => undefined,
);

const all = commands.flatMap((definition) => [
  { path: [definition.name], definition },
  ...(definition.subcommands ?? []).map((it) => ({ path: [definition.name, it.name], definition: it })),
]);

function find(path: readonly string[]): Command {
  return path.reduce((above: Command, name) => {
    const command = above.commands.find((it) => it.name() === name);
    if (command === undefined) throw new Error(`no command ${name}`);
    return command;
  }, program);
}

describe.each(all.map((it) => [it.path.join(" "), it] as const))("help of %s", (_, { path, definition }) => {
  test("is worth a page of a manual", async () => {
    const { stdout, code } = await runAt("/", [...path, "--help"]);
    expect(code).toBe(0);
    const command = find(path);
    expect(command.description()).toMatch(/^[A-Z].{30,}\.$/s);
    for (const argument of command.registeredArguments) expect(argument.description).not.toBe("");
    for (const { long, description } of command.options) {
      expect(description).not.toBe("");
      expect(stdout).toContain(`  ${long}`);
    }
    expect(stdout).toMatch(/\nExit codes:\n {2}0 {2}.+\n(?: {2}\d {2}.+\n)* {2}2 {2}/);
    expect(stdout).toMatch(/\nExamples:\n {2}# .+\n {2}\S/);
    for (const line of stdout.split("\n").filter((it) => !it.startsWith("  deploydoc"))) {
      expect(line.length).toBeLessThanOrEqual(120);
    }
  });

  test("has examples with flags that there are", () => {
    for (const { command, flags } of definition.examples.flatMap(({ line }) => callsIn(line))) {
      const known = new Set([...find(command).options.map(({ long }) => long), "--help"]);
      expect(flags.filter((flag) => !known.has(flag))).toEqual([]);
    }
  });
});

/** The calls of deploydoc in a command line: the commands they name, and their flags. */
function callsIn(line: string): readonly { readonly command: readonly string[]; readonly flags: readonly string[] }[] {
  return [...line.matchAll(/deploydoc ([^|)"]*(?:"[^"]*"[^|)"]*)*)/g)].map(([, rest = ""]) => {
    const words = rest.trim().split(/\s+/);
    const first: CommandDefinition | undefined = commands.find(({ name }) => name === words[0]);
    const second = first?.subcommands?.some(({ name }) => name === words[1]) ?? false;
    return { command: words.slice(0, second ? 2 : 1), flags: words.filter((word) => word.startsWith("--")) };
  });
}
