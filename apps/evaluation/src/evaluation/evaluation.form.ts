import { limits } from '@wenxiao/domain/field';
import { distinctFindings, heldAgainst, isNothing, type KnownOfSubject, type PrintedOfSubject } from '@wenxiao/forms';
import { gradeOf } from '@wenxiao/rules/grading';
import type { FormContent } from './evaluation.commands.js';
import { type EvaluationWorld, gradingOf, typeOf } from './evaluation.world.js';

type Finding = FormContent['findings'][number];

/**
 * Why a form says nothing: it tells of no indicator, as a copy does that breaks off, or of none prints what was reached, nor a score:
 * it was never filled in.
 */
export function wantingIn({
  findings,
  indicators,
}: FormContent): 'form-unfilled' | 'form-without-indicators' | undefined {
  if (findings.some(({ finding }) => finding === 'unfilled')) return 'form-unfilled';
  if (indicators.length === 0) return 'form-without-indicators';
  const isBlank = indicators.every(({ actual, score }) => isNothing(actual ?? '') && score === undefined);
  return isBlank ? 'form-unfilled' : undefined;
}

/** What its own check found, and where the form says otherwise than what is known: that of another project says nothing of this one. */
export function findingsOf(form: FormContent, world: EvaluationWorld): readonly Finding[] {
  const all = [...form.findings, ...heldAgainst(printedIn(form), knownOf(world)), ...graded(form, world)];
  return distinctFindings(all).slice(0, limits.batch);
}

const printedIn = ({ annualBudget, indicators, says }: FormContent): PrintedOfSubject => ({
  project: says?.project,
  year: says?.year,
  annualBudget,
  indicators: indicators.map(({ name }, at) => ({ name, target: says?.targets[at] })),
});

const knownOf = ({ subjectName: name, place, budget, indicators }: EvaluationWorld): KnownOfSubject => ({
  name,
  years: place.period.split('-'),
  budget,
  indicators,
});

/** The grade that it prints, beside the one of the total that it prints. */
function graded({ printedTotal, printedGrade }: FormContent, world: EvaluationWorld): readonly Finding[] {
  const type = typeOf(world);
  const grading = type.is === 'stated' ? gradingOf(type, world.ruling) : type;
  if (printedTotal === undefined || printedGrade === undefined || !('bands' in grading)) return [];
  const by = gradeOf(printedTotal, grading.bands);
  return by.outcome === 'graded' && by.band.zh !== printedGrade.trim() ? [error('grade-differs', 'totals.grade')] : [];
}

const error = (finding: string, path: string): Finding => ({ finding, path, severity: 'error' });
