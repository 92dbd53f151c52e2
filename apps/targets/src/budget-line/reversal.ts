import { accepted, type MoneyEntry, rejected, reversalOf, unreachable } from '@wenxiao/domain';
import { type BudgetLineEvent, budgetLineFacts as facts } from '@wenxiao/facts/targets';
import { adjust, approve, carryOver, refuseApproved, request } from './budget-acts.js';
import type { Amounts, StatedIn } from './budget-line.commands.js';
import { afterEvent, type BudgetLineState, type CarriedRest, changesOf, standing } from './budget-line.state.js';
import { cutReversed, issueControlNumber } from './control-decisions.js';
import { type Decided, endOf, flawOf } from './money-facts.js';
import { reversePayment } from './payment.js';
import { giveRest, paidOf } from './rests.js';

/** What an event changed is taken back, from the same days on, and what is right is said beside it. */
export function reverse(data: StatedIn<'reverse'>, line: BudgetLineState): Decided {
  const { version, reason, instead, together } = data;
  if (line.payments.some((each) => each.version === version)) return reversePayment(data, line);
  const cut = line.cuts.find((each) => each.version === version);
  if (cut) return accepted(cutReversed(cut, reason));
  const rest = line.rests.find((each) => each.version === version);
  if (rest) return returnRest(rest, data, line);
  const reversal = reversalOf(version, line.changes);
  if (!reversal) return rejected({ code: 'nothing-to-reverse', version });
  const { act, changes } = reversal;
  const transfer = line.transfers.find((each) => each.version === version);
  if (transfer && !instead && together !== true)
    return rejected({ code: 'both-lines', counterpart: transfer.counterpart });
  const taken = facts.moneyReversed({ reverses: version, act, changes: changesOf(changes), reason });
  if (instead) return corrected(reversal, taken, { ...data, instead }, line);
  return flawOf([reversal], line, data) ?? refuseTakingBack(act, data, line) ?? accepted(taken);
}

/**
 * What was carried over is left again, once the line to which it went has given it back; instead of it at most what is left then is carried
 * over, by what is known to be paid, or was stated with it.
 */
function returnRest(rest: CarriedRest, data: StatedIn<'reverse'>, line: BudgetLineState): Decided {
  const { version, counterpart } = rest;
  const { reason, instead, together, year, executed = [] } = data;
  if (rest.isReturned) return rejected({ code: 'reversed-before', version });
  if (together !== true) return rejected({ code: 'both-lines', counterpart });
  const returned = facts.restReturned({ reverses: version, reason });
  if (!instead) return accepted(returned);
  const after = afterEvent(line, returned);
  const paid = paidOf(after, data) === undefined && rest.paid && { paid: rest.paid };
  const given = giveRest({ amounts: instead.amounts, counterpart, year, executed, ...paid, reason }, after);
  return given.outcome === 'rejected' ? given : accepted(returned, ...given.events);
}

/** What is right instead is held against the limits of the act itself, on the line as it is without what was wrong. */
function corrected(
  reversal: MoneyEntry,
  taken: BudgetLineEvent,
  data: StatedIn<'reverse'> & Readonly<{ instead: Amounts }>,
  line: BudgetLineState,
): Decided {
  if (line.changes.some(({ reverses }) => reverses === data.version))
    return rejected({ code: 'reversed-before', version: data.version });
  const without = afterEvent(line, taken);
  const right = actInstead(reversal.act, data, without);
  if (right.outcome === 'rejected') return right;
  const after = right.events.reduce<BudgetLineState>(afterEvent, without);
  const changes = after.changes.filter(({ version }) => version > without.version);
  const entries = changes.length > 0 ? [{ act: reversal.act, changes }] : [];
  return flawOf([reversal, ...entries], line, data) ?? accepted(taken, ...right.events);
}

function actInstead(
  act: MoneyEntry['act'],
  {
    version,
    instead,
    year,
    executed,
    reason,
    together,
    ...rules
  }: StatedIn<'reverse'> & Readonly<{ instead: Amounts }>,
  line: BudgetLineState,
): Decided {
  const from = line.transfers.find((each) => each.version === version);
  const data = { ...instead, year, reason, ...(executed && { executed }) };
  switch (act) {
    case 'control':
      return issueControlNumber(data, line);
    case 'request':
      // Who had said why it was more than the control number says so of the right amount, too.
      return request({ ...rules, ...instead, year, ...(line.explainedAt !== undefined && { excess: reason }) }, line);
    case 'approve':
      return approve({ ...rules, ...data, budgetKind: line.budgetKind ?? 'initial-budget' }, line);
    case 'raise':
    case 'cut':
    case 'recover':
      return adjust(act, data, line);
    // It names another line, which has to change as well.
    case 'carry-over':
      if (together === true && from) return carryOver({ ...data, counterpart: from.counterpart }, line);
      return rejected({ code: 'stated-anew', act });
    case 'transfer':
      return rejected({ code: 'stated-anew', act });
    default:
      return unreachable(act);
  }
}

/**
 * What others rest on is corrected, and not taken back: a request once it was approved, an approval once the year is over, or
 * anything was done with the budget since.
 */
function refuseTakingBack(
  act: MoneyEntry['act'],
  { year, on }: StatedIn<'reverse'>,
  line: BudgetLineState,
): Decided | undefined {
  if (act === 'request') return refuseApproved(line, endOf(year));
  if (act !== 'approve') return undefined;
  if (on !== undefined && on > endOf(year)) return rejected({ code: 'year-closed', last: endOf(year) });
  const acts = [
    ...standing(line).flatMap((each) => (each.account === 'budget' && each.act !== 'approve' ? [each.act] : [])),
    ...line.payments.map((each) => each.act),
    ...line.rests.flatMap(({ isReturned }) => (isReturned ? [] : ['carry-over' as const])),
    ...(line.measures.length > 0 ? ['measure'] : []),
  ];
  return acts.length > 0 ? rejected({ code: 'approval-acted-upon', acts: [...new Set(acts)] }) : undefined;
}
