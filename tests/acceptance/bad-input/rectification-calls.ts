import { versionOf } from '../harness/cycle.js';
import { putRight, rectificationAt, reported } from '../harness/rectifying.js';
import { feedback, type RectificationWorld } from './rectification-world.js';
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

type Name = keyof RectificationWorld;

const at = (world: World, name: Name) => ({
  ...jurisdictionId(world),
  rectification: world.ofRectification[name],
});

const deskOf = { unit: 'budget-unit', office: 'performance-office' } as const;

/** A command on a rectification, upon what was just read. */
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
    ifMatch: await versionOf(world.county, 'accountability', rectificationAt(world.ofRectification[name])),
    body: () => body(world),
    otherBody,
    only: [deskOf[who]],
  });

const underWay = { problems: [putRight('ledger', 'under-way')] };
const withOtherAnswer = (body: Readonly<Record<string, unknown>>): object => ({ ...body, ...underWay });
const notAsked = { askedBy: 'submit', due: 'due' };

/** A due day that the rules do not ask for: it is refused for that alone. */
const refusedFor = (code: string, status: number, body: object) => async (world: World) => {
  const { otherBody: _, ...call } = await onIt('office', 'takeStep', () => body, reworded('x'))(world);
  return { ...call, refused: { status, code } };
};

export const rectificationCalls: RightCalls = {
  'accountability.Rectification.open': (world) => ({
    who: world.county.people.office,
    path: jurisdictionId(world),
    body: () => feedback(world.ofEvaluation.open),
    otherBody: reworded('reason'),
    only: ['performance-office'],
  }),
  'accountability.Rectification.stateProblems': onIt(
    'office',
    'stateProblems',
    () => ({ problems: [{ item: 'ledger', problem: '台账不全' }], reason: '核实后调整' }),
    reworded('reason'),
  ),
  'accountability.Rectification.giveUp': onIt('office', 'giveUp', () => ({ reason: '项目终止' }), reworded('reason')),
  'accountability.Rectification.takeStep': onIt(
    'unit',
    'takeStep',
    () => reported(putRight('ledger')),
    withOtherAnswer,
    { step: 'submit' },
  ),
  'accountability.Rectification.withdraw': onIt(
    'unit',
    'withdraw',
    () => ({ reason: '另行报告' }),
    reworded('reason'),
    { step: 'submit' },
  ),
  'accountability.Rectification.giveOpinion': (world) =>
    nobodyAsked(onIt('unit', 'handOver', advice, reworded('opinion'), { step: 'submit' })(world)),
  'accountability.Rectification.correctStep': onIt(
    'unit',
    'correct',
    () => ({ ...reported(putRight('ledger')), reason: '情况误填' }),
    reworded('reason'),
    { step: 'submit' },
  ),
  'accountability.Rectification.handOver': onIt(
    'office',
    'handOver',
    ({ county }) => ({ step: 'submit', to: county.unitId, because: '人员调整' }),
    reworded('because'),
  ),
  'accountability.Rectification.remind': (world) =>
    refusedFor('unknown-due', 422, { ...notAsked, to: world.county.unitId, words: '请按期整改' })(world),
  'accountability.Rectification.liftOverdue': refusedFor('not-overdue', 409, { ...notAsked, because: '系统故障' }),
  'accountability.Rectification.rebase': refusedFor(sameRules.code, sameRules.status, { reason: '规则已修订' }),
  'accountability.Rectification.keepDecision': refusedFor(notOutdated.code, notOutdated.status, keeping),
  'accountability.Rectification.reassign': (world) =>
    refusedFor(notAssigned.code, notAssigned.status, replacing(world.evaluatorId, world.visitor.personId))(world),
  'accountability.Rectification.page': (world) => ({ who: world.county.people.office, path: jurisdictionId(world) }),
  'accountability.Rectification.one': (world) => ({ who: world.county.people.office, path: at(world, 'takeStep') }),
};
