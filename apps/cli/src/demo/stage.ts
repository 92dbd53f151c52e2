import type { Money } from '@wenxiao/domain';
import type { Refused } from '../public-api.js';
import type { CastName } from './cast.js';
import type { FieldPeople } from './fields.js';
import type { FormFigures } from './figures-of-form.js';
import type { Person } from './person.js';
import { patience_ms } from './public-address.js';
import type { Case } from './case.js';
import { budgetYear } from './scenario.js';

/** Who plays, where, on which day. */
export type Stage = Readonly<{
  people: Readonly<Record<CastName, Person>>;
  countyId: string;
  unitId: string;
}>;

/** One form on its way through the cycle. */
export type Play = {
  readonly played: Case;
  readonly figures: FormFigures;
  readonly targetId: string;
  /** Who declares, reports and evaluates itself, and who reviews that. */
  readonly at: FieldPeople;
  /** What the product refused on the way, in its words. */
  refused?: Refused;
  budgetInForce: Money;
};

/** From which fund and source the money of the demo is: no form prints it. */
export const own = { fund: 'general-public', source: 'own' } as const;
export const year = String(budgetYear);
export const nextYear = String(budgetYear + 1);

/** Which of its evaluations of the year the finance bureau's is. */
export const financeResult = { type: 'finance-evaluation', period: year, number: 1 } as const;

/** Documents that go with a step. */
export const papers = (...documents: readonly string[]) => ({
  documents: documents.map((document) => ({ name: document, document })),
});

export const path = (stage: Stage, service: string, rest: string) =>
  `/api/${service}/jurisdictions/${stage.countyId}/${rest}`;

/** The version of a stream that a person has just read. */
export async function seen(person: Person, address: string): Promise<number> {
  return (await person.get<{ version: number }>(address)).version;
}

/** A step that somebody can take now. */
export type Possible = Readonly<{
  step: string;
  level?: string;
  /** What is gone through with the step, each item with an answer. */
  checklist?: readonly Readonly<{ item: string }>[];
}>;

/** How many forms go their way at once: what waits for one service leaves the others to the next. */
const playsAtOnce_max = 4;

/** Each of the forms on its way, several at once; the first that fails ends it. @param done told of each. */
export async function forEachPlay<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
  done: (count: number) => void,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let [next, count] = [0, 0];
  const takeTurns = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await act(items[index] as Item);
      done((count += 1));
    }
  };
  await Promise.all(Array.from({ length: playsAtOnce_max }, takeTurns));
  return results;
}

/**
 * Services speak through events: what one says, another hears a moment later.
 * @param soFar what there is meanwhile, told where that is waited for in vain.
 */
export async function eventually<Value>(
  what: string,
  look: () => Promise<Value | undefined>,
  soFar = () => '',
): Promise<Value> {
  const end = performance.now() + patience_ms;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    if (performance.now() > end) throw new Error(`等待超时 / waited in vain: ${what}${soFar()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
