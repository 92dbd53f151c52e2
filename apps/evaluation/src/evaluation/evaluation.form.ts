import { decimal } from '@wenxiao/domain';
import { limits } from '@wenxiao/domain/field';
import { gradeOf } from '@wenxiao/rules/grading';
import type { FormContent } from './evaluation.commands.js';
import { type EvaluationWorld, gradingOf, typeOf } from './evaluation.world.js';

type Finding = FormContent['findings'][number];

/** Why a form says nothing: it was never filled in, or tells of no indicator, as a copy does that breaks off. */
export function wantingIn({
  findings,
  indicators,
}: FormContent): 'form-unfilled' | 'form-without-indicators' | undefined {
  if (findings.some(({ finding }) => finding === 'unfilled')) return 'form-unfilled';
  return indicators.length === 0 ? 'form-without-indicators' : undefined;
}

/** What its own check found, and where the form says otherwise than what is known: that of another project says nothing of this one. */
export function findingsOf(form: FormContent, world: EvaluationWorld): readonly Finding[] {
  const all = [
    ...form.findings,
    ...moneyFindings(form, world),
    ...indicatorFindings(form, world),
    ...graded(form, world),
  ];
  const byPlace = new Map(all.map((each) => [`${each.finding} ${each.path}`, each]));
  return [...byPlace.values()].slice(0, limits.batch);
}

const isOther = (said: string | undefined, known: string | undefined): boolean =>
  said !== undefined && known !== undefined && !decimal(said).eq(known);

function moneyFindings({ annualBudget }: FormContent, world: EvaluationWorld): readonly Finding[] {
  return [...(isOther(annualBudget, world.budget) ? [error('differs-from-budget', 'funds.annualBudget')] : [])];
}

function indicatorFindings(form: FormContent, { indicators }: EvaluationWorld): readonly Finding[] {
  const plain = (name: string): string => name.replaceAll(/\s+/g, '');
  const approved = indicators.map(plain);
  const printed = form.indicators.map(({ name }) => plain(name));
  return [
    ...absent(printed, approved).map((at) => error('differs-from-target', `indicators[${String(at)}]`)),
    ...absent(approved, printed).map((at) => error('left-out-of-form', `target.indicators[${String(at)}]`)),
  ];
}

const absent = (names: readonly string[], among: readonly string[]): readonly number[] =>
  names.flatMap((name, at) => (among.includes(name) ? [] : [at]));

/** The grade that it prints, beside the one of the total that it prints. */
function graded({ printedTotal, printedGrade }: FormContent, world: EvaluationWorld): readonly Finding[] {
  const type = typeOf(world);
  const grading = type.is === 'stated' ? gradingOf(type, world.ruling) : type;
  if (printedTotal === undefined || printedGrade === undefined || !('bands' in grading)) return [];
  const by = gradeOf(printedTotal, grading.bands);
  return by.outcome === 'graded' && by.band.zh !== printedGrade.trim() ? [error('grade-differs', 'totals.grade')] : [];
}

const error = (finding: string, path: string): Finding => ({ finding, path, severity: 'error' });
