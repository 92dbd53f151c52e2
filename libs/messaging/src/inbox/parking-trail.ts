import { createHash } from 'node:crypto';
import type { Actor, Fact, TextsOf } from '@wenxiao/domain';
import { derivedId } from '@wenxiao/domain/identity';
import { appendIn, businessNow, type EventMetadata, type Queryable, readStream } from '@wenxiao/event-store';
import { TransientError } from '../failure.js';
import { type Message, type MessageOrigin, streamKeyOf, streamText } from '../message.js';

/**
 * What the consumer's own store keeps of parked messages, for ever. Names and versions only: the message's words and the
 * error's may speak of a person, and stay in the working tables.
 */
type ParkingEvent =
  | Readonly<{ type: 'message-parked'; reason: 'failed' | 'diverged'; error: string }>
  /** A person had it taken in after all. */
  | Readonly<{ type: 'message-redriven'; reason: string }>
  /** A person decided that it is never to be taken in. */
  | Readonly<{ type: 'message-dismissed'; reason: string }>;

/** Which message it is about, in the data of every parking event. */
type ParkedMessage = MessageOrigin & Readonly<{ consumer: string; topic: string; contract: string }>;

type Written<Event extends ParkingEvent> = Event extends unknown
  ? Fact<Event['type'], ParkedMessage & Omit<Event, 'type'>>
  : never;

const messageTexts: TextsOf<Fact<'message', ParkedMessage>>['message'] = {
  store: 'code',
  tenant: 'id',
  stream: 'id',
  consumer: 'code',
  topic: 'code',
  contract: 'code',
};

/** What every string of the trail's events says, and so to whom, as an aggregate's `texts` do. */
export const trailTexts: TextsOf<Written<ParkingEvent>> = {
  'message-parked': { ...messageTexts, reason: 'code', error: 'code' },
  'message-redriven': { ...messageTexts, reason: 'internal' },
  'message-dismissed': { ...messageTexts, reason: 'internal' },
};

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
  const about: ParkedMessage = { consumer, ...origin, topic: message.topic, contract: message.type };
  const data = JSON.stringify({ ...about, ...rest });
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
      { stream, expectedVersion, events: [{ type, schemaVersion: 1, data, metadata: JSON.stringify(metadata) }] },
    ],
  });
  if (result.outcome !== 'appended') throw new TransientError(`${stream} moved on: ${result.outcome}`);
}
