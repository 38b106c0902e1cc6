/** Texts whose results are kept at once, by each function that remembers; then it begins anew. */
const most = 4_000;

/** A longer text hardly comes twice, and would hold much memory. */
const longest = 400;

/**
 * A function of a text that keeps its last results, for what is read again and again: headings, columns, steps and gates
 * come back in every document that was made from a template. `make` must be pure, and nobody may change what it gives.
 */
export function remember<Result>(make: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, { readonly result: Result }>();
  return (text) => {
    if (text.length > longest) return make(text);
    const before = known.get(text);
    if (before !== undefined) return before.result;
    if (known.size >= most) known.clear();
    const result = make(text);
    known.set(text, { result });
    return result;
  };
}

/** Long texts whose results are known at once; what they are is given up when memory is needed for other things. */
const mostDocuments = 256;

/**
 * The same for whole documents: in an editor one is read again after each change, and what lies beside it has not changed.
 * Nothing is kept alive for it.
 */
export function rememberDocuments<Result extends object>(make: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, WeakRef<Result>>();
  return (text) => {
    const before = known.get(text)?.deref();
    if (before !== undefined) return before;
    if (known.size >= mostDocuments) known.clear();
    const result = make(text);
    known.set(text, new WeakRef(result));
    return result;
  };
}
