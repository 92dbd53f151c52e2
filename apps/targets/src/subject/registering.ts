import type { Actor } from '@wenxiao/domain';
import { derivedId } from '@wenxiao/domain/identity';
import { act, type Act, newId, type PersonsCommand } from '@wenxiao/service-kit';
import { submittingDesk } from './desks.js';
import { leadDeskOf } from '@wenxiao/service-kit';
import { reservingCode } from '../official-code/reserving-codes.js';
import type { OfficialCodeRejection } from '../official-code/official-code.decider.js';
import { subject } from './subject.aggregate.js';
import type { Known, Registration, SubjectRejection } from './subject.commands.js';
import { descriptionOf, type RegisterSubjectDto } from './subject.dto.js';
import { authorityOf, type Subjects } from './subjects.js';

/**
 * The id of a new subject: of what it is, where a unit has one of its kind (a body that is assessed; what the set says of), so that a
 * second one meets the first; else of the command.
 */
export async function subjectIdOf(
  subjects: Subjects,
  tenant: string,
  context: PersonsCommand,
  registration: Registration,
): Promise<string> {
  const { unit, kind, nature } = registration;
  const { ruling } = await subjects.acting(asRegistered(registration));
  const ofSet = ruling.member('subject.kinds', kind);
  const isOne = nature === 'body' || (ofSet.is === 'stated' && ofSet.value.onePer === 'unit');
  return isOne ? derivedId('subject', tenant, kind, unit) : newId(context, 'subject');
}

/** What somebody registers, with its place in the tree. @throws {ProblemError} `unknown-organisation`, `unknown-subject`. */
export async function registrationOf(
  subjects: Subjects,
  tenant: string,
  body: RegisterSubjectDto,
  context: PersonsCommand,
): Promise<Registration> {
  const { unit, department } = body;
  const named = { unit, ...(department !== undefined && { department }) };
  const description = descriptionOf(body);
  const place = await subjects.placeNamed(tenant, named, context.admission);
  await subjects.requireNamed(tenant, description);
  return { ...place, ...description };
}

/** As it stands before anything has happened to it. */
export const asRegistered = ({ unit, department, ...description }: Registration): Known => ({
  unit,
  department,
  description,
  responsible: [],
  marks: {},
  moved: false,
  revised: false,
  acts: 0,
});

/**
 * Registers a subject, and reserves its official code where it has one: a step of no procedure, for whoever will submit its
 * target or for the lead desk.
 */
export function registering(
  subjects: Subjects,
  context: PersonsCommand,
  id: string,
  registration: Registration,
): readonly Act<SubjectRejection | OfficialCodeRejection>[] {
  const { unit, officialCode: after } = registration;
  let by: Actor = context.actor;
  const registers = act(subject)({
    id,
    expectedVersion: 0,
    async given(_, at) {
      const acting = await subjects.acting(asRegistered(registration));
      const { ruling, reference, known } = acting;
      const desks = [submittingDesk(ruling, known), leadDeskOf(ruling)] as const;
      by = authorityOf(context.admission, acting, 'administer', desks);
      return {
        command: { type: 'register', data: { subject: id, ...registration }, at, by },
        inForce: { rules: ruling, reference },
        actor: by,
        at: unit,
      };
    },
  });
  return [registers, ...reservingCode({ subject: id, unit, ...(after !== undefined && { after }) }, () => by)];
}
