import { decimalToText } from '@wenxiao/domain';
import { limits } from '@wenxiao/domain/field';
import {
  allowsTotal,
  amountIn,
  cellText,
  examineForm,
  keptFindings,
  pointsIn,
  type PublishedForm,
  readPublishedForm,
  textIn,
  yuanIn,
} from '@wenxiao/forms';
import { keptForm, noForm } from '@wenxiao/service-kit';
import type { FormContent } from './evaluation.commands.js';

/** Forms on which units and departments evaluate themselves: a project's, and a department's whole spending. */
const kinds = ['self-evaluation', 'department-evaluation'] as const;

/**
 * A self-evaluation form as the aggregate keeps it: whole, with the figures that it prints, and what the check finds in them.
 * @param entered the score that is handed in beside it, which is held against the rows as a printed total is.
 * @throws {ProblemError} `invalid-request` when it is no form, or larger than any.
 */
export function formContentOf(form: Record<string, unknown>, entered?: string): FormContent {
  if (!kinds.some((kind) => kind === form['kind'])) {
    const zh = `须为自评表（${kinds.join('、')}）`;
    const en = `must be a self-evaluation form (${kinds.join(', ')})`;
    throw noForm('kind', zh, en);
  }
  const kept = keptForm(form);
  const reading = readPublishedForm(form);
  if (reading.outcome === 'refused') {
    const { path, zh, en } = reading.problem;
    throw noForm(path, zh, en);
  }
  const published = reading.form;
  const printedTotal = scoreIn(published.totals?.publishedTotalScore);
  const printedGrade = cellText(published.totals?.grade, limits.label);
  return {
    ...kept,
    ...fundsOf(published),
    indicators: published.indicators.slice(0, limits.items).map(indicatorOf),
    ...(printedTotal !== undefined && { printedTotal }),
    ...(printedGrade !== undefined && { printedGrade }),
    findings: [
      ...keptFindings(examineForm(published)),
      ...notTaken(published),
      ...(entered === undefined || entered === printedTotal ? [] : enteredOtherwise(published, entered)),
    ],
    says: saidBeside(form, published),
  };
}

/** The rows allow no such score. What the form leaves out, it leaves out of its rows too: only a copy that breaks off has more. */
function enteredOtherwise(published: PublishedForm, entered: string): FormContent['findings'] {
  return allowsTotal(published, entered) ? [] : [{ finding: 'score-not-of-rows', path: 'score', severity: 'error' }];
}

function saidBeside(form: Record<string, unknown>, { indicators }: PublishedForm): NonNullable<FormContent['says']> {
  const [project, year] = [textIn(form['project'], 'name'), textIn(form['source'], 'year')];
  return {
    ...(project !== undefined && { project }),
    ...(year !== undefined && { year }),
    targets: indicators.slice(0, limits.items).map(({ target }) => cellText(target, limits.printed)),
  };
}

type Cell = string | null | undefined;

/** A score or weight cell as decimal text; undefined where it prints no number, or one of more digits than any score has. */
function scoreIn(cell: Cell): string | undefined {
  const number = pointsIn(cell ?? null);
  const text = number && decimalToText(number.value);
  return text?.split('.').every((digits) => digits.length <= limits.digits) ? text : undefined;
}

const columns = ['annualBudget', 'executed'] as const;

function fundsOf({ funds }: PublishedForm): Pick<FormContent, (typeof columns)[number]> {
  const taken = columns.flatMap((name) => {
    const yuan = funds ? yuanIn(funds[name], funds.unit) : undefined;
    return yuan === undefined ? [] : [[name, yuan] as const];
  });
  return Object.fromEntries(taken);
}

/** Amounts that are printed and not taken: nothing is dropped in silence. What cannot be read at all is a finding of the check. */
function notTaken({ funds }: PublishedForm): FormContent['findings'] {
  return columns.flatMap((name) => {
    const isTaken = !funds || amountIn(funds[name], null) === null || yuanIn(funds[name], funds.unit) !== undefined;
    if (isTaken) return [];
    return [{ finding: 'amount-not-taken', path: `funds.${name}`, severity: 'warning' as const }];
  });
}

/** Forms that name no indicator leave a dash in its place. */
function indicatorOf({
  name,
  actual,
  weight,
  score,
}: PublishedForm['indicators'][number]): FormContent['indicators'][number] {
  const reached = cellText(actual, limits.printed);
  const printedWeight = scoreIn(weight);
  const printedScore = scoreIn(score);
  return {
    name: cellText(name, limits.printed) ?? '—',
    ...(reached !== undefined && { actual: reached }),
    ...(printedWeight !== undefined && { weight: printedWeight }),
    ...(printedScore !== undefined && { score: printedScore }),
  };
}
