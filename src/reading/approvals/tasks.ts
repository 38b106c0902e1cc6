import { remember } from "../../model/remember.ts";
import { isRole, personIn } from "./person.ts";
import { even, isRoleNoun, vocabulary, wordsOf } from "./vocabulary.ts";

/** A head of more words is a sentence about approving and no place to do it. */
const longestHead = 12;

/**
 * The role for which a task approves ("Technical lead approval", "Approved by Security", "CAB has approved the
 * change"); "" with a person instead ("Approved by Dee Park"); null when the task approves nothing, or names nobody.
 */
export const approvingRole: (head: string) => string | null = remember((head) => {
  const text = head
    .replace(/[(（][^()（）]*[)）]/g, " ")
    .replace(/[:：].*$/u, "")
    .trim();
  const words = text.split(/\s+/).filter((it) => it !== "");
  if (words.length === 0 || words.length > longestHead) return null;
  const at = actIn(words);
  if (!at) return glued(text);
  const before = words.slice(0, at.from).filter((it) => !isFiller(it));
  const after = words.slice(at.to);
  const link = after.findIndex((it) => vocabulary.links.has(it));
  const rest = after.filter((it, index) => index > link && !isFiller(it));
  if (
    link >= 0 &&
    rest.length > 0 &&
    [...before, ...after.slice(0, link)].every(
      (it) => isFiller(it) || vocabulary.objects.has(it) || vocabulary.areas.has(it),
    )
  ) {
    const who = rest.join(" ");
    if (names(rest, false)) return after.slice(link + 1).join(" ");
    if (personIn(who, false) !== "" && (who.includes(" ") || who.startsWith("@"))) return "";
  }
  const [first = ""] = before;
  // What was approved may be named: "CAB approved CHG-1234".
  const spoken = after.filter((it) => !isFiller(it) && !vocabulary.objects.has(it) && !/\d/.test(it));
  if (before.length === 1 && first.startsWith("@") && !isRole(first)) return spoken.length === 0 ? "" : null;
  if (before.length > 0 && names(before, at.participle) && spoken.length === 0)
    return words.slice(0, at.from).join(" ");
  return null;
});

function actIn(
  words: readonly string[],
): { readonly from: number; readonly to: number; readonly participle: boolean } | null {
  for (let from = 0; from < words.length; from++) {
    for (const length of [2, 1]) {
      const act = words.slice(from, from + length).join(" ");
      if (from + length > words.length || !vocabulary.acts.has(act)) continue;
      return { from, to: from + length, participle: vocabulary.participles.has(act) };
    }
  }
  return null;
}

/** Whether words are a role and nothing else. Before a participle an area may be the thing approved ("Design approved"). */
function names(words: readonly string[], participle: boolean): boolean {
  const parts = words.flatMap((it) => wordsOf(it.replace(/[-_./&]/g, " ")));
  const noun = (it: string): boolean => isRoleNoun(it) || vocabulary.groups.has(it);
  const beside = (it: string): boolean =>
    noun(it) || vocabulary.areas.has(it) || vocabulary.objects.has(it) || vocabulary.links.has(it);
  if (parts.length === 0) return false;
  if (parts.some(noun)) return parts.every(beside);
  // Roles of several words ("trưởng nhóm") and of scripts without spaces.
  if (vocabulary.roles.within(even(words.join(" ")))) return true;
  if (!parts.every((it) => vocabulary.areas.has(it))) return false;
  return parts.some(
    (it) => !vocabulary.objects.has(it) && !vocabulary.fillers.has(it) && !(participle && vocabulary.ambiguous.has(it)),
  );
}

/** Scripts without spaces: a role and an act side by side ("技術責任者の承認"). */
function glued(text: string): string | null {
  if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) || text.length > 24) return null;
  const act =
    vocabulary.acts.trailing(text.replace(/(?:済み?|取得|完了|获得|已)$/u, "")) || vocabulary.acts.leading(text);
  return act !== "" && vocabulary.roles.within(text) ? text.replace(act, "").replace(/の$/u, "") : null;
}

function isFiller(word: string): boolean {
  return vocabulary.fillers.has(word) || !/[\p{L}\p{N}]/u.test(word);
}
