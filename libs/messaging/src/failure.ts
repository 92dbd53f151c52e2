import { ContractViolation } from '@wenxiao/contracts';
import { isConnectionLoss, isTransient } from '@wenxiao/event-store';
import type { StreamKey } from './message.js';

/**
 * Thrown by a handler when another try can help: a conflict, somebody who does not answer. The message's stream alone waits, is
 * tried again later and later, and nothing is parked.
 */
export class TransientError extends Error {
  override readonly name = 'TransientError';
}

/** Thrown by a handler when no further try can help. The message's stream is parked at once. */
export class PermanentError extends Error {
  override readonly name: string = 'PermanentError';
}

/**
 * Thrown by a handler that cannot go on before a row is there: a prerequisite, no failure. The message's stream alone waits, until
 * whoever writes that row calls {@link wakeWaiting}.
 */
export class WaitsFor extends Error {
  override readonly name = 'WaitsFor';
  /**
   * @param table of the consumer's own database, with its schema: `directory_copy.organisations`.
   * @param key of the row, as whoever writes it names it.
   * @param from the stream whose message brings the row, where that is known: people then see what holds it up.
   */
  constructor(
    readonly table: string,
    readonly key: string,
    readonly from?: StreamKey,
  ) {
    super(`${table} has no ${key} yet`);
  }
}

/**
 * What an error says of another try.
 * `outage`: nothing can be done now, of no message: the source pauses. `waits`, `transient`: this message cannot be handled now,
 * others can: its stream waits. `permanent`: never. `unknown` gets a few quick tries, then counts as permanent: a message that nobody
 * can handle must not hold up the others.
 */
export type FailureClass = 'outage' | 'waits' | 'transient' | 'permanent' | 'unknown';

/** How deep a chain of causes is followed. */
const causesMax = 8;

/**
 * SQLSTATEs of what no message is to blame for, and none gets past: a full disk, no connection left, a store that was not adopted
 * after a restore, a login or a database that is missing, a disk that fails.
 */
const outageCodes = /^(53|28|3D|58|WX003)/;

/** An append of our own met a stale version: it is to decide again. */
const staleVersion = 'WX001';

/**
 * The class of an error, or of the first of its causes that has one. TypeORM's errors carry the driver's code; an error of others
 * that says `passes: true` is transient.
 */
export function classOf(error: unknown): FailureClass {
  // Whatever it is wrapped in: a refusal that a person would be told with “try again” may say what a message waits for.
  if (waitOf(error)) return 'waits';
  let current: unknown = error;
  for (let depth = 0; depth < causesMax && typeof current === 'object' && current !== null; depth += 1) {
    if (current instanceof PermanentError || current instanceof ContractViolation) return 'permanent';
    const { code, passes } = current as { code?: unknown; passes?: unknown };
    if (isConnectionLoss(current) || (typeof code === 'string' && outageCodes.test(code))) return 'outage';
    if (current instanceof TransientError || passes === true || code === staleVersion || isTransient(current))
      return 'transient';
    current = (current as { cause?: unknown }).cause;
  }
  return 'unknown';
}

/** What an error, or the first of its causes that says so, waits for. */
export function waitOf(error: unknown): WaitsFor | undefined {
  let current: unknown = error;
  for (let depth = 0; depth < causesMax && typeof current === 'object' && current !== null; depth += 1) {
    if (current instanceof WaitsFor) return current;
    current = (current as { cause?: unknown }).cause;
  }
  return undefined;
}

/** An error in one line, for logs and for the person who looks at a parked message. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as { code?: unknown };
  return `${error.name}${typeof code === 'string' ? ` ${code}` : ''}: ${error.message}`;
}

/** The error's class name alone: it goes into the trail, where a message's words must not. */
export function failureName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
