import { artifactsOf, differenceOf, namesakesOf } from "./deployment/artifacts.ts";
import { headingOf, holdersOf, placeIn } from "./deployment/documents.ts";
import { defineRule } from "./rule.ts";
import { shorten } from "./tables/checksum.ts";
import { quote } from "./wording/quote.ts";

const sum = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const table = "| Artifact | Version | Checksum |\n|---|---|---|\n";
const checklist = (rows: string) =>
  `---\nkind: pre-deployment-checklist\n---\n\n# Checklist\n\n## Artifacts\n\n${table}${rows}`;
const log = (rows: string) => `---\nkind: deployment-log\n---\n\n# Log\n\n## Artifacts deployed\n\n${table}${rows}`;
const path = "2026-12-01-checkout/deployment-log.md";
const beside = {
  "deployment-plan.md": "---\nkind: deployment-plan\nstatus: deployed\n---\n\n# Plan\n",
  "pre-deployment-checklist.md": checklist(`| checkout-api | v2.3.0 | sha256:${sum} |\n`),
};

export const rule = defineRule({
  id: "checksum-mismatch",
  group: "The deployment as a whole",
  nature: "contradiction",
  summary: "What was deployed is not what was checked",
  meaning: `The checklist records version and checksum of each artifact before the window, the log what went out. When they differ, what
runs in production is not what was tested and signed; an artifact of the log that the checklist does not name was never
checked at all.

**Not reported**: a checksum that is shortened to its first seven digits or more, and agrees; checksums of different
algorithms; a version with or without its "v"; empty cells and placeholders; artifacts that were checked and not deployed; a
deployment whose checklist names no artifact.`,
  source: "004 §1.1, §2.2",
  options: {},
  examples: [
    {
      path,
      beside,
      wrong: log(
        "| checkout-api | v2.3.0 | sha256:60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752 |\n",
      ),
      right: log("| Checkout API | 2.3.0 | `9f86d08` |\n"),
      finds: [{ line: 11, message: "Checksum" }],
    },
    {
      title: "Another version, and an artifact that nobody checked",
      path,
      beside,
      wrong: log(`| checkout-api | v2.3.1 | - |\n| checkout-worker | v2.3.0 | sha256:${sum} |\n`),
      right: log("| registry.example.com/checkout-api:v2.3.0 | v2.3.0 (build 88) | sha256:9f86d081…0a08 |\n"),
      finds: [
        { line: 11, message: '"v2.3.0"' },
        { line: 12, message: '"checkout-worker"' },
      ],
    },
  ],
  *check(subject) {
    const isLog = ({ kind }: typeof subject): boolean =>
      kind?.sections.some((it) => it.holds.includes("timeline")) ?? false;
    if (subject.deployment === null || !isLog(subject)) return;
    const [checklist, ...more] = holdersOf(subject.deployment.documents, "artifacts").filter((it) => !isLog(it));
    const checked = checklist ? artifactsOf([checklist, ...more]) : [];
    if (!checklist || checked.length === 0) return;
    for (const artifact of artifactsOf([subject])) {
      const namesakes = namesakesOf(artifact, checked);
      const [other] = namesakes;
      const name = quote(artifact.name);
      if (!other) {
        yield {
          range: artifact.row.cells.Artifact?.range ?? artifact.row.range,
          phase: "deploy",
          message: `Artifact ${name} was deployed and never checked: add it to the checklist, with its checksum`,
          related: [placeIn(checklist, headingOf(checklist, "artifacts"), "Artifacts that were checked")],
        };
        continue;
      }
      const differences = namesakes.map((it) => ({ in: it.subject, found: differenceOf(artifact, it) }));
      const [first] = differences;
      if (!first?.found || differences.some((it) => it.found === null)) continue;
      const { column, own, other: expected } = first.found;
      yield {
        range: own.range,
        phase: "deploy",
        message: `${column} ${quote(shorten(own.text))} of ${name} differs from the ${quote(shorten(expected.text))} that was checked: find out what runs`,
        related: [placeIn(first.in, expected.range, `${column} that was checked`)],
      };
    }
  },
});
