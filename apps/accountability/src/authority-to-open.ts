import { begin, notBegun, openNow, procedureOf } from '@wenxiao/rules/procedure';
import { type Admission, type Authority, authorityAt, type ByProcedure, type ObjectPlace } from '@wenxiao/service-kit';

/** Whoever opens an object does so by the desk of the first step. Undefined where the set has no procedure: the decider says so. */
export function authorityToOpen(
  admission: Admission,
  { place, world }: Readonly<{ place: ObjectPlace; world: ByProcedure }>,
): Authority | undefined {
  const procedure = procedureOf(world, notBegun);
  if (procedure.is === 'silent') return undefined;
  const { ruling, procedures } = world;
  const { progress } = begin(procedure.value, procedures);
  const [first] = openNow(procedure.value, progress, procedures);
  if (!first || 'gate' in first.step.by) return undefined;
  const { act: doing, by } = first.step;
  return authorityAt(admission, { place, ruling, world: procedures }, { act: doing, by, level: first.level });
}
