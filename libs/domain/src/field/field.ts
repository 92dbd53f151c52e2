import type { Money } from '../money.js';
import { limits } from './limits.js';
import type { Term, TermKind } from './term.js';

/**
 * Who may read a value, in whatever answer it stands: a relation to the object. Each reads what those before it read: everybody;
 * those whom grants or the object's history make parties; the finance bureau; those whom the object names.
 */
export const audiences = ['public', 'parties', 'finance', 'oversight', 'named'] as const;
export type Audience = (typeof audiences)[number];

export type FieldKind = TermKind | 'group' | 'list' | 'several' | 'record' | 'document';

/** What is declared of one field. Data: checks, figures, requests and documents are made from it. */
export type Spec = Readonly<{
  kind: FieldKind;
  /** What it is called, where it is a value. */
  term?: Term;
  /** Why nothing of it stands among the figures of a subject. */
  noFigure?: string;
  audience: Audience;
  /** Blind: until all whom the step asks have submitted, its author alone reads it. */
  untilSubmitted?: true;
  optional: boolean;
  /** Sibling fields that tell which of several it is. */
  per: readonly string[];
  /** The least and the most: characters of text, items, the number itself. */
  min?: number;
  max?: number;
  /** An amount that may be negative: a change. */
  signed?: true;
  /** A change of what stands: by the sibling field that says of which account, the figure that all changes sum up to. */
  sums?: Sums;
  /**
   * Text about persons: the sibling field with their ids, or {@link personsOfObject}. Events hold it sealed under their keys, so that it
   * can be erased.
   */
  aboutPersons?: string;
  /** Text of one line. */
  oneLine?: true;
  /** … which whoever enters it words as they like: it may speak of persons as any words do. */
  freely?: true;
  /** The codes that there are, where software acts on them; absent where a rule set gives them. */
  codes?: readonly string[];
  /** Of a group or list. */
  fields?: Fields;
  /** Fields that tell an item of a list from the others; none: its place does. */
  by?: readonly string[];
  /** Fields that name an item of a list for people. */
  called?: readonly string[];
  /** What a list of single values, or a record, holds. */
  of?: Field;
}>;

/** As {@link Spec.aboutPersons}: those whom the object itself is about, which its aggregate says (`personsOf`). */
export const personsOfObject = '/';

export type Sums = Readonly<{ by: string; into: Readonly<Record<string, Term<'amount'>>> }>;

/** One field. `Stored` is what stands in an event, `Input` what a client sends. */
export class Field<
  out Stored = unknown,
  out Input = unknown,
  out Per extends string = string,
  out Optional extends boolean = boolean,
> {
  declare readonly stored: Stored;
  declare readonly input: Input;
  declare readonly perOf: Per;
  declare readonly isOptional: Optional;

  constructor(readonly spec: Spec) {}

  /** Which sibling fields tell which of several it is: the spending of a round, the score of an evaluator. */
  per<const P extends string>(...fields: readonly P[]): Field<Stored, Input, Per | P, Optional> {
    return new Field({ ...this.spec, per: [...this.spec.per, ...fields] });
  }

  optional(): Field<Stored, Input, Per, true> {
    return new Field({ ...this.spec, optional: true });
  }
}

export type Fields = Readonly<Record<string, Field>>;
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- an object that adds no field of its own
export type NoFields = Record<never, never>;

type Mandatory<Stored, Input = Stored> = Field<Stored, Input, never, false>;
type OptionalKey<F extends Fields> = { [K in keyof F]: F[K]['isOptional'] extends true ? K : never }[keyof F];
type Flat<T> = { [K in keyof T]: T[K] };

/** What stands in an event. */
export type DataOf<F extends Fields> = Flat<
  { readonly [K in Exclude<keyof F, OptionalKey<F>>]: F[K]['stored'] } & {
    readonly [K in OptionalKey<F>]?: F[K]['stored'];
  }
>;

/** What a client sends. */
export type InputOf<F extends Fields> = Flat<
  { [K in Exclude<keyof F, OptionalKey<F>>]: F[K]['input'] } & { [K in OptionalKey<F>]?: F[K]['input'] }
>;

declare const flaw: unique symbol;
interface Undeclared<Text extends string> {
  readonly [flaw]: Text;
}

/** Refuses a `per` that names no field beside it; the compiler's message says which. */
export type Checked<F extends Fields> = {
  [K in keyof F]: Exclude<F[K]['perOf'], keyof F> extends never
    ? unknown
    : Undeclared<`per('${Exclude<F[K]['perOf'], keyof F>}'): there is no such field beside it`>;
};

type Options = Readonly<{ audience?: Audience; untilSubmitted?: true; noFigure?: string }>;
type Bounds = Readonly<{ min?: number; max?: number }>;

const field = <Stored, Input = Stored>(spec: Partial<Spec> & Pick<Spec, 'kind'>): Mandatory<Stored, Input> =>
  new Field({ audience: 'parties', optional: false, per: [], ...spec });
const value = <Stored, Input = Stored>(term: Term, spec: Partial<Spec>): Mandatory<Stored, Input> =>
  field({ kind: term.kind, term, ...spec });

/** An amount: a client sends it with its unit; yuan with two decimals are stored. `signed`: a change, which may be negative; `sums` what it changes. */
export const money = (term: Term<'amount'>, options: Options & Readonly<{ signed?: true; sums?: Sums }> = {}) =>
  value<string, Money>(term, options);
/** A score, weight or rate, as exact text. */
export const decimal = (term: Term<'decimal'>, options: Options & Bounds = {}) => value<string>(term, options);
/** A whole number, not negative where no other least is given. */
export const count = (term: Term<'count'>, options: Options & Bounds = {}) =>
  value<number>(term, { min: 0, max: limits.count, ...options });
export const year = (term: Term<'count'>, options: Options = {}) =>
  count(term, { min: limits.yearMin, max: limits.yearMax, ...options });
/** `2022-05-09` */
export const day = (term: Term<'day'>, options: Options = {}) => value<string>(term, options);
/** UTC, microseconds. */
export const instant = (term: Term<'instant'>, options: Options = {}) => value<string>(term, options);
export const flag = (term: Term<'flag'>, options: Options = {}) => value<boolean>(term, options);
/** Text of several lines: a reason, an opinion. */
export const words = (term: Term<'text'>, options: Options & Readonly<{ max: number; aboutPersons?: string }>) =>
  value<string>(term, { min: 1, ...options });
/** Text of one line: what somebody or something is called, a value as a form prints it. */
export const name = (term: Term<'text'>, options: Options & Readonly<{ max: number; freely?: true }>) =>
  value<string>(term, { min: 1, oneLine: true, ...options });
/** A code that a rule set gives, or the id of what has no UUID. */
export const code = (term: Term<'code'>, options: Options = {}) =>
  value<string>(term, { max: limits.code, ...options });
/** A code that a rule set gives, of a day: `quarterly@2023-03-31`. */
export const dated = (term: Term<'code'>, options: Options = {}) =>
  value<string>(term, { max: limits.dated, ...options });
/** A code that software acts upon: one of the term's. */
export const oneOf = <const C extends Readonly<Record<string, string>>>(
  term: Term<'code'> & Readonly<{ codes: C }>,
  options: Options = {},
) => value<keyof C & string>(term, { codes: Object.keys(term.codes), ...options });
/** A UUID. */
export const id = (term: Term<'id'>, options: Options = {}) => value<string>(term, options);

/** Fields that belong together. */
export const group = <const F extends Fields>(fields: F & Checked<F>, options: Pick<Options, 'audience'> = {}) =>
  field<DataOf<F>, InputOf<F>>({ kind: 'group', fields, ...options });

/**
 * At most `max` items, told apart by some of their fields (no two are alike in them), or, with none, by their place. `called`
 * names those that say to people which it is: number, level, name.
 */
export const list = <const F extends Fields, const K extends keyof F & string>(
  by: readonly K[],
  max: number,
  fields: F & Checked<F>,
  options: Options & Readonly<{ called?: readonly (keyof F & string)[] }> = {},
) => field<readonly DataOf<F>[], readonly InputOf<F>[]>({ kind: 'list', fields, by, max, ...options });

/** At most `max` single values, none of them twice. */
export const several = <Stored, Input>(of: Mandatory<Stored, Input>, max: number) =>
  field<readonly Stored[], readonly Input[]>({ ...of.spec, kind: 'several', of, min: 0, max });

/** Values by codes that a rule set gives: parameters, results of checks. */
export const record = <Stored, Input>(of: Mandatory<Stored, Input>, max: number) =>
  field<Readonly<Record<string, Stored>>, Readonly<Record<string, Input>>>({
    ...of.spec,
    kind: 'record',
    of,
    min: 0,
    max,
  });

/** An object that another check reads (a published form, the content of a rule set), kept as it is. */
export const document = (noFigure: string, options: Pick<Options, 'audience'> = {}) =>
  field<object>({ kind: 'document', noFigure, ...options });

/** The same fields, each told apart by `per` first: those of a step, of each round. */
export const perEach = <F extends Fields>(fields: F, per: readonly string[]): F =>
  Object.fromEntries(
    Object.entries<Field>(fields).map(([key, { spec }]) => [key, new Field({ ...spec, per: [...per, ...spec.per] })]),
  ) as F;

/** The same fields, each of them blind: closed to whoever submits beside until all have. */
export const submittedBlind = <F extends Fields>(fields: F): F =>
  Object.fromEntries(
    Object.entries<Field>(fields).map(([key, { spec }]) => [key, new Field({ ...spec, untilSubmitted: true })]),
  ) as F;

/** The same fields, some of them for less people: which persons do a step, where that is not for all who may know of it. */
export const keptFrom = <F extends Fields>(fields: F, names: readonly string[], audience: Audience | undefined): F =>
  Object.fromEntries(
    Object.entries<Field>(fields).map(([key, field]) => {
      const isKept = audience !== undefined && names.includes(key);
      return [key, isKept ? new Field({ ...field.spec, audience }) : field];
    }),
  ) as F;

/** The same fields, all words of which are about the persons of the object, but for those that say whose they are, in lists and groups too. */
export const saidOfPersons = <F extends Fields>(fields: F): F =>
  Object.fromEntries(
    Object.entries<Field>(fields).map(([key, { spec }]) => {
      const isWords = spec.kind === 'text' && (!spec.oneLine || spec.freely) && spec.aboutPersons === undefined;
      const about = isWords && { aboutPersons: personsOfObject };
      return [key, new Field({ ...spec, ...about, ...(spec.fields && { fields: saidOfPersons(spec.fields) }) })];
    }),
  ) as F;
