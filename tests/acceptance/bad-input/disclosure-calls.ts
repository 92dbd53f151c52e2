import { versionOf } from '../harness/cycle.js';
import { cleared, disclosing, disclosureAt } from '../harness/disclosing.js';
import type { DisclosureWorld } from './disclosure-world.js';
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

type Name = keyof DisclosureWorld;

const at = (world: World, name: Name) => ({ ...jurisdictionId(world), disclosure: world.ofDisclosure[name] });

/** A command on a disclosure, upon what was just read. */
const onIt =
  (name: Name, body: (world: World) => object, otherBody: NonNullable<RightCall['otherBody']>, path: object = {}) =>
  async (world: World): Promise<RightCall> => ({
    who: world.county.people.office,
    path: { ...at(world, name), ...path },
    ifMatch: await versionOf(world.county, 'accountability', disclosureAt(world.ofDisclosure[name])),
    body: () => body(world),
    otherBody,
    only: ['performance-office'],
  });

const checking = { step: 'classification' };
const withheld = (): object => ({ answer: 'withheld', brings: { reason: '涉及国家秘密' } });
const withOpinion = (body: Readonly<Record<string, unknown>>): object => ({ ...body, brings: { opinion: '另' } });
const notAsked = { askedBy: 'classification', due: 'due' };

/** A due day that the rules do not ask for: it is refused for that alone. */
const refusedFor = (code: string, status: number, body: object) => async (world: World) => {
  const { otherBody: _, ...call } = await onIt('takeStep', () => body, reworded('x'))(world);
  return { ...call, refused: { status, code } };
};

export const disclosureCalls: RightCalls = {
  'accountability.Disclosure.open': (world) => ({
    who: world.county.people.office,
    path: jurisdictionId(world),
    body: () => disclosing(world.ofEvaluation.correctDisposal, { reason: '按规定公开' }),
    otherBody: reworded('reason'),
    only: ['performance-office'],
  }),
  'accountability.Disclosure.giveUp': onIt('giveUp', () => ({ reason: '另行公开' }), reworded('reason')),
  'accountability.Disclosure.takeStep': onIt('takeStep', () => cleared, withheld, checking),
  'accountability.Disclosure.withdraw': onIt('withdraw', () => ({ reason: '重新核查' }), reworded('reason'), checking),
  'accountability.Disclosure.giveOpinion': (world) =>
    nobodyAsked(onIt('handOver', advice, reworded('opinion'), checking)(world)),
  'accountability.Disclosure.correctStep': onIt(
    'correct',
    () => ({ ...cleared, brings: { opinion: '不涉密' }, reason: '补充意见' }),
    withOpinion,
    checking,
  ),
  'accountability.Disclosure.handOver': onIt(
    'handOver',
    ({ bureauId }) => ({ step: 'classification', to: bureauId, because: '人员调整' }),
    reworded('because'),
  ),
  'accountability.Disclosure.remind': (world) =>
    refusedFor('unknown-due', 422, { ...notAsked, to: world.bureauId, words: '请按期办理' })(world),
  'accountability.Disclosure.liftOverdue': refusedFor('not-overdue', 409, { ...notAsked, because: '系统故障' }),
  'accountability.Disclosure.rebase': refusedFor(sameRules.code, sameRules.status, { reason: '规则已修订' }),
  'accountability.Disclosure.keepDecision': refusedFor(notOutdated.code, notOutdated.status, keeping),
  'accountability.Disclosure.reassign': (world) =>
    refusedFor(notAssigned.code, notAssigned.status, replacing(world.evaluatorId, world.visitor.personId))(world),
  'accountability.Disclosure.page': (world) => ({ who: world.county.people.office, path: jurisdictionId(world) }),
  'accountability.Disclosure.one': (world) => ({ who: world.county.people.office, path: at(world, 'takeStep') }),
};
