import { type Acted, begin, type Course, day, openRound, step } from '../course.js';

// A department whose own plan lies over the rules of its county: its office reviews before the county’s desk does, monitors both
// attainment and execution, and has its own evaluations looked at by others.

const [round, node] = ['office-double-monitoring', '06-30'];
const monitored: Acted = { round, node };
const self: Acted = { evaluation: 'office-self-evaluation' };
const external: Acted = { evaluation: 'external-evaluation' };

export const departmentPlan: Course = [
  {
    on: day.asked,
    acts: [
      { act: 'declare', who: 'unit' },
      step('unit', 'target', ['submit.set', 'set'], {
        items: ['clear', 'quantified', 'feasible', 'easily-assessed', 'matches-plans', 'matches-budget'],
      }),
      step('reviewer', 'target', ['submit.office-review', 'passed'], {
        items: ['matches-money', 'basis-of-monitoring', 'annual-and-medium-term', 'results-as-basis'],
      }),
      step('unit', 'target', ['submit', 'submitted']),
      step('desk', 'target', ['desk-review', 'passed'], {
        items: [
          'compiled',
          'completeness',
          'standard-form',
          'sufficient-grounds',
          'regular-approval',
          'reasonable-targets',
        ],
      }),
      step('office', 'target', ['hand-over', 'handed-over']),
    ],
  },
  { on: day.approved, acts: [{ act: 'approve-budgets', who: 'budget' }] },
  {
    on: day.midYear,
    acts: [
      openRound('reviewer', round, node),
      step('unit', monitored, ['submit', 'submitted'], {
        items: ['attainment', 'execution'],
        note: '已核对',
        brings: ['report'],
      }),
      step('reviewer', monitored, ['summarise', 'summarised']),
    ],
  },
  {
    on: day.evaluated,
    acts: [
      begin('unit', 'office-self-evaluation'),
      step('unit', self, ['score', 'done'], { brings: ['sheet'] }),
      step('unit', self, ['hand-in', 'done'], { brings: ['form'] }),
      begin('reviewer', 'external-evaluation'),
      step('reviewer', external, ['appoint', 'formed'], { persons: ['expert'] }),
      step('expert', external, ['evaluate', 'done'], { level: 'expert', brings: ['sheet'] }),
      step('reviewer', external, ['conclude', 'done']),
    ],
  },
];
