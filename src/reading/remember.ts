/** Long texts whose results are known at once; what they are is given up when memory is needed for other things. */
const mostDocuments = 256;

/**
 * A function of a whole document that keeps its last results: in an editor one is read again after each change, and what
 * lies beside it has not changed. Nothing is kept alive for it.
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
