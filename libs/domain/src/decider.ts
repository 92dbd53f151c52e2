/** A fact: past tense, immutable, JSON-safe, owned by one stream. */
export type Fact<Type extends string = string, Data extends object = object> = Readonly<{
  type: Type;
  data: Readonly<Data>;
}>;

/** Who acts, by which authority: exactly one is chosen for each act, and it stands in the event. */
export type Actor = Readonly<{
  /** Person id (UUID), or `system:<process>`, or `feed:<source>`. */
  id: string;
  /** What lets the actor act: a grant, an assignment in the object's own history, or that it is a process of the system. */
  as: 'grant' | 'assignment' | 'system';
  /** The desk of the grant, or what the assignment makes of the person (`evaluator`, say). */
  desk?: string;
  /** The organisation over which the desk was granted, or for which the assigned person acts. */
  organisation?: string;
  /** The person in whose place the actor acts, by delegation. */
  for?: string;
}>;

/** What an event is about, beside the stream that it stands in. */
export type About =
  | Readonly<{ subject: string }>
  | Readonly<{ organisation: string }>
  | Readonly<{ person: string }>
  | Readonly<{ tenant: string }>;

/** An intention. Time and actor arrive as data, so that a decision never reads a clock or a session. */
export type Command<Type extends string = string, Data extends object = object> = Fact<Type, Data> &
  Readonly<{
    /** The instant of the command (UTC, see {@link file://./instant.ts}). */
    at: string;
    by: Actor;
  }>;

/** An event as it was decided: with the members and values of the rule set that it rests on, as paths by code. */
export type Decided<Event> = Event & Readonly<{ under?: readonly string[]; calendar?: string }>;

export type Decision<Event, Rejection> =
  | Readonly<{ outcome: 'accepted'; events: readonly Decided<Event>[] }>
  /** `under`: what of the rule set says no, as paths by code; a refusal that is no matter of rules rests on none. */
  | Readonly<{ outcome: 'rejected'; rejection: Rejection; under?: readonly string[] }>;

/** Says under which parts of the rule set an event was decided: its basis. */
export function under<Event extends Fact>(
  event: Event,
  ...stated: readonly Readonly<{ path: string; calendar?: string | undefined }>[]
): Decided<Event> {
  const calendar = stated.find((each) => each.calendar !== undefined)?.calendar;
  return {
    ...event,
    under: [...new Set(stated.map(({ path }) => path))],
    ...(calendar !== undefined && { calendar }),
  };
}

/**
 * One aggregate: what it knows, what it decides, how a fact changes what it knows.
 *
 * All of it is pure. `Rules` is what the decision may look up in the rule set in force (`RuleSet` of `@wenxiao/rules`,
 * or nothing), resolved by the handler for the object's governing date.
 */
export interface Decider<State, Cmd extends Command, Event extends Fact, Rejection, Rules = undefined> {
  readonly initialState: State;
  decide(command: Cmd, state: State, rules: Rules): Decision<Event, Rejection>;
  /** History is never judged again: evolve refuses nothing and reads no clock. */
  evolve(state: State, event: Event): State;
}

export function accepted<Event>(...events: readonly Decided<Event>[]): Decision<Event, never> {
  return { outcome: 'accepted', events };
}

/** A command that was carried out before: it succeeds and changes nothing. */
export const nothingToDo: Decision<never, never> = { outcome: 'accepted', events: [] };

/** @param stated what of the rule set says no. */
export function rejected<Rejection>(
  rejection: Rejection,
  ...stated: readonly Readonly<{ path: string }>[]
): Decision<never, Rejection> {
  return { outcome: 'rejected', rejection, ...(stated.length > 0 && { under: stated.map(({ path }) => path) }) };
}

/** The state of a stream: its events folded from the start. */
export function fold<State, Event extends Fact>(
  decider: { initialState: State; evolve(state: State, event: Event): State },
  events: Iterable<Event>,
): State {
  let state = decider.initialState;
  for (const event of events) state = decider.evolve(state, event);
  return state;
}

/**
 * What is made of an event by whoever takes note of some types alone: a list, or what others are told. Of the rest nothing is
 * made; what a stream itself is after an event stands in its `evolve`, which leaves out none.
 */
export function byType<Event extends Fact, Made>(
  event: Event,
  rows: { readonly [Type in Event['type']]?: (data: Extract<Event, { readonly type: Type }>['data']) => Made },
): Made | undefined {
  const row = rows[event.type as Event['type']] as ((data: Event['data']) => Made) | undefined;
  return row?.(event.data);
}

/** Closes a `switch` over a union: a variant that nobody handles stops compiling. */
export function unreachable(value: never): never {
  throw new Error(`A value that the types rule out was met: ${JSON.stringify(value)}`);
}
