import { subjectChanged, type Published } from '@wenxiao/contracts';
import { decimal, sumOf, yuanText } from '@wenxiao/domain';
import type { SubjectEvent } from '@wenxiao/facts/targets';
import { byToTell, type EventPlace } from '@wenxiao/service-kit';
import { isOtherEvent } from '../subject/other-description.js';
import type { OpenedYear, SubjectState } from '../subject/subject.commands.js';

/** What others learn of a subject: how it stands after every change; what another system says of it is its own matter. */
export function publishSubject(
  event: SubjectEvent,
  after: SubjectState,
  { id: subject, metadata }: EventPlace,
): Published | undefined {
  if (after.status === 'unknown' || isOtherEvent(event)) return undefined;
  const { status, unit, department, description, marks, responsible, openedYears, since, mergedInto, successor } =
    after;
  return subjectChanged({
    subject,
    status,
    ...(since !== undefined && { since }),
    unit,
    department,
    ...description,
    ...byToTell(metadata),
    isKey: marks.key === true,
    isMajor: marks.major === true,
    responsible,
    ...(openedYears.length > 0 && { openedYears: budgetsOf(openedYears) }),
    ...(mergedInto !== undefined && { mergedInto }),
    ...(successor && {
      successorTenant: successor.tenant,
      ...(successor.subject !== undefined && { successor: successor.subject }),
    }),
  });
}

/** The money of each year, whatever predecessors it came from. */
function budgetsOf(years: readonly OpenedYear[]): readonly Readonly<{ year: number; budget: string }>[] {
  const known = years.flatMap(({ year, budget }) => (budget === undefined ? [] : [{ year, budget }]));
  return [...new Set(known.map(({ year }) => year))].sort().map((year) => {
    const amounts = known.filter((each) => each.year === year).map(({ budget }) => decimal(budget));
    return { year, budget: yuanText(sumOf(amounts)) };
  });
}
