import { type Acted, begin, type Course, day, openRound, step } from '../course.js';

// A district that has money justified in three ways and reviewed in three dimensions, approves targets after the people’s congress,
// assesses at mid-term, evaluates by economy, efficiency and effectiveness, and gives one month from the letter of feedback.

const node = '06-30';
const tracked: Acted = { round: 'tracking', node };
const midTerm: Acted = { round: 'mid-term', node };
const self: Acted = { evaluation: 'self-evaluation' };
const key: Acted = { evaluation: 'key-evaluation' };
const justified = ['necessity', 'feasibility', 'effectiveness'].map((item) => ({
  item,
  answer: 'passed',
  note: '依据事业发展规划和年度工作计划',
}));

export const districtPlan: Course = [
  {
    on: day.asked,
    acts: [
      { act: 'declare', who: 'unit', says: { checklist: justified } },
      step('reviewer', 'target', ['department-review', 'passed'], { says: { opinion: '论证可行，同意申报' } }),
      step('office', 'target', ['finance-review', 'passed'], {
        items: ['relevance', 'scientific-indicators', 'reasonable-money'],
      }),
    ],
  },
  { on: day.decided, acts: [{ act: 'decide-budget', who: 'office', gate: 'peoples-congress' }] },
  { on: day.approved, acts: [{ act: 'approve-budgets', who: 'budget' }] },
  {
    on: day.midYear,
    acts: [
      openRound('office', 'tracking', node),
      step('unit', tracked, ['submit', 'submitted'], {
        items: ['attainment'],
        note: '与批复目标相符',
        brings: ['report'],
      }),
      step('office', tracked, ['review', 'passed']),
      openRound('office', 'mid-term', node),
      step('office', midTerm, ['examine', { good: 'in-order', average: 'in-order', low: 'poor' }], {
        documents: ['mid-term-assessment'],
        says: { opinion: '按中期评估情况处理' },
      }),
    ],
  },
  {
    on: day.evaluated,
    acts: [
      begin('unit', 'self-evaluation'),
      step('unit', self, ['form-group', 'formed'], { persons: ['unit'] }),
      step('unit', self, ['evaluate', 'done'], { level: 'unit', brings: ['sheet'] }),
      step('unit', self, ['submit-report', 'done'], { documents: ['self-evaluation-report'], brings: ['form'] }),
      step('office', self, ['report-review', 'passed']),
      begin('office', 'key-evaluation'),
      step('office', key, ['appoint', 'experts'], { persons: ['expert'] }),
      step('expert', key, ['evaluate', 'done'], { level: 'expert', brings: ['sheet'] }),
      step('office', key, ['conclude', 'done'], { documents: ['evaluation-report'] }),
      step('office', key, ['feed-back', 'fed-back'], { of: ['good'], documents: ['feedback-letter'] }),
      step('office', key, ['feed-back', 'fed-back-with-problems'], {
        of: ['average', 'low'],
        documents: ['feedback-letter'],
        brings: ['problem'],
      }),
    ],
  },
  {
    on: day.applied,
    acts: [
      step('office', 'result', ['propose', 'proposed'], { says: { reason: '按评价等级安排' } }),
      step('budget', 'result', ['decide', 'decided'], { says: { reason: '按评价等级安排' }, brings: ['disposal'] }),
      step('unit', 'rectification', ['receive', 'received'], { of: ['average', 'low'], dated: true }),
      step('unit', 'rectification', ['submit', 'submitted'], {
        of: ['average', 'low'],
        documents: ['rectification-report'],
        brings: ['rectified'],
      }),
      step('office', 'rectification', ['check', 'rectified'], { of: ['average', 'low'] }),
    ],
  },
];
