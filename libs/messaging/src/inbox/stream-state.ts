import type { Message, MessageOrigin } from '../message.js';

/** Versions of a stream that a consumer has taken in, all written in one incarnation of the store. */
export type Mark = Readonly<{ incarnation: number; first: number; last: number }>;

/** Why a stream does not flow. */
export type HoldReason =
  /** A message between the mark and the held ones is missing; it was asked for. */
  | 'missing'
  /** Nothing is in the way any more: its messages are about to be taken in. */
  | 'queued'
  /** The handler waits for a row that somebody else writes, who wakes it then. */
  | 'waiting'
  /** The handler met an error that passes; it is tried again, later each time. */
  | 'retrying'
  /** The handler refused the next message for good. A person redrives or dismisses it. */
  | 'failed'
  /** The next message contradicts what was taken in: another history of the producer. A person redrives or dismisses it. */
  | 'diverged';

/** What a consumer knows of one stream. Marks are sorted by version. */
export type StreamState = Readonly<{ marks: readonly Mark[]; hold: HoldReason | undefined }>;

/** What a message is to a consumer that knows some marks. */
export type Verdict =
  | Readonly<{ is: 'next' }>
  /** Taken in before: a late repetition. */
  | Readonly<{ is: 'duplicate' }>
  /** The stream's published versions after `after`, up to and including `upTo`, are missing. */
  | Readonly<{ is: 'ahead'; after: number; upTo: number }>
  /** It cannot follow what was taken in: the producer's history is another one. */
  | Readonly<{ is: 'diverged'; because: string }>;

export function isParked(hold: HoldReason | undefined): boolean {
  return hold === 'failed' || hold === 'diverged';
}

/** Judges a message by the marks of its stream. Every version below the high-water mark is known, with its incarnation. */
export function judge(message: Pick<Message, 'origin' | 'previousVersion'>, marks: readonly Mark[]): Verdict {
  const { version, incarnation } = message.origin;
  const newest = marks.at(-1);
  if (!newest) {
    return message.previousVersion === 0 ? { is: 'next' } : { is: 'ahead', after: 0, upTo: message.previousVersion };
  }
  if (version <= newest.last) {
    const known = marks.find(({ first, last }) => first <= version && version <= last);
    if (known?.incarnation === incarnation) return { is: 'duplicate' };
    return {
      is: 'diverged',
      because: known
        ? `version ${version} was taken in of incarnation ${known.incarnation}`
        : `the stream was published without a version ${version}`,
    };
  }
  if (incarnation < newest.incarnation) {
    return {
      is: 'diverged',
      because: `version ${newest.last} was taken in of the later incarnation ${newest.incarnation}`,
    };
  }
  if (message.previousVersion === newest.last) return { is: 'next' };
  if (message.previousVersion > newest.last) return { is: 'ahead', after: newest.last, upTo: message.previousVersion };
  return {
    is: 'diverged',
    because: `it follows version ${message.previousVersion}, but version ${newest.last} was taken in`,
  };
}

/** The marks after a message that was `next`. */
export function raise(
  marks: readonly Mark[],
  { version, incarnation }: Pick<MessageOrigin, 'version' | 'incarnation'>,
): Mark[] {
  const newest = marks.at(-1);
  if (newest?.incarnation === incarnation) return [...marks.slice(0, -1), { ...newest, last: version }];
  return [...marks, { incarnation, first: version, last: version }];
}
