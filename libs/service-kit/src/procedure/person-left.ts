import type { StepNeeds } from '@wenxiao/domain/field';
import type { StoredEvent } from '@wenxiao/event-store';
import type { AssignedRow, Progress, Replacement } from '@wenxiao/rules/procedure';
import type { Departures, NamedPerson } from '../directory/known-people.js';
import type { Alarm } from '../due/alarm.js';
import type { Task } from '../due/task.js';

/** The step that the task of a person who left stands under; no step of a procedure. */
export const personLeftStep = 'person-left';

type Named = Readonly<{ to?: string; assigned?: readonly AssignedRow[] }>;

/** The persons whom an object names while it is open. */
export const personsIn = ({ assigned, ended }: Pick<Progress, 'assigned' | 'ended'>): readonly string[] =>
  ended === undefined ? [...new Set(assigned.flatMap(({ person }) => person ?? []))] : [];

/** The persons whom an open object names by its steps, and since when: from the answer that named them, or the replacement. */
export const namedPersons = (events: readonly StoredEvent[], progress: Progress): readonly NamedPerson[] =>
  namedSince(personsIn(progress), events, ({ data }, person) => names(JSON.parse(data) as Named, person));

/** Since when each of them is named: from the last event that does. */
export function namedSince(
  persons: readonly string[],
  events: readonly StoredEvent[],
  isNaming: (event: StoredEvent, person: string) => boolean,
): readonly NamedPerson[] {
  return persons.flatMap((person) => {
    const event = events.findLast((each) => isNaming(each, person));
    return event ? [{ person, since: event.recordedAt }] : [];
  });
}

/** Of a replacement, which says everybody who stays as well, only whoever came. */
function names({ to, assigned = [] }: Named, person: string): boolean {
  return to === undefined ? assigned.some((row) => row.person === person) : to === person && assigned.length > 0;
}

/** What the lead desk has to see to: somebody takes the place of each who left. */
export function personLeftTasks(
  { left }: Departures,
  { procedure }: Pick<Progress, 'procedure'>,
  hash: string,
  zh = '受派人员已离岗，请指派他人接替',
): readonly (Pick<Task, 'step' | 'zh' | 'barred' | 'waitsFor' | 'dues' | 'why'> &
  Readonly<{ kind: 'settle'; level: string }>)[] {
  return left.map((person) => ({
    kind: 'settle',
    step: personLeftStep,
    level: person,
    zh,
    barred: [],
    waitsFor: [],
    dues: [],
    why: { hash, path: `procedures/${procedure}` },
  }));
}

/** The next day on which one of them may have left by the calendar alone. */
export const departureAlarms = ({ lookOn }: Departures): readonly Alarm[] =>
  lookOn === undefined ? [] : [{ what: 'departures', wakeOn: lookOn }];

/** Whom a replacement names, as an answer does that names somebody: a person in the place of a person, a body in that of a body. */
export function successorIn(
  { assigned }: Progress,
  { as, from, to }: Replacement,
): Pick<StepNeeds, 'persons' | 'organisation'> {
  const leaving = assigned.find((row) => row.as === as && (row.person ?? row.organisation) === from);
  if (!leaving) return {};
  return leaving.person === undefined ? { organisation: to } : { persons: [to] };
}
