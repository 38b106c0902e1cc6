import { expect, it } from "vitest";
import { looksExact, namesCheck } from "../../src/rules/steps/exact.ts";

it.each([
  "npm test",
  "Run npm test",
  "sudo systemctl restart checkout",
  "$ kubectl get pods",
  "NODE_ENV=production npm run build",
  "make deploy",
  "gatewayctl drain eu-west-1",
  "./deploy.sh production",
  "scripts/migrate.sh up",
  "bin/rails db:migrate",
  "/opt/deploy/run 4.2",
  "deploy.sh production",
  "release promote --to production",
  "ALTER TABLE orders ADD COLUMN note text",
  "GET https://shop.example/healthz",
  "service nginx reload",
  "manual: start the job release in Jenkins",
  "Manuell: Auftrag starten",
])("takes %j for exact", (text) => {
  expect(looksExact(text)).toBe(true);
});

it.each([
  "tests and/or lint",
  "run the script",
  "as usual",
  "make sure that it works",
  "go to the dashboard",
  "CI/CD pipeline",
  "Restart the API (24/7 support is told)",
  "deploy - then check",
  "Deploy = done",
  "yes | no",
  "costs $5",
  "service is restarted",
  "manual:",
  "Update the load balancer",
  "",
])("takes %j for vague", (text) => {
  expect(looksExact(text)).toBe(false);
});

it.each([
  ["5 of 5 pods are ready", true],
  ["Old version serves all traffic", true],
  ["OK", false],
  ["looks good", false],
  ["as usual", false],
  ["Check", false],
  [" ", false],
])("takes %j for a check: %s", (text, expected) => {
  expect(namesCheck(text)).toBe(expected);
});
