import type { About, Command, Decider, Fact, TextsOf } from '@wenxiao/domain';
import {
  type DeclaredFact,
  type FactList,
  knowsDoer,
  readableData,
  type Reader,
  readFact,
  versionOf,
  writeFact,
} from '@wenxiao/domain/field';
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
  /**
   * Of a command the event types that whoever gives it must have read. Where only others came since, the command is carried
   * out at the present version; a command that is not named rests on everything.
   */
  material?: Readonly<Partial<Record<Cmd['type'], readonly Event['type'][]>>>;
  /** Private event → contract, one exhaustive switch; undefined where nothing is published. `after` is the state with the event in it. */
  publish: (event: Event, after: State, place: EventPlace) => object | undefined;
}> &
  Written<Event>;

/** How events are written and read again: by their declarations; or, where a stream's facts are not declared yet, by hand. */
export type Written<Event extends Fact> =
  | Readonly<{ facts: FactList }>
  | Readonly<{
      facts?: undefined;
      /** The version in which each event type is written today. Older ones go through {@link upcast} when read. */
      schemaVersions: Readonly<Record<Event['type'], number>>;
      /** What every string of the events says, and so to whom: a field without its class does not compile. */
      texts: TextsOf<Event>;
      /** Data of an older schema version as today's; undefined for one that never was. */
      upcast?: (type: string, schemaVersion: number, data: object) => object | undefined;
    }>;

/** A stored event as today's decider knows it. Recorded streams of every released version stay fixtures for ever. */
export function decoded<Event extends Fact>(
  written: Written<Event>,
  { type, schemaVersion, data: text }: Pick<StoredEvent, 'type' | 'schemaVersion' | 'data'>,
): Event {
  const data = JSON.parse(text) as object;
  const declared = written.facts && readFact(written.facts, type, schemaVersion, data);
  const event = declared ?? byHand();
  if (!event) throw new Error(`Nobody can read ${type} of schema version ${String(schemaVersion)}`);
  return event as unknown as Event;

  function byHand(): Fact | undefined {
    if (written.facts) return undefined;
    const isCurrent = schemaVersion === written.schemaVersions[type as Event['type']];
    const current = isCurrent ? data : written.upcast?.(type, schemaVersion, data);
    return current && { type, data: current };
  }
}

/** An event as it is stored. @throws {UnwritableFact} where it is not as it was declared: a defect of who decided it. */
export function encoded<Event extends Fact>(
  written: Written<Event>,
  event: Event,
): Pick<StoredEvent, 'type' | 'schemaVersion' | 'data'> {
  if (written.facts) {
    const { type, version, data } = writeFact(written.facts, event);
    return { type, schemaVersion: version, data: JSON.stringify(data) };
  }
  const schemaVersion = written.schemaVersions[event.type as Event['type']];
  return { type: event.type, schemaVersion, data: JSON.stringify(event.data) };
}

type Stored = Pick<StoredEvent, 'type' | 'schemaVersion' | 'data'>;

/** What a reader may see of a stored event, and whether they may know who did it; undefined where they may not know of it. */
export function visibleData<Event extends Fact>(
  written: Written<Event>,
  event: Stored,
  reader: Reader,
): Readonly<{ data: object; doer: boolean }> | undefined {
  const data = JSON.parse(event.data) as object;
  if (!written.facts) return { data, doer: true };
  const of = declarationOf(written, event);
  const visible = of && readableData(of, data, reader);
  return visible && { data: visible, doer: knowsDoer(of, reader) };
}

/** Whether what was submitted blind before it is open since. */
export const discloses = <Event extends Fact>(written: Written<Event>, event: Stored): boolean =>
  declarationOf(written, event)?.discloses === true;

function declarationOf<Event extends Fact>({ facts }: Written<Event>, event: Stored): DeclaredFact | undefined {
  const today = facts && Object.values(facts).find(({ type }) => type === event.type);
  return today && versionOf(today, event.schemaVersion);
}

export function streamOf(aggregate: { category: string }, id: string): string {
  return `${aggregate.category}/${id}`;
}
