import { type SubjectChangedV1 } from '@wenxiao/contracts';
import { decimal, decimalToText } from '@wenxiao/domain';
import type { Known } from '@wenxiao/rules/condition';

const yesOrNo = (flag: boolean): string => (flag ? 'yes' : 'no');

/**
 * What a condition may ask of a subject (matrix §5: figures of the subject). Of what it has none it is `null`; of a figure
 * that is none of a subject's, undefined.
 */
export function figureOfSubject(
  subject: SubjectChangedV1,
  code: string,
): string | readonly string[] | null | undefined {
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
    default:
      return undefined;
  }
}

/** What is planned of public money over the whole period: everything but what the unit raises itself. */
function plannedFiscalMoney({ planned }: SubjectChangedV1): string | null {
  const fiscal = planned.filter(({ source }) => source !== 'self-raised');
  if (fiscal.length === 0) return null;
  return decimalToText(fiscal.reduce((sum, { amount }) => sum.plus(amount), decimal('0')));
}

/** The period for which it is planned; none where it is planned without end. */
export function periodOfSubject(
  { plannedFrom, plannedTo }: SubjectChangedV1,
  code: string,
): ReturnType<Known['period']> {
  if (code !== 'planned') return undefined;
  return plannedFrom === undefined || plannedTo === undefined ? null : { from: plannedFrom, to: plannedTo };
}
