import type { Finding, FormCheck } from './finding.js';
import { deviationUnexplained } from './findings/deviation-unexplained.js';
import { executionOver100 } from './findings/execution-over-100.js';
import { executionRateMismatch } from './findings/execution-rate-mismatch.js';
import { executionScoreMismatch } from './findings/execution-score-mismatch.js';
import { fundLinesMismatch } from './findings/fund-lines-mismatch.js';
import { gradeNotInBands, type FormRuleSet } from './findings/grade-not-in-bands.js';
import { gradeWithoutScore } from './findings/grade-without-score.js';
import { missedWithFullScore } from './findings/missed-with-full-score.js';
import { overAchievement } from './findings/over-achievement.js';
import { scoreAboveWeight } from './findings/score-above-weight.js';
import { totalMismatch } from './findings/total-mismatch.js';
import { unfilled } from './findings/unfilled.js';
import { weightsNot100 } from './findings/weights-not-100.js';
import { zeroBudget } from './findings/zero-budget.js';
import type { PublishedForm } from './published-form.js';

/** What holds under any rule set, in the order in which it is reported. */
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
  fundLinesMismatch,
];

/** What a rule set adds. */
const ruleSetChecks: readonly ((ruleSet: FormRuleSet) => FormCheck)[] = [gradeNotInBands];

/**
 * Everything that is wrong or remarkable on a form and can be decided from its printed cells, in a stable order: by kind of finding, then by row.
 * With a rule set, what the form has against it comes last, under further codes.
 */
export function checkForm(form: PublishedForm, ruleSet?: FormRuleSet): readonly Finding[] {
  const checks =
    ruleSet === undefined ? generalChecks : [...generalChecks, ...ruleSetChecks.map((check) => check(ruleSet))];
  return checks.flatMap((check) => check(form));
}
