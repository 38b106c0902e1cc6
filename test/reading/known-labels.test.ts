import { micromark } from "micromark";
import { expect, test } from "vitest";
import { knowLabels } from "../../src/reading/markdown/syntax.ts";

/** Labels that may be asked for and not be gone through: a text in thousands of parts may define thousands. */
class Labels extends Set<string> {
  override [Symbol.iterator](): never {
    throw new Error("labels were copied");
  }
  override forEach(): never {
    throw new Error("labels were gone through");
  }
}

const none = new Labels();

/** A set that was filled before anybody may look. */
function labels(...names: readonly string[]): ReadonlySet<string> {
  const known = new Labels();
  for (const name of names) known.add(name);
  return known;
}

test.each([
  ["known elsewhere", "[Plan]", labels("PLAN")],
  ["known here", "[plan]\n\n[plan]: /u", none],
  ["known here and elsewhere", "[plan]\n\n[plan]: /u", labels("PLAN")],
  ["not known", "[plan]", labels("LOG")],
])("a label that is %s", (_, text, known) => {
  // What is defined elsewhere has no address here, and micromark's own HTML needs one: so what counts is the event.
  const html = () => micromark(text, { extensions: [knowLabels(known, none)] });
  if (text.includes("/u")) expect(html()).toContain('<a href="/u">plan</a>');
  else if (known.has("PLAN")) expect(html).toThrow(/^(?!labels)/);
  else expect(html()).toBe("<p>[plan]</p>");
});
