import { versionOf } from '../harness/cycle.js';
import { prepared, referralAt, referralId, referralOf } from '../harness/referring.js';
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
  referral: referralId(world.county, world.ofEvaluation[name]),
});

const deskOf = { desk: 'business-desk', office: 'performance-office' } as const;

/** A command on a referral, upon what was just read. */
const onReferral =
  (
    who: 'desk' | 'office',
    name: Name,
    body: (world: World) => object,
    otherBody: NonNullable<RightCall['otherBody']>,
    path: object = {},
  ) =>
  async (world: World): Promise<RightCall> => ({
    who: world.county.people[who],
    path: { ...at(world, name), ...path },
    ifMatch: await versionOf(world.county, 'accountability', referralAt(world.county, world.ofEvaluation[name])),
    body: () => body(world),
    otherBody,
    only: [deskOf[who]],
    secret: true,
  });

const withOtherGround = (body: Readonly<Record<string, unknown>>): object => ({ ...body, brings: { ground: 'other' } });
const notAsked = { askedBy: 'prepare', due: 'due' };

/** A due day that the rules do not ask for: it is refused for that alone. */
const refusedFor = (code: string, status: number, body: object) => async (world: World) => {
  const { otherBody: _, ...call } = await onReferral('office', 'handOverReferral', () => body, reworded('x'))(world);
  return { ...call, refused: { status, code } };
};

export const referralCalls: RightCalls = {
  'accountability.Referral.open': (world) => ({
    who: world.county.people.desk,
    path: jurisdictionId(world),
    body: () => referralOf(world.county, world.ofEvaluation.refer),
    otherBody: (body) => ({ ...body, ground: 'unqualified' }),
    only: ['business-desk'],
  }),
  'accountability.Referral.takeStep': onReferral('desk', 'prepare', () => prepared, withOtherGround, {
    step: 'prepare',
  }),
  'accountability.Referral.withdraw': onReferral(
    'desk',
    'withdrawReferral',
    () => ({ reason: '另行提出' }),
    reworded('reason'),
    { step: 'prepare' },
  ),
  'accountability.Referral.giveOpinion': (world) =>
    nobodyAsked(onReferral('desk', 'handOverReferral', advice, reworded('opinion'), { step: 'prepare' })(world)),
  'accountability.Referral.correctStep': onReferral(
    'desk',
    'correctReferral',
    () => ({ answer: 'prepared', brings: { ground: 'serious' }, reason: '情形误填' }),
    reworded('reason'),
    { step: 'prepare' },
  ),
  'accountability.Referral.handOver': onReferral(
    'office',
    'handOverReferral',
    ({ bureauId }) => ({ step: 'prepare', to: bureauId, because: '人员调整' }),
    reworded('because'),
  ),
  'accountability.Referral.remind': (world) =>
    refusedFor('unknown-due', 422, { ...notAsked, to: world.bureauId, words: '请按期办理' })(world),
  'accountability.Referral.liftOverdue': refusedFor('not-overdue', 409, { ...notAsked, because: '系统故障' }),
  'accountability.Referral.rebase': refusedFor(sameRules.code, sameRules.status, { reason: '规则已修订' }),
  'accountability.Referral.keepDecision': refusedFor(notOutdated.code, notOutdated.status, keeping),
  'accountability.Referral.reassign': (world) =>
    refusedFor(notAssigned.code, notAssigned.status, replacing(world.evaluatorId, world.visitor.personId))(world),
  'accountability.Referral.page': (world) => ({ who: world.county.people.office, path: jurisdictionId(world) }),
  'accountability.Referral.one': (world) => ({ who: world.county.people.office, path: at(world, 'prepare') }),
};
