import { type Audience, type DeclaredFact, narrower, versionOf } from '@wenxiao/domain/field';
import { declared } from './catalogue.js';
import type { FigureEvent } from './read-figures.js';

/** Who may know of an event, and who did it. What it says has audiences of its own. */
export type EventAudience = Readonly<{
  audience: Audience;
  doers: Audience;
}>;

type Named = Pick<FigureEvent, 'store' | 'type' | 'schemaVersion'>;

/** The declaration by which an event is read; undefined for one that nobody knows. */
export function factOfEvent({ store, type, schemaVersion }: Named): DeclaredFact | undefined {
  const today = factsOf(store).find((each) => each.type === type);
  return today && versionOf(today, schemaVersion);
}

const factsOf = (store: string): DeclaredFact[] =>
  (Object.hasOwn(declared, store) ? (declared[store] ?? []) : []).flatMap((list) => Object.values(list));

/**
 * Who may know that an event happened. One that nobody knows may be anything: it is for the bureau, and where its service keeps
 * something secret, as secret as that.
 */
export function eventAudience(event: Named): EventAudience {
  const fact = factOfEvent(event);
  if (fact) return audienceOfFact(fact);
  const audience = undeclared(event.store);
  return { audience, doers: audience };
}

const audienceOfFact = ({ audience, doers = audience }: DeclaredFact): EventAudience => ({
  audience,
  doers: narrower(audience, doers),
});

const undeclared = (store: string): Audience =>
  factsOf(store).reduce<Audience>((narrowest, { audience }) => narrower(narrowest, audience), 'finance');

/** Of every declared event in every version: plain data, which can be compared with what an index was made by. */
export const eventAudiences: readonly unknown[] = Object.keys(declared).flatMap((store) =>
  factsOf(store).flatMap((fact) =>
    Array.from({ length: fact.version }, (_, index) => versionOf(fact, index + 1)).map((of) => [
      store,
      fact.type,
      of?.version,
      of && audienceOfFact(of),
      of?.tells,
      of?.discloses,
      of?.gathers,
    ]),
  ),
);
