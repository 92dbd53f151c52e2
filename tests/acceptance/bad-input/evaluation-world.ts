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
  for (const name of begunFor) accepted(await begin(county, world[name], 'self-evaluation'));
  for (const name of handedInFor) accepted(await selfEvaluate(county, world[name], '90'));
  for (const name of evaluatedFor) await evaluated(county, world[name], '90');
  for (const name of ['takeBack', 'correctDisposal'] as const) accepted(await propose(county, world[name]));
  accepted(await decide(county, world.correctDisposal, { disposal: 'prioritise-or-support' }));
  for (const name of evaluatedFor) await resultOf(county, world[name]);
  for (const name of unqualifiedFor) await evaluated(county, world[name], '40');
  for (const name of unqualifiedFor) await resultOf(county, world[name]);
  for (const name of ['prepare', 'withdrawReferral', 'correctReferral', 'handOverReferral'] as const)
    accepted(await refer(county, world[name]));
  accepted(await prepare(county, world.withdrawReferral));
  accepted(await prepare(county, world.correctReferral));
  return world;
}
