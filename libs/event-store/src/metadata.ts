import type { Actor } from '@wenxiao/domain';

/** One event of one store, named by what never changes. */
export type EventReference = Readonly<{ store: string; tenant: string; stream: string; version: number }>;

/** What stands beside an event's data: who, why, under which rules, resting on what. Kept as JSON text. */
export type EventMetadata = Readonly<{
  actor: Actor;
  /** The trace that the command belongs to, through every service. */
  correlationId: string;
  /** The event that this one answers, where it was no person's command. */
  causation?: EventReference;
  /** The resolved rule set that the verdict was given under. */
  ruleSet?: Readonly<{ id: string; version: number; hash: string }>;
  /** Facts of other services that the decision rests on, at the versions that it knew. */
  basedOn?: readonly EventReference[];
  /** Business time (UTC instant); recorded-at stands in the row. */
  effectiveAt: string;
  /** 演示数据: names of the figures that a demo person entered because the form does not print them. */
  demoFigures?: readonly string[];
}>;
