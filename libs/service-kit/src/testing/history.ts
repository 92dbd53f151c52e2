import type { Fact } from '@wenxiao/domain';
import type { DeclaredFact } from '@wenxiao/domain/field';
import type { StoredEvent } from '@wenxiao/event-store';
import { type Aggregate, decoded } from '../command/aggregate.js';

/** A stream as a release wrote it, and the state that it stands for. */
export type History = Readonly<{
  stream: string;
  events: readonly Pick<StoredEvent, 'type' | 'schemaVersion' | 'data'>[];
  state: unknown;
}>;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any aggregate replays
export type AnyAggregate = Aggregate<any, any, any, any, any>;

export const decodedHistory = (aggregate: AnyAggregate, events: History['events']): readonly Fact[] =>
  events.map((event) => decoded<Fact>(aggregate, event));

/** `subject-registered.1` */
export const versionOf = ({ type, schemaVersion }: Pick<StoredEvent, 'type' | 'schemaVersion'>): string =>
  `${type}.${String(schemaVersion)}`;

const versionsBack = (fact: DeclaredFact): readonly string[] => [
  versionOf({ type: fact.type, schemaVersion: fact.version }),
  ...(fact.before ? versionsBack(fact.before.fact) : []),
];

/** Every fact of an aggregate in every version that was ever written, as {@link versionOf} says it. */
export const versionsOf = ({ facts }: AnyAggregate): ReadonlySet<string> =>
  new Set(Object.values(facts as Readonly<Record<string, DeclaredFact>>).flatMap(versionsBack));
