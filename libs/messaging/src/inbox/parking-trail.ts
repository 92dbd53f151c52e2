import { createHash } from 'node:crypto';
import type { Actor } from '@wenxiao/domain';
import { type DeclaredFact, project } from '@wenxiao/domain/field';
import { derivedId } from '@wenxiao/domain/identity';
import { appendIn, businessNow, type EventMetadata, type Queryable, readStream } from '@wenxiao/event-store';
import { parkedMessageFacts as facts, type ParkedMessageEvent } from '@wenxiao/facts/messages';
import { TransientError } from '../failure.js';
import { type Message, type MessageOrigin, streamKeyOf, streamText } from '../message.js';

/** Which message it is about, in the data of every parking event. */
type About = MessageOrigin & Readonly<{ consumer: string; topic: string; contract: string }>;

/** What the consumer's own store keeps of a parked message, for ever, beside which one it is. */
type ParkingEvent = {
  [E in ParkedMessageEvent as E['type']]: Pick<E, 'type'> & Omit<E['data'], keyof About>;
}[ParkedMessageEvent['type']];

const factOf = {
  'message-parked': facts.messageParked,
  'message-redriven': facts.messageRedriven,
  'message-dismissed': facts.messageDismissed,
} as const satisfies Readonly<Record<ParkedMessageEvent['type'], DeclaredFact>>;

/** The actor where no person acts. */
const system: Actor = { id: 'system:messaging', as: 'system' };

/**
 * A person's command as it stands in the trail's rows: a repeat of it finds them there, and settles no second message.
 * Where there is none (the inbox parks by itself) the rows get an id that follows from message and stream.
 */
export type TrailCommand = Readonly<{ commandId: string; commandHash: string }>;

/** The stream of the consumer's own store that tells of one parked stream. */
function trailStreamOf(consumer: string, { origin }: Message): string {
  return `parked-message/${consumer}/${origin.store}/${origin.stream}`;
}

/**
 * Writes a parking event beside the message's effect, in the same transaction.
 * @throws {TransientError} when somebody else wrote to the stream meanwhile: the transaction is to be tried again. Also when the
 * command stands in the store already: the transaction must not do its work twice.
 */
export async function recordParking(
  tx: Queryable,
  consumer: string,
  message: Message,
  event: ParkingEvent,
  by: Actor = system,
  command?: TrailCommand,
): Promise<void> {
  const { origin } = message;
  const stream = trailStreamOf(consumer, message);
  const expectedVersion = (await readStream(tx, origin.tenant, stream)).length;
  const { type, ...rest } = event;
  const about: About = { consumer, ...origin, topic: message.topic, contract: message.type };
  // On its declared fields alone, and not judged: what nobody can take in is put aside whatever it is.
  const { fields, version } = factOf[type];
  const data = JSON.stringify(project(fields, { ...about, ...rest }));
  const name = [consumer, streamText(streamKeyOf(message)), String(origin.incarnation), String(origin.version)];
  const metadata: EventMetadata = {
    actor: by,
    about: { tenant: origin.tenant },
    correlationId: message.correlationId ?? derivedId('message', ...name),
    causation: { store: origin.store, tenant: origin.tenant, stream: origin.stream, version: origin.version },
    effectiveAt: await businessNow(tx),
  };
  const result = await appendIn(tx, {
    tenant: origin.tenant,
    commandId: command?.commandId ?? derivedId(type, ...name, String(expectedVersion)),
    commandHash: command?.commandHash ?? createHash('sha256').update(data).digest('hex'),
    notBefore: message.recordedAt,
    streams: [
      { stream, expectedVersion, events: [{ type, schemaVersion: version, data, metadata: JSON.stringify(metadata) }] },
    ],
  });
  if (result.outcome !== 'appended') throw new TransientError(`${stream} moved on: ${result.outcome}`);
}
