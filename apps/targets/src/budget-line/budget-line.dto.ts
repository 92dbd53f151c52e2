import { decimal, type Money, sumOf, toYuan, yuanText } from '@wenxiao/domain';
import { Input } from '@wenxiao/contracts/input';
import {
  code,
  count,
  day,
  type Fields,
  group,
  id,
  limits,
  list,
  money,
  name,
  oneOf,
  words,
  year,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import type { MoneyPart, PartAmount } from '@wenxiao/domain';
import { budgetLineFacts as facts } from '@wenxiao/facts/targets';
import { refusalOf } from '../refusals.js';

const part = {
  fund: code(t.fundType),
  source: oneOf(t.moneySource),
  level: code(t.moneyLevel).optional(),
  document: name(t.moneyDocument, { max: limits.name }).optional(),
} as const satisfies Fields;

/** Amounts part by part, as people state them. */
export const amounts = list(['fund', 'source', 'level', 'document'], limits.batch, {
  ...part,
  amount: money(t.change),
});
const from = day(t.changeFrom, { noFigure: 'stands in the changes' });
const { budgetKind } = facts.budgetApproved.fields;
const { reason } = facts.moneyReversed.fields;
const excess = facts.requestExplained.fields.excess;
const version = count(t.readVersion, { noFigure: 'the version that was read' });

const inputOf = <const F extends Fields>(type: string, fields: F) => ({ type, fields });

const request = inputOf('line-request', {
  amounts,
  from: from.optional(),
  excess: excess.optional(),
  period: code(t.period).optional(),
});
export class RequestBudgetDto extends Input(request, 'amounts', 'from', 'excess', 'period') {}
export class ExplainRequestDto extends Input(facts.requestExplained, 'excess') {}

const stated = inputOf('line-amounts', { amounts, from, reason: reason.optional() });
export class ControlNumberDto extends Input(stated, 'amounts', 'from', 'reason') {}
export class DecideControlNumberDto extends Input(facts.controlNumberDecided, 'holds', 'reason') {}

const approval = inputOf('line-approval', { amounts, from, budgetKind, reason: reason.optional() });
export class ApproveBudgetDto extends Input(approval, 'amounts', 'from', 'budgetKind', 'reason') {}

const adjustment = inputOf('line-adjustment', { amounts, from, reason });
export class AdjustBudgetDto extends Input(adjustment, 'amounts', 'from', 'reason') {}

const transfer = inputOf('line-transfer', {
  amount: money(t.change),
  gives: group(part),
  to: group({ subject: id(t.counterpartSubject), year: year(t.counterpartYear), version, ...part }),
  from,
  reason,
});
export class TransferBudgetDto extends Input(transfer, 'amount', 'gives', 'to', 'from', 'reason') {}

const carriedOver = inputOf('line-carry-over', {
  amounts,
  from,
  counterpart: group({ subject: id(t.counterpartSubject), year: year(t.counterpartYear) }),
  paid: amounts.optional(),
  reason: reason.optional(),
});
export class CarryOverDto extends Input(carriedOver, 'amounts', 'from', 'counterpart', 'paid', 'reason') {}

const paymentActs = { suspend: '暂缓拨付', stop: '停止拨付', resume: '恢复拨付' };
const payment = inputOf('line-payment', {
  act: oneOf({ ...t.moneyAct, codes: paymentActs }),
  from: facts.paymentStopped.fields.from,
  reason: words(t.paymentReason, { max: limits.opinion }),
});
export class ChangePaymentDto extends Input(payment, 'act', 'from', 'reason') {}

export class ComposeLineDto extends Input(facts.lineComposed, 'composition', 'reason') {}

const reversal = inputOf('line-reversal', {
  version: facts.moneyReversed.fields.reverses,
  reason,
  instead: group({ amounts, from }).optional(),
});
export class ReverseDto extends Input(reversal, 'version', 'reason', 'instead') {}

export class KeepBudgetDto extends Input(facts.otherBudgetKept, 'reason') {}
export class ReviewLateChangesDto extends Input(facts.lateChangesReviewed, 'conclusion') {}

/** A line that is approved with its target: the version that was read, and what is approved. */
export const budgetApproval = {
  version,
  year: year(t.budgetYear).optional(),
  amounts,
  from,
  budgetKind,
  reason: words(t.moneyReason, { max: limits.opinion }).optional(),
} as const satisfies Fields;

type SentPart = Readonly<{ fund: string; source: MoneyPart['source']; level?: string; document?: string }>;

export const partOf = ({ fund, source, level, document }: SentPart): MoneyPart => ({
  fund,
  source,
  ...(level !== undefined && { level }),
  ...(document !== undefined && { document }),
});

/**
 * Amounts in 元, part by part.
 * @throws {ProblemError} `above-limit` (422) where they come to more than an amount may be.
 */
export function amountsOf(sent: readonly (SentPart & Readonly<{ amount: Money }>)[]): readonly PartAmount[] {
  const amounts = sent.map((each) => ({ part: partOf(each), amount: toYuan(each.amount) }));
  const sum = sumOf(amounts.map(({ amount }) => decimal(amount)));
  if (sum.gt(limits.yuan)) throw refusalOf({ code: 'above-limit', amount: yuanText(sum), limit: limits.yuan });
  return amounts;
}
