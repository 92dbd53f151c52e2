import type { Check } from '../shape/collections.js';
import type { Due } from '../shape/due.js';
import { named, source } from '../testing/small-rule-set.js';
import { checkLooseness, dueLooseness, nodesLooseness, valueLooseness } from './looser.js';

describe('a value is looser', () => {
  const days = (count: number) => ({ count, unit: 'calendar-day' }) as const;

  it('that gives more time, asks seldomer, begins higher, or leaves a check out', () => {
    expect([
      valueLooseness('monitoring.correctionLimit', days(11), days(10)),
      valueLooseness('monitoring.submissionLimit', days(10), days(10)),
      valueLooseness('monitoring.correctionLimit', days(9), days(10)),
      valueLooseness('monitoring.correctionLimit', days(9), { count: 1, unit: 'month' }),
      valueLooseness('monitoring.financeFrequency', 'quarter', 'month'),
      valueLooseness('monitoring.financeFrequency', 'month', 'half-year'),
      valueLooseness('exAnte.majorPolicyThreshold', '500000.01', '500000.00'),
      valueLooseness('exAnte.majorPolicyThreshold', '500000', '500000.00'),
      valueLooseness('disclosure.classificationCheck', false, true),
      valueLooseness('disclosure.classificationCheck', true, false),
    ]).toEqual([
      'looser',
      undefined,
      undefined,
      'not-comparable',
      'looser',
      undefined,
      'looser',
      undefined,
      'looser',
      undefined,
    ]);
  });

  it('never where neither of two can be called so', () => {
    expect(valueLooseness('evaluation.fullMark', '120', '100')).toBe('no-order');
  });
});

describe('a deadline is looser', () => {
  const due = (more: Partial<Due>): Due => ({ ...named('due'), from: { on: { month: 6, day: 30 } }, ...more });
  const upper = due({});

  it.each<[string, Due, Due, unknown]>([
    ['a later day', due({ from: { on: { month: 7, day: 1 } } }), upper, 'looser'],
    ['an earlier day', due({ from: { on: { month: 6, day: 29 } } }), upper, undefined],
    ['the same day of the year after', due({ from: { on: { month: 1, day: 1, yearOffset: 1 } } }), upper, 'looser'],
    ['days of grace', due({ graceDays: 1 }), upper, 'looser'],
    ['moving for a day of rest', due({ roll: true }), upper, 'looser'],
    ['only a target', due({ soft: true }), upper, 'looser'],
    ['earlier, with grace', due({ from: { on: { month: 6, day: 1 } }, graceDays: 1 }), upper, 'not-comparable'],
    ['another anchor', due({ from: { periodEnd: 'quarter' } }), upper, 'not-comparable'],
    ['the day itself included', upper, due({ inclusive: false }), 'looser'],
    [
      'more months after an event',
      due({ from: { after: ['a'] }, plus: { count: 2, unit: 'month' } }),
      due({ from: { after: ['a'] }, plus: { count: 1, unit: 'month' } }),
      'looser',
    ],
    ['another event', due({ from: { after: ['a'] } }), due({ from: { after: ['b'] } }), 'not-comparable'],
    [
      'the last day for the 30th',
      due({ from: { periodEnd: 'month' } }),
      due({ from: { periodEnd: 'month', day: 30 } }),
      'looser',
    ],
  ])('%s', (_what, own, above, verdict) => {
    expect(dueLooseness(own, above)).toBe(verdict);
  });
});

describe('rounds and checks are looser', () => {
  it('that are fewer, ask for less or allow more', () => {
    const check = (more: Partial<Check>): Check => ({
      ...named('c'),
      source,
      over: 'object',
      of: { found: 'x' },
      ...more,
    });
    expect([
      nodesLooseness({ on: [{ month: 6, day: 'last' }] }, { every: 'half-year' }),
      nodesLooseness({ every: 'month' }, { every: 'quarter' }),
      nodesLooseness('by-person', { every: 'year' }),
      nodesLooseness('by-person', 'by-person'),
      checkLooseness(check({ atLeast: '9' }), check({ atLeast: '10' })),
      checkLooseness(check({ atLeast: '11' }), check({ atLeast: '10' })),
      checkLooseness(check({ atMost: '91' }), check({ atMost: '90' })),
      checkLooseness(check({ atMost: '80' }), check({ atLeast: '10', atMost: '90' })),
    ]).toEqual(['looser', undefined, 'not-comparable', undefined, 'looser', undefined, 'looser', 'not-comparable']);
  });
});
