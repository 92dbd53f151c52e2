import type { Measure } from '../metrics/measure.js';

/** What a part of the service says of itself. A reason: a person should look at it. */
export type HealthReport = Readonly<{
  name: string;
  reason?: string;
  figures?: Readonly<Record<string, unknown>>;
  /** The same for Prometheus. */
  measures?: readonly Measure[];
}>;

/** A provider that knows how a part of its service does. */
export interface HealthPart {
  healthReport(): Promise<HealthReport>;
}

export const HEALTH = Symbol('HEALTH');

export type Health = Readonly<{
  /**
   * Whether this instance can take requests. What a consumer, a projection or a relay does never makes it not ready: another
   * instance would be no better off, and to take all of them away takes with them what people could mend it by.
   */
  ready: () => Promise<boolean>;
  /** For operators alone. */
  parts: () => Promise<readonly HealthReport[]>;
}>;

/** How long an answer holds: health is asked by many and often, and asks the database. */
const answer_ms = { ready: 1_000, parts: 2_000 };

/** The same, asked of its source once in a while and once at a time, however many ask. */
export function seldomAsked({ ready, parts }: Health): Health {
  return { ready: kept(ready, answer_ms.ready), parts: kept(parts, answer_ms.parts) };
}

function kept<Answer>(ask: () => Promise<Answer>, for_ms: number): () => Promise<Answer> {
  let answer: Promise<Answer> | undefined;
  let until = 0;
  return () => {
    if (answer && performance.now() < until) return answer;
    const asked = ask();
    answer = asked;
    until = Number.POSITIVE_INFINITY;
    void asked.then(
      () => (until = performance.now() + for_ms),
      () => (answer = undefined),
    );
    return asked;
  };
}
