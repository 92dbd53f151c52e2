import { versionOf } from '../harness/cycle.js';
import { quarter, reportOf, submission } from '../harness/monitoring.js';
import { jurisdictionId, type RightCall, type RightCalls, reworded } from './right-call.js';
import { measure, type MonitoringWorld } from './monitoring-world.js';
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
    who: 'unit' | 'office' | 'desk',
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

const deskOf = { unit: 'budget-unit', office: 'performance-office', desk: 'business-desk' } as const;

const corrected = { reason: '金额误填', report: reportOf({ cause: '更正' }) };

const { report: _report, ...handedIn } = submission();
const correctedStep = { ...handedIn, reason: '附件误传' };

export const monitoringCalls: RightCalls = {
  'monitoring.Monitoring.takeStep': onRound('unit', 'report', () => submission(), withCause, { step: 'submit' }),
  'monitoring.Monitoring.withdraw': onRound('unit', 'withdraw', () => ({ reason: '另行报送' }), reworded('reason'), {
    step: 'submit',
  }),
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
  'monitoring.MonitoringMeasures.correct': (world) =>
    onRound(
      'desk',
      'correctMeasure',
      () => ({ reason: '理由误填', measure: { ...measure, reason: '任务减少' } }),
      reworded('reason'),
      { proposal: world.proposals.correctMeasure },
    )(world),
  'monitoring.MonitoringMeasures.withdraw': (world) =>
    onRound('desk', 'withdrawMeasure', () => ({ because: '情况已变' }), reworded('because'), {
      proposal: world.proposals.withdrawMeasure,
    })(world),
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
  'monitoring.Monitoring.page': (world) => ({ who: world.county.people.desk, path: jurisdictionId(world) }),
  'monitoring.Monitoring.one': (world) => ({ who: world.county.people.desk, path: at(world, 'report') }),
  'monitoring.Tasks.page': (world) => ({ who: world.county.people.desk, path: jurisdictionId(world) }),
};

function withCause(body: Readonly<Record<string, unknown>>): object {
  return { ...body, report: { ...(body['report'] as object), cause: '另' } };
}
