import {
  accepted,
  type Decimal,
  decimal,
  entryOf,
  entryTo,
  inForce,
  type MoneyEntry,
  nothingToDo,
  type PartAmount,
  partKey,
  rejected,
  sumOf,
  transferFlaw,
  under,
  yuanText,
} from '@wenxiao/domain';
import { budgetLineFacts as facts } from '@wenxiao/facts/targets';
import type { StatedIn } from './budget-line.commands.js';
import { approvedFrom, type BudgetLineState, changesOf, standing } from './budget-line.state.js';
import { aboveControl, aboveControlRule, controlNumberOn, refuseAbove } from './control-number.js';
import { type Decided, endOf, flawOf, moneyFact, outsideOwnYear, totalOf } from './money-facts.js';

// What is asked for, approved and changed of a line's money, each with its limits: a correction is held against the same.

export function request(data: StatedIn<'request'>, line: BudgetLineState): Decided {
  const { amounts, from, excess, period } = data;
  const approved = refuseApproved(line, from);
  if (approved) return approved;
  const entry = entryTo('request', 'request', amounts, line.changes, from);
  if (entry.changes.length === 0) return nothingToDo;
  const other = requestedOtherwise(period, line);
  if (other) return other;
  const flaw = flawOf([entry], line, data);
  if (flaw) return flaw;
  const above = aboveControl(totalOf(amounts), line, from);
  const refused = refuseAbove(above, data, excess !== undefined);
  if (refused) return refused;
  const requested = facts.budgetRequested({
    changes: changesOf(entry.changes),
    ...(period !== undefined && { period }),
    ...(above && excess !== undefined && { excess }),
  });
  return accepted(above ? under(requested, aboveControlRule) : requested);
}

/** A line may have several targets, of a year and of years. What one of them asks for takes the place of nothing that another did. */
function requestedOtherwise(period: string | undefined, line: BudgetLineState): Decided | undefined {
  const { requestedWith: before } = line;
  const requested = inForce(line.changes, 'request', { effective: '9999-12-31' }).total;
  if (period === undefined || before === undefined || before === period || decimal(requested).eq('0')) return undefined;
  return rejected({ code: 'requested-with', period: before, requested });
}

export function refuseApproved(line: BudgetLineState, day: string): Decided | undefined {
  const from = approvedFrom(line);
  if (from === undefined) return undefined;
  const { total } = inForce(line.changes, 'budget', { effective: day > from ? day : from });
  return rejected({ code: 'approved-already', from, total });
}

/** The control number fell below what was asked for: the unit says why it keeps to it. */
export function explain(data: StatedIn<'explain-request'>, line: BudgetLineState): Decided {
  const { excess, year } = data;
  const approved = refuseApproved(line, endOf(year));
  if (approved) return approved;
  const requested = inForce(line.changes, 'request', { effective: endOf(year) }).total;
  const above = aboveControl(requested, line, endOf(year));
  if (!above) {
    const control = controlNumberOn(line, endOf(year))?.holds;
    return rejected({ code: 'not-above-control-number', requested, ...(control !== undefined && { control }) });
  }
  return refuseAbove(above, data, true) ?? accepted(under(facts.requestExplained({ excess }), aboveControlRule));
}

/** Approved once, for at most what was asked for, and from a day of the line's own year. */
export function approve(data: StatedIn<'approve'>, line: BudgetLineState): Decided {
  const { amounts, from, year, budgetKind, reason } = data;
  const entry = entryOf('approve', 'budget', amounts, from);
  if (budgetKind === 'adjusted-budget' && approvedFrom(line) !== undefined) return approveAnew(data, line);
  if (isSameApproval(entry, line) && entriesTo(amounts, from, line).length === 0) return nothingToDo;
  const approved = refuseApproved(line, from);
  if (approved) return approved;
  const flaw = outsideOwnYear(from, year) ?? flawOf([entry], line, data);
  if (flaw) return flaw;
  const last = endOf(year);
  if (!standing(line).some(({ account }) => account === 'request')) return rejected({ code: 'not-requested' });
  const requested = inForce(line.changes, 'request', { effective: last }).total;
  const total = totalOf(amounts);
  if (decimal(total).gt(requested)) return rejected({ code: 'above-request', approved: total, requested });
  // A reason that was taken holds, whatever the rules have come to say.
  const above = isExplained(line) ? undefined : aboveControl(requested, line, last);
  const refused = refuseAbove(above, data, false);
  if (refused) return refused;
  return accepted(
    facts.budgetApproved({
      changes: changesOf(entry.changes),
      budgetKind,
      ...(reason !== undefined && { reason }),
    }),
  );
}

/** 批复调整预算: what was approved before becomes these amounts from that day on, by raises and cuts part by part. */
function approveAnew(data: StatedIn<'approve'>, line: BudgetLineState): Decided {
  const { amounts, from, year, reason } = data;
  const entries = entriesTo(amounts, from, line);
  if (entries.length === 0) return outsideOwnYear(from, year) ?? nothingToDo;
  const flaw = outsideOwnYear(from, year) ?? flawOf(entries, line, data);
  if (flaw) return flaw;
  if (reason === undefined) return rejected({ code: 'no-reason' });
  return accepted(...entries.map(({ act, changes }) => moneyFact(act, { changes: changesOf(changes), reason })));
}

/** What leads from the budget in force on a day to other amounts. */
function entriesTo(amounts: readonly PartAmount[], from: string, line: BudgetLineState): readonly MoneyEntry[] {
  const before = inForce(line.changes, 'budget', { effective: from }).parts;
  const keys = new Map([...before, ...amounts].map(({ part }) => [partKey(part), part]));
  const amountOf = (of: readonly PartAmount[], key: string): Decimal =>
    sumOf(of.filter(({ part }) => partKey(part) === key).map(({ amount }) => decimal(amount)));
  const differences = [...keys].map(([key, part]) => ({
    part,
    by: amountOf(amounts, key).minus(amountOf(before, key)),
  }));
  const ups = differences.filter(({ by }) => by.gt('0'));
  const downs = differences.filter(({ by }) => by.lt('0'));
  const stated = (of: typeof differences) => of.map(({ part, by }) => ({ part, amount: yuanText(by.abs()) }));
  return [
    ...(ups.length > 0 ? [entryOf('raise', 'budget', stated(ups), from)] : []),
    ...(downs.length > 0 ? [entryOf('cut', 'budget', stated(downs), from)] : []),
  ];
}

/** A reason holds for what was known when it was given: a later cut, decision or control number asks for another. */
function isExplained({ explainedAt, changes, cuts, decided }: BudgetLineState): boolean {
  if (explainedAt === undefined) return false;
  const later = [
    ...changes.filter(({ account }) => account === 'control').map(({ version }) => version),
    ...cuts.map(({ version }) => version),
    ...(decided ? [decided.version] : []),
  ];
  return later.every((version) => version < explainedAt);
}

function isSameApproval({ changes }: MoneyEntry, line: BudgetLineState): boolean {
  const text = (these: MoneyEntry['changes']): string =>
    JSON.stringify(these.map(({ part, change, from }) => [JSON.stringify(part), change, from]).sort());
  const before = standing(line).filter(({ act }) => act === 'approve');
  return before.length > 0 && text(before) === text(changes);
}

export function adjust(
  act: 'raise' | 'cut' | 'recover',
  data: StatedIn<'raise' | 'cut' | 'recover'>,
  line: BudgetLineState,
): Decided {
  if (approvedFrom(line) === undefined) return rejected({ code: 'not-approved' });
  const { amounts, from, year, reason, proposal, result } = data;
  const entry = entryOf(act, 'budget', amounts, from);
  const flaw = outsideOwnYear(from, year) ?? flawOf([entry], line, data);
  if (flaw) return flaw;
  return accepted(
    moneyFact(act, {
      changes: changesOf(entry.changes),
      reason,
      ...(proposal !== undefined && { proposal }),
      ...(result !== undefined && { result }),
    }),
  );
}

export function carryOver(data: StatedIn<'carry-over'>, line: BudgetLineState): Decided {
  const { amounts, from, counterpart, reason } = data;
  const entry = entryOf('carry-over', 'budget', amounts, from);
  const flaw = flawOf([entry], line, data);
  if (flaw) return flaw;
  return accepted(
    facts.budgetCarriedOver({
      changes: changesOf(entry.changes),
      counterpartSubject: counterpart.subject,
      counterpartYear: counterpart.year,
      ...(reason !== undefined && { reason }),
    }),
  );
}

export function transfer(data: StatedIn<'transfer'>, line: BudgetLineState): Decided {
  if (approvedFrom(line) === undefined) return rejected({ code: 'not-approved' });
  const { changes, from, counterpart, reason } = data;
  const stated = changes.map(({ part, amount }) => ({ account: 'budget' as const, part, change: amount, from }));
  const entry: MoneyEntry = { act: 'transfer', changes: stated };
  const flaw = flawOf([entry], line, data);
  if (flaw) return flaw;
  const unbalanced = counterpart ? undefined : transferFlaw([entry]);
  if (unbalanced) return rejected(unbalanced);
  return accepted(
    facts.budgetTransferred({
      changes: changesOf(stated),
      reason,
      ...(counterpart && { counterpartSubject: counterpart.subject, counterpartYear: counterpart.year }),
    }),
  );
}
