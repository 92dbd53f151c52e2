import { isBusinessDate } from './business-date.js';

/** The accounts of a budget line: 控制数 (what may be asked for), 申请数 (what was asked for), 预算 (what may be spent). */
export const moneyAccounts = ['control', 'request', 'budget'] as const;
export type MoneyAccount = (typeof moneyAccounts)[number];

/** Whether the treasury may pay: 正常、暂缓拨款、停止拨付. */
export type PaymentStatus = 'open' | 'suspended' | 'stopped';

type MovesMoney = Readonly<{
  /** The accounts that the act may move, one at a time. */
  accounts: readonly MoneyAccount[];
  /** `either`: the act states what is right from now on, so the difference may be of either sign. */
  direction: 'up' | 'down' | 'either';
  /** The first year, counted from the line's, in which the act may take effect: budgets are prepared in the year before. */
  yearsBefore: 0 | 1;
  /** The other line that the act names; `balanced`: both lines change in one append, and by nothing in all. */
  counterpart?: 'named' | 'balanced';
}>;

type MovesPayment = Readonly<{ payment: PaymentStatus; yearsBefore: 0 }>;

/**
 * Which act moves what, and in which direction. Closed: software acts on every one of them.
 *
 * - `control` 下达控制数, `request` 申报, `approve` 批复, `raise` 追加, `cut` 核减 (of the control number or of the budget),
 *   `recover` 收回 what lies idle.
 * - `transfer` 调剂 takes from one line or part what it gives to another.
 * - `carry-over` 结转 adds to this year's line what an earlier line left unspent, and names that line. It takes nothing from
 *   it: the closed year's budget stays what its execution is measured by.
 * - `suspend` 暂缓拨款, `stop` 停止拨付 and `resume` 恢复拨款 move no account.
 */
export const moneyActs = {
  control: { accounts: ['control'], direction: 'either', yearsBefore: 1 },
  request: { accounts: ['request'], direction: 'either', yearsBefore: 1 },
  approve: { accounts: ['budget'], direction: 'up', yearsBefore: 1 },
  raise: { accounts: ['budget'], direction: 'up', yearsBefore: 0 },
  cut: { accounts: ['control', 'budget'], direction: 'down', yearsBefore: 1 },
  transfer: { accounts: ['budget'], direction: 'either', yearsBefore: 0, counterpart: 'balanced' },
  'carry-over': { accounts: ['budget'], direction: 'up', yearsBefore: 0, counterpart: 'named' },
  recover: { accounts: ['budget'], direction: 'down', yearsBefore: 0 },
  suspend: { payment: 'suspended', yearsBefore: 0 },
  stop: { payment: 'stopped', yearsBefore: 0 },
  resume: { payment: 'open', yearsBefore: 0 },
} as const satisfies Readonly<Record<string, MovesMoney | MovesPayment>>;

export type MoneyAct = keyof typeof moneyActs;
/** Acts that move whether money is paid. */
export type PaymentAct = 'suspend' | 'stop' | 'resume';
/** Acts that move an account. */
export type AccountAct = Exclude<MoneyAct, PaymentAct>;

/** What the closed table says of an act that moves an account. */
export function movedBy(act: AccountAct): MovesMoney {
  return moneyActs[act];
}

/** The status that an act brings about. */
export function paymentAfter(act: PaymentAct): PaymentStatus {
  return moneyActs[act].payment;
}

/** Where a day does not lie: the days on which an act on a line of that year may take effect. */
export type OutsideYear = Readonly<{ code: 'outside-year'; from: string; first: string; last: string }>;

/** Why an act on a line of a year may not take effect on a day, or undefined. */
export function outsideYear(act: MoneyAct, from: string, year: number): OutsideYear | undefined {
  const [first, last] = [`${year - moneyActs[act].yearsBefore}-01-01`, `${year}-12-31`];
  if (isBusinessDate(from) && from >= first && from <= last) return undefined;
  return { code: 'outside-year', from, first, last };
}
