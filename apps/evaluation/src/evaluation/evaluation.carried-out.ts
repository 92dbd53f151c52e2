import type { subjectChanged } from '@wenxiao/contracts';
import type { DataOf } from '@wenxiao/domain/field';
import type { World } from '@wenxiao/rules/procedure';
import type { CarriedOut } from './evaluation.world.js';

/** As what a subject names the units that carry it out. */
export const implementingUnit = 'implementing-unit';

/** A unit that stands among those that carry out its own subject has the share that is said there. */
export function carriedOutBy({
  unit,
  implementers,
}: Pick<DataOf<(typeof subjectChanged)['fields']>, 'unit' | 'implementers'>): CarriedOut {
  const own = implementers.find(({ organisation }) => organisation === unit)?.share;
  const beside = implementers.filter(({ organisation }) => organisation !== unit);
  return { unit, ...(own !== undefined && { share: own }), beside };
}

/** Whom an evaluation names by itself. */
export const partiesOf =
  ({ beside }: CarriedOut): World['parties'] =>
  (as) =>
    as === implementingUnit ? beside.map(({ organisation }) => ({ organisation })) : [];

/** The units that are evaluated and, of whom an answer names, what lies below them: they evaluate nothing of it. */
export function bodiesOf(
  { unit, beside }: CarriedOut,
  named: Readonly<{ id: string; path: readonly string[] }> | undefined,
): readonly string[] {
  const units = [unit, ...beside.map(({ organisation }) => organisation)];
  return [...units, ...(named?.path.some((each) => units.includes(each)) === true ? [named.id] : [])];
}
