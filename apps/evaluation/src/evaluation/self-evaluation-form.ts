import { createHash } from 'node:crypto';
import { decimalToText, isMoneyUnit, moneyFlaw, toYuan } from '@wenxiao/domain';
import { examineForm, numberIn, type PublishedForm, readPublishedForm } from '@wenxiao/forms';
import { problem } from '@wenxiao/service-kit';
import type { SelfEvaluatedIndicator, SelfEvaluation } from './evaluation.js';

/** Forms on which units and departments evaluate themselves: a project's, and a department's whole spending. */
const kinds = ['self-evaluation', 'department-evaluation'] as const;

/**
 * A self-evaluation form as the aggregate keeps it: the figures that it prints, and what the check finds in them.
 * @param enteredScore the total, where the form prints none.
 * @throws {ProblemError} `invalid-request` when it is no form, or when a total is entered beside a printed one.
 */
export function selfEvaluationOf(form: Record<string, unknown>, enteredScore: string | undefined): SelfEvaluation {
  if (!kinds.some((kind) => kind === form['kind'])) {
    const zh = `须为自评表（${kinds.join('、')}）`;
    const en = `must be a self-evaluation form (${kinds.join(', ')})`;
    throw problem('invalid-request', { errors: [{ path: 'form.kind', code: 'form', zh, en }] });
  }
  const reading = readPublishedForm(form);
  if (reading.outcome === 'refused') {
    const { path, zh, en } = reading.problem;
    throw problem('invalid-request', {
      errors: [{ path: path === '' ? 'form' : `form.${path}`, code: 'form', zh, en }],
    });
  }
  const published = reading.form;
  const printedScore = scoreIn(published.totals?.publishedTotalScore);
  if (printedScore !== undefined && enteredScore !== undefined) {
    throw problem('invalid-request', {
      errors: [
        { path: 'score', code: 'printed', zh: '表上已印总分，不再录入', en: 'the form prints a total: leave it out' },
      ],
    });
  }
  const score = printedScore ?? enteredScore;
  const { findings, notJudged } = examineForm(published);
  const printedGrade = published.totals?.grade?.trim();
  return {
    ...fundsOf(published),
    indicators: published.indicators.map(indicatorOf),
    ...(score !== undefined && { score }),
    ...(printedGrade && { printedGrade }),
    formHash: createHash('sha256').update(JSON.stringify(form)).digest('hex'),
    findings: [
      ...findings.map(({ code, level, path }) => ({ code, level, path })),
      ...notJudged.map(({ code, path }) => ({ code: `not-judged-${code}`, level: 'info' as const, path })),
    ],
  };
}

type Cell = string | null | undefined;

/** A score or weight cell as decimal text; undefined where it prints no number. */
function scoreIn(cell: Cell): string | undefined {
  const number = numberIn(cell ?? null);
  return number ? decimalToText(number.value) : undefined;
}

function fundsOf({ funds }: PublishedForm): Pick<SelfEvaluation, 'annualBudgetYuan' | 'executedYuan'> {
  if (!funds) return {};
  const annualBudgetYuan = yuanIn(funds.annualBudget, funds.unit);
  const executedYuan = yuanIn(funds.executed, funds.unit);
  return {
    ...(annualBudgetYuan !== undefined && { annualBudgetYuan }),
    ...(executedYuan !== undefined && { executedYuan }),
  };
}

/** An amount cell in 元; undefined where it prints no amount, or one that is finer than 0.01 元: nothing is rounded here. */
function yuanIn(cell: Cell, columnUnit: Cell): string | undefined {
  const number = numberIn(cell ?? null);
  const unit = number?.unit === '' ? columnUnit?.trim() : number?.unit;
  if (!number || !isMoneyUnit(unit)) return undefined;
  const money = { amount: decimalToText(number.value), unit };
  return moneyFlaw(money) === undefined ? toYuan(money) : undefined;
}

function indicatorOf({
  name,
  target,
  actual,
  weight,
  score,
}: PublishedForm['indicators'][number]): SelfEvaluatedIndicator {
  const printedWeight = scoreIn(weight);
  const printedScore = scoreIn(score);
  return {
    name: name ?? '',
    ...(target !== null && { target }),
    ...(actual !== null && { actual }),
    ...(printedWeight !== undefined && { weight: printedWeight }),
    ...(printedScore !== undefined && { score: printedScore }),
  };
}
