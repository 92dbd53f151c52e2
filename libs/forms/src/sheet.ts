import { decimal } from '@wenxiao/domain';
import { amountIn, areComparable, unitOfBlock, type Amount } from './amount.js';
import { numberIn, pointsIn, type Cell, type PrintedNumber } from './cell.js';
import { isMark, isNothing, normalForm } from './normal-form.js';
import type { AmountColumn, Amounts, Indicator, PublishedForm } from './published-form.js';
import { shortened } from './shown-cell.js';

/** A form with its numbers read, each once: what checks look at. */
export interface Sheet {
  readonly form: PublishedForm;
  /** Nothing of the form is missing: what does not add up on it does not add up. */
  readonly isWhole: boolean;
  readonly rows: readonly IndicatorRow[];
  /** The execution row of the funds block. */
  readonly execution: ScoredRow;
  readonly objective: ScoredRow;
  /** The weights are shares of 1 and not points: all are as if they had not been read. */
  readonly weightsAreShares: boolean;
  readonly total: PrintedNumber | null;
  /** Above 0. */
  readonly fullScore: PrintedNumber | null;
  readonly funds: PrintedAmounts;
  /** What a bare amount counts in 元; null where the block names no unit of money. */
  readonly perUnit: ReturnType<typeof unitOfBlock>;
  readonly lines: readonly PrintedLine[];
}

/** Weight and score of a row, and what messages call it. */
export interface ScoredRow {
  readonly weight: PrintedNumber | null;
  readonly score: PrintedNumber | null;
  /** `第4行指标“资金到位及时率”` */
  readonly zh: string;
  readonly en: string;
}

export interface IndicatorRow extends ScoredRow {
  readonly indicator: Indicator;
  /** `indicators[3]` */
  readonly path: string;
  readonly target: PrintedNumber | null;
  readonly actual: PrintedNumber | null;
  /** It weighs nothing, since it does not apply. */
  readonly weighsNothing: boolean;
}

export type PrintedAmounts = Readonly<Record<AmountColumn, Amount | null>>;

export interface PrintedLine extends Pick<ScoredRow, 'weight' | 'score'> {
  readonly amounts: PrintedAmounts;
}

const none: Amounts = {
  yearStartBudget: null,
  annualBudget: null,
  received: null,
  executed: null,
  executedJanJun: null,
  forecastFullYear: null,
};

export function readSheet(form: PublishedForm): Sheet {
  const { funds, objective, totals, indicators } = form;
  const full = pointsIn(totals?.fullScore ?? null);
  const fullScore = full?.value.gt('0') ? full : null;
  const rows = indicators.map(rowOf);
  const execution = { ...pointsOf(funds), zh: '预算执行', en: 'the execution row' };
  const aim = { ...pointsOf(objective), zh: '总体目标', en: 'the overall objective' };
  const weightsAreShares = fullScore === null && areShares([...rows, execution, aim]);
  const inPoints = <Row extends ScoredRow>(row: Row): Row => (weightsAreShares ? { ...row, ...notWeighed } : row);
  const perUnit = unitOfBlock(funds?.unit ?? null);
  return {
    form,
    isWhole: !form.truncated && form.complete,
    rows: rows.map(inPoints),
    execution: inPoints(execution),
    objective: inPoints(aim),
    weightsAreShares,
    total: pointsIn(totals?.publishedTotalScore ?? null),
    fullScore,
    funds: amountsIn(funds ?? none, perUnit),
    perUnit,
    lines: (funds?.lines ?? []).map((line) => ({
      amounts: amountsIn(line, perUnit),
      weight: pointsIn(line.weight),
      score: pointsIn(line.score),
    })),
  };
}

type Points = Pick<ScoredRow, 'weight' | 'score'>;
const pointsOf = (row: Readonly<{ weight: Cell; score: Cell }> | null): Points => ({
  weight: pointsIn(row?.weight ?? null),
  score: pointsIn(row?.score ?? null),
});

/** Weights of 1 at most, with at least one of them. */
function areShares(rows: readonly Points[]): boolean {
  const weights = rows.flatMap(({ weight }) => weight ?? []);
  return weights.length > 0 && !weights.some(({ value }) => value.gt('1'));
}

/** As if no weight of it had been read. */
const notWeighed = { weight: null, weighsNothing: false } as const;

function amountsIn(cells: Amounts, perUnit: Sheet['perUnit']): PrintedAmounts {
  return {
    yearStartBudget: amountIn(cells.yearStartBudget, perUnit),
    annualBudget: amountIn(cells.annualBudget, perUnit),
    received: amountIn(cells.received, perUnit),
    executed: amountIn(cells.executed, perUnit),
    executedJanJun: amountIn(cells.executedJanJun, perUnit),
    forecastFullYear: amountIn(cells.forecastFullYear, perUnit),
  };
}

function rowOf(indicator: Indicator, index: number): IndicatorRow {
  const name =
    indicator.name === null || isNothing(indicator.name)
      ? null
      : shortened(indicator.name.replace(/\s+/gu, ' ').trim());
  const number = String(index + 1);
  return {
    indicator,
    path: `indicators[${String(index)}]`,
    target: numberIn(indicator.target),
    actual: numberIn(indicator.actual),
    ...pointsOf(indicator),
    weighsNothing: isMark(indicator.weight),
    zh: name === null ? `第${number}行指标` : `第${number}行指标“${name}”`,
    en: name === null ? `indicator ${number}` : `indicator ${number} (${name})`,
  };
}

const zero = decimal('0');

/** Executed and budget of the block or of a line, where they can be compared and the budget is above 0. */
export interface Execution {
  readonly executed: Amount;
  readonly budget: Amount;
}

export function executionIn({ executed, annualBudget: budget }: PrintedAmounts): Execution | null {
  if (executed === null || budget === null || !areComparable(executed, budget) || !budget.value.gt(zero)) return null;
  return { executed, budget };
}

/** Whether the indicator’s level 1 or level 2 speaks of it: 成本, 时效. */
export function isAbout({ level1, level2 }: Indicator, word: string): boolean {
  return [level1, level2].some((level) => level !== null && normalForm(level).includes(word));
}
