import {
  type Audience,
  type DeclaredFact,
  type FactList,
  type Field,
  type Fields,
  narrower,
  type Spec,
  type Term,
  versionOf,
} from '@wenxiao/domain/field';
import { figureOf, type Line, partsOfStream, position } from './figure.js';

/**
 * The lines of declared facts, by event type and version. A field's term is the figure; which of several it is, its `per` and
 * the key of its list tell, behind the parts of the stream's name. Older versions keep their own.
 */
export function linesOfFacts(facts: FactList): Record<string, Record<number, readonly Line[]>> {
  return Object.fromEntries(
    Object.values(facts).map((fact) => {
      const versions = Array.from({ length: fact.version }, (_, index) => versionOf(fact, index + 1));
      return [fact.type, Object.fromEntries(versions.flatMap((of) => (of ? [[of.version, linesOf(of)]] : [])))];
    }),
  );
}

/** Where a field stands, and what it has from what it stands in. */
type Place = Readonly<{
  /** Of the fields, from the event or, in a list, from its element. */
  path: readonly string[];
  /** What tells which of several it is, as a line's item names it. */
  item: readonly string[];
  /** What the codes in the item are called. */
  codes: Readonly<Record<string, string>>;
  /** What a part of the item is: the name of its term. */
  terms: Readonly<Record<string, string>>;
  /** Parts of the item that number what the fact says, as their terms are called: the declaration. */
  numbers: Readonly<Record<string, string>>;
  /** Who may read a part of the item. */
  audiences: Readonly<Record<string, Audience>>;
  audience: Audience;
  untilSubmitted: boolean;
  list?: Readonly<{ field: string; called: readonly string[]; whole: boolean }>;
}>;

/** The lines of one version of a fact. */
export function linesOf(fact: DeclaredFact): readonly Line[] {
  const { fields, audience, becomes, about } = fact;
  // Where the stream is not named after the subject, the fact says whom it is about, and in which year.
  const subject = about ?? (fields['subject']?.spec.kind === 'id' ? 'subject' : undefined);
  const year = fields['year']?.spec.kind === 'count' ? ['year'] : [];
  const item = [...year, partsOfStream];
  const top: Place = {
    path: [],
    item,
    codes: {},
    terms: {},
    numbers: {},
    audiences: {},
    audience,
    untilSubmitted: false,
  };
  const set = becomes.map(({ term, value, per, below }) => ({
    ...lineOf(term, { constant: value }, toldBy(top, per, fields)),
    ...(below && { withdrawsBelow: below }),
  }));
  const lines = [...set, ...linesOfFields(fields, top)];
  return subject === undefined ? lines : lines.map((line) => ({ ...line, subject }));
}

function linesOfFields(fields: Fields, place: Place): Line[] {
  const keys = new Set(Object.values(fields).flatMap(({ spec }) => spec.per));
  return Object.entries(fields).flatMap(([name, { spec }]) => {
    if (spec.noFigure !== undefined) return [];
    const at = within(toldBy(place, spec.per, fields), name, spec);
    if (spec.kind === 'group') return linesOfFields(spec.fields ?? {}, at);
    if (spec.kind === 'list') return linesOfList(spec, at);
    // A field that tells others apart stands in their items, and is no figure of its own.
    if (!spec.term || keys.has(name) || isTold(place, name)) return [];
    const field = at.path.join('.');
    const line = lineOf(spec.term, spec.kind === 'record' ? { each: field } : { field }, at);
    // Of one part and day there may be several changes: none takes the place of another.
    return [spec.sums ? { ...line, adds: {} } : line];
  });
}

/** Whether a field stands in the items of others already: a list's key, the subject and year of an event. */
const isTold = ({ item, path, list }: Place, name: string): boolean =>
  item.includes([...path, name].join('.')) || (!list && path.length === 0 && name === 'subject');

function linesOfList({ fields = {}, by = [], called = [] }: Spec, place: Place): Line[] {
  const field = place.path.join('.');
  // A list in a list would need the places of both in one item.
  if (place.list) throw new TypeError(`${place.list.field}[].${field} is a list in a list`);
  const list = { field, called, whole: isWhole(fields) };
  const ofEvents = <Value>(parts: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
    Object.fromEntries(Object.entries(parts).map(([part, each]) => [ofEvent(part), each]));
  const [audiences, terms, numbers] = [ofEvents(place.audiences), ofEvents(place.terms), ofEvents(place.numbers)];
  const inElement = { ...place, path: [], item: place.item.map(ofEvent), audiences, terms, numbers, list };
  const told = toldBy(inElement, by, fields);
  const last = by.at(-1);
  if (last === undefined) return linesOfFields(fields, { ...told, item: [...told.item, position] });
  // Where an item need not say more than which it is, that is what stands in the trail.
  const saysMore = ([name, { spec }]: [string, Field]) =>
    !by.includes(name) && !spec.optional && spec.noFigure === undefined;
  const key = fields[last]?.spec;
  const keys = key?.term && !Object.entries(fields).some(saysMore) ? [lineOf(key.term, { field: last }, told)] : [];
  return [...keys, ...linesOfFields(fields, told), ...sumsOf(fields, place, field)];
}

/** What the changes of a list add up to, year by year: one figure for each account. */
function sumsOf(fields: Fields, place: Place, field: string): Line[] {
  return Object.entries(fields).flatMap(
    ([
      name,
      {
        spec: { sums },
      },
    ]) =>
      Object.entries(sums?.into ?? {}).map(([is, term]) => ({
        ...lineOf(term, { field: name }, place),
        adds: { only: { field: sums?.by ?? '', is } },
        item: place.item.map(ofEvent),
        list: { field, whole: false },
      })),
  );
}

/** A list of changes does not say all that stands: what was changed before stays. */
const isWhole = (fields: Fields): boolean => !Object.values(fields).some(({ spec }) => spec.sums);

/** A part of an item that the event says, not the list's element. */
const ofEvent = (part: string): string => (part === partsOfStream ? part : `/${part}`);

function toldBy(place: Place, per: readonly string[], fields: Fields): Place {
  const path = (field: string) => [...place.path, field].join('.');
  const codes = per.map((field) => fields[field]?.spec.term?.codes ?? {});
  const audiences = per.map((field) => [path(field), fields[field]?.spec.audience ?? place.audience] as const);
  const terms = per.flatMap((field) => {
    const term = fields[field]?.spec.term;
    return term ? [[path(field), term.name] as const] : [];
  });
  const numbers = per.flatMap((field) => {
    const { kind, term } = fields[field]?.spec ?? {};
    return kind === 'count' && term ? [[path(field), term.zh] as const] : [];
  });
  return {
    ...place,
    item: [...place.item, ...per.map(path)],
    terms: { ...place.terms, ...Object.fromEntries(terms) },
    numbers: { ...place.numbers, ...Object.fromEntries(numbers) },
    audiences: { ...place.audiences, ...Object.fromEntries(audiences) },
    codes: Object.assign({}, place.codes, ...codes) as Place['codes'],
  };
}

function within(place: Place, name: string, spec: Spec): Place {
  return {
    ...place,
    path: [...place.path, name],
    audience: narrower(place.audience, spec.audience),
    untilSubmitted: place.untilSubmitted || spec.untilSubmitted === true,
  };
}

function lineOf(term: Term, value: Line['value'], place: Place): Line {
  const { item, codes, terms, numbers, audiences, audience, untilSubmitted, list } = place;
  const narrow = Object.entries(audiences).filter(([, each]) => narrower(audience, each) !== audience);
  return {
    figure: figureOf(term),
    value,
    item,
    audience,
    ...(untilSubmitted && { untilSubmitted }),
    ...(narrow.length > 0 && { itemAudiences: Object.fromEntries(narrow) }),
    ...(list && { list: { field: list.field, whole: list.whole } }),
    ...(list && list.called.length > 0 && { itemName: list.called, itemNumbers: numbers }),
    ...(Object.keys(codes).length > 0 && { itemCodes: codes }),
    ...(Object.keys(terms).length > 0 && { itemTerms: terms }),
  };
}
