import { code, day, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { by } from '../by.js';
import { contract, type MessageOf } from '../contract.js';

/** When the final accounts of a jurisdiction's budget year were completed; without a day that was taken back. */
export const finalAccountsChanged = contract('targets.final-accounts-changed', 1, 'budget-year', {
  year: year(t.budgetYear),
  scheme: code(t.scheme),
  on: day(t.finalAccountsOn).optional(),
  by,
});

export const FinalAccountsChangedV1 = finalAccountsChanged.Message;
export type FinalAccountsChangedV1 = MessageOf<typeof finalAccountsChanged>;
