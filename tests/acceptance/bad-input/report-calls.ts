import { versionOf } from '../harness/cycle.js';
import { compiled, reportAt } from '../harness/reporting-upward.js';
import { jurisdictionId, type RightCall, type RightCalls } from './right-call.js';
import type { World } from './world.js';

/** The report that the finance bureau makes. */
const annex = 'government-final-accounts';

const at = (world: World) => ({
  ...jurisdictionId(world),
  organisation: world.county.id,
  year: '2023',
  report: annex,
});

/** A command on it, upon what was just read. */
const onIt = async (world: World): Promise<RightCall> => ({
  who: world.county.people.office,
  path: at(world),
  ifMatch: await versionOf(world.county, 'accountability', reportAt([world.county.id, annex])),
  only: ['performance-office'],
  secret: true,
});

const submission = { to: '2023年度县级政府决算', on: '2023-02-01' };

export const reportCalls: RightCalls = {
  'accountability.ReportUpward.compile': async (world) => ({
    ...(await onIt(world)),
    body: () => compiled,
    otherBody: (body) => ({ ...body, documents: [{ name: '评价结果汇总表' }] }),
  }),
  // The final accounts of a year that has just begun are not completed: such acts are refused for that alone.
  'accountability.ReportUpward.submit': async (world) => ({
    ...(await onIt(world)),
    body: () => submission,
    refused: { status: 409, code: 'accounts-not-completed' },
  }),
  'accountability.ReportUpward.takeBack': async (world) => ({
    ...(await onIt(world)),
    body: () => ({ reason: '误登' }),
    refused: { status: 409, code: 'not-submitted' },
  }),
  // It is not waited for that it is compiled: before it is expected for nothing, then for its submission.
  'accountability.ReportUpward.remind': async (world) => ({
    ...(await onIt(world)),
    body: () => ({ step: 'compile', to: world.bureauId, words: '请按期报送' }),
    refused: { status: 409, code: 'not-waiting' },
  }),
  'accountability.ReportUpward.handOver': async (world) => ({
    ...(await onIt(world)),
    body: () => ({ step: 'compile', to: world.bureauId, because: '人员调整' }),
    refused: { status: 409, code: 'not-waiting' },
  }),
  'accountability.ReportUpward.page': (world) => ({ who: world.county.people.office, path: jurisdictionId(world) }),
  'accountability.ReportUpward.one': (world) => ({ who: world.county.people.office, path: at(world) }),
};
