import type { About, Command, Decider, Fact } from '@wenxiao/domain';
import {
  type DeclaredFact,
  disclosedBy,
  type Declares,
  type FactList,
  knowsDoer,
  readableData,
  type Reader,
  readFact,
  versionOf,
  writeFact,
} from '@wenxiao/domain/field';
import type { Published } from '@wenxiao/contracts';
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
  /** Whom the object is about, where what is said of it in words is about persons (`personsOfObject`). */
  personsOf?: (state: State) => readonly string[];
  /** Private event → contract; undefined where nothing is published. `after` is the state with the event in it. */
  publish: (event: Event, after: State, place: EventPlace) => Published | undefined;
}> &
  Written<Event>;

/** How events are written and read again: by their declarations, of which none is left out. */
export type Written<Event extends Fact> = Readonly<{ facts: FactList & Declares<Event> }>;

/** A stored event as today's decider knows it. Recorded streams of every released version stay fixtures for ever. */
export function decoded<Event extends Fact>(
  { facts }: Written<Event>,
  { type, schemaVersion, data: text }: Pick<StoredEvent, 'type' | 'schemaVersion' | 'data'>,
): Event {
  const data = JSON.parse(text) as object;
  const event = readFact(facts, type, schemaVersion, data);
  if (!event) throw new Error(`Nobody can read ${type} of schema version ${String(schemaVersion)}`);
  return event as unknown as Event;
}

/** An event as it is stored. @throws {UnwritableFact} where it is not as it was declared: a defect of who decided it. */
export function encoded<Event extends Fact>(
  { facts }: Written<Event>,
  event: Event,
): Pick<StoredEvent, 'type' | 'schemaVersion' | 'data'> {
  const { type, version, data } = writeFact(facts, event);
  return { type, schemaVersion: version, data: JSON.stringify(data) };
}

type Stored = Pick<StoredEvent, 'type' | 'schemaVersion' | 'data'>;

/** What a reader may see of a stored event, and whether they may know who did it; undefined where they may not know of it. */
export function visibleData<Event extends Fact>(
  written: Written<Event>,
  event: Stored,
  reader: Reader,
): Readonly<{ data: object; doer: boolean }> | undefined {
  const of = declarationOf(written, event);
  const data = JSON.parse(event.data) as object;
  const visible = of && readableData(of, data, reader);
  return visible && { data: visible, doer: knowsDoer(of, reader) && reader.unnamed === undefined };
}

/** To whom what was submitted blind before it is open since. */
export function disclosed<Event extends Fact>(written: Written<Event>, event: Stored): ReturnType<typeof disclosedBy> {
  const of = declarationOf(written, event);
  return of && disclosedBy(of, JSON.parse(event.data) as object);
}

function declarationOf<Event extends Fact>({ facts }: Written<Event>, event: Stored): DeclaredFact | undefined {
  const today = Object.values(facts).find(({ type }) => type === event.type);
  return today && versionOf(today, event.schemaVersion);
}

/** The types of all events of a stream but some, for `material`: what a command rests on in whose way those should not stand. */
export const typesBut = <Event extends Fact>(
  facts: FactList & Declares<Event>,
  ...these: readonly Event['type'][]
): readonly Event['type'][] =>
  Object.values<DeclaredFact>(facts)
    .map(({ type }): Event['type'] => type)
    .filter((type) => !these.includes(type));

export function streamOf(aggregate: { category: string }, id: string): string {
  return `${aggregate.category}/${id}`;
}
