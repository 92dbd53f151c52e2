import { budgetLineFacts as facts } from '@wenxiao/facts/targets';
import { effectiveOn } from './effective-days.js';

const on = effectiveOn({ startOf: (day) => `start of ${day}` });
const change = (from: string, by: string) =>
  ({ account: 'budget', fund: 'general-public', source: 'own', from, change: by }) as const;

it('what changes a line holds from the day of its change, and so does what takes it back; anything else from when it is recorded', () => {
  const changes = [change('2023-10-12', '-100.00'), change('2023-07-01', '-50.00')];
  expect(on(facts.budgetCut({ changes, reason: '调减' }))).toBe('start of 2023-07-01');
  const back = [change('2023-10-12', '100.00')];
  expect(on(facts.moneyReversed({ reverses: 3, act: 'cut', changes: back, reason: '误录' }))).toBe(
    'start of 2023-10-12',
  );
  expect(on(facts.paymentStopped({ from: '2023-10-12', reason: '停止拨付' }))).toBe('start of 2023-10-12');
  expect(on(facts.requestExplained({ excess: '任务增加' }))).toBeUndefined();
});
