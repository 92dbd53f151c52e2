import { type Acted, begin, type Course, type CourseDay, day, step } from '../course.js';

// A city that reviews whether targets are clear, monitors in October and December against thresholds, has results reported within ten
// working days, and concludes no key evaluation before the government has approved its report.

/** Below the city a county says who hands in what was paid: of whole years that are closed the rules look at execution. */
export const paymentsOfCounty: Course = [
  { on: day.january, acts: [{ act: 'feed-payments', who: 'budget' }] },
  { on: day.closed, acts: [{ act: 'close-year', who: 'budget', from: '01-10' }] },
  { on: day.entered, acts: [{ act: 'enter-proposed', who: 'office', register: 'key-evaluation-candidates' }] },
];

/** Reported to the leading group, on target or below it. */
const monitored = (on: CourseDay, round: string, node: string): Course[number] => {
  const acted: Acted = { round, node };
  const reported = { dated: true, documents: ['round-report'] } as const;
  return {
    on,
    acts: [
      step('unit', acted, ['submit', 'submitted'], { brings: ['report'] }),
      step('office', acted, ['report', 'on-target'], { ...reported, of: ['good', 'average'] }),
      step('office', acted, ['report', 'below-target'], {
        ...reported,
        of: ['low'],
        says: { opinion: '执行进度低于监控目标' },
      }),
    ],
  };
};

const self: Acted = { evaluation: 'self-evaluation' };
const key: Acted = { evaluation: 'key-evaluation' };

export const cityPlan: Course = [
  {
    on: day.asked,
    acts: [{ act: 'declare', who: 'unit' }, step('office', 'target', ['review', 'clear'], { items: ['clear'] })],
  },
  { on: day.approved, acts: [{ act: 'approve-budgets', who: 'budget' }] },
  monitored(day.october, 'first', '10-31'),
  monitored(day.january, 'second', '12-31'),
  {
    on: day.evaluated,
    acts: [
      begin('unit', 'self-evaluation'),
      step('unit', self, ['evaluate', 'done'], { documents: ['self-evaluation-form'], brings: ['form'] }),
      begin('office', 'key-evaluation'),
      step('office', key, ['appoint', 'experts'], { persons: ['expert'] }),
      step('expert', key, ['evaluate', 'done'], { level: 'expert', brings: ['sheet'] }),
      step('office', key, ['draft', 'drafted'], { documents: ['evaluation-report'] }),
      step('office', key, ['approve', 'approved'], { dated: true }),
      step('office', key, ['conclude', 'done']),
      step('office', key, ['feed-back', 'fed-back'], { of: ['good'] }),
      step('office', key, ['feed-back', 'fed-back-with-problems'], { of: ['average', 'low'], brings: ['problem'] }),
    ],
  },
  {
    on: day.applied,
    acts: [
      step('office', 'result', ['propose', 'proposed'], { says: { reason: '强化结果应用' } }),
      step('budget', 'result', ['decide', 'decided'], { says: { reason: '强化结果应用' }, brings: ['disposal'] }),
      step('unit', 'rectification', ['submit', 'submitted'], {
        of: ['average', 'low'],
        documents: ['rectification-report'],
        brings: ['rectified'],
      }),
      step('desk', 'rectification', ['check', 'rectified'], { of: ['average', 'low'] }),
    ],
  },
];
