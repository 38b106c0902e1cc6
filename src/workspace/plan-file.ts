import { planName } from "../deployment/identify.ts";
import { markdownEndings } from "../engine/default-config.ts";

const [stem = ""] = planName.split(".");
const planNames: ReadonlySet<string> = new Set(markdownEndings.map((ending) => `${stem}.${ending}`));

/** Whether a file name is a plan's, however its ending is spelt. */
export function isPlan(name: string): boolean {
  return planNames.has(name.toLowerCase());
}
