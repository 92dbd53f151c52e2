import type { About, Command, Decider, Fact, TextsOf } from '@wenxiao/domain';
import type { EventMetadata, StoredEvent } from '@wenxiao/event-store';

/** Where an event stands, for the mapping to what is published of it. */
export type EventPlace = Readonly<{ tenant: string; id: string; version: number; metadata: EventMetadata }>;

/** One kind of stream of a service: its decider, and how its events are written down and published. */
export type Aggregate<State, Cmd extends Command, Event extends Fact, Rejection, Rules> = Readonly<{
  /** First part of the stream's name, `performance-target`: the stream of one is `performance-target/<id>`. */
  category: string;
  decider: Decider<State, Cmd, Event, Rejection, Rules>;
  /** What the stream of an id is about. */
  about: (id: string) => About;
  /** The version in which each event type is written today. Older ones go through {@link upcast} when read. */
  schemaVersions: Readonly<Record<Event['type'], number>>;
  /** What every string of the events says, and so to whom. It stands beside the event types: a field without its class does not compile. */
  texts: TextsOf<Event>;
  /**
   * Of a command the event types that whoever gives it must have read. Where only others came since, the command is carried
   * out at the present version; a command that is not named rests on everything.
   */
  material?: Readonly<Partial<Record<Cmd['type'], readonly Event['type'][]>>>;
  /** Data of an older schema version as today's; undefined for one that never was. Recorded streams of every released version stay fixtures for ever. */
  upcast?: (type: string, schemaVersion: number, data: object) => object | undefined;
  /** Private event → contract, one exhaustive switch; undefined where nothing is published. `after` is the state with the event in it. */
  publish: (event: Event, after: State, place: EventPlace) => object | undefined;
}>;

export function streamOf(aggregate: { category: string }, id: string): string {
  return `${aggregate.category}/${id}`;
}

/** A stored event as today's decider knows it. */
export function decoded<Event extends Fact>(
  aggregate: Pick<Aggregate<never, never, Event, unknown, never>, 'schemaVersions' | 'upcast'>,
  event: Pick<StoredEvent, 'type' | 'schemaVersion' | 'data'>,
): Event {
  const data = JSON.parse(event.data) as object;
  const today = aggregate.schemaVersions[event.type as Event['type']];
  const current = event.schemaVersion === today ? data : aggregate.upcast?.(event.type, event.schemaVersion, data);
  if (!current) throw new Error(`Nobody can read ${event.type} of schema version ${String(event.schemaVersion)}`);
  return { type: event.type, data: current } as Event;
}
