import { planName } from "../deployment/identify.ts";
import { markdownEndings } from "../engine/default-config.ts";

/** Whether a file name is a plan's, however its ending is spelt. */
export function isPlan(name: string): boolean {
  const [stem = ""] = planName.split(".");
  const lower = name.toLowerCase();
  return markdownEndings.some((ending) => lower === `${stem}.${ending}`);
}
