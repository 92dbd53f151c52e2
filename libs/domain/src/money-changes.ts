import { decimal, type Decimal, sumOf } from './decimal.js';
import type { AccountAct, MoneyAccount } from './money-acts.js';

/** Where money comes from: 上级、本级、自筹、上年结转、其他. */
export const moneySources = ['upper', 'own', 'self-raised', 'carry-over', 'other'] as const;
export type MoneySource = (typeof moneySources)[number];

/** What distinguishes one part of a line's money from another. */
export type MoneyPart = Readonly<{
  /** Fund type, a code of the rule set (`general-public`). */
  fund: string;
  source: MoneySource;
  /** Of which level of government the money is, where that is said (`central`). */
  level?: string;
  /** Number of the document that gives the money (指标文号). */
  document?: string;
}>;

/** An amount of one part, in 元 with two decimals. */
export type PartAmount = Readonly<{ part: MoneyPart; amount: string }>;

/** What an event of money says: by how much one part of one account changes, and from which day. Never a total. */
export type StatedChange = Readonly<{
  account: MoneyAccount;
  part: MoneyPart;
  /** Signed amount in 元 with two decimals: `-150000.00`. */
  change: string;
  /** The first day on which it holds. */
  from: string;
}>;

/** Where in its stream something was recorded, and when. */
export type Recorded = Readonly<{
  /** Instant (UTC, microseconds), set by the store. */
  recordedAt: string;
  /** Version of the event in its stream. */
  version: number;
}>;

/** What a decision folds of its own stream: all of it is known, so when it was recorded need not be said. */
export type Folded = Readonly<{ version: number; recordedAt?: string }>;

/** A change as a decision knows it. */
export type LineChange = StatedChange &
  Folded &
  Readonly<{
    act: AccountAct;
    /** In a reversing entry: the version of the event whose changes it takes back. */
    reverses?: number;
  }>;

/** A change as its line's history holds it. */
export type MoneyChange = LineChange & Recorded;

/** Two axes: what holds on a day, as it was known at an instant. Without `knownAt`: as it is known from all that is given. */
export type Moment = Readonly<{ effective: string; knownAt?: string }>;

/** What is in force in one account: the sum, and each part whose sum is not nothing, in order of fund, source, level, document. */
export type InForce = Readonly<{ total: string; parts: readonly PartAmount[] }>;

/** What is in force from a day until the next row's day. */
export type TimetableRow = InForce & Readonly<{ from: string }>;

/** The text by which parts are told apart. Text order is the order in which parts are listed. */
export function partKey({ fund, source, level, document }: MoneyPart): string {
  return JSON.stringify([fund, source, level ?? '', document ?? '']);
}

/** Amounts in 元 as they are kept: two decimals. */
export function yuanText(amount: Decimal): string {
  return amount.toFixed(2);
}

/** What was recorded by an instant, that instant included; all of it where none is named. */
export function knownBy<Each extends Readonly<{ recordedAt?: string }>>(
  records: Iterable<Each>,
  instant: string | undefined,
): readonly Each[] {
  return [...records].filter(
    ({ recordedAt }) => instant === undefined || recordedAt === undefined || recordedAt <= instant,
  );
}

/** The amount with the other sign. */
export function negatedYuan(change: string): string {
  return yuanText(decimal('0').minus(decimal(change)));
}

/**
 * What is in force in an account on a day, as known at an instant: the sum of the changes that take effect by the one and
 * were recorded by the other. The order in which changes are given is of no account.
 */
export function inForce(
  changes: Iterable<StatedChange & Partial<Recorded>>,
  account: MoneyAccount,
  moment: Moment,
): InForce {
  const sums = new PartSums();
  for (const change of knownBy(changes, moment.knownAt))
    if (change.account === account && change.from <= moment.effective) sums.add(change);
  return sums.inForce();
}

/**
 * What is in force in an account from which day on, in order of days: one row for each day on which a part changes. A day
 * whose changes cancel each other out has no row.
 */
export function timetableOf(changes: Iterable<StatedChange>, account: MoneyAccount): readonly TimetableRow[] {
  const ofAccount = [...changes].filter((change) => change.account === account).sort(byDay);
  const sums = new PartSums();
  const rows: TimetableRow[] = [];
  for (const [at, change] of ofAccount.entries()) {
    sums.add(change);
    if (ofAccount[at + 1]?.from === change.from) continue;
    const now = sums.inForce();
    if (!samePartsIn(now, rows.at(-1))) rows.push({ from: change.from, ...now });
  }
  return rows;
}

function byDay(one: StatedChange, other: StatedChange): number {
  return one.from < other.from ? -1 : Number(one.from > other.from);
}

function samePartsIn(now: InForce, before: InForce | undefined): boolean {
  const texts = (parts: readonly PartAmount[]): string =>
    JSON.stringify(parts.map(({ part, amount }) => [partKey(part), amount]));
  return texts(now.parts) === texts(before?.parts ?? []);
}

/** What a published timetable says of a day; before its first row nothing is in force. */
export function timetableRowOn<Row extends Readonly<{ from: string }>>(
  timetable: readonly Row[],
  day: string,
): Row | undefined {
  return timetable.findLast(({ from }) => from <= day);
}

/** What was paid of one part from the start of the year to a day: copied from monitoring, which owns it. In 元. */
export type ExecutedCopy = Readonly<{ part: MoneyPart; executed: string; on: string; recordedAt: string }>;

/**
 * What was paid by a day, as known at an instant: of each part what was said of the latest day, and of one day what was
 * said last.
 */
export function executedBy(copies: Iterable<ExecutedCopy>, moment: Moment): InForce {
  const latest = new Map<string, ExecutedCopy>();
  for (const copy of knownBy(copies, moment.knownAt)) {
    if (copy.on > moment.effective) continue;
    const key = partKey(copy.part);
    const other = latest.get(key);
    if (other === undefined || saidLater(copy, other)) latest.set(key, copy);
  }
  const sums = new PartSums();
  for (const { part, executed } of latest.values()) sums.add({ part, change: executed });
  return sums.inForce();
}

function saidLater(one: ExecutedCopy, other: ExecutedCopy): boolean {
  return one.on === other.on ? one.recordedAt > other.recordedAt : one.on > other.on;
}

/** Exact sums, part by part. */
class PartSums {
  readonly #sums = new Map<string, { part: MoneyPart; sum: Decimal }>();

  add({ part, change }: Readonly<{ part: MoneyPart; change: string }>): void {
    const key = partKey(part);
    const sum = (this.#sums.get(key)?.sum ?? decimal('0')).plus(decimal(change));
    this.#sums.set(key, { part, sum });
  }

  inForce(): InForce {
    const parts = [...this.#sums]
      .filter(([, { sum }]) => !sum.eq('0'))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, { part, sum }]) => ({ part, amount: yuanText(sum) }));
    return { total: yuanText(sumOf([...this.#sums.values()].map(({ sum }) => sum))), parts };
  }
}
