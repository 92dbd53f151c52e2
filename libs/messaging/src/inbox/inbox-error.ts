import { PermanentError } from '../failure.js';

/** Thrown when another instance of the consumer has moved a source's progress: what this one did is void; it reads the progress anew. */
export class OvertakenError extends Error {
  override readonly name = 'OvertakenError';
  constructor(readonly sources: readonly string[]) {
    super(`Another instance has moved ${sources.join(', ')}`);
  }
}

/** A message that cannot follow what was taken in. Never leaves the inbox: the message's stream is parked. */
export class HistoryDivergedError extends PermanentError {
  override readonly name = 'HistoryDivergedError';
}
