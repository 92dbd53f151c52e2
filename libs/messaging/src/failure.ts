import { ContractViolation } from '@wenxiao/contracts';
import { isTransient } from '@wenxiao/event-store';

/** Thrown by a handler when another try can help: a conflict, a fact that is not there yet. The source pauses; nothing is parked. */
export class TransientError extends Error {
  override readonly name = 'TransientError';
}

/** Thrown by a handler when no further try can help. The message's stream is parked at once. */
export class PermanentError extends Error {
  override readonly name: string = 'PermanentError';
}

/**
 * What an error says of another try. `unknown` gets a few quick tries, then counts as permanent: a message that nobody can
 * handle must not hold up the others, and a fault that passes must not park anything.
 */
export type FailureClass = 'transient' | 'permanent' | 'unknown';

/** How deep a chain of causes is followed. */
const causesMax = 8;

/**
 * SQLSTATEs of what is no fault of the message: an append of our own that met a stale version (decide again), a store that was
 * not adopted after a restore, a login or a database that is missing, a disk that fails. Parking would blame the message.
 */
const environmentCodes = /^(WX001|WX003|28|3D|58)/;

/** The class of an error, or of the first of its causes that has one. TypeORM's errors carry the driver's code. */
export function classOf(error: unknown): FailureClass {
  let current: unknown = error;
  for (let depth = 0; depth < causesMax && typeof current === 'object' && current !== null; depth += 1) {
    if (current instanceof TransientError) return 'transient';
    if (current instanceof PermanentError || current instanceof ContractViolation) return 'permanent';
    const { code } = current as { code?: unknown };
    if (isTransient(current) || (typeof code === 'string' && environmentCodes.test(code))) return 'transient';
    current = (current as { cause?: unknown }).cause;
  }
  return 'unknown';
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
