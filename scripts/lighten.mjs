// @ts-check

// What the bundles do so that a start has less to make. Nothing here changes what a module exports.

/**
 * Large data is kept as text: the engine reads JSON faster than literals, and keeps one string of it instead of thousands.
 * @returns {import("rolldown").Plugin}
 */
export function dataAsText() {
  return {
    name: "data-as-text",
    transform: {
      filter: { id: /[\\/]src[\\/]reading[\\/]vocabulary[\\/][\w-]+\.json$/ },
      handler: (code) => ({
        code: `export default JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(code)))});`,
        moduleType: "js",
        map: null,
      }),
    },
  };
}

/** What only a rule's page, `explain` and tests ask of a rule. */
const pages = new Set(["meaning", "examples"]);

/**
 * What a rule's page says is made when it is asked for: it is half of the rules' text.
 * @returns {import("rolldown").Plugin}
 */
export function pagesOnDemand() {
  return {
    name: "pages-on-demand",
    transform: {
      filter: { id: /[\\/]src[\\/]rules[\\/][\w-]+\.ts$/, code: "defineRule({" },
      handler(code) {
        let written = code;
        for (const { key, start, end, value } of propertiesOf(this.parse(code, { lang: "ts" })).toReversed()) {
          if (!pages.has(key)) continue;
          written = `${written.slice(0, start)}get ${key}() { return ${code.slice(value.start, value.end)}; }${written.slice(end)}`;
        }
        return { code: written, map: null };
      },
    },
  };
}

/**
 * The properties of the object that a module gives to `defineRule`.
 * @param {ReturnType<import("rolldown").PluginContext["parse"]>} program
 */
function propertiesOf({ body }) {
  for (const statement of body) {
    if (statement.type !== "ExportNamedDeclaration" || statement.declaration?.type !== "VariableDeclaration") continue;
    const made = statement.declaration.declarations[0]?.init;
    const [rule] = made?.type === "CallExpression" ? made.arguments : [];
    if (rule?.type !== "ObjectExpression") continue;
    return rule.properties.flatMap((it) =>
      it.type === "Property" && it.key.type === "Identifier"
        ? [{ key: it.key.name, start: it.start, end: it.end, value: it.value }]
        : [],
    );
  }
  return [];
}

/**
 * commander can start other programs as commands, and loads what that takes. Here no command is one.
 * @returns {import("rolldown").Plugin}
 */
export function commandsWithin() {
  const none = "\0no-programs";
  return {
    name: "commands-within",
    resolveId: {
      filter: { id: /^node:child_process$/ },
      handler: (_, importer) => (/[\\/]node_modules[\\/]commander[\\/]/.test(importer ?? "") ? none : null),
    },
    load: { filter: { id: /^\0no-programs$/ }, handler: () => "module.exports = {};" },
  };
}
