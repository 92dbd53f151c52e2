import type { StoredEvent } from '@wenxiao/event-store';
import { type NamedPerson, namedSince, toSettle } from '@wenxiao/service-kit';
import type { Responsibility } from './subject.commands.js';

/** Whoever answers for a subject, and since when that is recorded. */
export function responsiblePersons(
  responsible: readonly Responsibility[],
  events: readonly StoredEvent[],
): readonly NamedPerson[] {
  const isGivenTo = ({ type, data }: StoredEvent, to: string): boolean =>
    type === 'responsibility-given' && (JSON.parse(data) as Responsibility).person === to;
  return namedSince([...new Set(responsible.map(({ person }) => person))], events, isGivenTo);
}

/** What the subject's own desk has to see to: somebody else answers for it in the place of each who left. */
export const responsibleLeftTasks = (left: readonly string[], hash: string) =>
  left.map((person) => ({
    ...toSettle('责任人已离岗，请终止其责任，另行确定责任人', 'general.leadDesk', hash, 'responsible-left'),
    kind: 'act' as const,
    level: person,
  }));
