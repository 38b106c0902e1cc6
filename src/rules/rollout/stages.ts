import type { Cell, Document, Field, Section } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";
import { slugify } from "../../model/slug.ts";
import type { HeldPart, HeldRow, Subject } from "../../model/subject.ts";
import { saysNone } from "../tables/columns.ts";
import { durationOf } from "../time/duration.ts";
import { weightIn, weightOf } from "./weight.ts";

const internal = /\b(?:intern(?:al|e|es|en|er|o|os|i)?|employees?|staff|dogfood\w*|beta|team|mitarbeiter\w*)\b/i;

/** A value of a stage as written, with its place. */
export interface Written {
  readonly text: string;
  readonly range: Range;
}

/** One stage of a rollout. */
export interface RolloutStage {
  readonly name: string;
  /** Its heading, or the first cell of its row. */
  readonly range: Range;
  /** Share of traffic or users in percent; null when it gives none that can be read. */
  readonly weight: number | null;
  /** Where the weight stands; null when there is no place for one, or nothing in it. */
  readonly weightAt: Written | null;
  readonly duration: Written | null;
  /** Its duration in milliseconds; null when it gives none that can be read. */
  readonly length: number | null;
  readonly hasCriteria: boolean;
  /** Where a weight or a duration stands or should: its field or cell, else the stage itself. */
  readonly placeOf: (value: "weight" | "duration") => Range;
}

const columns = {
  weight: /^(?:weight|traffic|share|percent(?:age)?|gewicht|anteil|poids|trafic|peso|tráfico)$/,
  duration: /^(?:duration|soak|soak-time|hold|observe|time|dauer|durée|duración|duração|durata)$/,
  criteria: /criteri|kriterien|critère/,
} as const;
const tasks = /^(?:tasks?|steps?|actions?|aufgaben|schritte|tâches|tareas|tarefas|attività)\b/i;

/** Whether a stage is for chosen users inside, who are no share of the traffic. */
export function isInternal({ name }: RolloutStage): boolean {
  return internal.test(name);
}

/**
 * The stages of a rollout in their order: sub-headings, or the rows of a table that has a column of weights. Where a
 * placeholder stands there is a text, and no weight or length.
 */
export function stagesOf({ document, partsOf, rowsOf }: Subject): readonly RolloutStage[] {
  const parts = partsOf("rollout-stages").map((it) => stageOfPart(it, document));
  if (parts.some((it) => it.weightAt !== null)) return parts;
  const rows = rowsOf("rollout-stages").flatMap((it) => stageOfRow(it, document));
  return rows.length > 0 ? rows : parts;
}

function stageOfPart({ heading, fields }: HeldPart, document: Document): RolloutStage {
  const [weight, duration] = [written(fields.weight), written(fields.duration)];
  const inTitle = weightOf(heading.title);
  const title = inTitle === null ? null : { text: heading.title, range: heading.range };
  return {
    name: heading.title,
    range: heading.range,
    weight: weight === null ? inTitle : read(weight, weightIn, document),
    weightAt: weight ?? title,
    duration,
    length: read(duration, durationOf, document),
    hasCriteria: hasCriteria(heading, fields, document),
    placeOf: (value) => fields[value]?.range ?? heading.range,
  };
}

function written(value: Field | undefined): Written | null {
  return value && !saysNone(value.value) ? { text: value.value, range: value.range } : null;
}

function read(
  value: Written | null,
  reading: (text: string) => number | null,
  { placeholders }: Document,
): number | null {
  const isOpen = placeholders.some((it) => value !== null && contains(value.range, it.range));
  return value === null || isOpen ? null : reading(value.text);
}

function contains(outer: Range, inner: Range): boolean {
  return inner.line === outer.line && inner.column >= outer.column && inner.endColumn <= outer.endColumn;
}

/** A field that names them, tasks that are ticked as the stage passes, or a metric with its limit. */
function hasCriteria(heading: Section, fields: HeldPart["fields"], { gates, criteria, blocks }: Document): boolean {
  const isHere = (section: Section | null): boolean => {
    for (let at = section; at !== null; at = at.parent) if (at === heading) return true;
    return false;
  };
  return (
    Object.entries(fields).some(([key, field]) => columns.criteria.test(key) && !saysNone(field.value)) ||
    gates.some((it) => isHere(it.section) && !tasks.test(it.labels[0] ?? "")) ||
    criteria.some((it) => isHere(it.section)) ||
    blocks.some((it) => it.type === "item" && isHere(it.section) && it.labels.some((label) => namesCriteria(label)))
  );
}

function namesCriteria(label: string): boolean {
  return columns.criteria.test(slugify(label));
}

function stageOfRow({ cells, range }: HeldRow, document: Document): readonly RolloutStage[] {
  const entries = Object.entries(cells);
  const under = (header: RegExp): Cell | undefined => entries.find(([name]) => header.test(slugify(name)))?.[1];
  const weight = under(columns.weight) ?? entries.find(([name]) => /[%％]/u.test(name))?.[1];
  if (!weight) return [];
  const name = (cells.Stage ?? entries.find(([, it]) => it !== weight)?.[1])?.text ?? "";
  const [time, criteria] = [under(columns.duration), under(columns.criteria)];
  const duration = time && !saysNone(time.text) ? time : null;
  return [
    {
      name,
      range,
      weight: read(weight, weightIn, document),
      weightAt: saysNone(weight.text) ? null : weight,
      duration,
      length: read(duration, durationOf, document),
      hasCriteria: criteria !== undefined && !saysNone(criteria.text),
      placeOf: (value) => (value === "weight" ? weight : time)?.range ?? range,
    },
  ];
}
