import { decimal } from '@wenxiao/domain';
import { compareExtents, type Looseness } from '../parameter/refinement.js';
import { DecimalText, Flag } from '../parameter/value-checks.js';

/** An amount in 元 from which a rule applies. */
export class AmountThreshold {
  /** Amount in 元, `"500000.00"`. */
  @DecimalText() readonly amount!: string;
  /** Whether the amount itself is included (含). */
  @Flag() readonly inclusive!: boolean;
}

/** Whether an amount in 元 reaches the threshold, compared exactly. @throws {TypeError} where it is no plain decimal. */
export function reaches(threshold: AmountThreshold, amount: string): boolean {
  const difference = decimal(amount).cmp(decimal(threshold.amount));
  return threshold.inclusive ? difference >= 0 : difference > 0;
}

/** A higher minimum leaves more outside the rule. */
export function higherIsLooser(own: AmountThreshold, upper: AmountThreshold): Looseness {
  const amounts = decimal(own.amount).cmp(decimal(upper.amount));
  if (amounts !== 0) return compareExtents([amounts], [0]);
  return compareExtents([Number(!own.inclusive)], [Number(!upper.inclusive)]);
}
