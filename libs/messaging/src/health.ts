import type { HoldReason } from './inbox/stream-state.js';
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
  sources: readonly SourceHealth[];
  /** Streams that do not flow, by reason: `failed` and `diverged` wait for a person, the others go on by themselves. Counted up to 10 000. */
  held: Readonly<Record<HoldReason, number>>;
  /** Streams that have waited for a row for more than a day. */
  overdueWaits: number;
  alarms: readonly Alarm[];
}>;

/** Many streams were parked by messages of one contract and tenant in a short time: a defect of a handler, or of a release. */
export type Alarm = Readonly<{ contract: string; tenant: string; streams: number; since: string }>;
