import type { About, Actor } from '@wenxiao/domain';

/** One event of one store, named by what never changes. */
export type EventReference = Readonly<{ store: string; tenant: string; stream: string; version: number }>;

/** A resolved rule set: the hash of its text, and the sets that lie in it, the nearest body's first. */
export type RulesReference = Readonly<{ hash: string; layers: readonly Readonly<{ id: string; version: number }>[] }>;

/** What stands beside an event's data: who, why, under which rules, resting on what. Kept as JSON text. */
export type EventMetadata = Readonly<{
  actor: Actor;
  about: About;
  /** The organisation that the object belonged to then: who reaches it today, and those above, may read what is internal. */
  at?: string;
  /** The trace that the command belongs to, through every service. */
  correlationId: string;
  /** The event that this one answers, where it was no person's command. */
  causation?: EventReference;
  /**
   * What it was decided under: the resolved set by its hash, the sets that it was layered from, the paths that it rests on,
   * and the hash of the holiday calendar where that counted a day of it.
   */
  rules?: RulesReference & Readonly<{ basis: readonly string[]; calendar?: string }>;
  /** Facts of other services that the decision rests on, at the versions that it knew. */
  basedOn?: readonly EventReference[];
  /** The version of the event that this one puts in the place of, and why. */
  corrects?: Readonly<{ version: number; reason: string }>;
  /** Business time (UTC instant); recorded-at stands in the row. */
  effectiveAt: string;
  /** 演示数据: names of the figures that a demo person entered because the form does not print them. */
  demoFigures?: readonly string[];
}>;
