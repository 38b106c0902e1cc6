import type { ListItem } from "mdast";
import { collapse } from "../../model/collapse.ts";
import type { Criterion } from "../../model/document.ts";
import type { Part } from "../outline.ts";
import type { Place } from "./context.ts";
import { type Found, judgeText } from "./judge.ts";
import type { Topic } from "./topics.ts";
import { useOf } from "./verdict.ts";
import { holdsMetric } from "./words.ts";

const command = /[|$\\]|--|[/.]\w+\/|\.(?:sh|py|js|ya?ml|json|md)\b|&&/u;

/** The criteria of list items and paragraphs. */
export function readTexts(
  parts: readonly Part[],
  topicAt: (part: Part) => Topic | null,
  decimalComma: boolean,
): readonly Criterion[] {
  const criteria: Criterion[] = [];
  const withLimit = new Set<ListItem>();
  for (const part of parts) {
    if (part.type !== "item" && part.type !== "paragraph") continue;
    const text = visibleText(part);
    if (!/[\p{L}]/u.test(text)) continue;
    const place = placeOf(part, text, topicAt(part), withLimit);
    const found = judgeText(text, place, decimalComma);
    if (found.length > 0 && part.item !== null && part.type === "item") withLimit.add(part.item.node);
    const whole = found.length === 0 ? "" : collapse(text);
    for (const it of found) criteria.push(criterionOf(it, part, text, whole));
  }
  return criteria;
}

/** The text of a part, of the same length, with what is struck through and commands in code blanked out. */
function visibleText(part: Part): string {
  let { text } = part.phrase;
  for (const { kind, from, to } of part.phrase.spans) {
    const hidden = kind === "delete" || kind === "image" || (kind === "code" && command.test(text.slice(from, to)));
    if (hidden) text = text.slice(0, from) + " ".repeat(to - from) + text.slice(to);
  }
  return text;
}

function placeOf(part: Part, text: string, topic: Topic | null, withLimit: ReadonlySet<ListItem>): Place {
  const parent = part.item?.parent?.node;
  const [label = ""] = part.labels;
  const title = part.section !== null && part.section.depth > 1 ? part.section.title : "";
  const task = typeof part.item?.node.checked === "boolean" || /^\s*(?:[☐☑☒⬜□◻🔲]|\[[ xX]\])/u.test(text);
  return {
    // What a person ticks tells nothing, whatever it stands under.
    topic: task && topic === "narrative" ? null : topic,
    type: part.type === "item" ? "item" : "paragraph",
    task,
    events: topic === "trigger" && !(parent !== undefined && withLimit.has(parent)),
    parent: holdsMetric(label) && label.length < 60 ? label.replace(/[:：]\s*$/u, "") : holdsMetric(title) ? title : "",
  };
}

/** `whole` is the text as it is shown: the same for all of a part's criteria, of which there may be many. */
function criterionOf(found: Found, part: Part, text: string, whole: string): Criterion {
  return {
    text: whole,
    class: found.class,
    use: useOf(found.topic),
    metric: collapse(found.metric),
    comparator: found.comparator,
    limit: found.limit?.limit ?? null,
    high: found.limit?.high ?? null,
    limitText: collapse(text.slice(found.from, found.to)),
    window: found.limit?.window ?? null,
    measured: null,
    verdict: "unknown",
    claim: null,
    claimRange: null,
    section: part.section,
    range: part.phrase.range(found.from, found.to),
  };
}
