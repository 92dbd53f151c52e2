import type { LoopState } from './loop.js';

/** How one source of a consumer does. */
export type SourceHealth = Readonly<{
  /** A partition, or the feed of a producer. */
  source: string;
  state: LoopState;
  position: string | undefined;
  /** Messages that are not taken in yet; undefined where the source cannot be asked. */
  lag_messages: number | undefined;
  /** When the oldest of them was recorded, where that is known. */
  oldestRecordedAt: string | undefined;
}>;

/** How a consumer does. */
export type ConsumerHealth = Readonly<{
  consumer: string;
  /** Why and since when it is stopped as a whole, until a person resumes it. */
  stopped: Readonly<{ reason: string; since: string }> | undefined;
  sources: readonly SourceHealth[];
  /** Streams that do not flow, by reason: `missing` and `queued` go on by themselves, `failed` and `diverged` wait for a person. */
  held: Readonly<{ missing: number; queued: number; failed: number; diverged: number }>;
}>;
