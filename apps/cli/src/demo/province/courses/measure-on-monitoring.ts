import { type Acted, begin, type Course, type CourseDay, day, step } from '../course.js';
import { askedAndApproved } from './county-rules.js';

// A county below a prefecture whose measure is about monitoring alone: that goes by the measure, month by month, and everything else by
// the county’s own rules.

const self: Acted = { evaluation: 'self-evaluation' };

const month = (on: CourseDay, node: string): Course[number] => {
  const round: Acted = { round: 'monthly', node };
  return {
    on,
    acts: [
      step('unit', round, ['submit', 'submitted'], {
        items: ['execution', 'attainment', 'deviation'],
        note: '与目标和预算相符',
        documents: ['monitoring-results'],
        brings: ['report'],
      }),
      step('desk', round, ['review', 'passed'], { items: ['execution-fits-targets'] }),
    ],
  };
};

export const measureOnMonitoring: Course = [
  ...askedAndApproved,
  month(day.spring, '03-31'),
  month(day.midYear, '06-30'),
  month(day.autumn, '09-30'),
  {
    on: day.evaluated,
    acts: [
      begin('unit', 'self-evaluation'),
      step('unit', self, ['evaluate', 'done'], { documents: ['self-evaluation-form'], brings: ['form'] }),
      step('office', self, ['file', 'filed']),
    ],
  },
];
