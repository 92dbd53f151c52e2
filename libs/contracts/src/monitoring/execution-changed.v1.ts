import { code, day, id, limits, list, money, name, oneOf, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

/**
 * What the treasury has paid of a subject's money in a year, as it is known after a change: the whole through each day of which
 * something was said, and each part by the latest. Whoever was told before replaces what they know.
 */
export const executionChanged = contract('monitoring.execution-changed', 1, 'execution', {
  subject: id(t.subject),
  year: year(t.budgetYear),
  executed: list(['on'], limits.batch, { on: day(t.executedOn), total: money(t.executedAmount) }),
  parts: list(['fund', 'source', 'level', 'document'], limits.items, {
    fund: code(t.fundType),
    source: oneOf(t.moneySource),
    level: code(t.moneyLevel).optional(),
    document: name(t.moneyDocument, { max: limits.name }).optional(),
    amount: money(t.executedAmount),
  }),
});
export const ExecutionChangedV1 = executionChanged.Message;
export type ExecutionChangedV1 = MessageOf<typeof executionChanged>;
