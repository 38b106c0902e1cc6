import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { describeCommand, listCommands } from "../../src/cli/completions/describe.ts";
import { buildProgram } from "../../src/cli/program.ts";
import { builtInNames } from "../../src/kinds/builtin.ts";
import { runAt } from "../merge/run-check.ts";
import { makeScratch } from "../support/repository.ts";

const shells = ["bash", "zsh", "fish"] as const;
type Shell = (typeof shells)[number];

const missing = shells.filter((shell) => spawnSync(shell, ["--version"]).error !== undefined);
if (missing.length > 0 && process.env.CI) throw new Error(`No ${missing.join(", ")}: install it`);
if (missing.length > 0) console.warn(`No ${missing.join(", ")} here: its completions are not tested`);

const folder = makeScratch();

beforeAll(async () => {
  for (const name of ["deployments/2026-12-01-checkout", "docs"]) mkdirSync(join(folder, name), { recursive: true });
  for (const name of ["plan.md", "place here.md", "$(touch hacked).md"]) writeFileSync(join(folder, name), "");
  for (const shell of shells) {
    const { stdout, code } = await runAt(folder, ["completions", shell]);
    expect(code).toBe(0);
    writeFileSync(join(folder, `completions.${shell}`), stdout);
  }
});

/** What is offered at the end of each line. */
type Offers = Readonly<Record<string, readonly string[]>>;

function run(shell: Shell, args: readonly string[], input: string): string {
  const { stdout, stderr, error } = spawnSync(shell, args, {
    cwd: folder,
    input,
    encoding: "utf8",
    env: { PATH: process.env.PATH, HOME: folder, TERM: "dumb", LC_ALL: "C.UTF-8" },
    timeout: 60_000,
  });
  if (error !== undefined) throw error;
  expect(stderr).toBe("");
  return stdout;
}

function split(output: string): Offers {
  return Object.fromEntries(
    output
      .split("== ")
      .slice(1)
      .map((part) => {
        const [line = "", ...offers] = part.split("\n");
        return [line, offers.filter((it) => it !== "").sort()];
      }),
  );
}

const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

const ask: Readonly<Record<Shell, (lines: readonly string[]) => Offers>> = {
  bash: (lines) =>
    split(
      run(
        "bash",
        ["--noprofile", "--norc"],
        `set -u
source ./completions.bash
COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:'
offer() {
  COMP_LINE=$1 COMP_POINT=\${#1}
  _deploydoc
  echo "== $1"
  ((\${#COMPREPLY[@]} == 0)) || printf '%s\\n' "\${COMPREPLY[@]}"
}
${lines.map((line) => `offer ${quote(line)}`).join("\n")}
`,
      ),
    ),
  // A real terminal: what is unique is filled in, and the line is read back.
  zsh: (lines) => {
    const output = run(
      "zsh",
      ["-f"],
      `zmodload zsh/zpty
zpty shell 'zsh -f -i'
say() { zpty -w shell $1 }
wait_for() { local seen; zpty -r shell seen "*$1*"; reply=$seen }
say 'unsetopt beep; stty -echo; PS1=; setopt no_list_ambiguous; zstyle ":completion:*" menu no; LISTMAX=1000'
say 'autoload -Uz compinit; compinit -u -D; source ./completions.zsh'
say 'show() { print -r -- "<<$BUFFER>>"; BUFFER= }; zle -N show; bindkey "^X" show; print rea""dy'
wait_for ready
${lines
  .map(
    (line) => `zpty -w -n shell ${quote(line)}$'\\t\\x18'
wait_for '>>'
print -r -- "== "${quote(line)}
print -r -- \${\${reply##*<<}%%>>*}`,
  )
  .join("\n")}
zpty -d shell
`,
    );
    return split(output);
  },
  fish: (lines) => {
    const offers = lines.map(
      (line) => `echo "== "${fishQuote(line)}; complete -C ${fishQuote(line)} | string replace -r '\\t.*' ''`,
    );
    return split(run("fish", ["--no-config", "-c", ["source ./completions.fish", ...offers].join("\n")], ""));
  },
};

function fishQuote(text: string): string {
  return `'${text.replace(/['\\]/g, "\\$&")}'`;
}

const statuses = ["approved", "cancelled", "closed", "deployed", "draft", "rolled-back"];

describe.skipIf(missing.includes("bash"))("bash", () => {
  test("offers commands, flags and values", () => {
    const offers = ask.bash([
      "deploydoc ",
      "deploydoc li",
      "deploydoc lint --f",
      "deploydoc lint --format s",
      "deploydoc lint --format=s",
      "deploydoc check --as ",
      "deploydoc lint --rule unchecked",
      "deploydoc lint --rule unchecked-gate=",
      "deploydoc lint --rule=unchecked-gate=w",
      "deploydoc new depl",
      "deploydoc new deployment --type hotfix,micro",
      "deploydoc new change-request --risk ",
      "deploydoc log --status ",
      "deploydoc log --deployment ",
      "deploydoc explain unchecked-",
      "deploydoc completions ",
      "deploydoc log lint --f",
      "deploydoc lint pl",
      "deploydoc lint $",
      "deploydoc sign --key d",
      "deploydoc sign --name ",
      "deploydoc rules --format ",
      "deploydoc nothing --",
    ]);
    expect(offers["deploydoc "]).toEqual(
      expect.arrayContaining(["check", "completions", "init", "lint", "new", "sign"]),
    );
    expect(offers["deploydoc lint --f"]).toEqual(expect.arrayContaining(["--fix", "--force", "--format"]));
    expect(offers["deploydoc explain unchecked-"]).toContain("unchecked-gate");
    expect(offers["deploydoc lint --rule unchecked"]).toContain("unchecked-gate=");
    expect(offers).toMatchObject({
      "deploydoc li": ["lint"],
      "deploydoc lint --format s": ["sarif", "stylish"],
      "deploydoc lint --format=s": ["sarif", "stylish"],
      "deploydoc check --as ": statuses,
      "deploydoc lint --rule unchecked-gate=": ["error", "info", "off", "warn"],
      "deploydoc lint --rule=unchecked-gate=w": ["warn"],
      "deploydoc new depl": ["deployment", ...builtInNames.filter((it) => it.startsWith("depl"))].sort(),
      "deploydoc new deployment --type hotfix,micro": ["hotfix,microservice"],
      "deploydoc new change-request --risk ": ["high", "low", "medium"],
      "deploydoc log --status ": ["failed", "ok", "retried", "skipped"],
      "deploydoc log --deployment ": ["2026-12-01-checkout"],
      "deploydoc completions ": ["bash", "fish", "zsh"],
      "deploydoc log lint --f": [],
      "deploydoc lint pl": ["place here.md", "plan.md"],
      "deploydoc lint $": ["$(touch hacked).md"],
      "deploydoc sign --key d": ["deployments", "docs"],
      "deploydoc sign --name ": [],
      "deploydoc rules --format ": ["json", "text"],
      "deploydoc nothing --": ["--help", "--version"],
    });
  });
});

describe.skipIf(missing.includes("zsh"))("zsh", () => {
  test("fills in commands, flags and values", () => {
    const filled = {
      "deploydoc li": "deploydoc lint ",
      "deploydoc lint --max": "deploydoc lint --max-warnings ",
      "deploydoc lint --format sar": "deploydoc lint --format sarif ",
      "deploydoc check --as roll": "deploydoc check --as rolled-back ",
      "deploydoc lint --rule unchecked-g": "deploydoc lint --rule unchecked-gate=",
      "deploydoc lint --rule unchecked-gate=w": "deploydoc lint --rule unchecked-gate=warn ",
      "deploydoc new change-r": "deploydoc new change-request ",
      "deploydoc new deployment --rollb": "deploydoc new deployment --rollback-time ",
      // zsh takes the comma away again when no further one is typed.
      "deploydoc new deployment --type hotfix,micro": "deploydoc new deployment --type hotfix,microservice,",
      "deploydoc log --deployment 2026": "deploydoc log --deployment 2026-12-01-checkout ",
      "deploydoc explain unchecked-g": "deploydoc explain unchecked-gate ",
      "deploydoc completions f": "deploydoc completions fish ",
      "deploydoc lint plan": "deploydoc lint plan.md ",
    };
    const offers = ask.zsh(Object.keys(filled));
    expect(Object.fromEntries(Object.entries(offers).map(([line, [buffer]]) => [line, buffer?.trimEnd()]))).toEqual(
      Object.fromEntries(Object.entries(filled).map(([line, buffer]) => [line, buffer.trimEnd()])),
    );
  });
});

describe.skipIf(missing.includes("fish"))("fish", () => {
  test("offers commands, flags and values", () => {
    const offers = ask.fish([
      "deploydoc ",
      "deploydoc li",
      "deploydoc lint --f",
      "deploydoc lint --format s",
      "deploydoc check --as ",
      "deploydoc lint --rule unchecked-g",
      "deploydoc lint --rule unchecked-gate=",
      "deploydoc new deployment --rollb",
      "deploydoc new deployment --type hotfix,micro",
      "deploydoc log --deployment ",
      "deploydoc log lint --f",
      "deploydoc completions ",
      "deploydoc lint pl",
      "deploydoc explain zz",
    ]);
    expect(offers["deploydoc "]).toEqual(
      expect.arrayContaining(["check", "completions", "init", "lint", "new", "sign"]),
    );
    expect(offers["deploydoc lint --f"]).toEqual(expect.arrayContaining(["--fix", "--force", "--format"]));
    expect(offers).toMatchObject({
      "deploydoc li": ["lint"],
      "deploydoc lint --format s": expect.arrayContaining(["sarif", "stylish"]),
      "deploydoc check --as ": statuses,
      "deploydoc lint --rule unchecked-g": ["unchecked-gate="],
      "deploydoc lint --rule unchecked-gate=": ["error", "info", "off", "warn"].map((it) => `unchecked-gate=${it}`),
      "deploydoc new deployment --rollb": ["--rollback-time"],
      "deploydoc new deployment --type hotfix,micro": ["hotfix,microservice"],
      "deploydoc log --deployment ": ["2026-12-01-checkout"],
      "deploydoc log lint --f": [],
      "deploydoc completions ": ["bash", "fish", "zsh"],
      "deploydoc lint pl": ["place here.md", "plan.md"],
      "deploydoc explain zz": [],
    });
  });
});

test("flags with a choice or a file offer values, others none", () => {
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
  const open = listCommands(describeCommand(program)).flatMap(({ command }) =>
    command.flags.flatMap(({ flag, value, values }) => (value !== null && values.type === "none" ? [flag] : [])),
  );
  const known = [
    "as",
    "baseline",
    "ci",
    "config",
    "deployment",
    "format",
    "hook",
    "key",
    "output",
    "risk",
    "rule",
    "status",
  ];
  expect(open.filter((flag) => [...known, "strategy", "type"].includes(flag.slice(2)))).toEqual([]);
  expect(open).toEqual(expect.arrayContaining(["--lead", "--name", "--note"]));
});
