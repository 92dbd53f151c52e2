import { versionOf } from '../harness/cycle.js';
import { feed, paid } from '../harness/feeding.js';
import { quarter, reportOf, submission } from '../harness/monitoring.js';
import {
  advice,
  jurisdictionId,
  notAssigned,
  nobodyAsked,
  replacing,
  type RightCall,
  type RightCalls,
  reworded,
  sameRules,
} from './right-call.js';
import { measure, type MonitoringWorld, type ProposedFor } from './monitoring-world.js';
import type { World } from './world.js';

type Name = keyof MonitoringWorld;

const at = (world: World, name: Name) => ({
  ...jurisdictionId(world),
  subject: world.ofMonitoring[name],
  year: '2023',
});

/** A command on the first round of a subject's year, upon what was just read. */
const onRound =
  (
    who: keyof typeof deskOf,
    name: Name,
    body: (world: World) => object,
    otherBody: NonNullable<RightCall['otherBody']>,
    path: object = {},
  ) =>
  async (world: World): Promise<RightCall> => ({
    who: world.county.people[who],
    path: { ...at(world, name), round: quarter.first, ...path },
    ifMatch: await versionOf(world.county, 'monitoring', `monitoring/${world.ofMonitoring[name]}/2023`),
    body: () => body(world),
    otherBody,
    only: [deskOf[who]],
  });

const deskOf = {
  unit: 'budget-unit',
  office: 'performance-office',
  desk: 'business-desk',
  budget: 'budget-desk',
} as const;

/** A command on a measure that is proposed. */
const onMeasure =
  (
    who: keyof typeof deskOf,
    name: ProposedFor,
    body: (world: World) => object,
    otherBody: NonNullable<RightCall['otherBody']>,
    step?: string,
  ) =>
  (world: World): Promise<RightCall> =>
    onRound(who, name, body, otherBody, { proposal: world.proposals[name], ...(step !== undefined && { step }) })(
      world,
    );

const corrected = { reason: '金额误填', report: reportOf({ cause: '更正' }) };

const { report: _report, ...handedIn } = submission();
const correctedStep = { ...handedIn, reason: '附件误传' };

const [noted, found, checked] = [
  { on: '2022-12-30', seen: '入户走访，进度正常', indicator: '1' },
  {
    source: 'audit',
    on: '2022-12-30',
    document: '审报〔2022〕5号',
    found: '两笔支出无合同',
    concludes: ['many-findings'],
  },
  { kind: 'monitoring-work', on: '2022-12-30', seen: '监控表与支付记录不符', findings: ['perfunctory'] },
];
/** Who else may do it: the department beside the unit and the finance bureau. */
const besides = { unit: ['department-reviewer'], office: ['department-reviewer'] } as const;

/** What is recorded of a subject's year outside its rounds. */
const outsideRounds =
  (who: 'unit' | 'office', body: object, otherBody: NonNullable<RightCall['otherBody']>) =>
  (world: World): RightCall => ({
    who: world.county.people[who],
    path: at(world, 'liftOverdue'),
    body: () => body,
    otherBody,
    only: body === checked ? [deskOf[who]] : [deskOf[who], ...besides[who]],
  });

/** What is said to a proposal that is not there. */
const ofProposed =
  (body: Readonly<Record<string, string>>, word: string) =>
  async (world: World): Promise<RightCall> => {
    const { otherBody: _, ...call } = outsideRounds('office', body, reworded(word))(world);
    const path = { ...call.path, proposed: 'check.99' };
    const ifMatch = await versionOf(world.county, 'monitoring', `monitoring/${world.ofMonitoring.liftOverdue}/2023`);
    return { ...call, path, ifMatch, refused: { status: 422, code: 'finding-not-proposed' } };
  };

const paidOf = (world: World) => paid(world.ofMonitoring.report, '2023-01-31', '1.00');

/** What became of a batch that was taken. */
const readingBatch = async (world: World): Promise<RightCall> => {
  await feed(world.county, [paidOf(world)], { batch: 'read' });
  return {
    who: world.county.people.treasury,
    path: { ...jurisdictionId(world), batch: 'read' },
    only: ['treasury-desk'],
  };
};

export const monitoringCalls: RightCalls = {
  'monitoring.Monitoring.takeStep': onRound('unit', 'report', () => submission(), withCause, { step: 'submit' }),
  'monitoring.Monitoring.withdraw': onRound('unit', 'withdraw', () => ({ reason: '另行报送' }), reworded('reason'), {
    step: 'submit',
  }),
  'monitoring.Monitoring.giveOpinion': (world) =>
    nobodyAsked(onRound('unit', 'handOver', advice, reworded('opinion'), { step: 'submit' })(world)),
  'monitoring.Monitoring.correct': onRound('unit', 'correct', () => corrected, reworded('reason')),
  'monitoring.Monitoring.remind': onRound(
    'office',
    'remind',
    ({ county }) => ({ due: 'report', to: county.unitId, words: '请按期报送' }),
    reworded('words'),
  ),
  'monitoring.Monitoring.handOver': onRound(
    'office',
    'handOver',
    ({ county }) => ({ step: 'submit', to: county.unitId, because: '人员调整' }),
    reworded('because'),
  ),
  'monitoring.Monitoring.correctStep': onRound('unit', 'correctStep', () => correctedStep, reworded('reason'), {
    step: 'submit',
  }),
  'monitoring.MonitoringMeasures.propose': onRound('desk', 'propose', () => measure, reworded('reason')),
  'monitoring.MonitoringMeasures.takeStep': onMeasure(
    'budget',
    'declineMeasure',
    () => ({ answer: 'declined', brings: { reason: '已自行纠正' } }),
    (body) => ({ ...body, brings: { reason: '另有情况' } }),
    'decide',
  ),
  'monitoring.MonitoringMeasures.correct': onMeasure(
    'desk',
    'correctMeasure',
    () => ({ answer: 'proposed', reason: '理由误填', measure: { ...measure, reason: '任务减少' } }),
    reworded('reason'),
    'propose',
  ),
  'monitoring.MonitoringMeasures.withdraw': onMeasure(
    'desk',
    'withdrawMeasure',
    () => ({ reason: '情况已变' }),
    reworded('reason'),
    'propose',
  ),
  'monitoring.MonitoringMeasures.giveOpinion': (world) =>
    nobodyAsked(onMeasure('budget', 'handOverMeasure', advice, reworded('opinion'), 'decide')(world)),
  'monitoring.MonitoringMeasures.handOver': onMeasure(
    'office',
    'handOverMeasure',
    ({ bureauId }) => ({ step: 'decide', to: bureauId, because: '人员调整' }),
    reworded('because'),
  ),
  'monitoring.MonitoringMeasures.rebase': async (world) => {
    const body = () => ({ reason: '规则已修订' });
    const { otherBody: _, ...call } = await onMeasure('office', 'liftMeasure', body, reworded('reason'))(world);
    return { ...call, refused: sameRules };
  },
  'monitoring.MonitoringMeasures.reassign': async (world) => {
    const body = () => replacing(world.evaluatorId, world.visitor.personId);
    const { otherBody: _, ...call } = await onMeasure('office', 'liftMeasure', body, reworded('reason'))(world);
    return { ...call, refused: notAssigned };
  },
  // No step of a measure has a due day in the set of this county: both are refused for that alone.
  'monitoring.MonitoringMeasures.remind': async (world) => {
    const body = () => ({ askedBy: 'decide', due: 'limit', to: world.bureauId, words: '请办理' });
    const { otherBody: _, ...call } = await onMeasure('office', 'remindMeasure', body, reworded('words'))(world);
    return { ...call, refused: { status: 422, code: 'unknown-measure-due' } };
  },
  'monitoring.MonitoringMeasures.liftOverdue': async (world) => {
    const body = () => ({ askedBy: 'decide', due: 'limit', because: '系统故障' });
    const { otherBody: _, ...call } = await onMeasure('office', 'liftMeasure', body, reworded('because'))(world);
    return { ...call, refused: { status: 409, code: 'measure-not-overdue' } };
  },
  // Nothing is overdue yet, and no set here leaves a round to a person: both are refused for that alone.
  'monitoring.Monitoring.liftOverdue': async (world) => {
    const body = () => ({ due: 'report', because: '系统故障' });
    const { otherBody: _, ...call } = await onRound('office', 'liftOverdue', body, reworded('because'))(world);
    return { ...call, refused: { status: 409, code: 'not-overdue' } };
  },
  'monitoring.Monitoring.openRound': async (world) => ({
    who: world.county.people.office,
    path: at(world, 'liftOverdue'),
    ifMatch: await versionOf(world.county, 'monitoring', `monitoring/${world.ofMonitoring.liftOverdue}/2023`),
    body: () => ({ series: 'by-person', node: '2023-06-30' }),
    refused: { status: 422, code: 'round-refused' },
    only: ['performance-office'],
  }),
  'monitoring.MonitoringRecords.note': outsideRounds('unit', noted, reworded('seen')),
  'monitoring.MonitoringRecords.recordFinding': outsideRounds('office', found, reworded('found')),
  // Nothing is proposed here: both are refused for that alone.
  'monitoring.MonitoringRecords.confirmFinding': ofProposed({ found: '管理薄弱' }, 'found'),
  'monitoring.MonitoringRecords.declineFinding': ofProposed({ because: '已整改' }, 'because'),
  'monitoring.MonitoringRecords.settleFinding': async (world) => {
    const { otherBody: _, ...call } = outsideRounds('office', { because: '已整改' }, reworded('because'))(world);
    const path = { ...call.path, finding: '99' };
    const ifMatch = await versionOf(world.county, 'monitoring', `monitoring/${world.ofMonitoring.liftOverdue}/2023`);
    return { ...call, path, ifMatch, refused: { status: 422, code: 'unknown-recorded-finding' } };
  },
  'monitoring.MonitoringRecords.check': outsideRounds('office', checked, reworded('seen')),
  'monitoring.Monitoring.page': (world) => ({ who: world.county.people.desk, path: jurisdictionId(world) }),
  'monitoring.MonitoringRecords.notes': (world) => ({ who: world.county.people.desk, path: at(world, 'report') }),
  'monitoring.Monitoring.one': (world) => ({ who: world.county.people.desk, path: at(world, 'report') }),
  'monitoring.Monitoring.form': (world) => ({
    who: world.county.people.desk,
    path: { ...at(world, 'report'), round: quarter.first },
  }),
  'monitoring.Feed.take': (world) => ({
    who: world.county.people.treasury,
    path: jurisdictionId(world),
    query: { batch: 'right' },
    body: () => ({ rows: [paidOf(world)] }),
    only: ['treasury-desk'],
  }),
  'monitoring.Feed.one': readingBatch,
  'monitoring.Feed.page': readingBatch,
  'monitoring.Tasks.page': (world) => ({ who: world.county.people.desk, path: jurisdictionId(world) }),
};

function withCause(body: Readonly<Record<string, unknown>>): object {
  return { ...body, report: { ...(body['report'] as object), cause: '另' } };
}
