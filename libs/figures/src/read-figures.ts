import { decimal } from '@wenxiao/domain';
import type { Audience } from '@wenxiao/domain/field';
import { type Line, partsOfStream, position } from './figure.js';

/** An event as the catalogue reads it: its parts, parsed. */
export type FigureEvent = Readonly<{
  /** The service that recorded it, `targets`. */
  store: string;
  /** `budget-line/<subject>.<year>` */
  stream: string;
  type: string;
  schemaVersion: number;
  data: Readonly<Record<string, unknown>>;
  metadata: Readonly<{
    /** The rules of the decision, and what it looked up in them: paths by code. */
    rules?: Readonly<{ hash: string; basis?: readonly string[] }>;
    /** It is said once more, whole, instead of the event of this version. */
    corrects?: Readonly<{ version: number }>;
    demoFigures?: readonly string[];
  }>;
}>;

/** A named value of a subject, as one event sets it. */
export type SetFigure = Readonly<{
  /** The id that people ask for: a subject's throughout its cycle. */
  subject: string;
  /** `approved-amount` */
  figure: string;
  /** Which of several: a year, a round, an indicator: `2024/quarterly@Q1/3`. */
  item?: string;
  /** What the item is called, where the event says so. */
  itemName?: string;
  /** What parts of the item are: `{ part: 'quarterly@Q1', term: 'round' }`. */
  parts?: readonly ItemPart[];
  /** As it was recorded: decimals are text, amounts in 元. null: the figure is withdrawn. */
  value: string | null;
  /** The value is added to what stood before. */
  adds?: true;
  unit?: string;
  /** Hash of the resolved rule set that the event was decided under. */
  ruleSetHash?: string;
  /** What the decision looked up in it: paths by code, `rounds/quarterly/due`. */
  basis?: readonly string[];
  /** Who may read it. */
  audience: Audience;
  /** Until all whom a step asks have submitted, its author alone may. */
  untilSubmitted?: true;
  /** Parts of the item that are for less people: who may not read them is not told of which of several it is. */
  kept?: readonly KeptPart[];
  /** 演示数据: a demo person entered it, since the form does not print it. */
  demo?: true;
}>;

/** A part of an item, and the name of its term. `name`: what the event calls that which its list is of. */
export type ItemPart = Readonly<{ part: string; term: string; name?: string }>;

export type KeptPart = Readonly<{ part: string; audience: Audience }>;

/** A figure whose items an event lists whole, those below an item; all of them, where that is empty. */
export type Whole = Readonly<{ subject: string; figure: string; below: string }>;

/** What an event sets. */
export type EventFigures = Readonly<{
  /** Whether the catalogue has this event type in this schema version. An unknown event sets nothing and stays in the trail. */
  known: boolean;
  /** Everything that the event is about: the id in its stream's name first. */
  subjects: readonly string[];
  figures: readonly SetFigure[];
  /** Items of these that are not among `figures` are withdrawn. */
  wholes: readonly Whole[];
}>;

type Json = Readonly<Record<string, unknown>>;

/** Reads the figures that an event sets by the lines of its type and version. Never refuses an event: history is not judged again. */
export function readFigures(event: FigureEvent, lines: readonly Line[] | undefined): EventFigures {
  const { id } = nameOf(event.stream);
  const figures: SetFigure[] = [];
  const wholes = new Map<string, Whole>();
  const subjects = new Set([id]);
  for (const line of lines ?? []) {
    const named = line.subject === undefined ? event.stream : textOf(valueAt(event.data, line.subject));
    if (named === undefined || named === null) continue;
    const subject = nameOf(named).id;
    subjects.add(subject);
    if (line.withdrawsBelow) {
      const whole: Whole = { subject, figure: line.figure.name, below: belowOf(line, event) };
      wholes.set(JSON.stringify(whole), whole);
      continue;
    }
    const elements = elementsOf(event.data, line);
    for (const each of elements ?? []) figures.push(...readLine(line, subject, each, event));
    if (elements && line.list?.whole) {
      const whole: Whole = { subject, figure: line.figure.name, below: belowOf(line, event) };
      wholes.set(JSON.stringify(whole), whole);
    }
  }
  return {
    known: lines !== undefined,
    subjects: [...subjects],
    figures: addedUp(figures),
    wholes: [...wholes.values()],
  };
}

/** One event may change an account by several parts: it is one change of what they add up to. */
function addedUp(figures: readonly SetFigure[]): readonly SetFigure[] {
  const sums = new Map<string, SetFigure>();
  const others = figures.filter((each) => {
    if (!each.adds) return true;
    const key = JSON.stringify([each.subject, each.figure, each.item]);
    const before = sums.get(key);
    sums.set(key, { ...each, value: sumOf(before?.value, each.value) });
    return false;
  });
  return [...others, ...sums.values()];
}

/** What an amount comes to with a change of it. */
export function sumOf(before: string | null | undefined, change: string | null): string {
  return decimal(before ?? '0')
    .plus(change ?? '0')
    .toFixed(2);
}

/** A stream's name in its parts: `<category>/<id>[.<item>…]`. An id by itself is one. */
function nameOf(stream: string): Readonly<{ id: string; parts: readonly string[] }> {
  const [id = '', ...parts] = stream.slice(stream.indexOf('/') + 1).split('.');
  return { id, parts };
}

type Element = Readonly<{ index: number; element: Json }>;

/** What a line is read for, with its place in the list: each element, or the event itself. */
function elementsOf(data: Json, { list }: Line): readonly Element[] | undefined {
  if (!list) return [{ index: 0, element: data }];
  const value = valueAt(data, list.field);
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((element: unknown, index) => (isJson(element) ? [{ index, element }] : []));
}

function readLine(line: Line, subject: string, { index, element }: Element, event: FigureEvent): SetFigure[] {
  const parts = line.item.flatMap((field) => {
    if (field === position) return String(index + 1);
    if (field === partsOfStream) return nameOf(event.stream).parts;
    return partAt(field, element, event);
  });
  const told = parts.filter((part) => typeof part === 'string');
  const kept = keptParts(line, element, event);
  const known = knownParts(line, { index, element }, event);
  const only = line.adds?.only;
  if (only && valueAt(element, only.field) !== only.is) return [];
  return valuesOf(line, element, event).map(([key, value]) => {
    const item = [...told, ...key].join('/');
    const named = itemNameOf(line, { index, element }, [...told, ...key]);
    const itemName = named === undefined ? undefined : `${numberedBy(line, element, event)}${named}`;
    return {
      subject,
      figure: line.figure.name,
      ...(item !== '' && { item }),
      ...(itemName !== undefined && { itemName }),
      value,
      ...termsOf(line, item, event),
      ...(kept.length > 0 && { kept }),
      ...(known.length > 0 && { parts: known }),
    };
  });
}

const partAt = (field: string, element: Json, { data }: FigureEvent): string | null | undefined =>
  textOf(field.startsWith('/') ? valueAt(data, field.slice(1)) : valueAt(element, field));

function keptParts({ itemAudiences = {} }: Line, element: Json, event: FigureEvent): KeptPart[] {
  return Object.entries(itemAudiences).flatMap(([field, audience]) => {
    const part = partAt(field, element, event);
    return typeof part === 'string' ? [{ part, audience }] : [];
  });
}

/** Parts of the item whose terms are known; what a list calls its elements is the name of what its last key is of. */
function knownParts(line: Line, { index, element }: Element, event: FigureEvent): ItemPart[] {
  const { item, itemTerms = {}, itemName } = line;
  return Object.entries(itemTerms).flatMap(([field, term]) => {
    const part = partAt(field, element, event);
    if (typeof part !== 'string') return [];
    const name = itemName && field === item.at(-1) ? itemNameOf(line, { index, element }, []) : undefined;
    return [{ part, term, ...(name !== undefined && { name }) }];
  });
}

/**
 * By which names a figure of an item is marked: of `2023/1/i1` by `indicator-target/2023/1/i1`, and by what its event tells it apart by
 * alone, `indicator-target/i1`. Year, round and number come from elsewhere: whoever enters the figures does not know them.
 */
function namesByItem(figure: string, item: string): readonly string[] {
  const parts = item.split('/');
  return parts.map((_, from) => `${figure}/${parts.slice(from).join('/')}`);
}

/** What a figure has from its line and its event. */
function termsOf(line: Line, item: string, { metadata }: FigureEvent) {
  const { figure, audience, untilSubmitted } = line;
  const { rules, demoFigures = [] } = metadata;
  const basis = rules?.basis;
  const field = Object.values(line.value)[0] ?? figure.name;
  const demo = [figure.name, field, ...namesByItem(figure.name, item)].some((called) => demoFigures.includes(called));
  return {
    ...(line.adds && { adds: true as const }),
    ...(figure.unit !== undefined && { unit: figure.unit }),
    ...(rules && { ruleSetHash: rules.hash }),
    ...(basis && { basis }),
    audience,
    ...(untilSubmitted && { untilSubmitted }),
    ...(demo && { demo: true as const }),
  };
}

/** The item below which a list is whole: what stands in its items before what tells its elements apart. */
function belowOf({ item }: Line, { stream, data }: FigureEvent): string {
  const ofEvent = item.flatMap((field) => {
    if (field === partsOfStream) return nameOf(stream).parts;
    return field.startsWith('/') ? (textOf(valueAt(data, field.slice(1))) ?? []) : [];
  });
  return ofEvent.join('/');
}

/** Of which declaration it is: the same item of another one has the same name. */
function numberedBy({ itemNumbers = {} }: Line, element: Json, event: FigureEvent): string {
  const numbers = Object.entries(itemNumbers).map(([field, zh]) => `${zh} ${partAt(field, element, event) ?? ''}`);
  return numbers.map((number) => `${number}：`).join('');
}

/** What an element is called. One that its place alone tells apart is called with that: others may have the same name. */
function itemNameOf(
  { item, itemName, itemCodes }: Line,
  { index, element }: Element,
  parts: readonly string[],
): string | undefined {
  if (itemName !== undefined) {
    const place = item.includes(position) ? [String(index + 1)] : [];
    const names = [...place, ...itemName.map((field) => textOf(valueAt(element, field)))];
    return names.filter((name) => typeof name === 'string').join(' ') || undefined;
  }
  return itemCodes && parts.map((part) => (Object.hasOwn(itemCodes, part) ? itemCodes[part] : part)).join('：');
}

/** Values with what their items end with. A field that is absent sets nothing; in a correction it is withdrawn. */
function valuesOf(
  { value }: Line,
  element: Json,
  { metadata }: FigureEvent,
): readonly (readonly [key: readonly string[], value: string | null])[] {
  if ('constant' in value) return [[[], value.constant]];
  if ('each' in value) {
    const record = valueAt(element, value.each);
    return isJson(record) ? Object.entries(record).map(([key, each]) => [[key], textOf(each) ?? null]) : [];
  }
  const found = textOf(valueAt(element, value.field));
  if (found !== undefined) return [[[], found]];
  return metadata.corrects ? [[[], null]] : [];
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

/** Between single values of one figure: no code and no id holds it. */
export const amongValues = '、';

/** The text of a recorded value, as it was recorded; null where it was null. */
function textOf(value: unknown): string | null | undefined {
  if (value === undefined || value === null || typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join(amongValues);
  return JSON.stringify(value);
}
