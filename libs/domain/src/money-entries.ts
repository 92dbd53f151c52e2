import { decimal, type Decimal, sumOf } from './decimal.js';
import { moneyFlaw, type MoneyFlaw } from './money.js';
import { type AccountAct, type MoneyAccount, movedBy, outsideYear, type OutsideYear } from './money-acts.js';
import {
  executedBy,
  type ExecutedCopy,
  inForce,
  type LineChange,
  type MoneyPart,
  negatedYuan,
  type PartAmount,
  partKey,
  type StatedChange,
  timetableOf,
  yuanText,
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
  changes: readonly LineChange[];
  executed: readonly ExecutedCopy[];
}>;

export type ChangeFlaw =
  /** An entry that changes nothing, or a change of nothing. */
  | Readonly<{ code: 'nothing-changes' }>
  | Readonly<{ code: 'no-amount'; change: string; flaw: MoneyFlaw }>
  /** The act does not move this account. */
  | Readonly<{ code: 'other-account'; act: AccountAct; account: MoneyAccount; accounts: readonly MoneyAccount[] }>
  | Readonly<{ code: 'other-direction'; act: AccountAct; direction: 'up' | 'down'; change: string }>
  | OutsideYear
  /** One part of one account changes once from one day: the amounts of what is named twice are added up beforehand. */
  | Readonly<{ code: 'part-twice'; account: MoneyAccount; part: MoneyPart; from: string }>
  /** What is carried over is of source `carry-over`. */
  | Readonly<{ code: 'other-source'; act: AccountAct; source: MoneyPart['source'] }>
  /** On that day less than nothing would be in force. */
  | Readonly<{ code: 'below-zero'; account: MoneyAccount; part: MoneyPart; on: string; amount: string }>
  /** Only what lies idle is recovered: the budget less what was paid. */
  | Readonly<{ code: 'more-than-idle'; recovered: string; idle: string }>
  | Readonly<{ code: 'nothing-to-reverse'; version: number }>
  | Readonly<{ code: 'reversed-before'; version: number }>
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
  const signed = (amount: string): string => (down ? negatedYuan(amount) : yuanText(decimal(amount)));
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
  history: Iterable<StatedChange>,
  from: string,
): MoneyEntry {
  const now = inForce(history, account, { effective: from }).parts;
  const taken = now.map(({ part, amount }) => ({ account, part, change: negatedYuan(amount), from }));
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
  return { gives: entry(parts.gives, negatedYuan(amount)), gets: entry(parts.gets, yuanText(decimal(amount))) };
}

/**
 * A correction takes back what an event changed, from the same days on; a new entry beside it says what is right. Undefined
 * where that event changed nothing, or is a reversing entry itself: what was taken back by mistake is stated anew.
 */
export function reversalOf(version: number, history: readonly LineChange[]): MoneyEntry | undefined {
  const recorded = history.filter((change) => change.version === version && change.reverses === undefined);
  const act = recorded[0]?.act;
  if (act === undefined) return undefined;
  const changes = recorded.map(({ account, part, change, from }) => ({
    account,
    part,
    change: negatedYuan(change),
    from,
  }));
  return { act, changes, reverses: version };
}

/**
 * Why these entries may not be appended to the line in one act, or undefined. Nothing may leave a part below zero on any
 * day, days after later changes included.
 */
export function changeFlaw(entries: readonly MoneyEntry[], line: LineHistory): ChangeFlaw | undefined {
  const reversed = new Set(line.changes.map(({ reverses }) => reverses));
  for (const entry of entries) {
    const { reverses } = entry;
    const flaw =
      reverses === undefined ? statedFlaw(entry, line.year) : reversalFlaw(entry, reverses, reversed, line.changes);
    if (flaw) return flaw;
    reversed.add(reverses);
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
  return left === undefined ? undefined : { code: 'unbalanced', sum: yuanText(left) };
}

function statedFlaw({ act, changes }: MoneyEntry, year: number): ChangeFlaw | undefined {
  if (changes.length === 0) return { code: 'nothing-changes' };
  const { accounts, direction } = movedBy(act);
  const named = new Set<string>();
  for (const { account, part, change, from } of changes) {
    const key = `${account} ${from} ${partKey(part)}`;
    if (named.has(key)) return { code: 'part-twice', account, part, from };
    named.add(key);
    const amount = amountFlaw(change);
    if (amount) return amount;
    if (!accounts.includes(account)) return { code: 'other-account', act, account, accounts };
    if (direction !== 'either' && change.startsWith('-') !== (direction === 'down'))
      return { code: 'other-direction', act, direction, change };
    if (act === 'carry-over' && part.source !== 'carry-over') return { code: 'other-source', act, source: part.source };
    const outside = outsideYear(act, from, year);
    if (outside) return outside;
  }
  return undefined;
}

function amountFlaw(change: string): ChangeFlaw | undefined {
  const flaw = moneyFlaw({ amount: change.replace(/^-/, ''), unit: '元' });
  if (flaw) return { code: 'no-amount', change, flaw };
  if (decimal(change).eq('0')) return { code: 'nothing-changes' };
  // One way to write an amount: what is hashed and compared as text must not differ where the money does not.
  return yuanText(decimal(change)) === change ? undefined : { code: 'no-amount', change, flaw: 'not-a-decimal' };
}

function reversalFlaw(
  entry: MoneyEntry,
  version: number,
  reversed: ReadonlySet<number | undefined>,
  history: readonly LineChange[],
): ChangeFlaw | undefined {
  const right = reversalOf(version, history);
  if (right === undefined) return { code: 'nothing-to-reverse', version };
  if (reversed.has(version)) return { code: 'reversed-before', version };
  const same = entry.act === right.act && netText(entry.changes) === netText(right.changes);
  return same ? undefined : { code: 'no-reversal', version };
}

/** What lies idle is what would be in force without the recovery at the end of the year, less what was paid. */
function idleFlaw(entries: readonly MoneyEntry[], line: LineHistory): ChangeFlaw | undefined {
  const isRecovery = ({ act, reverses }: MoneyEntry): boolean => act === 'recover' && reverses === undefined;
  const recovered = sumOfBudget(entries.filter(isRecovery).flatMap(({ changes }) => changes));
  if (recovered.eq('0')) return undefined;
  const others = entries.filter((entry) => !isRecovery(entry)).flatMap(({ changes }) => changes);
  const paid = executedBy(line.executed, { effective: `${line.year}-12-31` }).total;
  const idle = sumOfBudget([...line.changes, ...others]).minus(decimal(paid));
  if (idle.plus(recovered).gte('0')) return undefined;
  return { code: 'more-than-idle', recovered: negatedYuan(yuanText(recovered)), idle: yuanText(idle) };
}

function sumOfBudget(changes: readonly StatedChange[]): Decimal {
  return sumOf(changes.filter(({ account }) => account === 'budget').map(({ change }) => decimal(change)));
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
    sums.set(key, { ...each, change: yuanText(sum) });
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
