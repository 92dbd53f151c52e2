import { type Decimal, sumOf } from '@wenxiao/domain';

/** Quotients carry 40 digits, so that a sum of them is exact to far more than these. */
const digitsMeant = 30;

/** The sum of scores. Thirds add up to the whole (3 × 10/3 is 10), so that a total is on the right side of a grade's bound. */
export function totalScore(scores: Iterable<Decimal>): Decimal {
  return sumOf(scores).round(digitsMeant);
}
