import { type Actor, type Command, type Decided, type Fact, fold } from '@wenxiao/domain';
import type { Audience, FactList } from '@wenxiao/domain/field';
import type { EventMetadata, EventReference, NewEvent, RulesReference, StoredEvent } from '@wenxiao/event-store';
import { writeContract } from '@wenxiao/contracts';
import type { Ruling } from '@wenxiao/rules/ruling';
import { readerOf } from '../access/reader.js';
import { basisOf } from '../http/basis-of.js';
import { type Aggregate, decoded, disclosed, encoded, streamOf, visibleData, type Written } from './aggregate.js';
import type { CommandContext } from './command-context.js';

/** The rule set that a decision is taken under, and what it looks up in it. */
export type InForce<Rules> = Readonly<{ rules: Rules; reference?: RulesReference }>;

/** A stream as it was loaded. */
export type Loaded<State> = Readonly<{ id: string; version: number; state: State; events: readonly StoredEvent[] }>;

/** What is to be decided, once it is seen what is there. */
export type Given<Cmd extends Command, Rules> = Readonly<{
  command: Cmd;
  inForce: InForce<Rules>;
  /** Who acts, where what is there said by which authority; else the context's actor. */
  actor?: Actor;
  /** What the act is about, where the stream's name does not say it. */
  about?: EventMetadata['about'];
  /** The organisation that the object belongs to now. */
  at?: string;
  /** How near the actor stands to the object: what they may read of what came in between. As a party where it is not said. */
  reads?: Audience;
  /** Business time (UTC instant) where it is not the moment of the command; of each event, where they take effect on days of their own. */
  effectiveAt?: string | ((event: Fact) => string | undefined);
  /** What of the rules everything of the act rests on, beside what the decision says of each event: paths by code. */
  basis?: readonly string[];
  basedOn?: readonly EventReference[];
  /** The event by which it came to be done, where what is there says so, and not the context. */
  cause?: EventReference;
  corrects?: EventMetadata['corrects'];
  /** Tells where a refusal stands in the rules; `path` where the decision does not say what of them it rests on. */
  cites?: Readonly<{ ruling: Pick<Ruling, 'cited'>; path?: string }>;
}>;

/** One stream's part in a command, as its caller states it. */
export type ActPart<State, Cmd extends Command, Rules> = Readonly<{
  id: string;
  /** The version that the actor saw, or `current` for feeds and process managers, who read nothing before they act. */
  expectedVersion: number | 'current';
  /** Called with what is stored, once: lets in or throws a problem, and says what is to be decided. */
  given: (seen: Loaded<State>, at: string) => Given<Cmd, Rules> | Promise<Given<Cmd, Rules>>;
}>;

/** What an act comes to: a refusal, or events to be appended (none where there was nothing to do). */
export type ActOutcome<Rejection> =
  | Readonly<{ rejection: Rejection }>
  /** `persons`: whom the object is about, where its aggregate says so. */
  | Readonly<{ events: readonly NewEvent[]; persons?: readonly string[] }>;

/** When, for whom and in answer to what an act is carried out. */
export type ActPlace = Readonly<{ tenant: string; at: string; context: CommandContext }>;

/** An act that was let in, before it is decided. */
export type PreparedAct<Rejection, Event extends Fact> = Readonly<{
  /** The version that the actor saw, or `current`. */
  expectedVersion: number | 'current';
  /** Version of the stream as it was loaded. */
  version: number;
  /** Whether the actor rests on a version that is not there, or that something material came after. */
  isStale: boolean;
  /** Of what they had to read first, and have not, what they may know of: what came after the version that they saw. */
  overtakenBy: readonly Overtaking[];
  decide(): ActOutcome<Rejection>;
  /** Writes a fact in the place of a decision: what became of a reaction that was refused. */
  record(event: Event): ActOutcome<never>;
}>;

/** An event that came before a command which rests on it, as far as whoever gave the command may read it. */
export type Overtaking = Readonly<{
  version: number;
  type: string;
  recordedAt: string;
  /** Left out where they may not know who did it. */
  actor?: EventMetadata['actor'];
  data: object;
}>;

/** One stream's part in a command. Which aggregate it is of stays inside: a list of acts of many needs no common type. */
export type Act<Rejection, Event extends Fact = Fact> = Readonly<{
  id: string;
  stream: string;
  /** The declarations of its events: which of their texts are about persons. */
  facts: FactList;
  prepare(stored: readonly StoredEvent[], place: ActPlace): Promise<PreparedAct<Rejection, Event>>;
}>;

/** A command to one stream of an aggregate: `act(budgetLine)({ id, expectedVersion, given })`. In two steps, so that the aggregate alone says the types. */
export function act<State, Cmd extends Command, Event extends Fact, Rejection, Rules>(
  aggregate: Aggregate<State, Cmd, Event, Rejection, Rules>,
): (part: ActPart<State, Cmd, Rules>) => Act<Rejection, Event> {
  return (part) => actOn(aggregate, part);
}

function actOn<State, Cmd extends Command, Event extends Fact, Rejection, Rules>(
  aggregate: Aggregate<State, Cmd, Event, Rejection, Rules>,
  part: ActPart<State, Cmd, Rules>,
): Act<Rejection, Event> {
  const { id, expectedVersion } = part;
  return {
    id,
    stream: streamOf(aggregate, id),
    facts: aggregate.facts,
    async prepare(stored, place) {
      const seen = loadedOf(aggregate, id, stored);
      const given = await part.given(seen, place.at);
      const written = (events: readonly Decided<Event>[]) => newEvents(aggregate, events, { seen, given, place });
      const unread = expectedVersion === 'current' ? [] : unreadBy(aggregate, stored, expectedVersion, given.command);
      return {
        expectedVersion,
        version: seen.version,
        isStale: expectedVersion !== 'current' && (expectedVersion > stored.length || unread.length > 0),
        overtakenBy: overtaking(aggregate, stored, unread, given),
        decide() {
          const decision = aggregate.decider.decide(given.command, seen.state, given.inForce.rules);
          if (decision.outcome === 'accepted') return written(decision.events);
          return { rejection: citing(decision, given.cites) };
        },
        record: (event) => written([event]),
      };
    },
  };
}

/** A refusal with the articles that it rests on, as `basis`. */
function citing<Rejection>(
  { rejection, under }: Readonly<{ rejection: Rejection; under?: readonly string[] }>,
  cites: Given<Command, unknown>['cites'],
): Rejection {
  return { ...rejection, ...basisOf(cites?.ruling, ...(under ?? [cites?.path])) };
}

function unreadBy<Cmd extends Command, Event extends Fact>(
  { material }: Pick<Aggregate<never, Cmd, Event, unknown, never>, 'material'>,
  stored: readonly StoredEvent[],
  seenVersion: number,
  { type }: Cmd,
): readonly StoredEvent[] {
  const types: readonly string[] | undefined = material?.[type as Cmd['type']];
  return stored.slice(seenVersion).filter((event) => types?.includes(event.type) ?? true);
}

/** Whoever was let in acts on the object, and so knows of it. */
function overtaking<Event extends Fact>(
  written: Written<Event>,
  stored: readonly StoredEvent[],
  unread: readonly StoredEvent[],
  { command, actor: by = command.by, reads = 'parties' }: Given<Command, unknown>,
): readonly Overtaking[] {
  if (unread.length === 0) return [];
  const open = stored.map((event) => ({ version: event.version, to: disclosed(written, event) }));
  const through = (...to: readonly string[]) => open.findLast((each) => to.includes(each.to ?? ''))?.version ?? 0;
  const [all, beside] = [through('all'), through('all', 'beside')];
  const [bureau, assigned] = [reads !== 'parties' && reads !== 'public', by.as === 'assignment'];
  // Whom the object names acts from wherever they are.
  const acting = { audits: false, reaches: !assigned, acts: true, oversees: true, judges: false, ended: false };
  const standing = { ...acting, bureau, party: assigned, assigned };
  return unread.flatMap((event) => {
    const { version, type, recordedAt } = event;
    const { actor } = JSON.parse(event.metadata) as EventMetadata;
    const seen = {
      own: actor.id === command.by.id,
      disclosed: version <= all,
      gathered: version <= beside,
      assignee: actor.as === 'assignment' ? actor.id : undefined,
    };
    const visible = visibleData(written, event, readerOf(standing, seen));
    return visible ? [{ version, type, recordedAt, ...(visible.doer && { actor }), data: visible.data }] : [];
  });
}

type Writing<State, Cmd extends Command, Rules> = Readonly<{
  seen: Loaded<State>;
  given: Given<Cmd, Rules>;
  place: ActPlace;
}>;

function newEvents<State, Cmd extends Command, Event extends Fact, Rejection, Rules>(
  aggregate: Aggregate<State, Cmd, Event, Rejection, Rules>,
  decided: readonly Decided<Event>[],
  { seen, given, place }: Writing<State, Cmd, Rules>,
): Readonly<{ events: readonly NewEvent[]; persons?: readonly string[] }> {
  let { state } = seen;
  const events = decided.map((said, index) => {
    const event = saidForWhom(aggregate, said, given.actor ?? place.context.actor);
    state = aggregate.decider.evolve(state, event);
    const metadata = metadataOf(
      given.about ?? aggregate.about(seen.id),
      given,
      {
        basis: [...(given.basis ?? []), ...(event.under ?? [])],
        calendar: event.calendar,
        effectiveAt: typeof given.effectiveAt === 'function' ? given.effectiveAt(event) : given.effectiveAt,
      },
      place,
    );
    const version = seen.version + 1 + index;
    const contract = aggregate.publish(event, state, { tenant: place.tenant, id: seen.id, version, metadata });
    return {
      ...encoded<Event>(aggregate, { type: event.type, data: event.data } as Event),
      metadata: JSON.stringify(metadata),
      ...(contract && { published: writeContract(contract) }),
    };
  });
  return { events, ...(aggregate.personsOf && { persons: aggregate.personsOf(state) }) };
}

/** What says for whom it was done (`doneFor`) says so wherever its actor stands in for somebody. */
function saidForWhom<Event extends Fact>(
  { facts }: Written<Event>,
  event: Decided<Event>,
  { for: doneFor }: EventMetadata['actor'],
): Decided<Event> {
  if (doneFor === undefined) return event;
  const declared = Object.values(facts).find(({ type }) => type === event.type);
  return declared && 'doneFor' in declared.fields ? { ...event, data: { ...event.data, doneFor } } : event;
}

/** The state that stored events stand for. */
export function decodedState<State, Cmd extends Command, Event extends Fact, Rejection, Rules>(
  aggregate: Aggregate<State, Cmd, Event, Rejection, Rules>,
  stored: readonly StoredEvent[],
): State {
  return loadedOf(aggregate, '', stored).state;
}

export function loadedOf<State, Cmd extends Command, Event extends Fact, Rejection, Rules>(
  aggregate: Aggregate<State, Cmd, Event, Rejection, Rules>,
  id: string,
  events: readonly StoredEvent[],
): Loaded<State> {
  const facts = events.map((event) => decoded<Event>(aggregate, event));
  return { id, version: events.length, state: fold(aggregate.decider, facts), events };
}

function metadataOf(
  about: EventMetadata['about'],
  given: Given<Command, unknown>,
  {
    basis,
    calendar,
    effectiveAt,
  }: Readonly<{ basis: readonly string[]; calendar: string | undefined; effectiveAt: string | undefined }>,
  { at, context }: ActPlace,
): EventMetadata {
  const { reference } = given.inForce;
  const causation = given.cause ?? context.cause?.reference;
  return {
    actor: given.actor ?? context.actor,
    about,
    ...(given.at !== undefined && { at: given.at }),
    correlationId: context.correlationId,
    ...(causation && { causation }),
    ...(reference && {
      rules: { ...reference, basis: [...new Set(basis)], ...(calendar !== undefined && { calendar }) },
    }),
    ...(given.basedOn && { basedOn: given.basedOn }),
    ...(given.corrects && { corrects: given.corrects }),
    effectiveAt: effectiveAt ?? at,
    ...(context.demoFigures && { demoFigures: context.demoFigures }),
  };
}
