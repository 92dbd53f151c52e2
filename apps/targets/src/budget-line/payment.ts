import { accepted, type PaymentAct, paymentFlaw, paymentOn, rejected } from '@wenxiao/domain';
import { type BudgetLineEvent, budgetLineFacts as facts } from '@wenxiao/facts/targets';
import type { StatedIn } from './budget-line.commands.js';
import { approvedFrom, type BudgetLineState, type DataOf } from './budget-line.state.js';
import { type Decided, endOf } from './money-facts.js';

/** Payment is suspended, stopped or resumed from a day on; what is so already is refused, since it would say nothing. */
export function changePayment(act: PaymentAct, data: StatedIn<PaymentAct>, line: BudgetLineState): Decided {
  if (approvedFrom(line) === undefined) return rejected({ code: 'not-approved' });
  const { from, reason, proposal, result, year } = data;
  const flaw = paymentFlaw(act, from, { year, payments: line.payments });
  if (flaw) return rejected(flaw);
  return accepted(
    paymentFact(act, {
      from,
      reason,
      ...(proposal !== undefined && { proposal }),
      ...(result !== undefined && { result }),
    }),
  );
}

export function paymentFact(act: PaymentAct, data: DataOf<'payment-stopped'>): BudgetLineEvent {
  switch (act) {
    case 'suspend':
      return facts.paymentSuspended(data);
    case 'stop':
      return facts.paymentStopped(data);
    case 'resume':
      return facts.paymentResumed(data);
  }
}

/** An act on payment is taken back: of that day what was so before it holds. */
export function reversePayment({ version, reason, year }: StatedIn<'reverse'>, line: BudgetLineState): Decided {
  const { payments } = line;
  if (payments.some(({ reverses }) => reverses === version)) return rejected({ code: 'reversed-before', version });
  const of = payments.find((each) => each.version === version);
  if (!of || of.reverses !== undefined) return rejected({ code: 'nothing-to-reverse', version });
  const after = [...payments, { ...of, version: line.version + 1, reverses: version }];
  const status = paymentOn(after, { effective: endOf(year) });
  return accepted(facts.paymentReversed({ reverses: version, status, reason }));
}
