import { defineRule } from "./rule.ts";
import { windowStart } from "./time/window.ts";
import { quote } from "./wording/quote.ts";

/** What ends a waiver, and the day up to which it holds. */
const limit =
  /\b(?:until|till|through|expires|expiry|expiring|bis|jusqu['’]au|hasta|até)(?:\s*:|\s+(?:on|the end of|end of|einschließlich|zum|el|le))?\s+(\d{4}-\d{2}-\d{2})\b/i;

export const rule = defineRule({
  id: "expired-waiver",
  group: "Gates",
  nature: "contradiction",
  summary: "A waiver ran out before the deployment begins",
  meaning: `A waiver may be given for a time: \`— N/A: load test postponed until 2026-12-01\`. It must still hold when the window
begins; without a window, today.

**Not reported**: waivers without a date; a date that only tells since when; the last day itself, anywhere on
earth.`,
  source: null,
  options: {},
  examples: [
    {
      wrong: "# Checks\n\n- [~] Load test — N/A: rig is rebuilt until 2026-11-15\n",
      right: "# Checks\n\n- [~] Load test — N/A: rig is rebuilt until 2026-12-15\n",
      finds: [{ line: 3, message: "2026-11-15" }],
    },
    {
      title: "It must hold when the window begins, not only today",
      wrong:
        "---\nwindow: 2026-12-20T22:00Z/2026-12-20T23:00Z\n---\n\n# Checks\n\n- [~] Load test — N/A: rig is rebuilt until 2026-12-15\n- [~] Partner informed — N/A: contract paused since 2026-11-15\n",
      right:
        "---\nwindow: 2026-12-15T22:00Z/2026-12-15T23:00Z\n---\n\n# Checks\n\n- [~] Load test — N/A: rig is rebuilt until 2026-12-15\n- [~] Partner informed — N/A: contract paused since 2026-11-15\n",
      finds: [{ line: 7 }],
    },
  ],
  *check({ document, facts, clock, phaseOf }) {
    const start = windowStart(facts);
    for (const { state, reason, text, range } of document.gates) {
      const day = state === "waived" ? limit.exec(reason ?? "")?.[1] : undefined;
      if (day === undefined) continue;
      // The day itself still counts, anywhere on earth: it ends last at UTC-12.
      const end = Date.parse(`${day}T23:59:59-12:00`);
      if (Number.isNaN(end) || !(start === null ? clock.isOver(end) : end < start)) continue;
      yield {
        range,
        phase: phaseOf(range),
        message: `Waiver of ${quote(text)} ran out on ${day}: renew it, or do the gate`,
      };
    }
  },
});
