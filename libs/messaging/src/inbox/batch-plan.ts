import { type Message, streamKeyOf, type StreamKey, streamText } from '../message.js';
import { type HoldReason, judge, type Mark, raise, type StreamState, type Verdict } from './stream-state.js';

/** A message as a source delivers it, and the source's position once it is done with. */
export type Delivery = Readonly<{ message: Message; position: string }>;

/** What becomes of one delivery. */
export type Step = Readonly<{ delivery: Delivery }> &
  (
    | Readonly<{ does: 'handle' }>
    | Readonly<{ does: 'skip' }>
    /** Kept behind the messages that come before it in its stream. */
    | Readonly<{ does: 'hold'; reason: HoldReason; detail: string }>
  );

/** What a batch comes to, decided before anything is done: pure, so that it can be tried out without a database. */
export type BatchPlan = Readonly<{
  steps: readonly Step[];
  /** The first delivery of another history: the batch ends before it, and its stream is parked. */
  diverged: Readonly<{ delivery: Delivery; because: string }> | undefined;
}>;

/** Plans a batch in its order. `known` holds the state of every stream of the batch, by {@link streamText}. */
export function planBatch(deliveries: readonly Delivery[], known: ReadonlyMap<string, StreamState>): BatchPlan {
  const streams = new Map<string, { marks: readonly Mark[]; hold: HoldReason | undefined }>();
  const steps: Step[] = [];
  for (const delivery of deliveries) {
    const name = streamText(streamKeyOf(delivery.message));
    const stream = streams.get(name) ?? { ...(known.get(name) ?? { marks: [], hold: undefined }) };
    streams.set(name, stream);
    const verdict = judge(delivery.message, stream.marks);
    if (verdict.is === 'duplicate') {
      steps.push({ delivery, does: 'skip' });
    } else if (stream.hold) {
      // Whatever it is, it is judged when its turn comes.
      steps.push({ delivery, does: 'hold', reason: stream.hold, detail: '' });
    } else if (verdict.is === 'next') {
      stream.marks = raise(stream.marks, delivery.message.origin);
      steps.push({ delivery, does: 'handle' });
    } else if (verdict.is === 'ahead') {
      stream.hold = 'missing';
      steps.push({ delivery, does: 'hold', reason: 'missing', detail: describeGap(verdict) });
    } else {
      return { steps, diverged: { delivery, because: verdict.because } };
    }
  }
  return { steps, diverged: undefined };
}

/** The streams that a plan holds, whose lock the transaction needs. */
export function heldBy(plan: BatchPlan): StreamKey[] {
  return heldFor(plan, () => true);
}

/** Those of them that may go on at once; others wait for a row, for better times or for a person. */
export function goingOn(plan: BatchPlan): StreamKey[] {
  return heldFor(plan, (reason) => reason === 'missing' || reason === 'queued');
}

function heldFor(plan: BatchPlan, counts: (reason: HoldReason) => boolean): StreamKey[] {
  const held = new Map<string, StreamKey>();
  for (const step of plan.steps) {
    if (step.does !== 'hold' || !counts(step.reason)) continue;
    const key = streamKeyOf(step.delivery.message);
    held.set(streamText(key), key);
  }
  return [...held.values()];
}

export function describeGap({ after, upTo }: Extract<Verdict, { is: 'ahead' }>): string {
  return `the published versions after ${after} up to ${upTo} are missing`;
}
