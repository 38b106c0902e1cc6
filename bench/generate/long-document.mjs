// @ts-check

// One long document: the sections of a deployment checklist, again and again, as in a team's running log.

import { factsFor } from "./facts.mjs";
import { gates, section, table } from "./markdown.mjs";
import { deploySteps } from "./procedure.mjs";
import { randomFor } from "./random.mjs";
import { clause, paragraph } from "./sentence.mjs";

/**
 * A document of about this many bytes, with tables, gates, code, lists and prose.
 *
 * @param {string | number} seed
 * @param {number} bytes
 * @returns {string}
 */
export function writeLongDocument(seed, bytes) {
  const blocks = ["---\nkind: deployment-log\nstatus: approved\n---\n\n# Deployment log: running notes"];
  let length = blocks.join("").length;
  for (let part = 0; length < bytes; part++) {
    const block = writePart(seed, part);
    blocks.push(block);
    length += block.length + 2;
  }
  // Cut behind a line, so that the size is what was asked for.
  const text = blocks.join("\n\n").slice(0, bytes);
  return `${text.slice(0, text.lastIndexOf("\n"))}\n`;
}

/**
 * @param {string | number} seed
 * @param {number} part
 */
function writePart(seed, part) {
  const facts = factsFor(seed, part);
  const random = randomFor(seed, part, "part");
  const { house } = facts;
  const rows = deploySteps(facts).map(({ step, command, verification, undo }) => [
    step,
    `\`${command}\``,
    verification,
    undo,
    random.chance(0.9) ? "[x]" : "[ ]",
  ]);
  const quoted = paragraph(facts, random, 1, 3);
  return section(
    `${facts.release} of ${facts.services.join(", ")}, part ${part + 1}`,
    paragraph(facts, random, 3, 6),
    table(house, ["Step", "Command", "Verification", "Undo", "Done"], rows),
    gates(
      house,
      random.chance(0.8),
      Array.from({ length: random.whole(3, 9) }, () => clause(facts, random)),
    ),
    `> **Note**: ${quoted} See [the ticket](https://tracker.${facts.company}.example/browse/${part}).`,
    `\`\`\`sh\n${deploySteps(facts)
      .map(({ command }) => command)
      .join("\n")}\n\`\`\``,
    random.chance(0.5)
      ? `1. ${clause(facts, random)}\n   - ${clause(facts, random)}\n   - ${clause(facts, random)}\n2. ${clause(facts, random)}`
      : paragraph(facts, random, 2, 4),
  );
}
