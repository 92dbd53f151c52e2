import type { Told } from '@wenxiao/domain';
import type { Line } from '../known.js';
import { idleBy, remainingOf, remainingTaken } from './result-application.idle.js';
import type { Disposal } from './result-application.state.js';

const subject = '018f2f6e-0000-7000-8000-000000000041';
const fact = { store: 'targets', tenant: 'county', stream: `budget-line/${subject}.2023`, version: 3 };
const lines: readonly Line[] = [
  {
    fact,
    recordedAt: '2023-01-20T02:00:00.000000Z',
    data: { subject, year: 2023, control: [], inForce: [{ from: '2023-01-20', total: '1000000.00' }] },
  },
];
const decision: Disposal = {
  step: 'decide',
  disposal: 'recover-funds',
  effects: [{ effect: 'recover-idle' }],
  findings: ['long-idle-funds'],
  change: '-400000.00',
  actsOn: 2024,
  version: 5,
  status: 'applied',
};

it('what was not paid by a day lies idle, and nothing is known of it while the treasury has said nothing', () => {
  expect(idleBy('2023-06-30', 2023, lines)).toBeUndefined();
  const executed = [
    { on: '2023-03-31', total: '300000.00' },
    { on: '2023-09-30', total: '1200000.00' },
  ];
  expect(idleBy('2023-06-30', 2023, lines, executed)).toBe('700000.00');
  expect(idleBy('2024-02-01', 2023, lines, executed)).toBe('0.00');
  expect(idleBy('2023-06-30', 2024, lines, executed)).toBeUndefined();
});

it('of a decision is left what still lies idle, and no more than was decided', () => {
  const remaining = (idle: string | undefined, different: Partial<Disposal> = {}) =>
    remainingOf({ ...decision, ...different } as Disposal, { year: 2023, idle });
  expect(remaining('500000.00')).toBe('400000.00');
  expect(remaining('400000.00')).toBe('400000.00');
  expect(remaining('399999.99')).toBe('399999.99');
  expect(remaining('0.00')).toBe('0.00');
  expect(remaining(undefined)).toBeUndefined();
  expect(remaining('500000.00', { effects: [{ effect: 'cut-budget' }] })).toBeUndefined();
  expect(remaining('500000.00', { actsOn: 2023 })).toBeUndefined();
});

it('a later payment is a matter of the decision as soon as it leaves less idle than was decided', () => {
  const told = (total: string, year = 2023): Told => ({
    store: 'monitoring',
    stream: `execution/${subject}.2023`,
    version: 1,
    type: 'monitoring.execution-changed',
    recordedAt: '2023-12-01T02:00:00.000000Z',
    data: { subject, year, executed: [{ on: '2023-11-30', total }] },
  });
  const taken = remainingTaken(decision, 2023, lines, '2023-12-05');
  expect(taken([])).toBeUndefined();
  expect(taken([told('500000.00')])).toBe('400000.00');
  expect(taken([told('500000.00'), told('600000.00')])).toBe('400000.00');
  expect(taken([told('500000.00'), told('650000.00')])).toBe('350000.00');
  expect(taken([told('650000.00', 2022)])).toBeUndefined();
});
