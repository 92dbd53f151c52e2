import { decimal, decimalToText, type Decimal } from '@wenxiao/domain';
import { halfUnitOf, numberIn, type PrintedNumber } from '../cell.js';
import { executionOf, hundred, type Execution } from '../execution.js';
import { finding, type FormCheck } from '../finding.js';
import { result, shown } from '../formula.js';

/** Percentage points. */
const tolerance = decimal('0.05');

/** What a printed rate may mean, in percent. */
interface Reading {
  readonly rate: Decimal;
  readonly halfUnit: Decimal;
}

/** Printed without `%`, a rate may be a percentage or a fraction. */
function readingsOf(printed: PrintedNumber): readonly [Reading, ...Reading[]] {
  const percentage = { rate: printed.value, halfUnit: halfUnitOf(printed) };
  if (printed.unit.includes('%')) return [percentage];
  return [percentage, { rate: percentage.rate.times(hundred), halfUnit: percentage.halfUnit.times(hundred) }];
}

/** |reading − computed rate| × budget, which needs no division. */
function scaledDistance({ rate }: Reading, { executed, budget }: Execution): Decimal {
  return rate.times(budget.value).minus(executed.value.times(hundred)).abs();
}

/** The printed execution rate is not the computed one, and rounding does not explain it. */
export const executionRateMismatch: FormCheck = (form) => {
  const cell = form.funds?.executionRate ?? null;
  const printed = numberIn(cell);
  const execution = executionOf(form);
  if (printed === null || execution === null) return [];
  const { executed, budget, rate } = execution;
  const nearer = readingsOf(printed).reduce((best, reading) =>
    scaledDistance(reading, execution).lt(scaledDistance(best, execution)) ? reading : best,
  );
  const allowed = nearer.halfUnit.gt(tolerance) ? nearer.halfUnit : tolerance;
  if (!scaledDistance(nearer, execution).gt(allowed.times(budget.value))) return [];
  const printedRate = `${decimalToText(nearer.rate)}%`;
  const computedRate = `${decimalToText(shown(rate, nearer.rate))}%`;
  const quotient = `${decimalToText(executed.value)} ÷ ${decimalToText(budget.value)} ${result(rate, nearer.rate, '%')}`;
  const distance = result(nearer.rate.minus(rate).abs(), allowed, '%');
  return [
    finding('execution-rate-mismatch', {
      path: 'funds.executionRate',
      printed: cell,
      computed: `${quotient}; |${printedRate} − ${computedRate}| ${distance} > ${decimalToText(allowed)}%`,
      zh: `印出的预算执行率“${cell}”与按金额算得的不符：请核对预算数和执行数，按“执行数 ÷ 预算数”更正执行率。`,
      en: `The printed execution rate "${cell}" is not what the amounts give: check budget and executed amount, and correct the rate to executed ÷ budget.`,
    }),
  ];
};
