import type { Range } from "../../model/position.ts";
import type { Subject } from "../../model/subject.ts";
import { saysNone } from "../tables/columns.ts";
import { hasPlaceholder } from "../tables/rows.ts";
import { quote } from "../wording/quote.ts";

/** Why a rollback counts as never tried, with the place that shows it. */
export interface Untested {
  readonly range: Range;
  /** As messages give it: what the plan says of the test. */
  readonly says: string;
}

const section = "rollback-test";
/** "No" answers when it was tested; as a result it may begin "no errors". */
const answersNo = /^(?:no(?:ne|pe)?|nein|nie|non|nunca|mai)(?!\p{L})/iu;
const untested =
  /^(?:not? (?:yet|tested|run|tried|done|test)|not$|never|un-?tested|pending|planned|to be|tbd|will be|skipped|later|(?:noch )?nicht|ungetestet|jamais|sin probar)(?!\p{L})/iu;
const failed = /^[^\p{L}\p{N}]*(?:fail|unsuccessful|broken|did not|fehlgeschlagen|gescheitert|échec|échoué|fall[óo])/iu;

/**
 * What shows that a document's rollback was not tested: the section on the test says so, says nothing, or says that it
 * failed. Null when it was tested, where a placeholder still waits for the answer, and where the document has no such
 * section: that is another finding.
 */
export function findUntested({ document, kind, sectionOf }: Subject): Untested | null {
  if (!kind?.sections.some((it) => it.slug === section)) return null;
  const heading = document.sections.find((it) => sectionOf(it.range) === section);
  if (!heading) return null;
  const fields = document.fields.filter((it) => sectionOf(it.range) === section);
  const answers = ["tested", "result"].flatMap((slug) => fields.filter((it) => it.slug === slug));
  const isOpen = answers.some(({ value: text, range }) => hasPlaceholder({ text, code: false, range }, document));
  if (isOpen) return null;
  for (const { slug, value, range } of answers) {
    const says = value.trim();
    if (untested.test(says) || failed.test(says) || (slug === "tested" && answersNo.test(says))) {
      return { range, says: `says ${quote(says)}` };
    }
  }
  if (answers.some((it) => !saysNone(it.value))) return null;
  const text = document.blocks.find((it) => it.type !== "heading" && sectionOf(it.range) === section);
  if (answers.length === 0 && text) {
    const saysNo = untested.test(text.text) || answersNo.test(text.text);
    return saysNo ? { range: text.range, says: `says ${quote(text.text)}` } : null;
  }
  return { range: answers[0]?.range ?? heading.range, says: "names no run" };
}
