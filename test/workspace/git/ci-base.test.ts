import { expect, test } from "vitest";
import { detectCi, readCiBases } from "../../../src/workspace/git/ci-base.ts";

const a = "a".repeat(40);
const b = "b".repeat(40);

interface Case {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  readonly event?: unknown;
  /** As "CI: source kind name". */
  readonly expected: readonly string[];
}

const github = { GITHUB_ACTIONS: "true" };
const gitlab = { GITLAB_CI: "true", CI_PROJECT_ID: "7", CI_MERGE_REQUEST_PROJECT_ID: "7" };

const cases: readonly Case[] = [
  { name: "no CI", env: { GITHUB_BASE_REF: "main", CI: "true" }, expected: [] },
  {
    name: "a pull request on GitHub",
    env: { ...github, GITHUB_BASE_REF: "release/1.x" },
    event: { pull_request: { base: { ref: "release/1.x", sha: a } } },
    expected: [
      "GitHub Actions: GITHUB_BASE_REF branch release/1.x",
      `GitHub Actions: pull_request.base.sha commit ${a}`,
    ],
  },
  {
    name: "GitHub's merge queue",
    env: { ...github, GITHUB_BASE_REF: "" },
    event: { merge_group: { base_ref: "refs/heads/main", base_sha: a, head_sha: b } },
    expected: ["GitHub Actions: merge_group.base_ref branch main", `GitHub Actions: merge_group.base_sha commit ${a}`],
  },
  { name: "a push on GitHub", env: github, event: { before: a, after: b }, expected: [] },
  ...[null, 1, "text", [], { pull_request: null }, { pull_request: { base: { sha: 1 } } }, { merge_group: [] }].map(
    (event) => ({ name: `the event ${JSON.stringify(event)}`, env: github, event, expected: [] }),
  ),
  {
    name: "a merge request on GitLab",
    env: { ...gitlab, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main", CI_MERGE_REQUEST_DIFF_BASE_SHA: a },
    expected: [
      "GitLab CI: CI_MERGE_REQUEST_TARGET_BRANCH_NAME branch main",
      `GitLab CI: CI_MERGE_REQUEST_DIFF_BASE_SHA commit ${a}`,
    ],
  },
  {
    name: "GitLab's merge train",
    env: {
      ...gitlab,
      CI_MERGE_REQUEST_EVENT_TYPE: "merge_train",
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
      CI_MERGE_REQUEST_TARGET_BRANCH_SHA: b,
      CI_MERGE_REQUEST_DIFF_BASE_SHA: a,
    },
    expected: [
      "GitLab CI: CI_MERGE_REQUEST_TARGET_BRANCH_NAME branch main",
      `GitLab CI: CI_MERGE_REQUEST_TARGET_BRANCH_SHA commit ${b}`,
      `GitLab CI: CI_MERGE_REQUEST_DIFF_BASE_SHA commit ${a}`,
    ],
  },
  {
    name: "a merge request that runs in a fork on GitLab",
    env: {
      ...gitlab,
      CI_PROJECT_ID: "8",
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
      CI_MERGE_REQUEST_DIFF_BASE_SHA: a,
    },
    expected: [`GitLab CI: CI_MERGE_REQUEST_DIFF_BASE_SHA commit ${a}`],
  },
  { name: "a branch on GitLab", env: { GITLAB_CI: "true", CI_COMMIT_BRANCH: "feature" }, expected: [] },
  {
    name: "a pull request on Azure",
    env: { TF_BUILD: "True", SYSTEM_PULLREQUEST_TARGETBRANCH: "refs/heads/main" },
    expected: ["Azure Pipelines: SYSTEM_PULLREQUEST_TARGETBRANCH branch main"],
  },
  {
    name: "a pull request on Buildkite",
    env: { BUILDKITE: "true", BUILDKITE_PULL_REQUEST: "7", BUILDKITE_PULL_REQUEST_BASE_BRANCH: "main" },
    expected: ["Buildkite: BUILDKITE_PULL_REQUEST_BASE_BRANCH branch main"],
  },
  {
    name: "a merge queue on Buildkite",
    env: {
      BUILDKITE: "true",
      BUILDKITE_PULL_REQUEST: "false",
      BUILDKITE_PULL_REQUEST_BASE_BRANCH: "",
      BUILDKITE_MERGE_QUEUE_BASE_BRANCH: "main",
      BUILDKITE_MERGE_QUEUE_BASE_COMMIT: a,
    },
    expected: [
      "Buildkite: BUILDKITE_MERGE_QUEUE_BASE_BRANCH branch main",
      `Buildkite: BUILDKITE_MERGE_QUEUE_BASE_COMMIT commit ${a}`,
    ],
  },
  {
    name: "a pull request on Jenkins",
    env: { JENKINS_URL: "https://ci.bank.example", CHANGE_ID: "7", CHANGE_TARGET: "main" },
    expected: ["Jenkins: CHANGE_TARGET branch main"],
  },
  {
    name: "a pull request on Bitbucket",
    env: {
      BITBUCKET_BUILD_NUMBER: "7",
      BITBUCKET_PR_DESTINATION_BRANCH: "main",
      BITBUCKET_PR_DESTINATION_COMMIT: "abc1234",
    },
    expected: ["Bitbucket Pipelines: BITBUCKET_PR_DESTINATION_BRANCH branch main"],
  },
  { name: "CircleCI", env: { CIRCLECI: "true", CIRCLE_BRANCH: "feature" }, expected: [] },
  ...["", "a b", "a..b", "a~1", "a^", "@{u}", "a:b", "a\nb", "*", "refs/heads/"].map((branch) => ({
    name: `a branch ${JSON.stringify(branch)}`,
    env: { ...github, GITHUB_BASE_REF: branch },
    expected: [],
  })),
];

test.each(cases)("$name", ({ env, event = null, expected }) => {
  const bases = readCiBases(env, event);
  expect(bases.map(({ ci, source, kind, name }) => `${ci}: ${source} ${kind} ${name}`)).toEqual(expected);
});

test("the CI is known where it names no base, too", () => {
  expect(detectCi({ CIRCLECI: "true" })?.name).toBe("CircleCI");
  expect(detectCi({ CI: "true", GITHUB_ACTIONS: "" })).toBeNull();
});
