import { subjectChanged } from '@wenxiao/contracts';
import type { SubjectEvent } from '@wenxiao/facts/targets';
import { byToTell, type EventPlace } from '@wenxiao/service-kit';
import type { SubjectState } from '../subject/subject.commands.js';

/** What others learn of a subject: how it stands after every change. */
export function publishSubject(
  _event: SubjectEvent,
  after: SubjectState,
  { id: subject, metadata }: EventPlace,
): object | undefined {
  if (after.status === 'unknown') return undefined;
  const { status, unit, department, description, marks, responsible, since, mergedInto, successor } = after;
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
    ...(mergedInto !== undefined && { mergedInto }),
    ...(successor && { successorTenant: successor.tenant, successor: successor.subject }),
  });
}
