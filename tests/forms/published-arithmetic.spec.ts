// The arithmetic that was worked out on the published forms independently of this software (`checks` in each file).
import { decimal, sumOf, type Decimal } from '@wenxiao/domain';
import { amountIn, numberIn, unitOfBlock, type FindingCode } from '@wenxiao/forms';
import { publishedForms, type CheckedForm } from './published-forms.js';

const valueIn = (cell: string | null | undefined): Decimal | null => numberIn(cell ?? null)?.value ?? null;
/** executed ÷ budget in per cent. */
function rateOf({ form: { funds } }: CheckedForm): Decimal | null {
  const unit = unitOfBlock(funds?.unit ?? null);
  const [executed, budget] = [funds?.executed, funds?.annualBudget].map((cell) => amountIn(cell ?? null, unit));
  return executed && budget?.value.gt('0') ? executed.value.times('100').div(budget.value) : null;
}
const isKnown = (value: Decimal | null): value is Decimal => value !== null;
const weightsOf = ({ form }: CheckedForm) => form.indicators.map(({ weight }) => valueIn(weight));
const scoresOf = ({ form }: CheckedForm) => form.indicators.map(({ score }) => valueIn(score));
const known = (values: readonly (Decimal | null)[]) => values.filter(isKnown);
const has = ({ findings }: CheckedForm, code: FindingCode) => findings.some((each) => each.code === code);

/** Worked-out figures are rounded to four decimals, and percentages sometimes to two. */
function expectFigure(computed: Decimal | null | undefined, worked: Worked) {
  const text = String(worked);
  const decimals = text.includes('.') ? Math.max(4, text.length - text.indexOf('.') - 1) : 4;
  expect(computed?.round(decimals).toFixed()).toBe(decimal(text).toFixed());
}

/** `true` where the form is right, so that the finding is there exactly when the check failed. */
function expectFindingUnless(code: FindingCode) {
  return (checked: CheckedForm, holds: Worked) =>
    expect([typeof holds, has(checked, code)]).toEqual(['boolean', !holds]);
}

/** A printed rate further than 0.05 points from the computed one, which its rounding explains. */
const rightlyRounded = ['self-eval-langfang-food-school-2019.json'];

/** A worked-out figure or verdict. */
type Worked = string | number | boolean | null;
type Expectation = (checked: CheckedForm, worked: Worked) => void;

const expectations: Readonly<Record<string, Expectation>> = {
  'printedRateAgreesWithin0.05pct': (checked, holds) =>
    expectFindingUnless('execution-rate-mismatch')(checked, holds === true || rightlyRounded.includes(checked.file)),
  printedRateAgreesWhenRounded: expectFindingUnless('execution-rate-mismatch'),
  executionScoreFollowsRule: expectFindingUnless('execution-score-mismatch'),
  addsUpToPublishedTotal: expectFindingUnless('total-mismatch'),
  addsUpOnlyIfExecutionWeightIs20: expectFindingUnless('total-mismatch'),
  consistentWithPublishedTotal: (checked) => expect(has(checked, 'total-mismatch')).toBe(false),
  linesAddUp: expectFindingUnless('fund-lines-mismatch'),
  fundPartsAddUp: expectFindingUnless('fund-lines-mismatch'),
  fundComponentsAddUp: expectFindingUnless('fund-lines-mismatch'),
  totalLineEqualsSumOfLines: expectFindingUnless('fund-lines-mismatch'),
  componentsSum: ({ findings }, sum) =>
    expect(findings.map(({ computed }) => computed).join()).toContain(` = ${decimal(String(sum)).toFixed()} ≠ `),
  achievementPct: (checked, percentage) => {
    expect(has(checked, 'over-achievement')).toBe(decimal(String(percentage)).gt('130'));
    expect(checked.findings.map(({ computed }) => computed).join()).toContain(`≈ ${String(percentage)}%`);
  },

  // Null: left open, as where the total line is 0 or the form contradicts itself.
  recomputedExecutionRatePct: (checked, percentage) => {
    if (percentage === null) return expect(has(checked, 'execution-rate-mismatch')).toBe(false);
    expectFigure(rateOf(checked), percentage);
    return expect(has(checked, 'execution-over-100')).toBe(decimal(String(percentage)).gt('100'));
  },
  executionScoreByRateTimesWeight: (checked, score) => {
    const { form } = checked;
    const rate = rateOf(checked) ?? valueIn(form.funds?.executionRate);
    expectFigure(rate?.times(valueIn(form.funds?.weight) ?? '0').div('100'), score);
  },
  printedExecutionScore: ({ form }, score) => expectFigure(valueIn(form.funds?.score), score),
  indicatorWeightSum: (checked, sum) => {
    const { form } = checked;
    expectFigure(sumOf(known(weightsOf(checked))), sum);
    const execution = valueIn(form.funds?.weight);
    const judged = !form.truncated && form.complete && weightsOf(checked).every(isKnown);
    const full = decimal(String(sum))
      .plus(execution ?? '0')
      .toFixed();
    const accepted = execution === null ? ['100', '90', '80'] : ['100'];
    expect(has(checked, 'weights-not-100')).toBe(judged && !accepted.includes(full));
  },
  indicatorsWithoutWeight: (checked, count) =>
    expect(weightsOf(checked).filter((each) => !isKnown(each)).length).toBe(count),
  indicatorScoreSum: (checked, sum) => expectFigure(sumOf(known(scoresOf(checked))), sum),
  indicatorsWithoutScore: (checked, count) =>
    expect(scoresOf(checked).filter((each) => !isKnown(each)).length).toBe(count),
  sumOfScoresPlusExecution: (checked, sum) =>
    expectFigure(sumOf(known([...scoresOf(checked), valueIn(checked.form.funds?.score)])), sum),
};

/** What was worked out beyond the findings that hold under any rule set. */
const beyondTheFindings: Readonly<Record<string, string>> = {
  executionScoreNote: 'words',
  executionRateOfFinanceLinePct: 'the rate of a line',
  subRatePct: 'the rate of a line',
  subRateAgrees: 'the rate of a line',
  componentsSumWith874: 'a second figure, which the form prints elsewhere',
  impliedExecutionWeight: 'worked back from the total',
  executionScoreIfWeight20: 'worked back from the total',
  totalIfWeight20: 'worked back from the total',
  impliedBudgetWan: 'worked back from the rate',
  impliedTargets: 'worked back from completion ratios',
  halfYearRatePct: 'of a half year',
  unitsInCarryTable: 'a ranking',
  aboveCountRecomputed: 'a ranking',
  aboveCountAgrees: 'a ranking',
  currentYearCounts: 'a ranking',
  countsAddUp: 'counts of projects',
  costScoreAsPositiveRatio: 'how a score came about',
  peopleReachedPct: 'figures of the text',
  fundsAndCostRowAgree: 'a row against the funds block',
  printedOverAchievementAgrees: 'a figure within a reason',
  costCeilingTimesMonthsWan: 'a monthly ceiling against the budget',
  withinBudget: 'a monthly ceiling against the budget',
  headedFullScore: 'the heading of a block',
  partsSum: 'the heading of a block',
  partsAddUp: 'the heading of a block',
};

const workedOut = publishedForms.flatMap((checked) =>
  Object.entries((checked.json['checks'] ?? {}) as Readonly<Record<string, Worked>>).map(([name, worked]) => ({
    checked,
    name,
    worked,
  })),
);

describe('the arithmetic of the published forms', () => {
  it.each(
    workedOut
      .filter(({ name }) => name in expectations)
      .map(({ checked, name, worked }) => [checked.file, name, worked, checked] as const),
  )('%s: %s is %j', (_file, name, worked, checked) => {
    expect.hasAssertions();
    expectations[name]?.(checked, worked);
  });
  it('is used in full, but for what no finding speaks of', () => {
    const names = new Set(workedOut.map(({ name }) => name));
    expect([...names].sort()).toEqual([...Object.keys(expectations), ...Object.keys(beyondTheFindings)].sort());
  });
});
