import { ruling } from '@wenxiao/rules/ruling';
import { departuresOfTreasury, executionOn } from './monitoring.execution.js';
import type { ExecutedRow, MonitoringWorld } from './monitoring.world.js';
import { underFufeng } from './testing/counties.js';
import { inForce, laidOver, worldOf } from './testing/monitored.js';

const paid = (...rows: readonly (readonly [on: string, total: string])[]): Pick<MonitoringWorld, 'executed'> => ({
  executed: { rows: rows.map(([on, total]): ExecutedRow => ({ on, total })), parts: [] },
});

describe('the execution rate', () => {
  const carried = { fund: 'general-public', source: 'carry-over' } as const;
  const own = { fund: 'general-public', source: 'own' } as const;
  const row = (from: string, amount: string, more: string) => ({
    from,
    total: amount,
    parts: [
      { part: carried, amount: '20.00' },
      { part: own, amount: more },
    ],
  });
  const line = {
    initial: [{ from: '2023-01-20', total: '100.00' }],
    budget: [row('2023-01-20', '120.00', '100.00'), row('2023-07-01', '200.00', '180.00')],
  };
  const set = inForce('fufeng-2022');
  const source = [{ instrument: 'readings', article: '执行率的分母' }] as const;
  const dividedBy = (value: 'initial-budget' | 'adjusted-budget' | 'adjusted-budget-with-carry-over') =>
    ruling(laidOver(set, 'fufeng-2022', {}, { 'conventions.rateDenominator': { value, source: [...source] } }));

  it.each([
    ['initial-budget', '100.00', '90.00%'],
    ['adjusted-budget', '180.00', '50.00%'],
    ['adjusted-budget-with-carry-over', '200.00', '45.00%'],
  ] as const)('N-1: is, where the set says %s, of %s', (kind, budget, shown) => {
    const world = { ...paid(['2023-09-30', '90.00']), line };
    expect(executionOn('2023-10-31', dividedBy(kind), world)).toMatchObject({ executed: '90.00', budget, shown });
  });

  it('N-1: is none of a line that had no initial budget', () => {
    const world = { ...paid(['2023-09-30', '90.00']), line: { ...line, initial: [] } };
    expect(executionOn('2023-10-31', dividedBy('initial-budget'), world)).toEqual({
      on: '2023-09-30',
      executed: '90.00',
      budget: '0.00',
    });
  });
});

describe('FF-29: what the treasury paid', () => {
  const today = '2023-06-30';
  const warned = (world: Pick<MonitoringWorld, 'executed'>, more: object = {}) =>
    departuresOfTreasury(
      { ...worldOf({ ...underFufeng, budget: { '2023-01-20': '100.00' }, ...more }), ...world },
      today,
    );

  it('is warned of as falling until it rises again, though later days repeat it', () => {
    const fall = [
      ['2023-02-28', '50.00'],
      ['2023-03-31', '40.00'],
    ] as const;
    const falling = [{ warning: 'falling-spending' }];
    expect(warned(paid(...fall))).toMatchObject(falling);
    expect(warned(paid(...fall, ['2023-04-30', '40.00'], ['2023-05-31', '40.00']))).toMatchObject(falling);
    expect(warned(paid(...fall, ['2023-04-30', '41.00']))).toEqual([]);
  });

  it('is taken and warned of where it became another once the year was closed', () => {
    const executed = { rows: [{ on: '2023-02-28', total: '50.00' }], parts: [] };
    expect(warned({ executed })).toEqual([]);
    expect(warned({ executed: { ...executed, afterClosing: '2024-01-10' } })).toEqual([
      {
        ...{ warning: 'paid-after-closing', light: 'yellow', lens: 'compliance' },
        figures: [
          { figure: 'executed-amount', value: '50.00' },
          { figure: 'budget-year-closed-on', value: '2024-01-10' },
        ],
      },
    ]);
  });

  it('was paid after a stop where the last that was said before it is of a day after the stop, though it repeats an amount', () => {
    const payment = { '2023-03-01': 'stopped' } as const;
    const lights = (...rows: readonly (readonly [string, string])[]) =>
      warned(paid(...rows), { payment }).map(({ light }) => light);
    expect(lights(['2023-02-10', '50.00'], ['2023-04-30', '60.00'])).toEqual(['yellow']);
    expect(lights(['2023-02-10', '50.00'], ['2023-03-31', '50.00'], ['2023-04-30', '60.00'])).toEqual(['red']);
  });
});
