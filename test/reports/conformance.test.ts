import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sarifSchema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, describe, expect, test } from "vitest";
import { describeRules } from "../../src/cli/describe-rules.ts";
import type { LintResult, ReportContext } from "../../src/model/result.ts";
import { render as renderCheckstyle } from "../../src/reports/checkstyle.ts";
import { render as renderGitlab } from "../../src/reports/gitlab.ts";
import { render as renderJunit } from "../../src/reports/junit.ts";
import { render as renderSarif } from "../../src/reports/sarif.ts";
import { lintMarkdown } from "../support/lint.ts";
import gitlabSchema from "./gitlab.schema.json" with { type: "json" };
import { hostile, infest } from "./hostile.ts";
import { context, gate, sample } from "./sample.ts";

interface Run {
  readonly name: string;
  readonly results: readonly LintResult[];
  readonly context: ReportContext;
}

const fresh: readonly LintResult[] = await Promise.all(
  readdirSync("fixtures/kinds").map((kind) => {
    const path = `deployments/2026-12-01-a/${kind}.md`;
    return lintMarkdown(readFileSync(`fixtures/kinds/${kind}/fresh.md`, "utf8"), { path });
  }),
);

const runs: readonly Run[] = [
  { name: "a sample", results: sample, context },
  { name: "a sample at the gate", results: sample, context: gate },
  { name: "nothing", results: [], context },
  { name: "every kind as it is scaffolded", results: fresh, context: { ...context, rules: describeRules } },
  ...Object.entries(hostile).map(([name, text]) => ({ name, ...infest(text) })),
];

describe("SARIF", () => {
  const { $schema: _, id: __, ...schema } = sarifSchema;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajv.addFormat("uri", (text: string) => URL.canParse(text));
  ajv.addFormat("uri-reference", (text: string) => /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-F]{2})*$/.test(text));
  ajv.addFormat("date-time", true);
  const validate = ajv.compile(schema);
  const errorsOf = (log: unknown): unknown => (validate(log) ? null : validate.errors);

  test.each(runs)("of $name is valid by the official schema", ({ results, context: given }) => {
    const log = JSON.parse(renderSarif(results, given));
    expect(errorsOf(log)).toBeNull();
    const [run] = log.runs;
    const found = results.reduce((sum, it) => sum + it.findings.length + it.suppressed.length, 0);
    expect(run.results).toHaveLength(found);
    for (const { ruleId, ruleIndex, partialFingerprints, locations } of run.results) {
      expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
      expect(partialFingerprints.primaryLocationLineHash).toMatch(/^[0-9a-f]{16}:\d+$/);
      const [{ physicalLocation }] = locations;
      expect(results.map(({ path }) => path.replace(/\p{Cs}/gu, "\ufffd"))).toContain(
        decodeURIComponent(physicalLocation.artifactLocation.uri),
      );
    }
  });

  test("that is not valid is noticed", () => {
    const log = JSON.parse(renderSarif(sample, context));
    expect(errorsOf({ ...log, version: "2.0.0" })).not.toBeNull();
    expect(errorsOf({ ...log, runs: [{ ...log.runs[0], columnKind: "bytes" }] })).not.toBeNull();
    log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = "a b.md";
    expect(errorsOf(log)).not.toBeNull();
  });

  test("tells of each rule what it means", () => {
    const { rules } = JSON.parse(renderSarif([], { ...context, rules: describeRules })).runs[0].tool.driver;
    expect(rules.length).toBe(describeRules().length);
    for (const { shortDescription, fullDescription, help } of rules) {
      for (const text of [shortDescription.text, fullDescription.text, help.text, help.markdown]) {
        expect(text.trim()).not.toBe("");
      }
      // GitHub cuts longer ones off.
      expect(fullDescription.text.length).toBeLessThanOrEqual(1024);
      expect(`${fullDescription.text}${help.text}`).not.toMatch(/\*\*|`/);
    }
  });

  test("keeps a link from being made of a message", () => {
    const { results, context: given } = infest("[a](http://evil.example) \\[b](1) [c]\\(2)");
    expect(JSON.parse(renderSarif(results, given)).runs[0].results[1].message.text).not.toContain("](");
  });
});

describe("GitLab", () => {
  const validate = new Ajv2020({ allErrors: true }).compile(gitlabSchema);

  test.each(runs)("of $name has the documented fields, each fingerprint once", ({ results, context: given }) => {
    const issues: readonly { readonly fingerprint: string }[] = JSON.parse(renderGitlab(results, given));
    expect(validate(issues) ? null : validate.errors).toBeNull();
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  });

  test("knows each fingerprint again when documents are alike", () => {
    const [first] = fresh;
    if (!first) throw new Error("No kind is there");
    const other = { ...first, path: first.path.replace("2026-12-01-a", "2026-12-02-b") };
    const issues: readonly { readonly fingerprint: string }[] = JSON.parse(renderGitlab([first, other], context));
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(2 * first.findings.length);
  });
});

const hasXmllint = spawnSync("xmllint", ["--version"]).error === undefined || Boolean(process.env.CI);

describe.skipIf(!hasXmllint)("xmllint (skipped without it)", () => {
  const folder = mkdtempSync(join(tmpdir(), "deploydoc-xml-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What xmllint finds wrong with documents; "" for nothing. */
  const check = (documents: readonly string[], flags: readonly string[]): string => {
    const files = documents.map((text, at) => {
      const file = join(folder, `${at}.xml`);
      writeFileSync(file, text);
      return file;
    });
    const { status, stderr, error } = spawnSync("xmllint", ["--noout", "--nonet", ...flags, ...files], {
      encoding: "utf8",
    });
    return status === 0 ? "" : `${error ?? stderr}`;
  };
  const schema = ["--schema", "test/reports/junit.xsd"];

  test("finds every JUnit report valid by its schema", () => {
    const documents = runs.map(({ results, context: given }) => renderJunit(results, given));
    expect(check(documents, schema)).toBe("");
  });

  test("finds every Checkstyle report well-formed", () => {
    const documents = runs.map(({ results, context: given }) => renderCheckstyle(results, given));
    expect(check(documents, [])).toBe("");
  });

  test.each([
    ["a count", (text: string) => text.replace(' failures="7"', "")],
    ["a name", (text: string) => text.replace(/ name="Nothing wrong"/, "")],
    ["an end", (text: string) => text.replace("</testsuite>", "")],
  ])("notices that a JUnit report lacks %s", (_, spoil) => {
    const document = renderJunit(sample, context);
    expect(spoil(document)).not.toBe(document);
    expect(check([spoil(document)], schema)).not.toBe("");
  });
});

test("JUnit's counts are those of its tests", () => {
  for (const { results, context: given } of runs) {
    const report = renderJunit(results, given);
    const number = (pattern: RegExp): number => report.match(pattern)?.length ?? 0;
    const [, tests, failures] = /<testsuites name="deploydoc" tests="(\d+)" failures="(\d+)"/.exec(report) ?? [];
    expect([Number(tests), Number(failures)]).toEqual([number(/<testcase /g), number(/<failure /g)]);
    expect(number(/<testsuite /g)).toBe(results.length);
  }
});
