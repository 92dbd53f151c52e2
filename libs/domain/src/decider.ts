/** A fact: past tense, immutable, JSON-safe, owned by one stream. */
export type Fact<Type extends string = string, Data extends object = object> = Readonly<{
  type: Type;
  data: Readonly<Data>;
}>;

/** Who acts: a person (id only, never a name) in one role, or the system in the name of a process. */
export type Actor = Readonly<{
  /** Person id (UUID), or `system:<process>`, or `feed:<source>`. */
  id: string;
  /** The role in which the actor acts, `budget-desk`, say. */
  role: string;
  /** The organisation for which the actor acts, where the role is bound to one. */
  organisationId?: string;
}>;

/** An intention. Time and actor arrive as data, so that a decision never reads a clock or a session. */
export type Command<Type extends string = string, Data extends object = object> = Fact<Type, Data> &
  Readonly<{
    /** The instant of the command (UTC, see {@link file://./instant.ts}). */
    at: string;
    by: Actor;
  }>;

export type Decision<Event, Rejection> =
  Readonly<{ outcome: 'accepted'; events: readonly Event[] }> | Readonly<{ outcome: 'rejected'; rejection: Rejection }>;

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

export function accepted<Event>(...events: readonly Event[]): Decision<Event, never> {
  return { outcome: 'accepted', events };
}

/** A command that was carried out before: it succeeds and changes nothing. */
export const nothingToDo: Decision<never, never> = { outcome: 'accepted', events: [] };

export function rejected<Rejection>(rejection: Rejection): Decision<never, Rejection> {
  return { outcome: 'rejected', rejection };
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

/** Closes a `switch` over a union: a variant that nobody handles stops compiling. */
export function unreachable(value: never): never {
  throw new Error(`A value that the types rule out was met: ${JSON.stringify(value)}`);
}
