const names =
  "a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark menu meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr".split(
    " ",
  );
const elements: ReadonlySet<string> = new Set(names);

/**
 * Whether inline HTML is markup (a known element, a comment, a declaration) and so no text to read; `<name>` of no
 * known element is what an author was to replace. `<time>`, `<title>` and the like with no attribute are HTML all the same.
 */
export function isHtmlElement(value: string): boolean {
  const name = /^<\/?([a-z][a-z0-9-]*)/i.exec(value)?.[1];
  return name === undefined || elements.has(name.toLowerCase());
}
