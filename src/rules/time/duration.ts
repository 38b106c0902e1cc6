const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How long units are, in milliseconds, by their names in lower case. */
const units: ReadonlyMap<string, number> = named([
  [1, "ms msec msecs millisecond milliseconds"],
  [second, "s sec secs second seconds sekunde sekunden seconde secondes segundo segundos secondi giây 秒 秒間"],
  [minute, "m min mins minute minutes minuten minuto minutos minuti minut minuty phút 分 分間 分钟 分鐘"],
  [
    hour,
    "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur godziny godzin giờ 時間 小时 小時",
  ],
  [day, "d day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen dni ngày 日 日間 天"],
  [7 * day, "w week weeks woche wochen semaine semaines semana semanas settimana settimane weken"],
]);

/** Numbers in words, before a unit. */
const numerals: ReadonlyMap<string, number> = named([
  [1, "a an one ein eine einer un une una uno"],
  ...["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].map(
    (word, at) => [at + 2, word] as const,
  ),
]);

const iso = /(?<![\p{L}\d])P(?=T?\d)(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?(?![\p{L}\d])/u;
const token = /\d+(?:[.,]\d+)*|\p{L}+/gu;
const joins = /^\s*(?:(?:,|and|und|et|y|e)\s*)?$/i;
const spans = /^\s*(?:[-–—~]|to|or|bis|oder|à|ou|a|o)\s*$/i;

/** A number, with the length of its unit when it has one; `from` and `to` index the text. */
interface Amount {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly unit: number | null;
}

/**
 * The first length of time that a text gives, in milliseconds: "30 min", "1 h 30 min", "an hour", "PT45M"; of a range the
 * longer end ("2–3 hours" is three). Null when there is none, or no unit beside the number; times of day are none.
 */
export function durationOf(text: string): number | null {
  const period = iso.exec(text);
  if (period) {
    const lengths = [7 * day, day, hour, minute, second];
    return lengths.reduce((sum, length, at) => sum + length * Number(period[at + 1] ?? 0), 0);
  }
  const amounts = amountsIn(text);
  for (let at = 0; at < amounts.length; at++) {
    const sum = sumFrom(at, amounts, text);
    if (sum !== null) return longestFrom(sum, amounts, text);
    const [low, high] = [amounts[at], sumFrom(at + 1, amounts, text)];
    if (low && high && spans.test(text.slice(low.to, amounts[at + 1]?.from))) return longestFrom(high, amounts, text);
  }
  return null;
}

/** A length of time as messages give it: "1 h 30 min", "45 s". */
export function formatDuration(milliseconds: number): string {
  const parts = [
    [day, "d"],
    [hour, "h"],
    [minute, "min"],
    [second, "s"],
  ] as const;
  let rest = Math.max(0, Math.round(milliseconds / second)) * second;
  const shown = parts.flatMap(([length, unit]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count === 0 ? [] : [`${count} ${unit}`];
  });
  return shown.length === 0 ? "0 s" : shown.join(" ");
}

/** What begins at an amount: it, and the smaller ones joined to it. */
function sumFrom(at: number, amounts: readonly Amount[], text: string): { length: number; next: number } | null {
  const first = amounts[at];
  if (!first || first.unit === null) return null;
  let [length, smallest, end, next] = [first.value * first.unit, first.unit, first.to, at + 1];
  for (let amount = amounts[next]; amount; amount = amounts[next]) {
    // "1h30" leaves the minutes' unit out.
    const unit = amount.unit ?? (smallest === hour && amount.from === end ? minute : smallest);
    if (unit >= smallest || !joins.test(text.slice(end, amount.from))) break;
    length += amount.value * unit;
    [smallest, end, next] = [unit, amount.to, next + 1];
  }
  return { length, next };
}

function longestFrom(
  { length, next }: { readonly length: number; readonly next: number },
  amounts: readonly Amount[],
  text: string,
): number {
  const [last, following] = [amounts[next - 1], sumFrom(next, amounts, text)];
  const isRange = last && following && spans.test(text.slice(last.to, amounts[next]?.from));
  return isRange ? Math.max(length, following.length) : length;
}

function amountsIn(text: string): readonly Amount[] {
  const tokens = [...text.matchAll(token)].map((it) => ({ text: it[0], from: it.index, to: it.index + it[0].length }));
  const amounts: Amount[] = [];
  for (const [at, { text: word, from, to }] of tokens.entries()) {
    if (!standsFree(text, from, to, amounts.at(-1)?.to)) continue;
    const next = tokens[at + 1];
    const name = next && /^[\s-]?$/.test(text.slice(to, next.from)) ? next.text.toLowerCase() : "";
    const unit = units.get(name) ?? null;
    const value = /^\d/.test(word) ? numberOf(word) : unit === null ? null : numeralOf(tokens[at - 1]?.text, word);
    if (value !== null) amounts.push({ from, to: unit === null ? to : (next?.to ?? to), value, unit });
  }
  return amounts;
}

/** "10:30", "1/2" and "p95" are no amounts; the "30" of "1h30" is one. */
function standsFree(text: string, from: number, to: number, end: number | undefined): boolean {
  const previous = text[from - 1] ?? "";
  return !/[:/.]/.test(previous) && text[to] !== ":" && (end === from || !/\p{L}/u.test(previous));
}

function numeralOf(before: string | undefined, word: string): number | null {
  const value = numerals.get(word.toLowerCase()) ?? null;
  return value === 1 && before?.toLowerCase() === "half" ? 0.5 : value;
}

/** "1,5" and "1.5" are one and a half, "1,500" and "1.500" are fifteen hundred. */
function numberOf(digits: string): number {
  return Number(digits.replace(/[.,](?=\d{3}(?!\d))/g, "").replace(",", "."));
}

function named(lists: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  return new Map(lists.flatMap(([length, words]) => words.split(" ").map((word) => [word, length] as const)));
}
