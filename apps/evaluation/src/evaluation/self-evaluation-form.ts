import { createHash } from 'node:crypto';
import { decimalToText, isMoneyUnit, moneyFlaw, toYuan } from '@wenxiao/domain';
import { limits } from '@wenxiao/domain/field';
import { examineForm, numberIn, type PublishedForm, readPublishedForm } from '@wenxiao/forms';
import { problem } from '@wenxiao/service-kit';
import type { FormContent } from './evaluation.commands.js';

/** Forms on which units and departments evaluate themselves: a project's, and a department's whole spending. */
const kinds = ['self-evaluation', 'department-evaluation'] as const;

/**
 * A self-evaluation form as the aggregate keeps it: the figures that it prints, and what the check finds in them.
 * @throws {ProblemError} `invalid-request` when it is no form.
 */
export function formContentOf(form: Record<string, unknown>): FormContent {
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
  const printedTotal = scoreIn(published.totals?.publishedTotalScore);
  const printedGrade = printed(published.totals?.grade, limits.label);
  const { findings, notJudged } = examineForm(published);
  return {
    form: createHash('sha256').update(JSON.stringify(form)).digest('hex'),
    ...fundsOf(published),
    indicators: published.indicators.slice(0, limits.items).map(indicatorOf),
    ...(printedTotal !== undefined && { printedTotal }),
    ...(printedGrade !== undefined && { printedGrade }),
    findings: [
      ...findings.map(({ code, level, path }) => ({ finding: code, path, severity: level })),
      ...notJudged.map(({ code, path }) => ({ finding: `not-judged-${code}`, path, severity: 'info' as const })),
    ],
  };
}

/** A cell as one line of at most so many characters; undefined where it is blank. */
function printed(cell: Cell, max: number): string | undefined {
  const text = [...(cell ?? '').replaceAll(/\s+/g, ' ').trim()].slice(0, max).join('');
  return text === '' ? undefined : text;
}

type Cell = string | null | undefined;

/** A score or weight cell as decimal text; undefined where it prints no number, or one of more digits than any score has. */
function scoreIn(cell: Cell): string | undefined {
  const number = numberIn(cell ?? null);
  const text = number && decimalToText(number.value);
  return text?.split('.').every((digits) => digits.length <= limits.digits) ? text : undefined;
}

function fundsOf({ funds }: PublishedForm): Pick<FormContent, 'annualBudget' | 'executed'> {
  if (!funds) return {};
  const annualBudget = yuanIn(funds.annualBudget, funds.unit);
  const executed = yuanIn(funds.executed, funds.unit);
  return {
    ...(annualBudget !== undefined && { annualBudget }),
    ...(executed !== undefined && { executed }),
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

/** Forms that name no indicator leave a dash in its place. */
function indicatorOf({
  name,
  actual,
  weight,
  score,
}: PublishedForm['indicators'][number]): FormContent['indicators'][number] {
  const reached = printed(actual, limits.printed);
  const printedWeight = scoreIn(weight);
  const printedScore = scoreIn(score);
  return {
    name: printed(name, limits.printed) ?? '—',
    ...(reached !== undefined && { actual: reached }),
    ...(printedWeight !== undefined && { weight: printedWeight }),
    ...(printedScore !== undefined && { score: printedScore }),
  };
}
