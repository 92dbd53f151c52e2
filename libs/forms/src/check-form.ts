import type { Finding, FormCheck } from './finding.js';
import { amountUnreadable } from './findings/amount-unreadable.js';
import { costOrTimeOverrun } from './findings/cost-or-time-overrun.js';
import { deviationUnexplained } from './findings/deviation-unexplained.js';
import { executionOver100 } from './findings/execution-over-100.js';
import { executionRateMismatch } from './findings/execution-rate-mismatch.js';
import { executionScoreMismatch } from './findings/execution-score-mismatch.js';
import { executionScoresContradict } from './findings/execution-scores-contradict.js';
import { fundLines } from './findings/fund-lines-mismatch.js';
import { gradeNotInBands, type FormRuleSet } from './findings/grade-not-in-bands.js';
import { gradeWithoutScore } from './findings/grade-without-score.js';
import { indicatorTwice } from './findings/indicator-twice.js';
import { meaninglessName } from './findings/meaningless-name.js';
import { missedWithFullScore } from './findings/missed-with-full-score.js';
import { overAchievement } from './findings/over-achievement.js';
import { scoreAboveWeight } from './findings/score-above-weight.js';
import { totalAboveFull } from './findings/total-above-full.js';
import { totalMismatch } from './findings/total-mismatch.js';
import { unfilled } from './findings/unfilled.js';
import { weightsNot100 } from './findings/weights-not-100.js';
import { zeroBudget } from './findings/zero-budget.js';
import type { NotJudged } from './not-judged.js';
import type { PublishedForm } from './published-form.js';
import { readSheet } from './sheet.js';

/** What is said of the money, in the order in which it is reported; the lines of the funds block come after. */
const checksOfFunds: readonly FormCheck[] = [
  amountUnreadable,
  executionRateMismatch,
  executionOver100,
  zeroBudget,
  executionScoreMismatch,
  executionScoresContradict,
];
/** … and of indicators and totals. */
const otherChecks: readonly FormCheck[] = [
  scoreAboveWeight,
  deviationUnexplained,
  missedWithFullScore,
  overAchievement,
  costOrTimeOverrun,
  meaninglessName,
  indicatorTwice,
  totalMismatch,
  totalAboveFull,
  weightsNot100,
  unfilled,
  gradeWithoutScore,
];

/** What a rule set adds. */
const ruleSetChecks: readonly ((ruleSet: FormRuleSet) => FormCheck)[] = [gradeNotInBands];

/** What a check of a form found, and what it did not look into. */
export interface CheckedForm {
  readonly findings: readonly Finding[];
  /** Empty for a form as people fill it in. */
  readonly notJudged: readonly NotJudged[];
}

/**
 * Everything that is wrong or remarkable on a form and can be decided from its printed cells, in a stable order: by kind of finding, then by row.
 * With a rule set, what the form has against it comes last, under further codes. The work is bounded: it grows with the size of the form alone.
 */
export function examineForm(form: PublishedForm, ruleSet?: FormRuleSet): CheckedForm {
  const sheet = readSheet(form);
  const lines = fundLines(sheet);
  const ofRuleSet = ruleSet === undefined ? [] : ruleSetChecks.map((check) => check(ruleSet));
  return {
    findings: [
      ...checksOfFunds.flatMap((check) => check(sheet)),
      ...lines.findings,
      ...otherChecks.flatMap((check) => check(sheet)),
      ...ofRuleSet.flatMap((check) => check(sheet)),
    ],
    notJudged: lines.notJudged,
  };
}

/** Whether the rows of a whole form allow a total that is stated beside it, as they would have to allow one that it prints. */
export function allowsTotal(form: PublishedForm, total: string): boolean {
  const totals = { fullScore: null, grade: null, ...form.totals, publishedTotalScore: total };
  return totalMismatch(readSheet({ ...form, totals, complete: true })).length === 0;
}

/** What {@link examineForm} finds. */
export function checkForm(form: PublishedForm, ruleSet?: FormRuleSet): readonly Finding[] {
  return examineForm(form, ruleSet).findings;
}
