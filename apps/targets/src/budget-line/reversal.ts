import { accepted, entryOf, entryTo, type MoneyEntry, negatedYuan, rejected, reversalOf } from '@wenxiao/domain';
import { type BudgetLineEvent, budgetLineFacts as facts } from '@wenxiao/facts/targets';
import type { Amounts, StatedIn } from './budget-line.commands.js';
import { type BudgetLineState, changesOf, type ControlCut } from './budget-line.state.js';
import { type Decided, flawOf, moneyFact } from './money-facts.js';
import { reversePayment } from './payment.js';

/** What an event changed is taken back, from the same days on, and what is right is said beside it. */
export function reverse(data: StatedIn<'reverse'>, line: BudgetLineState): Decided {
  const { version, reason, instead } = data;
  if (line.payments.some((each) => each.version === version)) return reversePayment(data, line);
  const cut = line.cuts.find((each) => each.version === version);
  if (cut) return accepted(cutReversed(cut, reason));
  const reversal = reversalOf(version, line.changes);
  if (!reversal) return rejected({ code: 'nothing-to-reverse', version });
  const { act, changes } = reversal;
  // It names another line, which has to change as well.
  if (instead && (act === 'transfer' || act === 'carry-over')) return rejected({ code: 'stated-anew', act });
  const right = instead && insteadOf(reversal, instead, line);
  const flaw = flawOf([reversal, ...(right ? [right] : [])], line, data);
  if (flaw) return flaw;
  const taken = facts.moneyReversed({ reverses: version, act, changes: changesOf(changes), reason });
  if (!right) return accepted(taken);
  const anew = moneyFact(act, { changes: changesOf(right.changes), reason }, line.budgetKind);
  return accepted<BudgetLineEvent>(taken, anew);
}

/** What a result took off the control number is given back, whole. */
export function cutReversed({ version, changes }: ControlCut, reason: string): BudgetLineEvent {
  const back = changes.map((each) => ({ ...each, change: negatedYuan(each.change) }));
  return facts.moneyReversed({ reverses: version, act: 'cut', changes: changesOf(back), reason });
}

/** The entry of the same act with the right amounts. What may be of either sign is stated as what is right from that day on. */
function insteadOf({ act, changes }: MoneyEntry, { amounts, from }: Amounts, line: BudgetLineState): MoneyEntry {
  const account = changes[0]?.account ?? 'budget';
  if (act !== 'control' && act !== 'request') return entryOf(act, account, amounts, from);
  return entryTo(act, account, amounts, [...line.changes, ...changes], from);
}
