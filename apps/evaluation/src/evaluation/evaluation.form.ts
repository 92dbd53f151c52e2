import { decimal } from '@wenxiao/domain';
import { limits, plainText } from '@wenxiao/domain/field';
import { isNothing, numberIn } from '@wenxiao/forms';
import { gradeOf } from '@wenxiao/rules/grading';
import type { FormContent, FormSays } from './evaluation.commands.js';
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
  const all = [
    ...form.findings,
    ...moneyFindings(form, world),
    ...indicatorFindings(form, world),
    ...namedOtherwise(form.says, world),
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
  const approved = indicators.map(({ name }) => plainText(name));
  const printed = form.indicators.map(({ name }) => plainText(name));
  const others = (form.says?.targets ?? []).flatMap((target, at) => {
    const ofName = indicators.filter((_, index) => approved[index] === printed[at]);
    const isSame = target === undefined || ofName.some(({ written }) => isSameTarget(target, written));
    return isSame || ofName.length === 0 ? [] : [`indicators[${String(at)}].target`];
  });
  return [
    ...absent(printed, approved).map((at) => error('differs-from-target', `indicators[${String(at)}]`)),
    ...others.map((path) => error('differs-from-target', path)),
    ...absent(approved, printed).map((at) => error('left-out-of-form', `target.indicators[${String(at)}]`)),
  ];
}

/** The same number of the same unit, and no other sign; what is no number, the same words. */
function isSameTarget(printed: string, approved: string): boolean {
  const [one, other] = [numberIn(printed), numberIn(approved)];
  if (!one || !other) return plainText(printed) === plainText(approved);
  const isSigned = one.sign !== null && other.sign !== null;
  return one.value.eq(other.value) && one.unit === other.unit && !(isSigned && one.sign !== other.sign);
}

/** A form of another project, or of another year. */
function namedOtherwise(says: FormSays | undefined, { subjectName, place }: EvaluationWorld): readonly Finding[] {
  const { project, year = '' } = says ?? {};
  const years = year.match(/(?<!\d)\d{4}(?!\d)/g) ?? [];
  const isOtherProject = project !== undefined && plainText(project) !== plainText(subjectName);
  const isOtherYear = years.length > 0 && !years.some((each) => place.period.split('-').includes(each));
  return [
    ...(isOtherProject ? [error('differs-from-subject', 'project.name')] : []),
    ...(isOtherYear ? [error('differs-from-period', 'source.year')] : []),
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
