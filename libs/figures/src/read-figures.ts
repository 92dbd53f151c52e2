import { type Line, position } from './figure.js';

/** An event as the catalogue reads it: its parts, parsed. */
export type FigureEvent = Readonly<{
  /** The service that recorded it, `targets`. */
  store: string;
  /** `budget-line/<id>` */
  stream: string;
  type: string;
  schemaVersion: number;
  data: Readonly<Record<string, unknown>>;
  metadata: Readonly<{ rules?: Readonly<{ hash: string }>; demoFigures?: readonly string[] }>;
}>;

/** A named value of a subject, as one event sets it. */
export type SetFigure = Readonly<{
  /** The id that people ask for: a target's id throughout its cycle. */
  subject: string;
  /** `approved-amount` */
  figure: string;
  /** Which of several: an indicator's id, a round. */
  item?: string;
  /** What the item is called, where the event says so. */
  itemName?: string;
  /** As it was recorded: decimals are text, amounts in 元. null: the figure is withdrawn. */
  value: string | null;
  unit?: string;
  article?: string;
  /** Hash of the resolved rule set that the event was decided under. */
  ruleSetHash?: string;
  /** 演示数据: a demo person entered it, since the form does not print it. */
  demo?: true;
}>;

/** What an event sets. */
export type EventFigures = Readonly<{
  /** Whether the catalogue has this event type in this schema version. An unknown event sets nothing and stays in the trail. */
  known: boolean;
  /** Everything that the event is about: the id in its stream's name first. */
  subjects: readonly string[];
  figures: readonly SetFigure[];
  /** Figures that the event lists whole: items of theirs that are not among `figures` are withdrawn. */
  wholes: readonly Readonly<{ subject: string; figure: string }>[];
}>;

type Json = Readonly<Record<string, unknown>>;

/** Reads the figures that an event sets by the lines of its type and version. Never refuses an event: history is not judged again. */
export function readFigures(event: FigureEvent, lines: readonly Line[] | undefined): EventFigures {
  const streamId = idOf(event.stream);
  const figures: SetFigure[] = [];
  const wholes = new Map<string, { subject: string; figure: string }>();
  const subjects = new Set([streamId]);
  for (const line of lines ?? []) {
    const named = line.subject === undefined ? event.stream : textOf(valueAt(event.data, line.subject));
    if (named === undefined || named === null) continue;
    const subject = idOf(named);
    subjects.add(subject);
    const elements = elementsOf(event.data, line);
    for (const [index, element] of elements ?? []) figures.push(...readLine(line, subject, { index, element }, event));
    if (elements && line.list?.whole) {
      wholes.set(JSON.stringify([subject, line.figure.name]), { subject, figure: line.figure.name });
    }
  }
  return { known: lines !== undefined, subjects: [...subjects], figures, wholes: [...wholes.values()] };
}

/** The id in a stream's name: what stands after the first slash. An id by itself is one. */
function idOf(stream: string): string {
  return stream.slice(stream.indexOf('/') + 1);
}

type Element = Readonly<{ index: number; element: Json }>;

/** What a line is read for, with its place in the list: each element, or the event itself. */
function elementsOf(data: Json, { list }: Line): readonly (readonly [index: number, element: Json])[] | undefined {
  if (!list) return [[0, data]];
  const value = valueAt(data, list.field);
  if (!Array.isArray(value)) return undefined;
  return [...value.entries()].filter((entry): entry is [number, Json] => isJson(entry[1]));
}

function readLine(line: Line, subject: string, { index, element }: Element, event: FigureEvent): SetFigure[] {
  const value = valueOf(line, element);
  if (value === undefined) return [];
  const parts = line.item.map((field) => {
    if (field === position) return String(index + 1);
    return textOf(field.startsWith('/') ? valueAt(event.data, field.slice(1)) : valueAt(element, field));
  });
  if (parts.some((part) => part === undefined || part === null)) return [];
  const { name, unit } = line.figure;
  const item = parts.join('/');
  const itemName = itemNameOf(line, element, parts);
  const { rules, demoFigures = [] } = event.metadata;
  const field = 'field' in line.value ? line.value.field : 'count' in line.value ? line.value.count : name;
  const demo = [name, `${name}/${item}`, field].some((called) => demoFigures.includes(called));
  return [
    {
      subject,
      figure: name,
      ...(item !== '' && { item }),
      ...(itemName !== undefined && { itemName }),
      value,
      ...(unit !== undefined && { unit }),
      ...(line.article !== undefined && { article: line.article }),
      ...(rules && { ruleSetHash: rules.hash }),
      ...(demo && { demo: true }),
    },
  ];
}

function itemNameOf(
  { itemName, itemCodes }: Line,
  element: Json,
  parts: readonly (string | null | undefined)[],
): string | undefined {
  if (itemName !== undefined) return textOf(valueAt(element, itemName)) ?? undefined;
  return itemCodes && parts.map((part) => itemCodes[part ?? ''] ?? part).join('：');
}

function valueOf({ value }: Line, element: Json): string | null | undefined {
  if ('constant' in value) return value.constant;
  if ('field' in value) return textOf(valueAt(element, value.field));
  const list = valueAt(element, value.count);
  return Array.isArray(list) ? String(list.length) : undefined;
}

function valueAt(data: unknown, path: string): unknown {
  let value = data;
  for (const field of path.split('.')) {
    if (!isJson(value) || !Object.hasOwn(value, field)) return undefined;
    value = value[field];
  }
  return value;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a recorded value, as it was recorded; null where it was null. */
function textOf(value: unknown): string | null | undefined {
  if (value === undefined || value === null || typeof value === 'string') return value;
  return JSON.stringify(value);
}
