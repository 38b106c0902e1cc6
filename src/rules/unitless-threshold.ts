import { metricOf } from "./criteria/sections.ts";
import { defineRule } from "./rule.ts";
import { quote } from "./wording/quote.ts";

const wantsUnit =
  /\b(?:(?:error|fehler)?rate|ratio|share|latency|latenz|latence|latencia|(?:response|load|rollback|recovery|lead|wait)[ -]?time|antwortzeit|temps|tiempo|duration|dauer|downtime|delay|lag|p\d{2}|throughput|utili[sz]ation|usage|auslastung|availability|uptime)\b/i;
const resource = /\b(?:cpu|memory|ram|disk)\b/i;
const isCount = /\b(?:number|count|amount|anzahl|nombre|número)\b/i;
/** "CPU alerts" are counted, and the load average has no unit. */
const countedResource =
  /\b(?:alerts|alarms|crashes|errors|events|failures|faults|incidents|instances|kills|leaks|load|load average|nodes|restarts|spikes|warnings)$/i;

export const rule = defineRule({
  id: "unitless-threshold",
  group: "Criteria",
  nature: "incomplete",
  summary: "A limit on a rate, a time or a share has no unit",
  meaning: `"Latency < 300" may be milliseconds or seconds, and "error rate > 5" five percent or five a minute.

**Not reported**: counts ("CPU alerts < 3"), which need no unit; zero, which is the same in every unit; metrics of unknown nature.`,
  source: null,
  options: {},
  examples: [
    {
      wrong: "# Canary\n\n## Success criteria\n\n- p95 latency < 300\n",
      right:
        "# Canary\n\n## Success criteria\n\n- p95 latency < 300 ms\n- Failed logins < 20\n- CPU alerts < 3\n- CPU < 80%\n",
      finds: [{ line: 5, message: "unit" }],
    },
  ],
  *check({ document, phaseOf }) {
    for (const criterion of document.criteria) {
      const { limit, range } = criterion;
      if (criterion.class !== "numeric" || limit === null || limit.dimension !== "count" || limit.value === 0) continue;
      const metric = metricOf(criterion);
      if (limit.unit !== null || !isMeasured(metric) || isCount.test(metric)) continue;
      yield {
        range,
        phase: phaseOf(range),
        message: `Limit ${quote(criterion.limitText === "" ? String(limit.value) : criterion.limitText)} of ${quote(metric)} has no unit: add one such as "ms" or "%"`,
      };
    }
  },
});

function isMeasured(metric: string): boolean {
  return wantsUnit.test(metric) || (resource.test(metric) && !countedResource.test(metric.trim()));
}
