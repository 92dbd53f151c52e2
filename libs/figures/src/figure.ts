import type { Audience, Term } from '@wenxiao/domain/field';

/** What a figure is called and how its value is read. One figure has one name, in whatever events set it. */
export type FigureTerms = Readonly<{
  /** In code, unique in the catalogue: `approved-amount`. */
  name: string;
  /** On screens: 批复数. */
  zh: string;
  kind: 'amount' | 'decimal' | 'day' | 'text' | 'code';
  /** 元 for amounts; `%`, 分 and the like for decimals that have one. */
  unit?: string;
  /** What the codes of a figure of kind `code` are called on screens. */
  codes?: Readonly<Record<string, string>>;
}>;

/** Where the lines of one event type and version take a figure's value from. Data, not code: the catalogue can be printed. */
export type Line = Readonly<{
  figure: FigureTerms;
  /** Row of the requirement matrix under which the figure is set, `FF-26a`; what is declared is set under the event's own basis. */
  article?: string | undefined;
  /** A field (of single values: all of them), a constant, how many a list has, each value of a record. */
  value: Readonly<{ field: string } | { constant: string | null } | { count: string } | { each: string }>;
  /** Who may read it; the parties where nothing else is said. */
  audience?: Audience;
  /** Blind until all whom a step asks have submitted. */
  untilSubmitted?: true;
  /** Parts of the item that are for less people than the figure: whose score it is. */
  itemAudiences?: Readonly<Record<string, Audience>>;
  /**
   * Derived from a declared fact: a part of the item that is absent is left out, a list is whole below what its event says of
   * the item, and a correction withdraws what it says no longer.
   */
  declared?: true;
  /**
   * Fields that say which of several it is (a round, an indicator); one that starts with `/` is a field of the event, not
   * of the list's element, {@link position} is the element's place in the list, {@link partsOfStream} what the stream's name says.
   * Where one is absent the line sets nothing.
   */
  item: readonly string[];
  /** Fields with the name of the item for people. */
  itemName?: string | readonly string[];
  /** Where no field has that name: what the codes that make up the item are called. */
  itemCodes?: Readonly<Record<string, string>>;
  /** The list whose elements set one figure each. `whole`: items that the list no longer has are withdrawn. */
  list?: Readonly<{ field: string; whole: boolean }>;
  /** The value is added to what stood before, for elements in which a field has this value: a change of an account. */
  adds?: Readonly<{ field: string; is: string }>;
  /** Field of the event with the subject's id; else it is the id in the stream's name. */
  subject?: string;
}>;

/** For a line that no article stands behind: the name of an organisation, say. */
export const noArticle = undefined;

/** As `item`: the place of an element in its list, counted from 1, where no field tells the elements apart. */
export const position = '#';

/** As `item`: the parts of the stream's name after its id: `2024` of `monitoring/<subject>.2024`. */
export const partsOfStream = '.';

type Item = Readonly<{
  item?: string | readonly string[];
  itemCodes?: Readonly<Record<string, string>>;
  audience?: Audience;
}>;

const itemOf = ({ item = [], itemCodes, audience }: Item) => ({
  item: [item].flat(),
  ...(itemCodes && { itemCodes }),
  ...(audience && { audience }),
});

/** A figure, and the ways in which an event sets it. Fields may be paths (`verdict.score`). */
class Figure {
  constructor(readonly terms: FigureTerms) {}

  /** The event's field holds the value; a field that is absent sets nothing, null withdraws. */
  is(field: string, article: string | undefined, item: Item = {}): Line {
    return { figure: this.terms, article, value: { field }, ...itemOf(item) };
  }

  /** The event sets this value, whatever its fields say. */
  becomes(constant: string, article: string | undefined, item: Item = {}): Line {
    return { figure: this.terms, article, value: { constant }, ...itemOf(item) };
  }

  /** How many elements the event's list has; a field that is no list sets nothing. */
  counts(list: string, article: string | undefined, item: Item = {}): Line {
    return { figure: this.terms, article, value: { count: list }, ...itemOf(item) };
  }
}

/** An amount in 元, two decimals. */
export const amount = (name: string, zh: string) => new Figure({ name, zh, kind: 'amount', unit: '元' });

/** A score, weight, rate or count: decimal text. */
export const decimal = (name: string, zh: string, unit?: string) =>
  new Figure({ name, zh, kind: 'decimal', ...(unit !== undefined && { unit }) });

/** A day, `2022-05-09`. */
export const day = (name: string, zh: string) => new Figure({ name, zh, kind: 'day' });

/** Words as they were written: a reason, an indicator's target value, a grade as the rule set names it; an id. */
export const text = (name: string, zh: string) => new Figure({ name, zh, kind: 'text' });

/** One of several codes. A code that is not among them is shown as it is. */
export const code = (name: string, zh: string, codes: Readonly<Record<string, string>>) =>
  new Figure({ name, zh, kind: 'code', codes });

/** 是/否, 通过/不通过: a boolean field. */
export const verdict = (name: string, zh: string, [yes, no]: readonly [string, string]) =>
  code(name, zh, { true: yes, false: no });

const kindOf: Readonly<Record<Term['kind'], FigureTerms['kind']>> = {
  amount: 'amount',
  decimal: 'decimal',
  count: 'decimal',
  day: 'day',
  instant: 'text',
  flag: 'code',
  text: 'text',
  code: 'code',
  id: 'text',
};

/** A term as a figure: codes that have no names on screens are shown as they are. */
export function figureOf({ name, zh, kind, unit, codes }: Term): FigureTerms {
  return {
    name,
    zh,
    kind: kind === 'code' && !codes ? 'text' : kindOf[kind],
    ...(unit !== undefined && { unit }),
    ...(codes && { codes }),
  };
}

type ListTerms = Readonly<{
  /** Which field, or fields, of an element tell it from the others. */
  item: string | readonly string[];
  itemName?: string;
  itemCodes?: Readonly<Record<string, string>>;
  /** The list is all there is: what an earlier event listed and this one does not is withdrawn. */
  whole?: true;
}>;

/** The lines are read once for each element of a list. */
export function each(field: string, terms: ListTerms, ...lines: readonly Line[]): readonly Line[] {
  const { itemName, whole } = terms;
  return lines.map((line) => ({
    ...line,
    ...itemOf(terms),
    ...(itemName !== undefined && { itemName }),
    list: { field, whole: whole === true },
  }));
}

/** The lines are about the subject whose id stands in a field, not about the one that the stream is named after. */
export function about(field: string, ...lines: readonly (Line | readonly Line[])[]): readonly Line[] {
  return lines.flat().map((line) => ({ ...line, subject: field }));
}

/** Event type → schema version → lines. An event type without figures stands here with an empty list: it is known. */
export type ServiceFigures = Readonly<Record<string, Readonly<Record<number, readonly (Line | readonly Line[])[]>>>>;
