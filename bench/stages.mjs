// @ts-check

// From a profile of V8 to stages: what a run spends its time on.

/**
 * @typedef {"start" | "disk" | "parse" | "read" | "schema" | "rules" | "report" | "garbage collection" | "other"} Stage
 * @typedef {{ functionName: string, url: string, lineNumber: number, columnNumber: number }} Frame
 * @typedef {{ id: number, callFrame: Frame, children?: number[] }} ProfileNode
 * @typedef {{ nodes: ProfileNode[], samples: number[], timeDeltas: number[] }} Profile as `node --cpu-prof` writes it
 * @typedef {(frame: Frame) => string | undefined} Locate gives the source file of a function of the bundle
 */

/** @type {readonly Stage[]} */
export const stages = ["start", "disk", "parse", "read", "schema", "rules", "report", "garbage collection", "other"];

/**
 * Which stage a source belongs to: the first line that fits counts.
 *
 * @type {readonly (readonly [pattern: RegExp, stage: Stage])[]}
 */
const bySource = [
  [
    /^node:internal\/(?:modules|process|bootstrap|main|vm|deps\/cjs-module-lexer|source_map|compile_cache)|^node:vm/,
    "start",
  ],
  [/^node:(?:internal\/)?(?:fs|url|path|child_process|streams|worker)|^node:(?:path|url|crypto|zlib)/, "disk"],
  [
    /node_modules\/(?:micromark|mdast-util|unist-util|decode-named|character-entities|vfile|ccount|markdown-table|devlop|longest-streak)/,
    "parse",
  ],
  [/node_modules\/yaml\//, "read"],
  [/node_modules\/(?:minimatch|brace-expansion|balanced-match)/, "disk"],
  [/node_modules\/(?:ajv|fast-deep-equal|handlebars)/, "schema"],
  [/node_modules\/(?:commander)/, "start"],
  [/(?:^|\/)src\/reading\/(?:parse|once|place)\.ts|(?:^|\/)src\/reading\/(?:markdown|html)\//, "parse"],
  [/(?:^|\/)src\/reading\//, "read"],
  [/(?:^|\/)src\/kinds\/|(?:^|\/)generated\/kinds\//, "schema"],
  [/(?:^|\/)src\/(?:rules|deployment|approvals|engine|model)\//, "rules"],
  [/(?:^|\/)src\/reports\//, "report"],
  [/(?:^|\/)src\/workspace\//, "disk"],
  [/(?:^|\/)src\/cli\/(?:conclude|io|colour-choice)/, "report"],
  [/(?:^|\/)src\/cli\/|(?:^|\/)bin\//, "start"],
];

/**
 * The stage of a function of its own; undefined for what works for whoever calls it.
 *
 * @param {Frame} frame
 * @param {Locate} locate
 * @returns {Stage | undefined}
 */
export function stageOf(frame, locate) {
  if (frame.functionName === "(garbage collector)") return "garbage collection";
  if (frame.functionName === "(program)" || frame.functionName === "(root)") return "other";
  // A module's own code, or the function that Node puts around a script: what it costs to have it.
  if (frame.url !== "" && frame.lineNumber === 0 && frame.columnNumber <= 10) return "start";
  const source = frame.url.startsWith("node:") ? frame.url : locate(frame);
  return bySource.find(([pattern]) => pattern.test(source ?? ""))?.[1];
}

/**
 * The time of each stage in milliseconds. What V8 and Node do for a function (a regular expression, a sort) counts where it
 * was called from; waiting counts nowhere.
 *
 * @param {Profile} profile
 * @param {Locate} locate
 * @returns {Record<Stage, number>}
 */
export function sumStages(profile, locate) {
  const times = /** @type {Record<Stage, number>} */ (Object.fromEntries(stages.map((stage) => [stage, 0])));
  const own = selfTimes(profile);
  for (const [node, stage] of withStages(profile, locate)) {
    if (node.callFrame.functionName !== "(idle)") times[stage] += (own.get(node.id) ?? 0) / 1000;
  }
  return times;
}

/**
 * The functions with the most time of their own.
 *
 * @param {Profile} profile
 * @param {Locate} locate
 * @param {number} count
 * @returns {{ name: string, source: string, milliseconds: number }[]}
 */
export function busiestFunctions(profile, locate, count) {
  const own = selfTimes(profile);
  /** @type {Map<string, { name: string, source: string, milliseconds: number }>} */
  const sums = new Map();
  for (const { id, callFrame } of profile.nodes) {
    if (callFrame.functionName === "(idle)") continue;
    const name = callFrame.functionName || "(anonymous)";
    const source = shorten(locate(callFrame) ?? callFrame.url);
    const known = sums.get(`${name} ${source}`) ?? { name, source, milliseconds: 0 };
    sums.set(`${name} ${source}`, { ...known, milliseconds: known.milliseconds + (own.get(id) ?? 0) / 1000 });
  }
  return [...sums.values()].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, count);
}

/** @param {string} source */
function shorten(source) {
  return source.replace(/^.*node_modules\//, "").replace(/^.*?(?=(?:src|generated|bin)\/)/, "");
}

/**
 * Microseconds by node.
 *
 * @param {Profile} profile
 * @returns {ReadonlyMap<number, number>}
 */
function selfTimes({ samples, timeDeltas }) {
  /** @type {Map<number, number>} */
  const times = new Map();
  for (const [at, id] of samples.entries()) {
    // A delta is what passed before its sample: the time of a sample is the next one's.
    times.set(id, (times.get(id) ?? 0) + Math.max(0, timeDeltas[at + 1] ?? 0));
  }
  return times;
}

/**
 * Each node with its stage, its caller's where it has none.
 *
 * @param {Profile} profile
 * @param {Locate} locate
 * @returns {(readonly [ProfileNode, Stage])[]}
 */
function withStages({ nodes }, locate) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  /** @type {(readonly [ProfileNode, Stage])[]} */
  const all = [];
  const [root] = nodes;
  const open = root === undefined ? [] : [/** @type {readonly [ProfileNode, Stage]} */ ([root, "other"])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, caller] = next;
    const stage = stageOf(node.callFrame, locate) ?? caller;
    all.push([node, stage]);
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child !== undefined) open.push([child, stage]);
    }
  }
  return all;
}
