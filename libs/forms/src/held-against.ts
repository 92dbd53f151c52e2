import { decimal } from '@wenxiao/domain';
import { plainText } from '@wenxiao/domain/field';
import { numberIn } from './cell.js';

/** What a form prints of what is known anyhow; undefined where it prints nothing of it. Amounts in 元. */
export type PrintedOfSubject = Readonly<{
  project?: string | undefined;
  year?: string | undefined;
  annualBudget?: string | undefined;
  indicators: readonly Readonly<{ name: string; target?: string | undefined }>[];
}>;

/** What is known of the subject of a form. */
export type KnownOfSubject = Readonly<{
  name: string;
  /** The years that the form may be of. */
  years: readonly string[];
  budget?: string | undefined;
  /** What was approved of its indicators. */
  indicators: readonly Readonly<{ name: string; written: string }>[];
}>;

/** Where a form says otherwise than what is known, as errors: that of another project says nothing of this one. */
export function heldAgainst(
  form: PrintedOfSubject,
  known: KnownOfSubject,
): readonly Readonly<{ finding: string; path: string; severity: 'error' }>[] {
  return [
    ...(isOther(form.annualBudget, known.budget) ? [error('differs-from-budget', 'funds.annualBudget')] : []),
    ...indicatorsOtherwise(form, known),
    ...namedOtherwise(form, known),
  ];
}

const isOther = (said: string | undefined, known: string | undefined): boolean =>
  said !== undefined && known !== undefined && !decimal(said).eq(known);

function indicatorsOtherwise({ indicators: rows }: PrintedOfSubject, { indicators }: KnownOfSubject) {
  const approved = indicators.map(({ name }) => plainText(name));
  const printed = rows.map(({ name }) => plainText(name));
  const others = rows.flatMap(({ target }, at) => {
    const ofName = indicators.filter((_, index) => approved[index] === printed[at]);
    const isSame = target === undefined || ofName.some(({ written }) => isSameFigure(target, written));
    return isSame || ofName.length === 0 ? [] : [`indicators[${String(at)}].target`];
  });
  return [
    ...absent(printed, approved).map((at) => error('differs-from-target', `indicators[${String(at)}]`)),
    ...others.map((path) => error('differs-from-target', path)),
    ...absent(approved, printed).map((at) => error('left-out-of-form', `target.indicators[${String(at)}]`)),
  ];
}

const absent = (names: readonly string[], among: readonly string[]): readonly number[] =>
  names.flatMap((name, at) => (among.includes(name) ? [] : [at]));

/** The same number of the same unit, and no other sign; what is no number, the same words. */
export function isSameFigure(printed: string, known: string): boolean {
  const [one, other] = [numberIn(printed), numberIn(known)];
  if (!one || !other) return plainText(printed) === plainText(known);
  const isSigned = one.sign !== null && other.sign !== null;
  return one.value.eq(other.value) && one.unit === other.unit && !(isSigned && one.sign !== other.sign);
}

/** A form of another project, or of another year. */
function namedOtherwise({ project, year = '' }: PrintedOfSubject, { name, years: may }: KnownOfSubject) {
  const years = year.match(/(?<!\d)\d{4}(?!\d)/g) ?? [];
  const isOtherProject = project !== undefined && plainText(project) !== plainText(name);
  const isOtherYear = years.length > 0 && !years.some((each) => may.includes(each));
  return [
    ...(isOtherProject ? [error('differs-from-subject', 'project.name')] : []),
    ...(isOtherYear ? [error('differs-from-period', 'source.year')] : []),
  ];
}

const error = (finding: string, path: string) => ({ finding, path, severity: 'error' as const });
