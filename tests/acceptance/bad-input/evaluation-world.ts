import type { County } from '../harness/county.js';
import { accepted, begin, evaluated, selfEvaluate } from '../harness/evaluating.js';
import { prepare, refer } from '../harness/referring.js';
import { decide, propose, resultOf } from '../harness/results.js';

const begunFor = ['takeStep', 'remind', 'handOver', 'liftOverdue'] as const;
const handedInFor = ['withdraw', 'correct'] as const;
const evaluatedFor = ['propose', 'takeBack', 'correctDisposal', 'handOverResult'] as const;
const unqualifiedFor = ['refer', 'prepare', 'withdrawReferral', 'correctReferral', 'handOverReferral'] as const;

/** Subjects with a self-evaluation, by what can be done to it; and those that the finance bureau has evaluated. */
export type EvaluationWorld = Readonly<
  Record<
    | 'open'
    | (typeof begunFor)[number]
    | (typeof handedInFor)[number]
    | (typeof evaluatedFor)[number]
    | (typeof unqualifiedFor)[number],
    string
  >
>;

export const evaluationNames = ['open', ...begunFor, ...handedInFor, ...evaluatedFor, ...unqualifiedFor] as const;

/** @param ids of approved targets, as many as names; their year has begun. */
export async function evaluationWorld(county: County, ids: readonly string[]): Promise<EvaluationWorld> {
  const world = Object.fromEntries(evaluationNames.map((name, index) => [name, ids[index]!])) as EvaluationWorld;
  const each = (names: readonly (keyof EvaluationWorld)[], act: (id: string) => Promise<unknown>) =>
    Promise.all(names.map((name) => act(world[name])));
  await each(begunFor, async (id) => accepted(await begin(county, id, 'self-evaluation')));
  await each(handedInFor, async (id) => accepted(await selfEvaluate(county, id, '90')));
  await each(evaluatedFor, (id) => evaluated(county, id, '90'));
  for (const name of ['takeBack', 'correctDisposal'] as const) accepted(await propose(county, world[name]));
  accepted(await decide(county, world.correctDisposal, { disposal: 'prioritise-or-support' }));
  await each(evaluatedFor, (id) => resultOf(county, id));
  await each(unqualifiedFor, (id) => evaluated(county, id, '40'));
  await each(unqualifiedFor, (id) => resultOf(county, id));
  await each(['prepare', 'withdrawReferral', 'correctReferral', 'handOverReferral'], async (id) =>
    accepted(await refer(county, id)),
  );
  accepted(await prepare(county, world.withdrawReferral));
  accepted(await prepare(county, world.correctReferral));
  return world;
}
