import type { Command, Decider, Fact, TextsOf } from '@wenxiao/domain';
import type { EventMetadata } from '@wenxiao/event-store';

/** Where an event stands, for the mapping to what is published of it. */
export type EventPlace = Readonly<{ tenant: string; id: string; version: number; metadata: EventMetadata }>;

/** One kind of stream of a service: its decider, and how its events are written down and published. */
export type Aggregate<State, Cmd extends Command, Event extends Fact, Rejection, Rules> = Readonly<{
  /** First part of the stream's name, `performance-target`: the stream of one is `performance-target/<id>`. */
  category: string;
  decider: Decider<State, Cmd, Event, Rejection, Rules>;
  /** The version in which each event type is written today. Older ones go through {@link upcast} when read. */
  schemaVersions: Readonly<Record<Event['type'], number>>;
  /** What every string of the events says, and so to whom. It stands beside the event types: a field without its class does not compile. */
  texts: TextsOf<Event>;
  /** Data of an older schema version as today's; undefined for one that never was. Recorded streams of every released version stay fixtures for ever. */
  upcast?: (type: string, schemaVersion: number, data: object) => object | undefined;
  /** Private event → contract, one exhaustive switch; undefined where nothing is published. `after` is the state with the event in it. */
  publish: (event: Event, after: State, place: EventPlace) => object | undefined;
}>;

export function streamOf(aggregate: { category: string }, id: string): string {
  return `${aggregate.category}/${id}`;
}
