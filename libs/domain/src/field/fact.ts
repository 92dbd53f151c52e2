import type { Fact } from '../decider.js';
import { type Audience, type Checked, type DataOf, type Fields } from './field.js';
import type { Flaw } from './flaw.js';
import type { Term } from './term.js';
import { flawsIn, project } from './value.js';

/** A figure that a fact sets by having happened, whatever its data are: the status of a proposal that was made; null withdraws. */
export type Becoming<Per extends string = string> = Readonly<{
  term: Term;
  value: string | null;
  per: readonly Per[];
  /** All that a list said of the item: each of its elements. */
  below?: true;
}>;

/** `becomes(t.measureStatus, 'proposed', 'proposal')`: the fields named last tell which of several it is. */
export const becomes = <const C extends Readonly<Record<string, string>>, const P extends string = never>(
  term: Term<'code'> & Readonly<{ codes: C }>,
  code: keyof C & string,
  ...per: readonly P[]
): Becoming<P> => ({ term, value: code, per });

/** `withdraws(t.warningLight, 'warning')`: what an earlier fact set holds no longer. */
export const withdraws = <const P extends string = never>(term: Term, ...per: readonly P[]): Becoming<P> => ({
  term,
  value: null,
  per,
});

/** … of every element that an earlier fact listed: `withdrawsBelow(t.earlierScore)`. */
export const withdrawsBelow = (term: Term): Becoming<never> => ({ term, value: null, per: [], below: true });

/**
 * Steps opened, and whom the object itself names may take them; a step was taken, whose answer may name parties; it was taken back; its
 * task went to somebody else; so did a party's place.
 */
export type Telling = 'steps-opened' | 'step-taken' | 'step-withdrawn' | 'task-handed-over' | 'party-reassigned';

/** What is declared of a fact, whatever its data are. */
export interface DeclaredFact {
  readonly type: string;
  /** The version in which it is written today. */
  readonly version: number;
  readonly fields: Fields;
  /** Who may know that it happened. Its fields may say less people still. */
  readonly audience: Audience;
  /** Who may know which person did it, where that is less people still. */
  readonly doers?: Audience;
  /** What was submitted blind in its stream is open from now on to whom its audience admits. */
  readonly discloses?: true;
  /** The last of those whom the step asks opens what was submitted blind to those who submitted beside. */
  readonly gathers?: true;
  /** What it does to whom the object names, where it does. */
  readonly tells?: Telling;
  readonly becomes: readonly Becoming[];
  /** The field with the stream that it tells of, where that is not its own. */
  readonly about?: string;
  /** The version before, and its data as today's. */
  readonly before?: Readonly<{ fact: DeclaredFact; upcast: (old: never) => object }>;
}

/** A declared fact: call it with its data to get an event. */
export interface FactType<Type extends string, F extends Fields> extends DeclaredFact {
  (data: DataOf<F>): Fact<Type, DataOf<F>>;
  readonly type: Type;
  readonly fields: F;
  /** The same fact in its next version: events of the one before are read through `upcast`, their figures by their own declaration. */
  next<const G extends Fields>(fields: G & Checked<G>, upcast: (old: DataOf<F>) => DataOf<G>): FactType<Type, G>;
}

/** The facts of one kind of stream. */
export type FactList = Readonly<Record<string, DeclaredFact>>;
export type FactOf<T> =
  T extends FactType<infer Type, infer F> ? Fact<Type, DataOf<F>> : T extends DeclaredFact ? Fact : never;
declare const declares: unique symbol;
/** A list that declares these facts, and perhaps others. Known to the compiler alone. */
export type Declares<Event extends Fact> = Readonly<{ [declares]: (event: Event) => void }>;

/** The whole list of the facts of a stream: whatever writes or reads its events asks for one that leaves none out. */
export const factsOf = <L extends object>(list: L) => list as L & (L extends FactList ? Declares<EventOf<L>> : never);

/** The union of a list of facts: what `evolve` and projections are given. */
export type EventOf<L extends FactList> = { [K in keyof L]: FactOf<L[K]> }[keyof L];

export type FactOptions<F extends Fields> = Readonly<{
  becomes?: readonly Becoming<keyof F & string>[];
  about?: keyof F & string;
}> &
  Readonly<Partial<Pick<DeclaredFact, 'audience' | 'doers' | 'discloses' | 'gathers' | 'tells'>>>;

/** Declares a fact: its type in the past tense, its first version, its fields, each stated once. */
export function fact<const Type extends string, const F extends Fields>(
  type: Type,
  version: number,
  fields: F & Checked<F>,
  { audience = 'parties', becomes: set = [], ...more }: FactOptions<F> = {},
): FactType<Type, F> {
  return declared({ type, version, fields, audience, becomes: set, ...more });
}

type Declared<Type extends string, F extends Fields> = DeclaredFact & Readonly<{ type: Type; fields: F }>;

function declared<Type extends string, F extends Fields>(terms: Declared<Type, F>): FactType<Type, F> {
  const { type, version, fields } = terms;
  const make = (data: DataOf<F>): Fact<Type, DataOf<F>> => ({ type, data: project(fields, data) as DataOf<F> });
  const next = <G extends Fields>(more: G, upcast: (old: DataOf<F>) => DataOf<G>): FactType<Type, G> =>
    declared({ ...terms, version: version + 1, fields: more, before: { fact: terms, upcast } });
  return Object.assign(make, { ...terms, next });
}

/** What is wrong with the data of a fact, the first that is; undefined where they can be written. */
export function flawOf({ fields }: DeclaredFact, data: object): Flaw | undefined {
  return flawsIn(fields, data).next().value;
}

/** Thrown where an event is written that is not as declared: a defect of who decided it. No retry helps. */
export class UnwritableFact extends Error {
  override readonly name = 'UnwritableFact';
  constructor(
    type: string,
    readonly flaw: Flaw | 'undeclared',
  ) {
    super(flaw === 'undeclared' ? `${type} is declared nowhere` : `${type}: ${flaw.path} ${flaw.code}`);
  }
}

/**
 * An event as it is written: declared fields alone, each in its stored form, in the version of today.
 * @throws {UnwritableFact} where one is missing or not as declared.
 */
export function writeFact(facts: FactList, { type, data }: Fact): { type: string; version: number; data: object } {
  const of = Object.values(facts).find((each) => each.type === type);
  if (!of) throw new UnwritableFact(type, 'undeclared');
  const written = project(of.fields, data);
  const flaw = flawOf(of, written);
  if (flaw) throw new UnwritableFact(type, flaw);
  return { type, version: of.version, data: written };
}

/**
 * A written event as today's: data of older versions go through every `upcast` since. History is not judged again: what a
 * version declares was checked when it was written. undefined for a type or version that was never declared.
 */
export function readFact<L extends FactList>(
  facts: L,
  type: string,
  version: number,
  data: object,
): EventOf<L> | undefined {
  const of = Object.values(facts).find((each) => each.type === type);
  const today = of && dataIn(of, version, data);
  return today && ({ type, data: today } as EventOf<L>);
}

function dataIn({ version, before }: DeclaredFact, written: number, data: object): object | undefined {
  if (version === written) return data;
  if (!before || written > version) return undefined;
  const old = dataIn(before.fact, written, data);
  return old && before.upcast(old as never);
}

/** The declaration by which a written version is read: its figures, its audiences. */
export function versionOf(of: DeclaredFact, version: number): DeclaredFact | undefined {
  if (of.version === version) return of;
  return of.before && versionOf(of.before.fact, version);
}
