import { stemOf, stemsOfStep, wordsOfStep } from "./same-step.ts";

/** Words that begin a step which changes nothing that would have to be undone. */
const harmless = wordSet(`
  tag verify check confirm validate monitor watch observe test smoke health wait soak notify announce inform tell communicate record
  review assemble incident page escalate investigate diagnose decision
`);
const harmlessAnywhere =
  /smoke[ -]?tests?|health[ -]?checks?|\bgo\W{1,3}no\W?go|prüfen|überwachen|benachrichtigen|informieren|vérifier|notifier|informer|verificar|comprobar|notificar|avisar|verificare|kiểm tra|xác minh|thông báo|確認|通知|検証|验证|检查/iu;

const ends = wordSet(
  "complete done end finish close over abgeschlossen ende beendet fertig terminé fin concluído finalizado hoàn thành",
);
const starts = wordSet("start begin began begun open beginn");
const frames = wordSet(`
  deployment deploy release rollout window maintenance log change hotfix stage successfully successful is was bereitstellung
  déploiement despliegue
`);

const rollback =
  /\broll(?:ed|ing)?[ -]?back|\brevert|\babort|\bundo(?:ne)?\b|\bback ?out\b|\brestor(?:e|ed|ing)\b|zurück(?:rollen|gerollt|setzen)|\bretour arrière\b|\brevertir\b|\bripristin/iu;
const smokeTest = /\bsmoke[ -]?(?:tests?|suite|checks?)?\b|\brauchtests?\b/iu;
const backup = /\bback(?:ed)?[ -]?up\b|\bbackups?\b|\bsnapshots?\b|\bdump\b|\bsicherung|\bsauvegarde|\brespaldo/iu;

/** Whether a step only tags, verifies, waits or tells: there is nothing of it to undo, and it is no change. */
export function isHarmless(name: string): boolean {
  const words = wordsOfStep(name);
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (first === "check" && words[1] === "out") return false;
  // "Stakeholders notified", as a log has it.
  const isToldLast = last.endsWith("ed") && harmless.has(stemOf(last));
  return isToldLast || harmless.has(stemOf(first)) || harmlessAnywhere.test(name);
}

/** Whether a row of a log marks that the deployment, or a stage of it, begins or is over ("Start deployment"). */
export function isMark(name: string): boolean {
  return isFrame(name, starts) || isFrame(name, ends);
}

/** Whether a row of a log marks that the deployment is over ("Deployment complete"). */
export function isEnd(name: string): boolean {
  return isFrame(name, ends) && !/\bstage\b/i.test(name);
}

/** Whether a step takes the release back, or decides to. */
export function isRollback(name: string): boolean {
  return rollback.test(name);
}

export function isSmokeTest(name: string): boolean {
  return smokeTest.test(name);
}

export function isBackup(name: string): boolean {
  return backup.test(name);
}

/** All its words are about the deployment as a whole, and one of them is a mark. */
function isFrame(name: string, marks: ReadonlySet<string>): boolean {
  const words = [...stemsOfStep(name)];
  return words.some((it) => marks.has(it)) && words.every((it) => marks.has(it) || frames.has(it) || /\d/.test(it));
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/).map(stemOf));
}
