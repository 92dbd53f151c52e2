import { decimal, decimalToText, type Decimal } from '@wenxiao/domain';
import { halfUnitOf, rateIn, type Cell, type PrintedNumber } from '../cell.js';
import { finding, type Finding, type FormCheck } from '../finding.js';
import { amountText, hundred, rateOf, result, shown } from '../formula.js';
import { normalForm } from '../normal-form.js';
import { executionIn, type Execution, type PrintedAmounts, type Sheet } from '../sheet.js';

/** Percentage points. */
const tolerance = decimal('0.05');
/** A fraction without decimals, as `1`, is none that was rounded to whole hundreds. */
const wholeFraction = decimal('0.5');

/** What a printed rate may mean, in per cent, and how far rounding can have moved it. */
interface Reading {
  readonly rate: Decimal;
  readonly allowed: Decimal;
}

/** Printed without `%`, a rate may be per cent or a fraction. */
function readingsOf(printed: PrintedNumber): readonly Reading[] {
  const halfUnit = halfUnitOf(printed);
  const percent = { rate: printed.value, allowed: greater(halfUnit) };
  if (printed.unit === '%') return [percent];
  const half = printed.decimals === 0 ? wholeFraction : halfUnit.times(hundred);
  return [percent, { rate: printed.value.times(hundred), allowed: greater(half) }];
}

const greater = (halfUnit: Decimal): Decimal => (halfUnit.gt(tolerance) ? halfUnit : tolerance);

/** |reading − computed rate| × budget, which needs no division. */
const scaledDistance = ({ rate }: Reading, { executed, budget }: Execution): Decimal =>
  rate.times(budget.value).minus(executed.value.times(hundred)).abs();

/** The printed execution rate, of the block or of a line, is not the computed one, and rounding does not explain it. */
export const executionRateMismatch: FormCheck = (sheet) => {
  const { funds } = sheet.form;
  if (funds === null) return [];
  const ofBlock = { cell: funds.executionRate, amounts: sheet.funds, at: 'funds', zh: '', en: '' };
  const ofLines = funds.lines.flatMap(({ executionRate: cell }, index) => {
    const amounts = sheet.lines[index]?.amounts;
    if (!amounts || cell === null || repeats(cell, funds.executionRate)) return [];
    const number = String(index + 1);
    return {
      cell,
      amounts,
      at: `funds.lines[${String(index)}]`,
      zh: `第${number}行资金的`,
      en: ` of fund line ${number}`,
    };
  });
  return [ofBlock, ...ofLines].flatMap((each) => mismatch(each, sheet));
};

const repeats = (cell: string, block: Cell): boolean => block !== null && normalForm(cell) === normalForm(block);

interface Rated {
  readonly cell: Cell;
  readonly amounts: PrintedAmounts;
  readonly at: string;
  readonly zh: string;
  readonly en: string;
}

function mismatch({ cell, amounts, at, zh, en }: Rated, sheet: Sheet): readonly Finding[] {
  const printed = rateIn(cell);
  const execution = executionIn(amounts);
  if (printed === null || execution === null) return [];
  const { executed, budget } = execution;
  const readings = readingsOf(printed);
  if (readings.some((each) => !scaledDistance(each, execution).gt(each.allowed.times(budget.value)))) return [];
  const nearer = readings.reduce((best, each) =>
    scaledDistance(each, execution).lt(scaledDistance(best, execution)) ? each : best,
  );
  const rate = rateOf(execution);
  const [executedText, budgetText] = [amountText(executed, sheet), amountText(budget, sheet)];
  const [printedRate, computedRate] = [decimalToText(nearer.rate), decimalToText(shown(rate, nearer.rate))];
  const distance = result(nearer.rate.minus(rate).abs(), nearer.allowed, '%');
  return [
    finding('execution-rate-mismatch', {
      path: `${at}.executionRate`,
      printed: cell,
      computed: `${executedText} ÷ ${budgetText} ${result(rate, nearer.rate, '%')}; |${printedRate}% − ${computedRate}%| ${distance} > ${decimalToText(nearer.allowed)}%`,
      zh: `${zh}预算执行率印为“${cell ?? ''}”，而执行数 ${executedText} ÷ 预算数 ${budgetText} 为 ${computedRate}%：请核对执行率、执行数和预算数。`,
      en: `The execution rate${en} is printed as "${cell ?? ''}", while executed ${executedText} ÷ budget ${budgetText} is ${computedRate}%: check the rate and both amounts.`,
    }),
  ];
}
