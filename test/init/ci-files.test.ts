import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { makeRepository, makeScratch } from "../support/repository.ts";

const version: string = JSON.parse(readFileSync("package.json", "utf8")).version;
const open = "# Checks\n\n- [ ] Backups are taken\n";
const done = open.replace("[ ]", "[x]");

/** A folder with programs that stand in for the registry: what they are called with is logged, deploydoc is this checkout. */
function makeTools(scratch: string): { readonly path: string; readonly calls: () => string } {
  const tools = join(scratch, "tools");
  const log = join(scratch, "calls");
  mkdirSync(tools);
  const npm = [
    "#!/bin/bash",
    `printf '%s\\n' "$PWD" "$@" >> '${log}'`,
    'while [ $# -gt 0 ]; do if [ "$1" = --prefix ]; then prefix=$2; fi; shift; done',
    'if [ -n "$prefix" ]; then mkdir -p "$prefix/node_modules";',
    `ln -sfn '${resolve(".")}' "$prefix/node_modules/deploydoc"; fi`,
  ];
  const programs = { npm: npm.join("\n"), deploydoc: `#!/bin/sh\nexec node '${resolve("bin/deploydoc.js")}' "$@"` };
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(tools, name), `${script}\n`);
    chmodSync(join(tools, name), 0o755);
  }
  return { path: tools, calls: () => (existsSync(log) ? readFileSync(log, "utf8") : "") };
}

/** A repository whose branch touches one document. */
async function makeBranch(document: string): Promise<string> {
  const repo = await makeRepository();
  repo.commit({ files: { "README.md": "# Shop\n" } });
  repo.branch("feature");
  repo.commit({ files: { "deployments/a.md": document } });
  return repo.path;
}

const plain = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:GITHUB_|GITLAB_|CI|GIT_|npm_)/.test(name)),
);

describe("action.yml", () => {
  interface Step {
    readonly id?: string;
    readonly shell: string;
    readonly run: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly "working-directory"?: string;
  }
  const action: {
    readonly inputs: Readonly<Record<string, { description: string; required: boolean; default: string }>>;
    readonly outputs: Readonly<Record<string, { description: string; value: string }>>;
    readonly runs: { readonly using: string; readonly steps: readonly Step[] };
  } = parse(readFileSync("action.yml", "utf8"));

  test("it has the shape of a composite action, and puts no expression into a script", () => {
    expect(Object.keys(action)).toEqual(["name", "description", "author", "branding", "inputs", "outputs", "runs"]);
    expect(action.runs.using).toBe("composite");
    for (const input of Object.values(action.inputs)) {
      expect(input).toEqual({ description: expect.any(String), required: false, default: expect.any(String) });
    }
    expect(action.inputs.version?.default).toBe(version);
    for (const step of action.runs.steps) {
      expect(step).toMatchObject({ name: expect.any(String), shell: "bash", run: expect.any(String) });
      expect(step.run).not.toContain("${{");
    }
    const expressions = JSON.stringify(action).match(/\$\{\{[^}]*\}\}/g) ?? [];
    const known = [
      ...Object.keys(action.inputs).map((name) => `inputs.${name}`),
      ...Object.keys(action.outputs).map((name) => `steps.check.outputs.${name}`),
      "runner.temp",
    ];
    expect(expressions.map((it) => it.slice(3, -2).trim()).filter((it) => !known.includes(it))).toEqual([]);
  });

  interface Done {
    readonly code: number;
    readonly said: string;
    readonly outputs: string;
    readonly summary: string;
    readonly calls: string;
    readonly temp: string;
  }

  /** Does what GitHub's runner does with the steps. */
  function runAction(workspace: string, inputs: Readonly<Record<string, string>>): Done {
    const scratch = makeScratch();
    const tools = makeTools(scratch);
    const temp = join(scratch, "temp");
    mkdirSync(temp);
    const files = { GITHUB_OUTPUT: join(scratch, "output"), GITHUB_STEP_SUMMARY: join(scratch, "summary") };
    for (const file of Object.values(files)) writeFileSync(file, "");
    const values: Record<string, string> = { "runner.temp": temp };
    for (const [name, input] of Object.entries(action.inputs)) values[`inputs.${name}`] = inputs[name] ?? input.default;
    const fill = (text: string) => text.replace(/\$\{\{ ([^}]*) \}\}/g, (_, name: string) => values[name] ?? "");
    let code = 0;
    let said = "";
    for (const step of action.runs.steps) {
      const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(value)]));
      const result = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run], {
        cwd: resolve(workspace, fill(step["working-directory"] ?? ".")),
        env: { ...plain, ...files, ...own, PATH: `${tools.path}:${process.env.PATH}`, RUNNER_TEMP: temp },
        encoding: "utf8",
      });
      said += result.stdout + result.stderr;
      code = result.status ?? -1;
      if (code !== 0) break;
    }
    const [outputs, summary] = Object.values(files).map((file) => readFileSync(file, "utf8"));
    return { code, said, outputs: outputs ?? "", summary: summary ?? "", calls: tools.calls(), temp };
  }

  test("it annotates, sums up, leaves SARIF and fails as check does", async () => {
    const workspace = await makeBranch(open);
    const { code, said, outputs, summary, calls, temp } = runAction(workspace, { args: "--base\nmain\n" });
    expect({ code, said }).toMatchObject({ code: 1 });
    expect(said).toMatch(/^::error .*file=deployments\/a\.md/m);
    expect(summary).toContain("Backups are taken");
    expect(outputs).toBe(`sarif=${join(temp, "deploydoc.sarif")}\nexit-code=1\n`);
    expect(JSON.parse(readFileSync(join(temp, "deploydoc.sarif"), "utf8"))).toMatchObject({ version: "2.1.0" });
    expect(calls.split("\n")).toEqual(expect.arrayContaining([temp, "--ignore-scripts", `deploydoc@${version}`]));
    expect(readdirSync(workspace).sort()).toEqual([".git", "README.md", "deployments"]);
  });

  test("it passes what may be merged, from a folder within", async () => {
    const workspace = await makeBranch(done);
    const args = "--base\nmain";
    const { code, said, outputs } = runAction(workspace, { args, "working-directory": "deployments" });
    expect({ code, said }).toMatchObject({ code: 0 });
    expect(outputs).toContain("exit-code=0\n");
  });

  test("what could not be judged fails", async () => {
    const { code, outputs } = runAction(await makeBranch(done), { args: "--base\nnowhere" });
    expect({ code, outputs }).toEqual({ code: 2, outputs: "exit-code=2\n" });
  });

  test.for(["0.1.0; touch pwned", "$(touch pwned)", "npm:evil@1", "../evil", "-g", "0.1.0\nx", ""])(
    "the version %j is none",
    async (version) => {
      const workspace = await makeBranch(done);
      const { code, said, calls } = runAction(workspace, { version, args: "--base\nmain" });
      expect({ code, calls, said }).toMatchObject({
        code: 2,
        calls: "",
        said: expect.stringMatching(/^::error .*\n$/),
      });
      expect(existsSync(join(workspace, "pwned"))).toBe(false);
    },
  );

  test("arguments are arguments, whatever they hold", async () => {
    const workspace = await makeBranch(done);
    const { code, temp } = runAction(workspace, {
      args: '--base\nmain\n$(touch pwned)\n`touch pwned`\n"; touch pwned',
    });
    expect(code).toBe(2);
    expect(existsSync(join(workspace, "pwned")) || existsSync(join(temp, "pwned"))).toBe(false);
  });
});

describe("ci/gitlab.yml", () => {
  const text = readFileSync("ci/gitlab.yml", "utf8");
  const [header, template = ""] = text.split("\n---\n");
  const inputs: Readonly<Record<string, { default: string }>> = parse(header ?? "").spec.inputs;
  const filled = template.replace(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_, name: string) => inputs[name]?.default ?? "?");
  const job: {
    readonly variables: Readonly<Record<string, string>>;
    readonly rules: readonly { readonly if: string }[];
    readonly script: readonly string[];
    readonly artifacts: { readonly when: string; readonly reports: Readonly<Record<string, string>> };
  } = parse(filled).deploydoc;

  test("its inputs are used and have defaults; a script holds none of them", () => {
    expect(parseAllDocuments(text).flatMap((it) => it.errors)).toEqual([]);
    for (const name of Object.keys(inputs)) expect(template).toContain(`$[[ inputs.${name} ]]`);
    expect(filled).not.toContain('?"');
    expect(inputs.version?.default).toBe(version);
    expect(job.variables).toEqual({ GIT_DEPTH: "0", DEPLOYDOC_VERSION: version });
    expect(JSON.stringify(parse(template)).match(/"script":\[.*?\]/)?.[0]).not.toContain("[[");
    expect(job.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }]);
  });

  test.for([
    [open, 1],
    [done, 0],
  ] as const)("its script leaves both reports and fails as check does: %j", async ([document, code]) => {
    const workspace = await makeBranch(document);
    const scratch = makeScratch();
    const tools = makeTools(scratch);
    const script = job.script.map((line) => line.replace("deploydoc check", "deploydoc check --base main")).join("\n");
    const { status, stdout, stderr } = spawnSync("bash", ["-eo", "pipefail", "-c", script], {
      cwd: workspace,
      env: { ...plain, ...job.variables, PATH: `${tools.path}:${process.env.PATH}` },
      encoding: "utf8",
    });
    expect({ status, stdout, stderr }).toMatchObject({ status: code, stderr: "" });
    expect(tools.calls()).toContain(`deploydoc@${version}\n`);
    const { codequality = "", junit = "" } = job.artifacts.reports;
    expect(JSON.parse(readFileSync(join(workspace, codequality), "utf8"))).toHaveLength(code);
    expect(readFileSync(join(workspace, junit), "utf8")).toContain("<testsuites");
  });
});
