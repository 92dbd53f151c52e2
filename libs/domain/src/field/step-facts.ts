import type { Act } from '../act.js';
import type { Fact } from '../decider.js';
import type { FactType } from './fact.js';
import type { DataOf, Fields, NoFields } from './field.js';
import { doneBy, stepFact, type StepFactOptions, type StepTakenFields } from './step-fact.js';

type Done = (typeof doneBy)[Act];
type InOneWord<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Capitalize<Head>}${InOneWord<Tail>}`
  : Capitalize<S>;

/** The types of the facts by which steps of an object are taken: `target-reviewed` and its like. */
export type StepFactType<O extends string> = `${O}-${Done}`;

/** These facts, by the name under which the facts of a stream have each: `targetReviewed`. */
export type StepFacts<O extends string, F extends Fields = NoFields> = Readonly<{
  [A in Act as Uncapitalize<InOneWord<`${O}-${(typeof doneBy)[A]}`>>]: FactType<
    `${O}-${(typeof doneBy)[A]}`,
    F & StepTakenFields
  >;
}>;

const acts = Object.keys(doneBy) as readonly Act[];

const nameOf = (object: string, act: Act): string =>
  `${object}-${doneBy[act]}`.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The facts of all acts that a rule set may make a step of. What {@link stepFact} takes, all of them take. */
export function stepFacts<const O extends string, const F extends Fields = NoFields>(
  object: O,
  of: StepFactOptions<F> = {},
): StepFacts<O, F> {
  const facts = acts.map((act) => [nameOf(object, act), stepFact(object, act, of)]);
  return Object.fromEntries(facts) as StepFacts<O, F>;
}

/** What a step did to an object, whatever the rule set calls the step: the fact of its act, out of those of the stream. */
export const takenStepOf =
  <const O extends string, const F extends Fields = NoFields>(object: O, facts: StepFacts<O, F>) =>
  (act: Act, data: DataOf<F & StepTakenFields>): Fact<StepFactType<O>, DataOf<F & StepTakenFields>> =>
    (facts as unknown as Readonly<Record<string, FactType<StepFactType<O>, F & StepTakenFields>>>)[
      nameOf(object, act)
    ]?.(data) as Fact<StepFactType<O>, DataOf<F & StepTakenFields>>;

/** What all these facts are called: what whoever acts on the object must have read. */
export const stepsTaken = <const O extends string>(object: O): readonly StepFactType<O>[] =>
  acts.map((act): StepFactType<O> => `${object}-${doneBy[act]}`);

/** Whether an event is one of these facts. */
export const isStepTaken = <const O extends string, E extends Readonly<{ type: string }>>(
  object: O,
  event: E,
): event is Extract<E, Readonly<{ type: StepFactType<O> }>> =>
  (stepsTaken(object) as readonly string[]).includes(event.type);
