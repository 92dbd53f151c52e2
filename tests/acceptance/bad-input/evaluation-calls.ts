import { versionOf } from '../harness/cycle.js';
import { evaluationAt, handedIn } from '../harness/evaluating.js';
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
  type: 'self-evaluation',
  period: '2023',
  number: '1',
});

const deskOf = { unit: 'budget-unit', office: 'performance-office' } as const;

/** A command on the self-evaluation of a subject, upon what was just read. */
const onIt =
  (
    who: 'unit' | 'office',
    name: Name,
    body: (world: World) => object,
    otherBody: NonNullable<RightCall['otherBody']>,
    path: object = {},
  ) =>
  async (world: World): Promise<RightCall> => ({
    who: world.county.people[who],
    path: { ...at(world, name), ...path },
    ifMatch: await versionOf(world.county, 'evaluation', evaluationAt(world.ofEvaluation[name], 'self-evaluation')),
    body: () => body(world),
    otherBody,
    only: [deskOf[who]],
  });

const evaluateStep = { step: 'evaluate' };
const ofDuty = { askedBy: 'self-evaluation', due: 'due' };
const withOtherScore = (body: Readonly<Record<string, unknown>>): object => ({
  ...body,
  brings: { ...(body['brings'] as object), score: '80' },
});

export const evaluationCalls: RightCalls = {
  'evaluation.Evaluation.open': (world) => ({
    who: world.county.people.unit,
    path: at(world, 'open'),
    body: () => ({ reason: '按年度计划开展' }),
    otherBody: reworded('reason'),
    only: ['budget-unit'],
  }),
  // It has begun: nothing is left out any more.
  'evaluation.Evaluation.except': async (world) => {
    const body = () => ({ excepted: true, reason: '涉密' });
    const { otherBody: _, ...call } = await onIt('office', 'withdrawStart', body, reworded('reason'))(world);
    return { ...call, refused: { status: 409, code: 'not-expected' } };
  },
  'evaluation.EvaluationPlan.issue': (world) => ({
    who: world.county.people.unit,
    path: { ...jurisdictionId(world), organisation: world.county.unitId, year: '2022' },
    ifMatch: 0,
    body: () => ({ plan: '全面开展单位自评', document: '财办绩〔2022〕1号', on: '2022-12-01' }),
    otherBody: reworded('plan'),
    only: ['budget-unit', 'department-reviewer'],
  }),
  'evaluation.EvaluationPlan.one': (world) => ({
    who: world.county.people.unit,
    path: { ...jurisdictionId(world), organisation: world.county.unitId, year: '2022' },
  }),
  'evaluation.Coverage.page': (world) => ({
    who: world.county.people.office,
    path: { ...jurisdictionId(world), year: '2023' },
  }),
  'evaluation.Coverage.departments': (world) => ({
    who: world.county.people.office,
    path: { ...jurisdictionId(world), year: '2023' },
  }),
  // Nothing is in force by which bodies are ranked.
  'evaluation.Rankings.rank': (world) => ({
    who: world.county.people.reviewer,
    path: { ...jurisdictionId(world), department: world.departmentId, type: 'unit-year', period: '2023' },
    body: () => ({ places: [{ grade: 'winner', places: 1 }], because: '局务会研究确定' }),
    secret: true,
    refused: { status: 404, code: 'not-found' },
  }),
  'evaluation.Selections.one': (world) => ({
    who: world.county.people.office,
    path: { ...jurisdictionId(world), year: '2023' },
  }),
  'evaluation.Evaluation.withdrawStart': onIt(
    'unit',
    'withdrawStart',
    () => ({ reason: '误启动' }),
    reworded('reason'),
  ),
  'evaluation.Evaluation.takeStep': onIt('unit', 'takeStep', () => handedIn('90'), withOtherScore, evaluateStep),
  'evaluation.Evaluation.withdraw': onIt(
    'unit',
    'withdraw',
    () => ({ reason: '另行报送' }),
    reworded('reason'),
    evaluateStep,
  ),
  'evaluation.Evaluation.giveOpinion': (world) =>
    nobodyAsked(onIt('unit', 'handOver', advice, reworded('opinion'), evaluateStep)(world)),
  'evaluation.Evaluation.correct': onIt(
    'unit',
    'correct',
    () => ({ ...handedIn('85'), reason: '得分误填' }),
    reworded('reason'),
    evaluateStep,
  ),
  'evaluation.Evaluation.remind': onIt(
    'office',
    'remind',
    ({ county }) => ({ ...ofDuty, to: county.unitId, words: '请按期自评' }),
    reworded('words'),
  ),
  'evaluation.Evaluation.handOver': onIt(
    'office',
    'handOver',
    ({ county }) => ({ step: 'evaluate', to: county.unitId, because: '人员调整' }),
    reworded('because'),
  ),
  // The final accounts are not there yet, so that nothing is overdue: it is refused for that alone.
  'evaluation.Evaluation.liftOverdue': async (world) => {
    const body = () => ({ ...ofDuty, because: '系统故障' });
    const { otherBody: _, ...call } = await onIt('office', 'liftOverdue', body, reworded('because'))(world);
    return { ...call, refused: { status: 409, code: 'not-overdue' } };
  },
  'evaluation.Evaluation.rebase': async (world) => {
    const body = () => ({ reason: '规则已修订' });
    const { otherBody: _, ...call } = await onIt('office', 'liftOverdue', body, reworded('reason'))(world);
    return { ...call, refused: sameRules };
  },
  'evaluation.Evaluation.keepDecision': async (world) => {
    const { otherBody: _, ...call } = await onIt('office', 'liftOverdue', () => keeping, reworded('reason'))(world);
    return { ...call, refused: notOutdated };
  },
  'evaluation.Evaluation.reassign': async (world) => {
    const body = () => replacing(world.evaluatorId, world.visitor.personId);
    const { otherBody: _, ...call } = await onIt('office', 'liftOverdue', body, reworded('reason'))(world);
    return { ...call, refused: notAssigned };
  },
  // What a unit says of itself has no methods: it is refused for that alone.
  'evaluation.Evaluation.stateMethods': async (world) => {
    const body = () => ({ methods: ['comparison'] });
    const { otherBody: _, ...call } = await onIt('unit', 'takeStep', body, reworded('otherMethods'))(world);
    return { ...call, refused: { status: 409, code: 'methods-not-asked' } };
  },
  'evaluation.Evaluation.page': (world) => ({ who: world.county.people.office, path: jurisdictionId(world) }),
  'evaluation.Evaluation.one': (world) => ({ who: world.county.people.office, path: at(world, 'takeStep') }),
  'evaluation.Evaluation.form': (world) => ({ who: world.county.people.office, path: at(world, 'correct') }),
  'evaluation.Tasks.page': (world) => ({ who: world.county.people.desk, path: jurisdictionId(world) }),
};
