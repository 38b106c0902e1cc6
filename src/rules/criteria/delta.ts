import type { Comparison } from "../../model/document.ts";
import type { Quantity } from "../../model/quantity.ts";

const falls = /[↓⬇▼🔻]|\b(?:lower|less|fewer|down|decrease[sd]?|drop(?:s|ped)?)\b/iu;
const eitherWay = /^\(|±|\b(?:faster|slower|better|worse|improve[sd]?|improvement)\b/iu;

/**
 * The delta a row should state, or null when the one it states is right or cannot be judged. Between percentages, points
 * and the change relative to the value before both count; rounding may move every value by half of its last digit.
 */
export function expectedDelta({ before, after, delta }: Comparison): string | null {
  const [from, to] = [before.quantity, after.quantity];
  if (from === null || to === null || from.dimension !== to.dimension) return null;
  const stated = delta.quantity && inUnitOf(delta.quantity, from, to);
  if (stated === null) return null;
  const difference = to.base - from.base;
  const relative = from.base === 0 ? null : (difference / from.base) * 100;
  const isShare = stated.dimension === "percent";
  const claims = signsOf(delta.text, stated).map((sign) => sign * stated.base);
  const near = (actual: number, blur: number): boolean => claims.some((it) => Math.abs(actual - it) <= blur + 1e-9);

  if (isShare && relative !== null && near(relative, halfDigit(stated) + relativeBlur(from, to))) return null;
  const comparable =
    stated.dimension === from.dimension || (from.dimension === "percent" && stated.dimension === "points");
  if (!comparable) return isShare && relative !== null ? `${plus(relative)}${round(relative, stated.decimals)}%` : null;
  if (near(difference, halfDigit(from) + halfDigit(to) + halfDigit(stated))) return null;
  const decimals = Math.max(from.decimals, to.decimals, stated.decimals);
  const unit = stated.unit === null || stated.unit === "%" ? (stated.unit ?? "") : ` ${stated.unit}`;
  return `${plus(difference)}${round(difference / scaleOf(stated), decimals)}${unit}`;
}

/** A bare number beside two values of one unit is in that unit; null when the two have different ones. */
function inUnitOf(stated: Quantity, from: Quantity, to: Quantity): Quantity | null {
  if (stated.unit !== null || stated.dimension !== "count" || from.dimension === "count") return stated;
  if (from.unit !== to.unit) return null;
  const scale = from.value === 0 ? scaleOf(to) : scaleOf(from);
  return { ...from, value: stated.value, base: stated.value * scale, decimals: stated.decimals };
}

/** Which way a delta points: an arrow or a word may stand for its sign, and "10 ms faster" is as good as "−10 ms". */
function signsOf(text: string, { value }: Quantity): readonly number[] {
  if (value < 0 || /[+]/.test(text)) return [1];
  if (eitherWay.test(text)) return [1, -1];
  return falls.test(text) ? [-1] : [1];
}

/** Base units in one of a quantity's own. */
function scaleOf({ value, base }: Quantity): number {
  return value === 0 ? 1 : Math.abs(base / value);
}

/** Half of the last digit shown, in the base unit: how far rounding may have moved a value. */
function halfDigit(quantity: Quantity): number {
  return 0.5 * 10 ** -quantity.decimals * scaleOf(quantity);
}

/** How far rounding of both values may move their relative difference, in percent. */
function relativeBlur(from: Quantity, to: Quantity): number {
  return ((halfDigit(from) + halfDigit(to)) / Math.abs(from.base)) * 100;
}

function plus(value: number): string {
  return value > 0 ? "+" : "";
}

function round(value: number, decimals: number): string {
  return String(Number(value.toFixed(Math.min(decimals, 6))));
}
