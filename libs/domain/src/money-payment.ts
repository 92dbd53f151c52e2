import { type PaymentAct, outsideYear, type OutsideYear, paymentAfter, type PaymentStatus } from './money-acts.js';
import { type Folded, knownBy, type Moment, type Recorded } from './money-changes.js';

/** Payment suspended, stopped or resumed from a day on, as a decision knows it. */
export type LinePayment = Folded & Readonly<{ act: PaymentAct; from: string; reverses?: number }>;
/** … as its line's history holds it. */
export type PaymentChange = LinePayment & Recorded;

/** Whether the treasury may pay on a day, as known at an instant. Of one day the last act holds; what was reversed does not. */
export function paymentOn(changes: Iterable<LinePayment>, moment: Moment): PaymentStatus {
  const known = knownBy(changes, moment.knownAt);
  const reversed = new Set(known.map(({ reverses }) => reverses));
  const last = known
    .filter((each) => each.from <= moment.effective && each.reverses === undefined && !reversed.has(each.version))
    .sort((one, other) => (one.from === other.from ? one.version - other.version : one.from < other.from ? -1 : 1))
    .at(-1);
  return last === undefined ? 'open' : paymentAfter(last.act);
}

export type PaymentFlaw =
  | OutsideYear
  /** It is so already, or payment is stopped and only a resumption can change that. */
  | Readonly<{ code: 'payment-is'; payment: PaymentStatus }>;

/** Why payment may not be suspended, stopped or resumed from a day on, or undefined. What is stopped is not suspended any more. */
export function paymentFlaw(
  act: PaymentAct,
  from: string,
  line: Readonly<{ year: number; payments: readonly LinePayment[] }>,
): PaymentFlaw | undefined {
  const outside = outsideYear(act, from, line.year);
  if (outside) return outside;
  const status = paymentOn(line.payments, { effective: from });
  const idle = status === paymentAfter(act) || (act === 'suspend' && status === 'stopped');
  return idle ? { code: 'payment-is', payment: status } : undefined;
}
