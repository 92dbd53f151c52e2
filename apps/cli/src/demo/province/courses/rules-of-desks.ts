import { type Acted, begin, type Course, day, openRound, step } from '../course.js';

// A finance bureau whose rules divide the work among its desks: the desk of the department reviews, opens monitoring, feeds back and
// applies results; the performance centre chooses what is evaluated, and the leading group of the bureau decides on that.

const reviewed = {
  items: ['compiled', 'completeness', 'standard-form', 'sufficient-grounds', 'regular-approval', 'reasonable-targets'],
};
const [round, node] = ['self-monitoring', '06-30'];
const monitored: Acted = { round, node };
const self: Acted = { evaluation: 'self-evaluation' };
const finance: Acted = { evaluation: 'finance-evaluation' };

export const rulesOfDesks: Course = [
  {
    on: day.asked,
    acts: [
      { act: 'declare', who: 'unit' },
      step('desk', 'target', ['desk-review', 'passed'], reviewed),
      step('office', 'target', ['hand-over', 'handed-over']),
    ],
  },
  { on: day.approved, acts: [{ act: 'approve-budgets', who: 'budget' }] },
  {
    on: day.midYear,
    acts: [
      openRound('desk', round, node),
      step('unit', monitored, ['submit', 'submitted'], {
        items: ['attainment', 'execution'],
        note: '与目标和预算相符',
        brings: ['report'],
      }),
      step('desk', monitored, ['review', 'passed']),
    ],
  },
  {
    on: day.evaluated,
    acts: [
      begin('unit', 'self-evaluation'),
      step('unit', self, ['evaluate', 'done'], { documents: ['self-evaluation-form'], brings: ['form'] }),
      step('desk', self, ['preliminary-review', 'passed']),
      begin('office', 'finance-evaluation'),
      step('office', finance, ['choose', 'chosen'], { says: { ground: 'key-project' } }),
      step('office', finance, ['deliberate', 'passed'], { dated: true }),
      step('office', finance, ['appoint', 'formed'], { persons: ['expert'] }),
      step('expert', finance, ['evaluate', 'done'], { level: 'expert', brings: ['sheet'] }),
      step('office', finance, ['conclude', 'done']),
      step('desk', finance, ['feed-back', 'fed-back'], { of: ['good'] }),
      step('desk', finance, ['feed-back', 'fed-back-with-problems'], { of: ['average', 'low'], brings: ['problem'] }),
    ],
  },
  {
    on: day.applied,
    acts: [
      step('desk', 'result', ['propose', 'proposed'], { says: { reason: '与下年度预算安排挂钩' } }),
      step('budget', 'result', ['decide', 'decided'], {
        says: { reason: '与下年度预算安排挂钩' },
        brings: ['disposal'],
      }),
      step('unit', 'rectification', ['submit', 'submitted'], {
        of: ['average', 'low'],
        documents: ['rectification-report'],
        brings: ['rectified'],
      }),
      step('desk', 'rectification', ['check', 'rectified'], { of: ['average', 'low'] }),
    ],
  },
];
