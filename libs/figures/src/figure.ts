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

/**
 * Where the lines of one event type and version take a figure's value from, as it follows from a declared fact: a part of the
 * item that is absent is left out, a list is whole below what its event says of the item, and a correction withdraws what it says
 * no longer. Data, not code: the catalogue can be printed.
 */
export type Line = Readonly<{
  figure: FigureTerms;
  /** A field (of single values: all of them), a constant, each value of a record. */
  value: Readonly<{ field: string } | { constant: string | null } | { each: string }>;
  /** Who may read it. */
  audience: Audience;
  /** Blind until all whom a step asks have submitted. */
  untilSubmitted?: true;
  /** Parts of the item that are for less people than the figure: whose score it is. */
  itemAudiences?: Readonly<Record<string, Audience>>;
  /**
   * Fields that say which of several it is (a round, an indicator); one that starts with `/` is a field of the event, not
   * of the list's element, {@link position} is the element's place in the list, {@link partsOfStream} what the stream's name says.
   */
  item: readonly string[];
  /** What its parts are, by the names of their terms: a round, an indicator. Of what the stream's name says nothing is said. */
  itemTerms?: Readonly<Record<string, string>>;
  /** Fields with the name of the item for people. */
  itemName?: readonly string[];
  /** What comes before it: parts of the item that number what the event says, and what they are called. */
  itemNumbers?: Readonly<Record<string, string>>;
  /** Where no field has that name: what the codes that make up the item are called. */
  itemCodes?: Readonly<Record<string, string>>;
  /** The list whose elements set one figure each. `whole`: items that the list no longer has are withdrawn. */
  list?: Readonly<{ field: string; whole: boolean }>;
  /** What an earlier event listed below the item is withdrawn, and nothing set. */
  withdrawsBelow?: true;
  /** The value is added to what stood before: a change. `only`: for elements in which a field has this value, the account that changes. */
  adds?: Readonly<{ only?: Readonly<{ field: string; is: string }> }>;
  /** Field of the event with the subject's id, or with the stream that is named after it; else it is the id in the own stream's name. */
  subject?: string;
}>;

/** As `item`: the place of an element in its list, counted from 1, where no field tells the elements apart. */
export const position = '#';

/** As `item`: the parts of the stream's name after its id: `2024` of `monitoring/<subject>.2024`. */
export const partsOfStream = '.';

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
