import type { MoneyPart } from '@wenxiao/domain';
import { specOf } from '@wenxiao/domain/testing';
import { budgetLineFacts as facts } from '@wenxiao/facts/targets';
import type { BudgetLineCommand } from '../budget-line.commands.js';
import { budgetLineDecider } from '../budget-line.decider.js';

export const id = (last: number): string => `018f2f6e-0000-7000-8000-${String(last).padStart(12, '0')}`;
export const by = { id: id(61), as: 'grant', desk: 'budget-desk' } as const;
export const at = '2023-03-01T01:00:00.000000Z';
export const own = { fund: 'general-public', source: 'own' } as const satisfies MoneyPart;
export const upper = {
  fund: 'general-public',
  source: 'upper',
  document: '陕财预〔2022〕9号',
} as const satisfies MoneyPart;
export const [january, july] = ['2023-01-20', '2023-07-01'];

/** A command on the line of 2023, by the same clerk on the same day, where whoever asks for more than the control number says why. */
export const asked = (type: BudgetLineCommand['type'], data: object): BudgetLineCommand =>
  ({ type, data: { year: 2023, aboveControl: 'reason', ...data }, at, by }) as unknown as BudgetLineCommand;

type Account = 'control' | 'request' | 'budget';
export const change = (account: Account, amount: string, from = january, part: MoneyPart = own) => ({
  account,
  ...part,
  change: amount,
  from,
});
export const amounts = (amount: string, part: MoneyPart = own) => [{ part, amount }];

export const spec = specOf(budgetLineDecider, undefined);
export const issued = facts.controlNumberChanged({
  origin: 'issued',
  changes: [change('control', '1000000.00', '2022-09-01')],
});
export const requested = facts.budgetRequested({ changes: [change('request', '1000000.00', '2022-10-01')] });
export const approved = facts.budgetApproved({
  changes: [change('budget', '1000000.00')],
  budgetKind: 'initial-budget',
});
export const cutBy = (result: string, amount: string) =>
  facts.controlNumberChanged({ origin: 'result', result, changes: [change('control', amount, '2022-11-01')] });
/** The decision behind a result. */
export const decision = { decision: `result-application/${id(41)}.2022`, decisionVersion: 5 };
/** What comes of a result that cuts it: that it was applied, and the change. */
export const appliedBy = (result: string, reduction: string) =>
  [facts.resultApplied({ result, ...decision }), cutBy(result, `-${reduction}`)] as const;
export const [first, second] = [id(71), id(72)];
export const from = '2022-11-01';
