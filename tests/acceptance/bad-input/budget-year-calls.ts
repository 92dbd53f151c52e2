import { as, jurisdictionId, type RightCall, type RightCalls, reworded } from './right-call.js';
import { completedYears } from './target-world.js';
import type { World } from './world.js';

const withoutOther = ({ otherBody: _, ...call }: RightCall): RightCall => call;

/** A command on a budget year as a whole, upon what was said of it before. */
const ofYear =
  (budgetYear: string, ifMatch: number, body: object, otherBody: NonNullable<RightCall['otherBody']>) =>
  (world: World): RightCall => ({
    who: world.county.people.office,
    path: { ...jurisdictionId(world), year: budgetYear },
    ifMatch,
    body: () => body,
    otherBody,
    only: ['performance-office'],
  });

export const budgetYearCalls: RightCalls = {
  'targets.BudgetYear.one': (world) => ({
    who: world.county.people.unit,
    path: { ...jurisdictionId(world), year: completedYears.correct },
  }),
  'targets.BudgetClosing.page': (world) => ({
    who: world.county.people.unit,
    path: { ...jurisdictionId(world), year: '2022' },
  }),
  // Of 2018 nothing is left that anybody knows of.
  'targets.BudgetClosing.close': (world) => ({
    ...ofYear('2018', 0, { from: '2019-01-10', items: [], reason: '年终结转' }, reworded('reason'))(world),
    who: world.county.people.budget,
    only: ['budget-desk'],
  }),
  // The rules have nothing decided on the budget as a whole: each target records it in its step.
  'targets.BudgetYear.decide': (world) => ({
    ...withoutOther(
      ofYear('2021', 0, { gate: 'peoples-congress', answer: 'approved', on: '2021-01-15' }, as({}))(world),
    ),
    refused: { status: 422, code: 'unknown-gate' },
  }),
  'targets.BudgetYear.complete': ofYear('2021', 0, { on: '2022-05-20' }, as({ on: '2022-05-21' })),
  'targets.BudgetYear.correct': ofYear(
    completedYears.correct,
    1,
    { on: '2021-05-21', reason: '日期误登' },
    reworded('reason'),
  ),
  'targets.BudgetYear.withdraw': ofYear(completedYears.withdraw, 1, { reason: '误登' }, reworded('reason')),
};

/** Subjects, targets and money. */
