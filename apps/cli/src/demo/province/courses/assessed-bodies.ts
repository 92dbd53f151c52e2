import { type Acted, type Course, day, step } from '../course.js';

// A bureau that assesses its own units by 1000 points, without money: what is finished counts in full, each quarter and each half-year.

const march: Acted = { round: 'monthly', node: '03-31' };
const quarter = { evaluation: 'quarter', part: 'Q1' };

export const assessedBodies: Course = [
  {
    on: day.approved,
    acts: [{ act: 'declare', who: 'unit' }, step('reviewer', 'target', ['approve', 'approved'], { dated: true })],
  },
  {
    on: day.spring,
    acts: [
      step('unit', march, ['submit', 'submitted'], { documents: ['monthly-report'], brings: ['report'] }),
      step('reviewer', march, ['review', 'accepted']),
    ],
  },
  {
    on: day.midYear,
    acts: [
      { act: 'begin', who: 'reviewer', on: quarter },
      step('reviewer', quarter, ['assess', 'done'], { brings: ['sheet'] }),
      step('reviewer', quarter, ['conclude', 'done'], { documents: ['assessment-report'] }),
      step('reviewer', quarter, ['notice', 'issued'], { documents: ['notice'] }),
    ],
  },
];
