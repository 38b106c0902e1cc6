import type { Environment } from "./run-git.ts";

/** What a pull request is to be merged into, as a CI says it. */
export interface CiBase {
  /** The CI's name. */
  readonly ci: string;
  /** The variable or field that says it. */
  readonly source: string;
  /** A branch of `origin`, or the full name of a commit. */
  readonly kind: "branch" | "commit";
  readonly name: string;
}

interface Ci {
  readonly name: string;
  /** A variable that is set where this CI runs. */
  readonly marker: string;
  /** Variables with the name of the branch. */
  readonly branches: readonly string[];
  /** Variables with a commit, for where the branch is not known or was not fetched. */
  readonly commits: readonly string[];
  /** Two variables that differ where `origin` is a fork, whose branches are its owner's. */
  readonly fork?: readonly [string, string];
  /** How to have it fetch whole histories. */
  readonly whole: string | null;
}

/**
 * What each CI documents. CircleCI sets nothing: its pipeline value `pipeline.event.github.pull_request.base.ref` can be
 * handed to `--base`. A branch goes before a commit, for it is the branch as it is now whose config counts, and
 * GitLab's commit stays the old one when a merge request is pointed at another branch.
 */
const cis: readonly Ci[] = [
  {
    name: "GitHub Actions",
    marker: "GITHUB_ACTIONS",
    branches: ["GITHUB_BASE_REF"],
    commits: [],
    whole: "fetch-depth: 0 of actions/checkout",
  },
  {
    name: "GitLab CI",
    marker: "GITLAB_CI",
    branches: ["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"],
    commits: ["CI_MERGE_REQUEST_TARGET_BRANCH_SHA", "CI_MERGE_REQUEST_DIFF_BASE_SHA"],
    fork: ["CI_MERGE_REQUEST_PROJECT_ID", "CI_PROJECT_ID"],
    whole: 'GIT_DEPTH: "0" among its variables',
  },
  {
    name: "Azure Pipelines",
    marker: "TF_BUILD",
    branches: ["SYSTEM_PULLREQUEST_TARGETBRANCH"],
    commits: [],
    whole: "fetchDepth: 0 of its checkout step",
  },
  {
    name: "Buildkite",
    marker: "BUILDKITE",
    branches: ["BUILDKITE_PULL_REQUEST_BASE_BRANCH", "BUILDKITE_MERGE_QUEUE_BASE_BRANCH"],
    commits: ["BUILDKITE_MERGE_QUEUE_BASE_COMMIT"],
    whole: null,
  },
  { name: "CircleCI", marker: "CIRCLECI", branches: [], commits: [], whole: null },
  {
    name: "Bitbucket Pipelines",
    marker: "BITBUCKET_BUILD_NUMBER",
    branches: ["BITBUCKET_PR_DESTINATION_BRANCH"],
    commits: ["BITBUCKET_PR_DESTINATION_COMMIT"],
    whole: "clone: depth: full in its file",
  },
  // Last, as its agents can be machines of any other CI.
  { name: "Jenkins", marker: "JENKINS_URL", branches: ["CHANGE_TARGET"], commits: [], whole: null },
];

/** The CI that a process runs in, by its environment; null where it is none that is known. */
export function detectCi(env: Environment): { readonly name: string; readonly whole: string | null } | null {
  return cis.find(({ marker }) => isSet(env[marker])) ?? null;
}

/**
 * What the CI says to be the base, best first; empty where it says nothing, as in a build of no pull request. `event` is
 * the parsed JSON of the file that GITHUB_EVENT_PATH names, or null.
 */
export function readCiBases(env: Environment, event: unknown): readonly CiBase[] {
  const ci = cis.find(({ marker }) => isSet(env[marker]));
  if (!ci) return [];
  const forked = ci.fork !== undefined && env[ci.fork[0]] !== undefined && env[ci.fork[0]] !== env[ci.fork[1]];
  const payload = ci.marker === "GITHUB_ACTIONS" ? eventBases(event) : [];
  const found = [
    ...(forked ? [] : ci.branches).map((name) => ({ kind: "branch" as const, source: name, name: env[name] })),
    ...payload,
    ...ci.commits.map((name) => ({ kind: "commit" as const, source: name, name: env[name] })),
  ];
  return found.flatMap(({ kind, source, name = "" }): readonly CiBase[] => {
    const plain = name.replace(/^refs\/heads\//, "");
    const usable = kind === "branch" ? isBranch(plain) : /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(plain);
    return usable ? [{ ci: ci.name, source, kind, name: plain }] : [];
  });
}

/**
 * GitHub's event. In a merge queue GITHUB_BASE_REF is not set. There the branch goes before the commit, too: that is the
 * entry ahead in the queue, and a queue may be set to merge entries whose own checks have failed.
 */
function eventBases(event: unknown): readonly Omit<CiBase, "ci">[] {
  const queued = fieldOf(event, "merge_group");
  const base = fieldOf(fieldOf(event, "pull_request"), "base");
  return [
    { kind: "branch", source: "merge_group.base_ref", name: textOf(fieldOf(queued, "base_ref")) },
    { kind: "commit", source: "merge_group.base_sha", name: textOf(fieldOf(queued, "base_sha")) },
    { kind: "commit", source: "pull_request.base.sha", name: textOf(fieldOf(base, "sha")) },
  ];
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : null;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}

/** Whether a text can be a branch's name; what else git forbids it will not find. */
function isBranch(name: string): boolean {
  return name !== "" && !/[\0-\x20\x7f~^:?*[\\]|\.\.|@\{/.test(name);
}
