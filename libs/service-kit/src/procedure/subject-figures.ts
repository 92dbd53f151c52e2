import type { subjectChanged } from '@wenxiao/contracts';
import { decimal, decimalToText } from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import type { Known } from '@wenxiao/rules/condition';

/** What conditions ask of a subject: a copy that they are judged by keeps it. */
const asked = [
  'kind',
  'nature',
  'level',
  'class',
  'isNew',
  'isKey',
  'isMajor',
  'plannedFrom',
  'plannedTo',
  'planned',
  'relatedFunds',
  'categories',
] as const;

/** … and whose it is, and how it is called: what every service keeps of the subjects on which it decides. */
export const subjectKept = ['unit', 'department', 'name', 'officialCode', ...asked] as const;

export type SubjectAsked = Pick<DataOf<(typeof subjectChanged)['fields']>, (typeof asked)[number]>;

/** … and nothing else of it. */
export const askedOfSubject = (subject: SubjectAsked): SubjectAsked =>
  Object.fromEntries(asked.map((field) => [field, subject[field]])) as SubjectAsked;

/** From when a subject goes on no longer: it ended, was merged or withdrawn, the last as if it had never been. Undefined while it goes on. */
export const endedFrom = ({
  status,
  since = '',
}: Pick<DataOf<(typeof subjectChanged)['fields']>, 'status' | 'since'>): string | undefined =>
  status === 'registered' || status === 'suspended' ? undefined : since;

const yesOrNo = (flag: boolean): string => (flag ? 'yes' : 'no');

/**
 * What a condition may ask of a subject (matrix §5: figures of the subject). Of what it has none it is `null`; of a figure
 * that is none of a subject's, undefined.
 */
function figureOfSubject(subject: SubjectAsked, code: string): string | readonly string[] | null | undefined {
  switch (code) {
    case 'subject.kind':
      return subject.kind;
    case 'subject.nature':
      return subject.nature;
    case 'subject.level':
      return subject.level ?? null;
    case 'subject.class':
      return subject.class ?? null;
    case 'subject.category':
      return subject.categories;
    case 'subject.related-funds':
      return subject.relatedFunds;
    case 'subject.is-new':
      return subject.isNew === undefined ? undefined : yesOrNo(subject.isNew);
    case 'subject.key':
      return yesOrNo(subject.isKey);
    case 'subject.major':
      return yesOrNo(subject.isMajor);
    case 'subject.planned-fiscal-money':
      return plannedFiscalMoney(subject);
    case 'subject.planned-years':
      return plannedYears(subject);
    default:
      return undefined;
  }
}

/** What is planned of public money over the whole period: everything but what the unit raises itself. */
function plannedFiscalMoney({ planned }: SubjectAsked): string | null {
  const fiscal = planned.filter(({ source }) => source !== 'self-raised');
  if (fiscal.length === 0) return null;
  return decimalToText(fiscal.reduce((sum, { amount }) => sum.plus(amount), decimal('0')));
}

/** How many budget years its planned period touches; none where it is planned without end. */
function plannedYears({ plannedFrom, plannedTo }: SubjectAsked): string | null {
  if (plannedFrom === undefined || plannedTo === undefined) return null;
  return String(Number(plannedTo.slice(0, 4)) - Number(plannedFrom.slice(0, 4)) + 1);
}

/** The period for which it is planned; none where it is planned without end. */
export function periodOfSubject(
  { plannedFrom, plannedTo }: Pick<SubjectAsked, 'plannedFrom' | 'plannedTo'>,
  code: string,
): ReturnType<Known['period']> {
  if (code !== 'planned') return undefined;
  return plannedFrom === undefined || plannedTo === undefined ? null : { from: plannedFrom, to: plannedTo };
}

/** What a service knows of a subject's year beside the subject itself: figures by their codes, and what was found. */
export type KnownBeside = Readonly<{
  figures?: Readonly<Record<string, ReturnType<Known['figure']>>>;
  findings?: readonly string[];
}>;

/** What conditions may ask of a subject in a year. Of another year nothing is known. */
export function knownOfSubject(
  subject: SubjectAsked,
  year: number,
  { figures = {}, findings = [] }: KnownBeside = {},
): Omit<Known, 'parameter'> {
  return {
    year,
    figure(code, of) {
      if (of !== year) return undefined;
      return Object.hasOwn(figures, code) ? figures[code] : figureOfSubject(subject, code);
    },
    found: (code, of) => of === year && findings.includes(code),
    period: (code) => periodOfSubject(subject, code),
  };
}

/** What an evaluation knows of its subject beside: whether it had a budget in a year before, and how many carry it out beside its unit. */
type EvaluatedOfIt = Readonly<{ wasFunded: boolean; implementers: number }>;

/** … of one whose target was compiled, or was not. */
export function knownWithTarget(
  subject: SubjectAsked,
  isCompiled: boolean,
  year: number,
  evaluated?: EvaluatedOfIt,
): Omit<Known, 'parameter'> {
  const beside = evaluated && {
    'subject.funded-before': yesOrNo(evaluated.wasFunded),
    'subject.implementers': String(evaluated.implementers),
  };
  return knownOfSubject(subject, year, { figures: { 'target.compiled': yesOrNo(isCompiled), ...beside } });
}

/** What was evaluated of it: none while it is not evaluated, and no score where its type has none. */
export type EvaluatedAs = Readonly<{ type: string; score?: string; grade?: string; findings: readonly string[] }>;

/** … and of one that was evaluated. A ranking may still give the grade. Null for what is of no evaluation; undefined while there is none yet. */
export function knownAsEvaluated(
  subject: SubjectAsked,
  evaluation: EvaluatedAs | null | undefined,
  year: number,
): Omit<Known, 'parameter'> {
  const figures = {
    'evaluation.type': evaluation && evaluation.type,
    'evaluation.grade': evaluation && evaluation.grade,
    'evaluation.score': evaluation && (evaluation.score ?? null),
  };
  return knownOfSubject(subject, year, { figures, ...(evaluation && { findings: evaluation.findings }) });
}
