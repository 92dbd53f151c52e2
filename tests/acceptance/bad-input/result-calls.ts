import { decision, proposal, resultAt } from '../harness/results.js';
import { versionOf } from '../harness/cycle.js';
import type { EvaluationWorld } from './evaluation-world.js';
import {
  advice,
  jurisdictionId,
  keeping,
  notAssigned,
  notOutdated,
  nobodyAsked,
  replacing,
  type RightCall,
  type RightCalls,
  reworded,
  sameRules,
} from './right-call.js';
import type { World } from './world.js';

type Name = keyof EvaluationWorld;

const at = (world: World, name: Name) => ({
  ...jurisdictionId(world),
  subject: world.ofEvaluation[name],
  year: '2023',
});

const deskOf = { office: 'performance-office', budget: 'budget-desk' } as const;

/** A command on the result of a subject's year, upon what was just read. */
const onResult =
  (
    who: 'office' | 'budget',
    name: Name,
    body: (world: World) => object,
    otherBody: NonNullable<RightCall['otherBody']>,
    path: object = {},
  ) =>
  async (world: World): Promise<RightCall> => ({
    who: world.county.people[who],
    path: { ...at(world, name), ...path },
    ifMatch: await versionOf(world.county, 'accountability', resultAt(world.ofEvaluation[name])),
    body: () => body(world),
    otherBody,
    only: [deskOf[who]],
  });

const withOtherReason = (body: Readonly<Record<string, unknown>>): object => ({ ...body, brings: { reason: '另' } });
const notAsked = { askedBy: 'decide', due: 'due' };
const corrected = { ...decision({ disposal: 'prioritise-or-support' }), reason: '理由误填' };

/** A due day that the rules do not ask for: it is refused for that alone. */
const refusedFor = (code: string, status: number, body: object) => async (world: World) => {
  const { otherBody: _, ...call } = await onResult('office', 'propose', () => body, reworded('x'))(world);
  return { ...call, refused: { status, code } };
};

export const resultCalls: RightCalls = {
  'accountability.Result.takeStep': onResult('office', 'propose', () => proposal, withOtherReason, { step: 'propose' }),
  'accountability.Result.withdraw': onResult('office', 'takeBack', () => ({ reason: '另行提出' }), reworded('reason'), {
    step: 'propose',
  }),
  'accountability.Result.giveOpinion': (world) =>
    nobodyAsked(onResult('office', 'handOverResult', advice, reworded('opinion'), { step: 'propose' })(world)),
  'accountability.Result.correct': onResult('budget', 'correctDisposal', () => corrected, reworded('reason'), {
    step: 'decide',
  }),
  'accountability.Result.handOver': onResult(
    'office',
    'handOverResult',
    ({ bureauId }) => ({ step: 'propose', to: bureauId, because: '人员调整' }),
    reworded('because'),
  ),
  'accountability.Result.remind': (world) =>
    refusedFor('unknown-due', 422, { ...notAsked, to: world.bureauId, words: '请按期办理' })(world),
  'accountability.Result.liftOverdue': refusedFor('not-overdue', 409, { ...notAsked, because: '系统故障' }),
  'accountability.Result.rebase': refusedFor(sameRules.code, sameRules.status, { reason: '规则已修订' }),
  'accountability.Result.keepDecision': refusedFor(notOutdated.code, notOutdated.status, keeping),
  'accountability.Result.reassign': (world) =>
    refusedFor(notAssigned.code, notAssigned.status, replacing(world.evaluatorId, world.visitor.personId))(world),
  'accountability.Result.page': (world) => ({ who: world.county.people.office, path: jurisdictionId(world) }),
  'accountability.Result.one': (world) => ({ who: world.county.people.office, path: at(world, 'propose') }),
  'accountability.Tasks.page': (world) => ({ who: world.county.people.office, path: jurisdictionId(world) }),
};
