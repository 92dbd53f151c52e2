import { type Act, act, audienceOf, type PersonsCommand } from '@wenxiao/service-kit';
import { desksOfTables } from './desks.js';
import type { Lookups } from './lookups.js';
import { subject as subjects } from './subject.aggregate.js';
import type { SubjectCommand, SubjectRejection } from './subject.commands.js';
import { authorityOf, type SubjectAtHand, type Subjects } from './subjects.js';

export type NotedOther = Omit<Extract<SubjectCommand, { type: 'note-other-description' }>['data'], 'subject'>;

/** Says what another system has of a subject, by whoever may bring its table. */
export function notingOther(
  all: Subjects,
  { id, subject }: Pick<SubjectAtHand, 'id' | 'subject'>,
  data: NotedOther,
  { context, lookups }: Readonly<{ context: PersonsCommand; lookups: Lookups }>,
): Act<SubjectRejection> {
  return act(subjects)({
    id,
    expectedVersion: 'current',
    async given(_, at) {
      const acting = await all.acting(subject, undefined, lookups);
      const { ruling: rules, reference } = acting;
      const by = authorityOf(context.admission, acting, 'administer', desksOfTables(acting));
      return {
        command: { type: 'note-other-description', data: { ...data, subject: id }, at, by },
        inForce: { rules, reference },
        actor: by,
        at: subject.unit,
        reads: audienceOf(context.admission, acting.place.jurisdiction),
      };
    },
  });
}
