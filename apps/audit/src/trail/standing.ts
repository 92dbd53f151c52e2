import * as t from '@wenxiao/domain/terms';
import { admits, isUnnamed, type Reader } from '@wenxiao/domain/field';
import type { EventReference } from '@wenxiao/event-store';
import { displayedValue, figureNames, type SetFigure, sumOf, type Whole } from '@wenxiao/figures';
import type { HistoryRow } from '@wenxiao/messaging';
import { eventNameOf } from '../history/event-name.js';
import type { CalledFigure } from './called.js';

/** A figure of a subject, as it stands. Values are as they were recorded; `shown` is how a person reads them. */
export type FigureValue = Readonly<{
  figure: string;
  /** Which of several: an indicator, a round. */
  item?: string;
  itemName?: string;
  /** 批复数 */
  name: string;
  value: string;
  shown: string;
  /** What the set calls it under which it was decided: 良 beside `good`. */
  called?: string;
  unit?: string;
  ruleSetHash?: string;
  /** What the decision looked up in the rules: paths by code. */
  basis?: readonly string[];
  demo?: true;
  setBy: EventReference;
  recordedAt: string;
  effectiveAt: string;
}>;

/** What one event did to one figure. null: not set, or withdrawn. */
export type FigureChange = Readonly<{
  figure: string;
  item?: string;
  itemName?: string;
  name: string;
  unit?: string;
  demo?: true;
  before: string | null;
  after: string | null;
  beforeShown: string | null;
  afterShown: string | null;
  /** What the sets call them under which each was decided. */
  beforeCalled?: string;
  afterCalled?: string;
}>;

/** A figure's name among those of its subject. */
export function figureKeyOf({ figure, item }: Readonly<{ figure: string; item?: string }>): string {
  return JSON.stringify([figure, item ?? null]);
}

/** An event that sets figures, and what the reader is to it. */
type Setting = Readonly<{
  row: HistoryRow;
  effectiveAt: string;
  reader: Reader;
  /** Whether they may know that it happened. */
  isKnown: boolean;
}>;

/** A figure as the reader is told it, which item it is of in truth, and whether they may read it. */
type Stands = Readonly<{ value: FigureValue; item: string; isShown: boolean }>;

/** A figure, and the rules under which it was set. */
export type SetUnder = CalledFigure & Readonly<{ ruleSetHash?: string }>;

/** What the rules of a decision call a code and an item in Chinese; undefined where they do not say. */
export type Naming = Readonly<{
  value(of: SetUnder, value: string): string | undefined;
  item(of: SetUnder): string | undefined;
}>;
const unnamed: Naming = { value: () => undefined, item: () => undefined };

/** The figures of a subject while its events are folded, and what of them a reader is shown. */
export class Standing {
  private readonly figures = new Map<string, Stands>();
  /** What is told in place of a part of an item that the reader may not read: one number for each, in the order of history. */
  private readonly numbers = new Map<string, number>();
  /** What those events that name them call indicators, as far as the reader is told: by year and code, and by code alone. */
  private readonly indicators = new Map<string, string>();

  constructor(private readonly naming: Naming = unnamed) {}

  /** Sets a figure; what that changes for the reader, if they may read it. */
  set(figure: SetFigure, { row, effectiveAt, reader, isKnown }: Setting): FigureChange[] {
    const key = figureKeyOf(figure);
    const before = this.figures.get(key);
    const value = figure.adds ? sumOf(before?.value.value, figure.value) : figure.value;
    const isShown = isKnown && admits(reader, figure) && !isUnnamed(value, reader);
    if (isShown) this.learn(figure);
    const terms = this.named(this.toldTo(reader, figure));
    const { ruleSetHash, basis, demo } = figure;
    if (value === null) this.figures.delete(key);
    else {
      const standing = {
        ...terms,
        value,
        shown: displayedValue(figure.figure, value),
        ...called('called', this.naming.value(figure, value)),
        ...(ruleSetHash !== undefined && { ruleSetHash }),
        ...(basis && { basis }),
        ...(demo && { demo }),
        setBy: eventNameOf(row),
        recordedAt: row.recordedAt,
        effectiveAt,
      };
      this.figures.set(key, { value: standing, item: figure.item ?? '', isShown });
    }
    if (!isShown) return [];
    const was = before?.isShown ? before.value.value : null;
    return [
      {
        ...terms,
        ...(demo && { demo }),
        before: was,
        after: value,
        beforeShown: shownOf(figure.figure, was),
        afterShown: shownOf(figure.figure, value),
        ...(was !== null && called('beforeCalled', before?.value.called)),
        ...(value !== null && called('afterCalled', this.naming.value(figure, value))),
      },
    ];
  }

  /** Withdraws items of figures that an event lists whole, and that it no longer lists. */
  withdraw(set: readonly SetFigure[], wholes: readonly Whole[], { isKnown }: Setting): FigureChange[] {
    if (wholes.length === 0) return [];
    const kept = new Set(set.map(figureKeyOf));
    const listed = new Map<string, string[]>();
    for (const { figure, below } of wholes) listed.set(figure, [...(listed.get(figure) ?? []), below]);
    const gone = [...this.figures].filter(
      ([key, { value, item }]) => listed.get(value.figure)?.some((below) => isBelow(item, below)) && !kept.has(key),
    );
    for (const [key] of gone) this.figures.delete(key);
    const told = gone.filter(([, { isShown }]) => isShown && isKnown).map(([, { value }]) => value);
    return inOrder(told).map((value) => ({
      ...termsOf(value),
      before: value.value,
      after: null,
      beforeShown: value.shown,
      afterShown: null,
      ...called('beforeCalled', value.called),
    }));
  }

  /** What the reader is shown of what stands. */
  shown(): FigureValue[] {
    return inOrder([...this.figures.values()].filter(({ isShown }) => isShown).map(({ value }) => value));
  }

  /** Its terms, and what the set calls its item where the event itself does not say. */
  private named(figure: SetFigure) {
    const terms = termsOf(figure);
    const words = inWords(terms.itemName, this.naming.item(figure), figure.item);
    return { ...terms, ...called('itemName', this.withIndicator(figure, words)) };
  }

  private learn({ item = '', parts = [] }: SetFigure): void {
    for (const { part, term, name } of parts) {
      if (term !== t.indicator.name || name === undefined) continue;
      this.indicators.set(part, name);
      this.indicators.set(`${yearOf(item)}/${part}`, name);
    }
  }

  /** What an item is called, its indicator by name where only the code of that is said. */
  private withIndicator({ item = '', parts = [] }: SetFigure, words: string | undefined): string | undefined {
    const indicator = parts.find(({ term }) => term === t.indicator.name);
    if (!indicator || indicator.name !== undefined) return words;
    const { part } = indicator;
    const name = this.indicators.get(`${yearOf(item)}/${part}`) ?? this.indicators.get(part);
    const said = words ?? item.split('/').join('：');
    return name !== undefined && said.endsWith(part) ? said.slice(0, -part.length) + name : words;
  }

  /** A figure without the parts of its item that the reader may not read. */
  private toldTo(reader: Reader, figure: SetFigure): SetFigure {
    const { item = '', itemName: _, kept = [], ...rest } = figure;
    for (const { part } of kept) this.number(part);
    const { unnamed } = reader;
    if (unnamed !== undefined && item.split('/').includes(unnamed)) this.number(unnamed);
    const unsaid = new Set([
      ...kept.filter((each) => !admits(reader, each)).map(({ part }) => part),
      ...(unnamed === undefined ? [] : [unnamed]),
    ]);
    if (!item.split('/').some((part) => unsaid.has(part))) return figure;
    const parts = item.split('/').map((part) => (unsaid.has(part) ? `#${String(this.numbers.get(part))}` : part));
    return { ...rest, item: parts.join('/') };
  }

  private number(part: string): void {
    this.numbers.set(part, this.numbers.get(part) ?? this.numbers.size + 1);
  }
}

/** What the event says of the parts of an item, and what the set calls those of which it says the code alone. */
function inWords(own: string | undefined, bySet: string | undefined, item = ''): string | undefined {
  if (own === undefined || bySet === undefined) return own ?? bySet;
  const [codes, said, named] = [item.split('/'), own.split('：'), bySet.split('：')];
  if (said.length !== codes.length || named.length !== codes.length) return own;
  return said.map((part, at) => (part === codes[at] ? named[at] : part)).join('：');
}

const called = <Name extends string>(name: Name, words: string | undefined) =>
  (words === undefined ? {} : { [name]: words }) as { [Each in Name]?: string };

function shownOf(figure: string, value: string | null): string | null {
  return value === null ? null : displayedValue(figure, value);
}

function termsOf({ figure, item, itemName, unit }: SetFigure | FigureValue) {
  return {
    figure,
    ...(item !== undefined && { item }),
    ...(itemName !== undefined && { itemName }),
    name: figureNames.get(figure)?.zh ?? figure,
    ...(unit !== undefined && { unit }),
  };
}

/** The part of an item that comes first: the year, or the period, of its stream. */
const yearOf = (item: string): string => item.split('/', 1)[0] ?? '';

/** Whether an item is one of those that an event lists whole: any, where it says no item that they stand below. */
const isBelow = (item: string, above: string): boolean => above === '' || item.startsWith(`${above}/`);

/** By name and item. */
function inOrder(figures: readonly FigureValue[]): FigureValue[] {
  const keyed = figures.map((figure) => ({ key: figureKeyOf(figure), figure }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ figure }) => figure);
}
