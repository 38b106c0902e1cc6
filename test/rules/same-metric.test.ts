import { expect, it } from "vitest";
import { isSameMetric } from "../../src/rules/criteria/same-metric.ts";

it.each([
  ["Error rate", "Error rate (5xx)", true],
  ["P95 latency", "Latency p95", true],
  ["P95 latency", "Latency (p99)", false],
  ["P95 latency", "Latency p50", false],
  ["95th percentile latency", "p95 response time", true],
  ["P95", "Latency p95", true],
  ["P95 latency", "Latency", true],
  ["CPU", "CPU usage", true],
  ["Errors", "Error rate", true],
  ["Requests per second", "Throughput", true],
  ["Orders per minute", "Orders", true],
  ["Checkout errors", "Login errors", false],
  ["Conversion", "Error rate", false],
  ["Rate", "Error rate", false],
  ["Replication lag", "CPU", false],
  ["", "", false],
])("%j and %j are one metric: %s", (a, b, expected) => {
  expect(isSameMetric(a, b)).toBe(expected);
  expect(isSameMetric(b, a)).toBe(expected);
});
