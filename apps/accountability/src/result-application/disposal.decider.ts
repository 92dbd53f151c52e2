import { accepted, decimal, rejected } from '@wenxiao/domain';
import type { Disposal } from '@wenxiao/rules';
import type {
  CommandOf,
  Decided,
  ResultApplicationRejection,
  ResultApplicationState,
  Rules,
} from './result-application.js';

type Decide = CommandOf<'decide-disposal'>;
type Undecided = Extract<ResultApplicationState, { status: 'undecided' }>;

/** What a disposal takes, least first. */
const amounts: readonly Disposal['amount'][] = ['none', 'by-decision', 'whole'];

/**
 * FF-47: a person decides what the result does to next year's money, within what the rules provide. A grade leads to a
 * disposal, or else a finding that the rules name does; what the grade leads to without exception (一律) is not replaced by
 * less. An amount that the rules leave open is the person's to name: there is no default.
 */
export function decideDisposal({ data, by }: Decide, state: Undecided, rules: Rules): Decided {
  if (/^(system|feed):/.test(by.id)) return rejected({ code: 'person-required' });
  const parameter = rules.resultApplication.disposals;
  if (!parameter?.value) return rejected({ code: 'rules-silent', parameter: 'resultApplication.disposals' });
  const disposals = parameter.value;
  const chosen = disposals.find(({ code }) => code === data.disposal);
  if (!chosen)
    return rejected({ code: 'disposal-unknown', disposal: data.disposal, known: disposals.map(({ code }) => code) });
  const { grade } = state.result;
  const byGrade = disposals.filter(({ grades }) => grades.includes(grade));
  const required = byGrade.filter((proposed) => proposed.withoutException && isLess(chosen, proposed));
  if (required.length > 0) {
    const codes = required.map(({ code }) => code);
    return rejected({ code: 'without-exception', disposal: chosen.code, required: codes, source: parameter.source });
  }
  const reduction = reductionOf(data, chosen, state.budgetYuan);
  const refusal = groundsFlawOf(data, chosen, { grade, byGrade }) ?? reduction.refusal;
  if (refusal) return rejected(refusal);
  const found = chosen.findings?.find(({ code }) => code === data.finding);
  const { disposal: _, finding: __, reductionYuan: ___, ...words } = data;
  return accepted({
    type: 'disposal-decided',
    data: {
      disposal: chosen.code,
      disposalName: chosen.zh,
      ...(found && { finding: found.code, findingName: found.zh }),
      forBudgetYear: state.subject.budgetYear + 1,
      ...(reduction.yuan !== undefined && { reductionYuan: reduction.yuan }),
      ...words,
    },
  });
}

function isLess(chosen: Disposal, proposed: Disposal): boolean {
  return !chosen.withoutException || amounts.indexOf(chosen.amount) < amounts.indexOf(proposed.amount);
}

/** What leads to the disposal: the grade, or a finding of those that the rules name for it. */
function groundsFlawOf(
  { disposal, finding }: Decide['data'],
  chosen: Disposal,
  { grade, byGrade }: Readonly<{ grade: string; byGrade: readonly Disposal[] }>,
): ResultApplicationRejection | undefined {
  const findings = chosen.findings?.map(({ code }) => code) ?? [];
  if (finding !== undefined)
    return findings.includes(finding) ? undefined : { code: 'finding-unknown', finding, known: findings };
  if (byGrade.includes(chosen)) return undefined;
  if (findings.length > 0) return { code: 'finding-required', disposal, grade, findings };
  return { code: 'grade-leads-elsewhere', disposal, grade, proposed: byGrade.map(({ code }) => code) };
}

/** The amount: none, named by the person above zero and up to the budget in force (as B-34), or all that is in force. */
function reductionOf(
  { disposal, reductionYuan }: Decide['data'],
  { amount }: Disposal,
  budgetYuan: string | undefined,
): Readonly<{ yuan?: string; refusal?: ResultApplicationRejection }> {
  if (amount !== 'by-decision' && reductionYuan !== undefined)
    return { refusal: { code: 'amount-refused', disposal, amount } };
  if (amount === 'none') return {};
  if (budgetYuan === undefined) return { refusal: { code: 'budget-unknown', disposal } };
  const yuan = amount === 'whole' ? budgetYuan : reductionYuan;
  if (yuan === undefined) return { refusal: { code: 'amount-required', disposal, budgetYuan } };
  if (decimal(yuan).lte('0') || decimal(yuan).gt(budgetYuan))
    return { refusal: { code: 'reduction-out-of-range', reductionYuan: yuan, budgetYuan } };
  return { yuan };
}
