import { type Acted, begin, type Course, type CourseDay, day, step } from '../course.js';

// A county that has rules of its own for everything: reviewed twice, monitored each quarter, evaluated by the finance bureau
// along a framework, graded by fixed bands.

const fourDimensions = { items: ['completeness', 'relevance', 'appropriateness', 'feasibility'] };
const compared = {
  items: ['attainment', 'execution', 'organisation', 'fund-management'],
  note: '与目标、预算和实施方案相符',
};

const quarter = (on: CourseDay, node: string): Course[number] => {
  const round: Acted = { round: 'quarterly', node };
  return {
    on,
    acts: [
      step('unit', round, ['submit', 'submitted'], {
        ...compared,
        documents: ['monitoring-form', 'monitoring-report'],
        brings: ['report'],
      }),
      step('reviewer', round, ['unit-review', 'passed'], { level: 'open' }),
      step('desk', round, ['finance-review', 'accepted'], { says: { opinion: '与支付记录核对一致' } }),
    ],
  };
};

const self: Acted = { evaluation: 'self-evaluation' };
const finance: Acted = { evaluation: 'finance-evaluation' };

/** Money is asked for with a target that is reviewed twice, and approved with it. */
export const askedAndApproved: Course = [
  {
    on: day.asked,
    acts: [
      { act: 'declare', who: 'unit' },
      step('reviewer', 'target', ['unit-review', 'passed'], { ...fourDimensions, level: 'open' }),
      step('desk', 'target', ['finance-review', 'passed'], fourDimensions),
    ],
  },
  { on: day.approved, acts: [{ act: 'approve-budgets', who: 'budget' }] },
];

export const countyRules: Course = [
  ...askedAndApproved,
  quarter(day.spring, '03-31'),
  quarter(day.midYear, '06-30'),
  quarter(day.autumn, '09-30'),
  quarter(day.yearEnd, '12-31'),
  // What lies idle is known by what the treasury says was paid.
  { on: day.january, acts: [{ act: 'feed-payments', who: 'treasury' }] },
  { on: day.accounts, acts: [{ act: 'complete-accounts', who: 'office' }] },
  {
    on: day.evaluated,
    acts: [
      begin('unit', 'self-evaluation'),
      step('unit', self, ['evaluate', 'done'], { documents: ['self-evaluation-form'], brings: ['form'] }),
      step('office', self, ['file', 'filed']),
      begin('office', 'finance-evaluation', 'major-livelihood'),
      step('office', finance, ['fix-object', 'done']),
      step('office', finance, ['fix-evaluators', 'formed'], { persons: ['expert'] }),
      step('office', finance, ['issue-notice', 'done'], { documents: ['evaluation-notice'] }),
      step('expert', finance, ['make-plan', 'done'], { documents: ['work-plan'] }),
      step('expert', finance, ['collect-and-verify', 'done'], {
        level: 'expert',
        documents: ['working-papers'],
        brings: ['sheet'],
      }),
      step('unit', finance, ['exchange-views', 'agreed']),
      step('expert', finance, ['conclude', 'done'], {
        items: ['scientific', 'truthful', 'accurate'],
        note: '按单位自评核实',
        says: { finding: ['department-result-quality'] },
      }),
      step('expert', finance, ['submit-report', 'done'], { documents: ['evaluation-report'] }),
      step('office', finance, ['rectify-and-archive', 'archived'], { of: ['good'] }),
      step('office', finance, ['rectify-and-archive', 'archived-with-problems'], {
        of: ['average', 'low'],
        brings: ['problem'],
      }),
    ],
  },
  {
    on: day.applied,
    acts: [
      step('office', 'result', ['propose', 'proposed'], { says: { reason: '按评价等级' } }),
      step('budget', 'result', ['decide', 'decided'], { says: { reason: '按评价等级' }, brings: ['disposal'] }),
      step('unit', 'rectification', ['submit', 'submitted'], {
        of: ['average', 'low'],
        documents: ['rectification-report'],
        brings: ['rectified'],
      }),
      step('office', 'rectification', ['check', 'rectified'], { of: ['average', 'low'] }),
    ],
  },
];
