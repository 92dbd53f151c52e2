import { layered } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import { executionOf } from './evaluation.execution.js';

const fufeng = seed('fufeng-2022');
if (!fufeng) throw new Error('The rule set of Fufeng is not among the seeds');
const source = [{ instrument: 'readings', article: '执行率的分母' }];

it.each([
  ['initial-budget', '100.00'],
  ['adjusted-budget-with-carry-over', '150.00'],
] as const)('N-1: what was paid is held, where the set says %s, against %s', (value, budget) => {
  const values = { ...fufeng.values, 'conventions.rateDenominator': { value, source } };
  const line = {
    ...{ subject: 's', year: 2023, approvedFrom: '2023-01-20' },
    initial: [{ from: '2023-01-20', total: '100.00' }],
    inForce: [{ from: '2023-07-01', total: '150.00' }],
    parts: [{ from: '2023-07-01', fund: 'general-public', source: 'own' as const, amount: '150.00' }],
  };
  const paid = { subject: 's', year: 2023, executed: [{ on: '2023-12-01', total: '90.00' }] };
  const rules = ruling(layered({ ...fufeng, values }, undefined, { organisation: false }));
  const asked = { years: [2023], lines: [{ data: line }], paid: [{ data: paid }], ruling: rules };
  expect(executionOf(asked as unknown as Parameters<typeof executionOf>[0])).toEqual({ executed: '90.00', budget });
});
