import type { County } from '../harness/county.js';
import { accepted, begin, evaluated, selfEvaluate } from '../harness/evaluating.js';
import { prepare, refer } from '../harness/referring.js';
import { decide, propose, resultOf } from '../harness/results.js';

const begunFor = ['withdrawStart', 'takeStep', 'remind', 'handOver', 'liftOverdue'] as const;
const handedInFor = ['withdraw', 'correct'] as const;
/** Evaluated as unqualified: something follows for the budget, and whoever is responsible can be referred. */
const unqualifiedFor = ['refer', 'prepare', 'withdrawReferral', 'correctReferral', 'handOverReferral'] as const;
/** The results of some of these, by what can be done to them. */
const resultOfSame = { propose: 'refer', takeBack: 'prepare', handOverResult: 'withdrawReferral' } as const;

const names = ['open', ...begunFor, ...handedInFor, 'correctDisposal', ...unqualifiedFor] as const;

/** Subjects with a self-evaluation, by what can be done to it; and those that the finance bureau has evaluated. */
export type EvaluationWorld = Readonly<Record<(typeof names)[number] | keyof typeof resultOfSame, string>>;

export const evaluatedSubjects = names.length;

/** @param ids of approved targets, {@link evaluatedSubjects} of them; their year has begun. */
export async function evaluationWorld(county: County, ids: readonly string[]): Promise<EvaluationWorld> {
  const subjects = Object.fromEntries(names.map((name, index) => [name, ids[index]!])) as Record<
    (typeof names)[number],
    string
  >;
  const each = (those: readonly (typeof names)[number][], act: (id: string) => Promise<unknown>) =>
    Promise.all(those.map((name) => act(subjects[name])));
  await each(begunFor, async (id) => accepted(await begin(county, id, 'self-evaluation')));
  await each(handedInFor, async (id) => accepted(await selfEvaluate(county, id, '90')));
  await Promise.all([
    evaluated(county, subjects.correctDisposal, '90'),
    ...unqualifiedFor.map((name) => evaluated(county, subjects[name], '40')),
  ]);
  for (const name of ['correctDisposal', ...unqualifiedFor] as const) await resultOf(county, subjects[name]);
  const [, ...referred] = unqualifiedFor;
  await Promise.all([
    ...referred.map(async (name) => accepted(await refer(county, subjects[name]))),
    ...[subjects[resultOfSame.takeBack], subjects.correctDisposal].map(async (id) =>
      accepted(await propose(county, id)),
    ),
  ]);
  await Promise.all([
    decide(county, subjects.correctDisposal, { disposal: 'prioritise-or-support' }).then(accepted),
    ...[subjects.withdrawReferral, subjects.correctReferral].map(async (id) => accepted(await prepare(county, id))),
  ]);
  const results = Object.entries(resultOfSame).map(([name, same]) => [name, subjects[same]]);
  return { ...subjects, ...Object.fromEntries(results) } as EvaluationWorld;
}
