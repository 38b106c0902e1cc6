import { isMap, isSeq, parseDocument } from "yaml";
import { addToYaml } from "./add-to-yaml.ts";
import { type Change, leave, mentions } from "./change.ts";
import { type Calling, commandLine } from "./packages.ts";

type Files = ReadonlyMap<string, string>;

/** The Node that the CI runs deploydoc with, where the repository does not say. */
const node = 22;

const workflowPath = ".github/workflows/deploydoc.yml";

/** A workflow of its own for GitHub, unless one calls deploydoc already. */
export function changeGithub(files: Files, calling: Calling): Change {
  const there = files.get(workflowPath);
  if (there !== undefined) {
    return leave(
      workflowPath,
      there,
      mentions(there) ? null : "it is not of deploydoc: add the step of deploydoc's docs/integration.md",
    );
  }
  const calls = [...files].find(([path, text]) => path.startsWith(".github/workflows/") && mentions(text));
  if (calls) return leave(...calls, "it calls deploydoc already");
  return { path: workflowPath, before: null, after: workflow(calling), note: null };
}

function workflow(calling: Calling): string {
  const installs = (calling.manager?.install ?? []).map((line) => `      - run: ${line}\n`).join("");
  return `# Holds a pull request back until the deployment documents that it touches are complete and signed.
# To have it count, make the check "deployment documents" a required one.
name: deploydoc
on:
  # On every one, whatever it touches: a required check that does not run is waited for without an end.
  pull_request:
  merge_group:
permissions:
  contents: read
jobs:
  check:
    name: deployment documents
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@v4
        with:
          # Who signed what, and what has changed since, is in the history.
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: ${node}
${installs}      # Writes annotations, and the job's summary.
      - run: ${commandLine(calling, "check")}
`;
}

const gitlabPath = ".gitlab-ci.yml";

/** A job in GitLab's pipeline. */
export function changeGitlab(files: Files, calling: Calling): Change {
  const before = files.get(gitlabPath) ?? null;
  if (before !== null && mentions(before)) return leave(gitlabPath, before);
  const report = "gl-code-quality-report.json";
  const job = {
    image: `node:${node}`,
    ...chooseStage(before),
    variables: { GIT_DEPTH: "0" },
    rules: [{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }],
    script: [
      ...(calling.manager?.install ?? []),
      commandLine(calling, `check --format stylish --format gitlab --output ${report} --force`),
    ],
    artifacts: { when: "always", reports: { codequality: report } },
  };
  const after = addToYaml(before ?? "", { path: [], key: "deploydoc", value: job });
  return { path: gitlabPath, before, after, note: null };
}

/** The stage `test` is there unless the pipeline lists others. */
function chooseStage(text: string | null): { readonly stage?: string } {
  const document = parseDocument(text ?? "");
  const stages: unknown = isMap(document.contents) ? document.get("stages") : null;
  if (!isSeq(stages)) return {};
  const names: readonly unknown[] = stages.toJSON();
  const stage = names.includes("test") ? "test" : names[0];
  return typeof stage === "string" ? { stage } : {};
}
