/** How a step went, as its row says. */
export type StepStatus = "done" | "failed" | "skipped" | "unknown";

const words: Readonly<Record<Exclude<StepStatus, "unknown">, readonly string[]>> = {
  failed: [
    ...["fail", "fails", "failed", "failure", "error", "errored", "aborted", "broken", "nok", "not ok", "timed out"],
    ...["fehlgeschlagen", "fehler", "gescheitert", "échec", "échoué", "falló", "fallido", "erro", "falhou", "fallito"],
    ...["thất bại", "失敗", "失败"],
  ],
  done: [
    ...[
      "ok",
      "okay",
      "done",
      "pass",
      "passed",
      "passes",
      "success",
      "successful",
      "succeeded",
      "complete",
      "completed",
    ],
    ...["finished", "green", "yes", "retried", "fixed", "recovered"],
    ...["erledigt", "bestanden", "erfolgreich", "fertig", "réussi", "terminé", "hecho", "correcto", "concluído"],
    ...["fatto", "riuscito", "gelukt", "gotowe", "hoàn thành", "đạt", "成功", "完了", "完成"],
  ],
  skipped: ["skip", "skipped", "n/a", "not run", "omitted", "übersprungen", "omis", "omitido", "saltato", "スキップ"],
};

const marks: Readonly<Record<string, StepStatus>> = {
  ...Object.fromEntries([..."✗✘❌✖🔴⛔🛑"].map((it) => [it, "failed"] as const)),
  ...Object.fromEntries([..."✓✔✅☑🟢👍"].map((it) => [it, "done"] as const)),
  ...Object.fromEntries([..."⏭"].map((it) => [it, "skipped"] as const)),
};

const byWord: ReadonlyMap<string, StepStatus> = new Map(
  (["failed", "done", "skipped"] as const).flatMap((status) => words[status].map((it) => [it, status] as const)),
);

/** Longer words first, so that "not ok" is not read as "ok". */
const listed = [...byWord.keys()].sort((a, b) => b.length - a.length).join("|");
const verdict = new RegExp(`(?<![\\p{L}\\d])(?:${listed})(?![\\p{L}\\d])|[${Object.keys(marks).join("")}]`, "giu");
const noneFailed = /(?<![\p{L}\d])(?:0|no|zero|without|keine?|sans|sin)\s+(?:fail(?:ed|ures?)?|errors?|fehler)/giu;

/**
 * What a status says: by a mark (✓, ❌) or a word. Where it says several ("failed, then ok") the last one holds; what
 * stands in brackets counts only where nothing else does.
 */
export function readStepStatus(text: string): StepStatus {
  const outside = lastVerdict(text.replace(/\([^()]*\)/g, " "));
  return outside === "unknown" ? lastVerdict(text) : outside;
}

function lastVerdict(text: string): StepStatus {
  const found = text.replace(noneFailed, " ").match(verdict)?.at(-1)?.toLowerCase();
  return found === undefined ? "unknown" : (byWord.get(found) ?? marks[found] ?? "unknown");
}
