/** Texts whose results are kept at once, by each function that remembers: as many again that were asked for before these. */
const most = 4_000;

/** A longer text hardly comes twice, and would hold much memory. */
const longest = 400;

interface Memory<Result> {
  readonly find: (text: string) => { readonly result: Result } | undefined;
  readonly keep: (text: string, result: Result) => Result;
}

/** Results by text: those asked for of late, and of those before them the ones that are asked for again. */
function openMemory<Result>(): Memory<Result> {
  let recent = new Map<string, { readonly result: Result }>();
  let older: typeof recent = new Map();
  const add = (text: string, known: { readonly result: Result }): void => {
    if (recent.size >= most) {
      older = recent;
      recent = new Map();
    }
    recent.set(text, known);
  };
  return {
    find: (text) => {
      const known = recent.get(text);
      if (known !== undefined) return known;
      const before = older.get(text);
      if (before !== undefined) add(text, before);
      return before;
    },
    keep: (text, result) => {
      add(text, { result });
      return result;
    },
  };
}

/**
 * A function of a text that keeps its last results, for what is read again and again: headings, columns, steps and gates
 * come back in every document that was made from a template. `make` must be pure, and nobody may change what it gives.
 */
export function remember<Result>(make: (text: string) => Result): (text: string) => Result {
  const memory = openMemory<Result>();
  return (text) => {
    if (text.length > longest) return make(text);
    const known = memory.find(text);
    return known === undefined ? memory.keep(text, make(text)) : known.result;
  };
}

/** The same for a function of more than a text: `keyOf` says in a text all that the result depends on. */
export function rememberBy<Inputs extends readonly unknown[], Result>(
  keyOf: (...inputs: Inputs) => string,
  make: (...inputs: Inputs) => Result,
): (...inputs: Inputs) => Result {
  const memory = openMemory<Result>();
  return (...inputs) => {
    const key = keyOf(...inputs);
    if (key.length > longest) return make(...inputs);
    const known = memory.find(key);
    return known === undefined ? memory.keep(key, make(...inputs)) : known.result;
  };
}
