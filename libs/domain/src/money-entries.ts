import { isBusinessDate } from './business-date.js';
import { decimal, sumOf } from './decimal.js';
import { moneyFlaw, type MoneyFlaw } from './money.js';
import {
  type AccountAct,
  type MoneyAccount,
  movedBy,
  type PaymentAct,
  paymentAfter,
  type PaymentStatus,
} from './money-acts.js';
import {
  executedBy,
  type ExecutedCopy,
  inForce,
  type MoneyChange,
  type MoneyPart,
  negated,
  type PartAmount,
  partKey,
  type PaymentChange,
  paymentOn,
  type StatedChange,
  timetableOf,
  yuan,
} from './money-changes.js';

/** What one act writes into one line's stream. */
export type MoneyEntry = Readonly<{
  act: AccountAct;
  changes: readonly StatedChange[];
  /** In a reversing entry: the version of the event that it takes back. */
  reverses?: number;
}>;

/** What an entry is judged by: the line's own history, and what monitoring said was paid. */
export type LineHistory = Readonly<{
  year: number;
  changes: readonly MoneyChange[];
  executed: readonly ExecutedCopy[];
}>;

export type ChangeFlaw =
  /** An entry that changes nothing, or a change of nothing. */
  | Readonly<{ code: 'nothing-changes' }>
  | Readonly<{ code: 'no-amount'; change: string; flaw: MoneyFlaw }>
  /** The act does not move this account. */
  | Readonly<{ code: 'other-account'; act: AccountAct; account: MoneyAccount; accounts: readonly MoneyAccount[] }>
  | Readonly<{ code: 'other-direction'; act: AccountAct; direction: 'up' | 'down'; change: string }>
  | Readonly<{ code: 'outside-year'; from: string; first: string; last: string }>
  /** What is carried over is of source `carry-over`. */
  | Readonly<{ code: 'other-source'; act: AccountAct; source: MoneyPart['source'] }>
  /** On that day less than nothing would be in force. */
  | Readonly<{ code: 'below-zero'; account: MoneyAccount; part: MoneyPart; on: string; amount: string }>
  /** Only what lies idle is recovered: the budget less what was paid. */
  | Readonly<{ code: 'more-than-idle'; recovered: string; idle: string }>
  | Readonly<{ code: 'nothing-to-reverse'; version: number }>
  | Readonly<{ code: 'reversed-before'; version: number; by: number }>
  | Readonly<{ code: 'no-reversal'; version: number }>;

/**
 * The entry of an act that always goes up or always goes down: amounts in 元 without a sign, the sign by the closed table.
 * @throws {TypeError} where an amount is no plain decimal.
 */
export function entryOf(
  act: AccountAct,
  account: MoneyAccount,
  amounts: readonly PartAmount[],
  from: string,
): MoneyEntry {
  const down = movedBy(act).direction === 'down';
  const signed = (amount: string): string => (down ? negated(amount) : yuan(decimal(amount)));
  const changes = amounts.map(({ part, amount }) => ({ account, part, change: signed(amount), from }));
  return { act, changes };
}

/**
 * The entry by which what is in force in an account on a day becomes what is asked for: the difference, part by part. So a
 * request is revised, and a control number issued anew.
 */
export function entryTo(
  act: AccountAct,
  account: MoneyAccount,
  asked: readonly PartAmount[],
  history: Iterable<MoneyChange>,
  from: string,
): MoneyEntry {
  const now = inForce(history, account, { effective: from }).parts;
  const taken = now.map(({ part, amount }) => ({ account, part, change: negated(amount), from }));
  const given = asked.map(({ part, amount }) => ({ account, part, change: amount, from }));
  return { act, changes: netOf([...taken, ...given]) };
}

/** 调剂: what one line gives and another gets. Within one line both changes are one entry. */
export function transferOf(
  amount: string,
  parts: Readonly<{ gives: MoneyPart; gets: MoneyPart }>,
  from: string,
): Readonly<{ gives: MoneyEntry; gets: MoneyEntry }> {
  const entry = (part: MoneyPart, change: string): MoneyEntry => ({
    act: 'transfer',
    changes: [{ account: 'budget', part, change, from }],
  });
  return { gives: entry(parts.gives, negated(amount)), gets: entry(parts.gets, yuan(decimal(amount))) };
}

/** A correction takes back what an event changed, from the same days on; a new entry beside it says what is right. */
export function reversalOf(version: number, history: readonly MoneyChange[]): MoneyEntry | undefined {
  const recorded = history.filter((change) => change.version === version);
  const act = recorded[0]?.act;
  if (act === undefined) return undefined;
  const changes = recorded.map(({ account, part, change, from }) => ({ account, part, change: negated(change), from }));
  return { act, changes, reverses: version };
}

/**
 * Why these entries may not be appended to the line in one act, or undefined. Nothing may leave a part below zero on any
 * day, days after later changes included.
 */
export function changeFlaw(entries: readonly MoneyEntry[], line: LineHistory): ChangeFlaw | undefined {
  for (const entry of entries) {
    const flaw = entry.reverses === undefined ? statedFlaw(entry, line.year) : reversalFlaw(entry, line.changes);
    if (flaw) return flaw;
  }
  return idleFlaw(entries, line) ?? belowZero(entries, line);
}

/** What is left over where the entries of a transfer, on all its lines, do not balance: signed 元. */
export function transferFlaw(
  entries: readonly MoneyEntry[],
): Readonly<{ code: 'unbalanced'; sum: string }> | undefined {
  const changes = entries.flatMap((entry) => entry.changes);
  const days = [...new Set(changes.map(({ from }) => from))];
  const sums = days.map((day) =>
    sumOf(changes.filter(({ from }) => from === day).map(({ change }) => decimal(change))),
  );
  const left = sums.find((sum) => !sum.eq('0'));
  return left === undefined ? undefined : { code: 'unbalanced', sum: yuan(left) };
}

export type PaymentFlaw =
  | Readonly<{ code: 'outside-year'; from: string; first: string; last: string }>
  /** It is so already, or payment is stopped and only a resumption can change that. */
  | Readonly<{ code: 'payment-is'; status: PaymentStatus }>;

/** Why payment may not be suspended, stopped or resumed from a day on, or undefined. What is stopped is not suspended any more. */
export function paymentFlaw(
  act: PaymentAct,
  from: string,
  line: Readonly<{ year: number; payments: readonly PaymentChange[] }>,
): PaymentFlaw | undefined {
  const outside = outsideYear(from, line.year, 0);
  if (outside) return outside;
  const status = paymentOn(line.payments, { effective: from });
  const idle = status === paymentAfter(act) || (act === 'suspend' && status === 'stopped');
  return idle ? { code: 'payment-is', status } : undefined;
}

function statedFlaw({ act, changes }: MoneyEntry, year: number): ChangeFlaw | undefined {
  if (changes.length === 0) return { code: 'nothing-changes' };
  const { accounts, direction, yearsBefore } = movedBy(act);
  for (const { account, part, change, from } of changes) {
    const amount = amountFlaw(change);
    if (amount) return amount;
    if (!accounts.includes(account)) return { code: 'other-account', act, account, accounts };
    if (direction !== 'either' && change.startsWith('-') !== (direction === 'down'))
      return { code: 'other-direction', act, direction, change };
    if (act === 'carry-over' && part.source !== 'carry-over') return { code: 'other-source', act, source: part.source };
    const outside = outsideYear(from, year, yearsBefore);
    if (outside) return outside;
  }
  return undefined;
}

function amountFlaw(change: string): ChangeFlaw | undefined {
  const flaw = moneyFlaw({ amount: change.replace(/^-/, ''), unit: '元' });
  if (flaw) return { code: 'no-amount', change, flaw };
  if (decimal(change).eq('0')) return { code: 'nothing-changes' };
  return undefined;
}

function outsideYear(from: string, year: number, yearsBefore: number): (ChangeFlaw & PaymentFlaw) | undefined {
  const [first, last] = [`${year - yearsBefore}-01-01`, `${year}-12-31`];
  return isBusinessDate(from) && from >= first && from <= last
    ? undefined
    : { code: 'outside-year', from, first, last };
}

function reversalFlaw(entry: MoneyEntry, history: readonly MoneyChange[]): ChangeFlaw | undefined {
  const version = entry.reverses ?? 0;
  const right = reversalOf(version, history);
  if (right === undefined) return { code: 'nothing-to-reverse', version };
  const before = history.find(({ reverses }) => reverses === version);
  if (before) return { code: 'reversed-before', version, by: before.version };
  const same = entry.act === right.act && netText(entry.changes) === netText(right.changes);
  return same ? undefined : { code: 'no-reversal', version };
}

function idleFlaw(entries: readonly MoneyEntry[], line: LineHistory): ChangeFlaw | undefined {
  const recovering = entries.filter(({ act, reverses }) => act === 'recover' && reverses === undefined);
  if (recovering.length === 0) return undefined;
  const moment = { effective: `${line.year}-12-31` };
  const paid = executedBy(line.executed, moment).total;
  const idle = decimal(inForce(line.changes, 'budget', moment).total).minus(decimal(paid));
  const recovered = sumOf(recovering.flatMap(({ changes }) => changes.map(({ change }) => decimal(negated(change)))));
  return recovered.gt(idle) ? { code: 'more-than-idle', recovered: yuan(recovered), idle: yuan(idle) } : undefined;
}

function belowZero(entries: readonly MoneyEntry[], line: LineHistory): ChangeFlaw | undefined {
  const stated = entries.flatMap(({ changes }) => changes);
  for (const account of new Set(stated.map((change) => change.account))) {
    const first =
      stated
        .map(({ from }) => from)
        .sort()
        .at(0) ?? '';
    const rows = timetableOf([...line.changes, ...stated], account).filter(({ from }) => from >= first);
    for (const { from: on, parts } of rows) {
      const below = parts.find(({ amount }) => amount.startsWith('-'));
      if (below) return { code: 'below-zero', account, part: below.part, on, amount: below.amount };
    }
  }
  return undefined;
}

/** Changes of one account, part and day as one; those that cancel each other out are left away. */
function netOf(changes: readonly StatedChange[]): readonly StatedChange[] {
  const sums = new Map<string, StatedChange>();
  for (const each of changes) {
    const key = `${each.account} ${each.from} ${partKey(each.part)}`;
    const sum = decimal(sums.get(key)?.change ?? '0').plus(decimal(each.change));
    sums.set(key, { ...each, change: yuan(sum) });
  }
  return [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, each]) => (decimal(each.change).eq('0') ? [] : each));
}

function netText(changes: readonly StatedChange[]): string {
  return JSON.stringify(
    netOf(changes).map(({ account, part, change, from }) => [account, from, partKey(part), change]),
  );
}
