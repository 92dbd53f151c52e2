import type { RuleSet } from '@wenxiao/rules/shape';
import type { Answer, County, RunningMonitoring } from './running-monitoring.js';

export const yuan = (amount: string) => ({ amount, unit: '元' });
export const report = (different: object = {}) => ({
  allocated: yuan('500000.00'),
  spent: yuan('250000.00'),
  carryOver: yuan('0'),
  parts: [],
  attainment: ['1', '2'].map((indicator) => ({ indicator, actual: '30公里', trend: 'on-track' })),
  ...different,
});
/** Every content that the set compares with the targets, in words. */
const judged = ['attainment', 'execution', 'organisation', 'fund-management'].map((item) => ({
  item,
  answer: 'passed' as const,
  note: '与目标和预算相符',
}));
export const papers = {
  checklist: judged,
  documents: [
    { name: '监控表', document: 'monitoring-form' },
    { name: '监控报告', document: 'monitoring-report' },
  ],
};
export const q1 = 'quarterly@2023-03-31';

/** The set, with the dues of all its rounds five working days behind their nodes. */
export const countingWorkingDays = (set: RuleSet): RuleSet => ({
  ...set,
  members: {
    ...set.members,
    rounds: (set.members.rounds ?? []).map((round) => ({
      ...round,
      due: (round.due ?? []).map((due) => ({ ...due, plus: { count: 5, unit: 'working-day' as const } })),
    })),
  },
});

const okOf = ({ status, body }: Answer): Answer['body'] => {
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
};

/** What people of a county do, as far as a test does not look at it. */
export function actingOn(running: RunningMonitoring) {
  const viewOf = async (county: County, subject: string, as = county.office) =>
    okOf(await running.call(county, `monitoring/${subject}/2023`, { as })) as Readonly<{
      version: number;
      rounds: readonly Readonly<{ round: string; status: string; dues: readonly object[] }>[];
      warnings: readonly Readonly<{ warning: string; light: string }>[];
      proposals: readonly Readonly<{ proposal: string; status: string }>[];
    }>;

  async function step(
    county: County,
    subject: string,
    [round, name]: readonly [string, string],
    as: County['clerk'],
    body: object,
  ) {
    const { version } = await viewOf(county, subject);
    return running.call(county, `monitoring/${subject}/2023/rounds/${round}/steps/${name}`, {
      as,
      body,
      ifMatch: version,
    });
  }
  return { viewOf, step };
}
