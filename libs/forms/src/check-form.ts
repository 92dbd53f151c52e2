import type { Finding, FormCheck } from './finding.js';
import { deviationUnexplained } from './findings/deviation-unexplained.js';
import { executionOver100 } from './findings/execution-over-100.js';
import { executionRateMismatch } from './findings/execution-rate-mismatch.js';
import { executionScoreMismatch } from './findings/execution-score-mismatch.js';
import { fundLines } from './findings/fund-lines-mismatch.js';
import { gradeNotInBands, type FormRuleSet } from './findings/grade-not-in-bands.js';
import { gradeWithoutScore } from './findings/grade-without-score.js';
import { missedWithFullScore } from './findings/missed-with-full-score.js';
import { overAchievement } from './findings/over-achievement.js';
import { scoreAboveWeight } from './findings/score-above-weight.js';
import { totalMismatch } from './findings/total-mismatch.js';
import { unfilled } from './findings/unfilled.js';
import { weightsNot100 } from './findings/weights-not-100.js';
import { zeroBudget } from './findings/zero-budget.js';
import type { NotJudged } from './not-judged.js';
import type { PublishedForm } from './published-form.js';

/** What holds under any rule set, in the order in which it is reported; the lines of the funds block come after. */
const generalChecks: readonly FormCheck[] = [
  executionRateMismatch,
  executionOver100,
  zeroBudget,
  executionScoreMismatch,
  scoreAboveWeight,
  deviationUnexplained,
  missedWithFullScore,
  overAchievement,
  totalMismatch,
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
  const lines = fundLines(form);
  const ofRuleSet = ruleSet === undefined ? [] : ruleSetChecks.map((check) => check(ruleSet));
  return {
    findings: [
      ...generalChecks.flatMap((check) => check(form)),
      ...lines.findings,
      ...ofRuleSet.flatMap((check) => check(form)),
    ],
    notJudged: lines.notJudged,
  };
}

/** What {@link examineForm} finds. */
export function checkForm(form: PublishedForm, ruleSet?: FormRuleSet): readonly Finding[] {
  return examineForm(form, ruleSet).findings;
}
