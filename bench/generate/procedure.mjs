// @ts-check

// How each strategy is carried out: steps, stages, and when each of them happened.

/**
 * @typedef {import("./facts.mjs").Facts} Facts
 * @typedef {{ step: string, command: string, verification: string, undo: string, minutes: number }} Step `minutes` is what it takes, with
 *   the watching that follows
 * @typedef {{ title: string, weight: number | undefined, minutes: number, last: string }} Stage `last` is the criterion that is its own
 */

const watches = "none: it only watches";

/**
 * The steps of the section Deploy.
 *
 * @param {Facts} facts
 * @returns {readonly Step[]}
 */
export function deploySteps(facts) {
  const { release, tool, instances, services, strategy, limits, domain } = facts;
  const service = services[0] ?? "";
  const reports = `${instances} of ${instances} instances report ${release}`;
  const errors = `Error rate < ${limits.errors}%`;
  /** @type {(step: string, command: string, verification: string, undo: string, minutes: number) => Step} */
  const make = (step, command, verification, undo, minutes) => ({ step, command, verification, undo, minutes });
  const tag = make(
    "Tag the release commit",
    `git tag ${release} && git push origin ${release}`,
    `\`git show ${release}\` names ${facts.commit}`,
    "none: a tag changes nothing in production",
    4,
  );
  const [first, second] = canaryMinutes(facts);
  const weight = `${tool}/weight.sh ${service}`;
  const flag = `${tool}/flag.sh`;
  const name = flagName(facts);
  const opened = [1, 5, 25].map((share) =>
    make(
      `Open the flag for ${share}% of users`,
      `${flag} open ${name} --share ${share}`,
      errors,
      "rollback step 1",
      first,
    ),
  );
  const steps = {
    direct: [make("Replace all instances", `${tool}/deploy.sh ${service} ${release}`, reports, "rollback step 1", 9)],
    rolling: [
      make(
        "Replace the first instance",
        `${tool}/deploy.sh ${service} ${release} --only 1`,
        `\`/ready\` answers 200 for ${facts.rollbackMinutes + 2} minutes`,
        "rollback steps 1-2",
        8,
      ),
      make(
        "Replace the other instances one by one",
        `${tool}/deploy.sh ${service} ${release} --rest --max-unavailable 1`,
        reports,
        "rollback steps 1-2",
        2 * instances,
      ),
    ],
    "blue-green": [
      make(
        "Deploy to the green environment",
        `${tool}/deploy.sh ${service}-green ${release}`,
        reports,
        "rollback step 2",
        11,
      ),
      make(
        "Check the health of green",
        `${tool}/health.sh ${service}-green`,
        `\`${instances}/${instances} healthy\``,
        "none: it only checks",
        3,
      ),
      make(
        "Switch traffic from blue to green",
        `${tool}/switch.sh ${service} blue-to-green`,
        `Header \`x-env: green\` on ${instances * 10} of ${instances * 10} probes`,
        "rollback step 1",
        5,
      ),
    ],
    canary: [
      make(
        "Deploy the canary",
        `kubectl apply -f k8s/${service}/canary/`,
        `1 of 1 canary pods reports ${release}`,
        "rollback step 2",
        7,
      ),
      make(
        "Give the canary 5% of traffic",
        `${weight} 5`,
        `5% of responses carry \`x-${domain.noun}: ${release}\``,
        "rollback step 1",
        3,
      ),
      make(
        "Watch the canary",
        `watch -n 5 ${tool}/metrics.sh ${service}`,
        `${errors} for ${first} minutes`,
        watches,
        first,
      ),
      make("Raise the canary to 25%", `${weight} 25`, `${errors} for ${second} minutes`, "rollback step 1", second),
      make(
        "Raise the canary to 75%",
        `${weight} 75`,
        `p95 latency < ${limits.p95} ms for ${second} minutes`,
        "rollback step 1",
        second,
      ),
      make("Raise the canary to 100%", `${weight} 100`, reports, "rollback step 1", 4),
    ],
    "feature-flag": [
      make(
        "Deploy with the flag off",
        `${tool}/deploy.sh ${service} ${release}`,
        `${reports}, and nobody sees the feature`,
        "rollback step 2",
        12,
      ),
      make(
        "Open the flag for internal users",
        `${flag} open ${name} --group staff`,
        "Staff see the feature, a test customer does not",
        "rollback step 1",
        first,
      ),
      ...opened,
      make(
        "Open the flag for everyone",
        `${flag} open ${name} --share 100`,
        `p95 latency < ${limits.p95} ms`,
        "rollback step 1",
        5,
      ),
    ],
  };
  return [tag, ...steps[strategy]];
}

/**
 * The rows of the rollback procedure: action, command, expected result.
 *
 * @param {Facts} facts
 * @returns {readonly (readonly [action: string, command: string, expected: string])[]}
 */
export function rollbackSteps(facts) {
  const { previous, tool, services, strategy, instances, domain, types } = facts;
  const service = services[0] ?? "";
  const back = `${instances} of ${instances} instances report ${previous}`;
  /** @type {Record<Facts["strategy"], readonly (readonly [string, string, string])[]>} */
  const byStrategy = {
    direct: [
      ["Redeploy the previous version", `${tool}/deploy.sh ${service} ${previous}`, back],
      [
        "Restart what still runs the new version",
        `${tool}/restart.sh ${service}`,
        `\`${tool}/versions.sh\` lists ${previous} alone`,
      ],
    ],
    rolling: [
      [
        "Stop the rollout and drain the new instances",
        `${tool}/drain.sh ${service} ${facts.release}`,
        "Balancer shows 0 requests for them",
      ],
      ["Redeploy the previous version in reverse order", `${tool}/deploy.sh ${service} ${previous} --reverse`, back],
    ],
    "blue-green": [
      [
        "Switch traffic back from green to blue",
        `${tool}/switch.sh ${service} green-to-blue`,
        `Header \`x-env: blue\` on ${instances * 10} of ${instances * 10} probes`,
      ],
      ["Stop the green environment", `${tool}/stop.sh ${service}-green`, `0 of ${instances} green instances answer`],
    ],
    canary: [
      [
        "Take the weight of the canary to 0",
        `${tool}/weight.sh ${service} 0`,
        `No response carries \`x-${domain.noun}: ${facts.release}\``,
      ],
      [
        "Remove the canary",
        `kubectl delete -f k8s/${service}/canary/`,
        "`kubectl get pods -l track=canary` lists none",
      ],
    ],
    "feature-flag": [
      ["Close the flag", `${tool}/flag.sh close ${flagName(facts)}`, "A test customer sees the page of before"],
      ["Redeploy the previous version if the dark code does harm", `${tool}/deploy.sh ${service} ${previous}`, back],
    ],
  };
  return [
    ...byStrategy[strategy],
    ["Verify that the previous version answers", `${tool}/smoke.sh production ${service}`, "SMK-001 to SMK-006 pass"],
    [
      "Notify the team of the rollback",
      `${tool}/notify.sh ${facts.channel.slice(1)} "${facts.release} is taken back"`,
      `On-call engineer answers within ${facts.rollbackMinutes + 3} minutes`,
    ],
    ...(types.includes("database-migration")
      ? [
          /** @type {const} */ ([
            "Reverse the database migration",
            migrateCommand(facts, "down"),
            `\`\\d ${domain.noun}s\` lists no ${migratedColumn(facts)}`,
          ]),
        ]
      : []),
    ...(types.includes("infrastructure")
      ? [
          /** @type {const} */ ([
            "Reverse the infrastructure change",
            "terraform apply previous.plan",
            "`terraform plan` answers that nothing is to be changed",
          ]),
        ]
      : []),
  ];
}

/**
 * The stages of the rollout plan, where the strategy has one.
 *
 * @param {Facts} facts
 * @returns {readonly Stage[]}
 */
export function rolloutStages(facts) {
  const [first, second] = canaryMinutes(facts);
  const metric = `${facts.domain.counted} per minute within 10% of the baseline`;
  if (facts.strategy === "canary") {
    return [
      { title: "Canary", weight: 5, minutes: first, last: "No critical errors in the logs" },
      { title: "Early adopters", weight: 25, minutes: second, last: "No complaints from customers" },
      { title: "Majority", weight: 75, minutes: second, last: metric },
      { title: "Full", weight: 100, minutes: 30, last: "30 minutes without an alert" },
    ];
  }
  return [
    { title: "Internal users", weight: undefined, minutes: first, last: "No report from internal users" },
    { title: "First users", weight: 1, minutes: first, last: "No critical errors in the logs" },
    { title: "Early users", weight: 5, minutes: first, last: "No complaints from customers" },
    { title: "Quarter", weight: 25, minutes: first, last: metric },
    { title: "Everyone", weight: 100, minutes: 60, last: "60 minutes without an alert" },
  ];
}

/**
 * How long the first and the later stages of a canary are watched.
 *
 * @param {Facts} facts
 * @returns {readonly [first: number, later: number]}
 */
function canaryMinutes({ number }) {
  return [30 + (number % 4) * 5, 60 + (number % 3) * 10];
}

/** @param {Facts} facts */
export function flagName({ domain, number }) {
  return `${domain.noun}-panel-${number}`;
}

/**
 * @param {Facts} facts
 * @param {"up" | "down"} way
 */
export function migrateCommand({ tool, number }, way) {
  return way === "up"
    ? `${tool}/migrate.sh production ${4000 + number}`
    : `${tool}/migrate.sh production down ${3999 + number}`;
}

/** @param {Facts} facts */
function migratedColumn({ domain, number }) {
  return `${domain.noun}_${["currency", "country", "origin", "batch", "digest"][number % 5]}`;
}

/**
 * The steps before those of the section Deploy: infrastructure and database.
 *
 * @param {Facts} facts
 * @returns {{ infrastructure: readonly Step[], migration: readonly Step[] }}
 */
export function earlySteps(facts) {
  const { types, domain, number } = facts;
  const undo = `rollback step ${rollbackSteps(facts).length}`;
  const infrastructure = [
    {
      step: "Review the planned change",
      command: "terraform plan -out release.plan",
      verification: `${1 + (number % 6)} resources to add, 0 to destroy`,
      undo: "none: it only shows the change",
      minutes: 6,
    },
    {
      step: "Apply the infrastructure change",
      command: "terraform apply release.plan",
      verification: `\`terraform state list\` names ${domain.noun}_listener`,
      undo,
      minutes: 14,
    },
  ];
  const migration = [
    {
      step: `Add the column ${migratedColumn(facts)}`,
      command: migrateCommand(facts, "up"),
      verification: `\`\\d ${domain.noun}s\` lists ${migratedColumn(facts)}`,
      undo: "rollback step 5",
      minutes: 7,
    },
    {
      step: `Fill ${migratedColumn(facts)} in batches`,
      command: `${migrateCommand(facts, "up")} --fill`,
      verification: `\`SELECT count(*) FROM ${domain.noun}s WHERE ${migratedColumn(facts)} IS NULL\` answers 0`,
      undo: "rollback step 5",
      minutes: 25,
    },
  ];
  return {
    infrastructure: types.includes("infrastructure") ? infrastructure : [],
    migration: types.includes("database-migration") ? migration : [],
  };
}

/**
 * How long the steps take together, in minutes.
 *
 * @param {Facts} facts
 */
export function productionMinutes(facts) {
  const { infrastructure, migration } = earlySteps(facts);
  return [...infrastructure, ...migration, ...deploySteps(facts)].reduce((sum, { minutes }) => sum + minutes, 0) + 20;
}

/**
 * The length of the window in minutes: production, an hour of watching and a rollback, in whole quarters.
 *
 * @param {Facts} facts
 */
export function windowMinutes(facts) {
  return Math.ceil((productionMinutes(facts) + 100 + facts.rollbackMinutes) / 15) * 15;
}
