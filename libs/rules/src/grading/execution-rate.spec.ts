import { type AccountAct, decimal, type MoneyChange, type MoneyPart, timetableOf } from '@wenxiao/domain';
import fc from 'fast-check';
import { displayedBeside } from './displayed-figure.js';
import { executionRate, rateDenominator } from './execution-rate.js';

const own: MoneyPart = { fund: 'general-public', source: 'own' };
const carried: MoneyPart = { fund: 'general-public', source: 'carry-over' };

function change(act: AccountAct, amount: string, from: string, part = own): MoneyChange {
  return { account: 'budget', act, part, change: amount, from, recordedAt: `${from}T00:00:00.000000Z`, version: 1 };
}

const changes = [
  change('carry-over', '200000.00', '2023-01-01', carried),
  change('approve', '1000000.00', '2023-01-20'),
  change('raise', '300000.00', '2023-07-01'),
];
const line = {
  initial: timetableOf(
    changes.filter(({ act }) => act === 'approve'),
    'budget',
  ),
  budget: timetableOf(changes, 'budget'),
};

describe('N-1: the budget by which an execution rate is divided', () => {
  it.each([
    ['initial-budget', '2023-10-31', '1000000'],
    ['adjusted-budget', '2023-10-31', '1300000'],
    ['adjusted-budget-with-carry-over', '2023-10-31', '1500000'],
    ['adjusted-budget-with-carry-over', '2023-06-30', '1200000'],
    ['initial-budget', '2023-01-10', '0'],
    ['adjusted-budget-with-carry-over', '2023-01-10', '200000'],
    ['adjusted-budget-with-carry-over', '2022-12-31', '0'],
  ] as const)('is, as %s on %s, %s', (kind, day, amount) => {
    expect(rateDenominator(kind, line, day).toFixed()).toBe(amount);
  });
});

describe('an execution rate', () => {
  it('B-07: of 60.00% reaches 60%, of 59.99% does not, and shows as much', () => {
    const shown = (executed: string): readonly unknown[] => {
      const rate = executionRate(executed, decimal('1500000'))!;
      return [rate.gte('0.60'), displayedBeside(rate.times('100'), 2, ['60'])];
    };
    expect(shown('900000.00')).toEqual([true, '60.00']);
    expect(shown('899850.00')).toEqual([false, '59.99']);
    expect(shown('899999.99')).toEqual([false, '59.999999']);
  });

  it('N-1: is none without a budget, and above 1 where more was paid than there is', () => {
    expect(executionRate('0.00', decimal('0'))).toBeUndefined();
    expect(executionRate('108.00', decimal('100'))?.toFixed()).toBe('1.08');
  });

  it('is on the same side of every bound as the amounts are', () => {
    const fen = fc.bigInt({ min: 1n, max: 10n ** 15n });
    fc.assert(
      fc.property(fen, fen, fc.integer({ min: 1, max: 100 }), (executed, budget, percent) => {
        const rate = executionRate(String(executed), decimal(String(budget)))!;
        const reached = executed * 100n >= budget * BigInt(percent);
        expect(rate.gte(decimal(String(percent)).div('100'))).toBe(reached);
      }),
    );
  });
});
