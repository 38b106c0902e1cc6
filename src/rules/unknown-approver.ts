import { mixedWord } from "../model/person-name.ts";
import { hasRole, phaseOfApproval, roleOf, stateOf } from "./approvals/people.ts";
import { defineRule } from "./rule.ts";
import { listNames, quote } from "./wording/quote.ts";

const dee = { id: "Dee Park", name: "Dee Park", aliases: ["@dee"], emails: [], roles: ["Technical lead"], keys: [] };
const signedBy = (name: string, role = "Technical lead"): string =>
  `# Release\n\n## Sign-off\n\n- [x] ${role} approval — ${name}, 2026-11-12\n`;

export const rule = defineRule({
  id: "unknown-approver",
  group: "Approvals",
  nature: "contradiction",
  summary: "Somebody signs whom the config does not know, or not in this role",
  meaning: `Where the config names people (\`approvals.people\`), nobody else signs, and who has \`roles\` signs in these. A name in which one
word mixes letters of several alphabets is nobody's: "Dее" with two Cyrillic letters looks like somebody else.

**Not reported**: names and roles, where the config names no people; rows that are not signed.`,
  source: null,
  options: {},
  suppressible: false,
  examples: [
    {
      people: [dee],
      wrong: signedBy("Dee Parker"),
      right: signedBy("@dee"),
      finds: [{ line: 5, message: '"Dee Parker"' }],
    },
    {
      title: "Another role",
      people: [dee],
      wrong: signedBy("Dee Park", "Security"),
      right: signedBy("Dee Park"),
      finds: [{ line: 5, message: '"Technical lead"' }],
    },
    {
      title: "Letters that look the same",
      wrong: signedBy("D\u0435\u0435 Park"),
      right: signedBy("Dee Park"),
      finds: [{ line: 5, message: "several alphabets" }],
    },
  ],
  *check(subject) {
    const { people, find } = subject.directory;
    for (const approval of subject.document.approvals) {
      const { name } = approval;
      const state = stateOf(approval);
      if (name === "" || state === "unsigned") continue;
      const role = roleOf(approval, subject);
      const place = { range: approval.nameRange, phase: phaseOfApproval(approval, subject) };
      const mixed = mixedWord(name);
      const person = find(name);
      if (mixed !== null) {
        yield {
          ...place,
          message: `${quote(name)} mixes letters of several alphabets in ${quote(mixed)}: write the name anew`,
        };
      } else if (people.length > 0 && person === null) {
        yield {
          ...place,
          message: `${quote(name)} is none of the config's people: sign with a name or alias of theirs`,
        };
      } else if (person?.roles && !hasRole(person.roles, approval, subject)) {
        yield {
          ...place,
          message: `${quote(name)} may sign as ${listNames(person.roles.map(quote))}, not as ${quote(role)}`,
        };
      }
    }
  },
});
