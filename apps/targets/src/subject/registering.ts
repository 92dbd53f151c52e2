import type { Actor } from '@wenxiao/domain';
import { derivedId } from '@wenxiao/domain/identity';
import { act, type Act, newId, type PersonsCommand } from '@wenxiao/service-kit';
import type { Ruling } from '@wenxiao/rules/ruling';
import { submittingDesk } from './desks.js';
import type { Lookups } from './lookups.js';
import { leadDeskOf } from '@wenxiao/service-kit';
import { reservingCode } from '../official-code/reserving-codes.js';
import type { OfficialCodeRejection } from '../official-code/official-code.decider.js';
import type { SuccessionRejection } from '../succession/succession.aggregate.js';
import { takingOver } from '../succession/taking-over.js';
import { ownProblem } from '../own-problems.js';
import { subject } from './subject.aggregate.js';
import type { Description, Known, Registration, SubjectCommand, SubjectRejection } from './subject.commands.js';
import { descriptionOf, type RegisterSubjectDto } from './subject.dto.js';
import { authorityOf, type KnownSubject, type Subjects } from './subjects.js';

/**
 * The id of a new subject: of what it is, where a unit has one of its kind (a body that is assessed; what the set says of), so that a
 * second one meets the first; else of the command.
 * @param place of several that one command registers
 */
export async function subjectIdOf(
  subjects: Subjects,
  tenant: string,
  context: PersonsCommand,
  registration: Registration,
  { lookups, place = 0 }: Readonly<{ lookups?: Lookups; place?: number }> = {},
): Promise<string> {
  const { ruling } = await subjects.acting(asRegistered(registration), undefined, lookups);
  return soleIdOf(tenant, registration, onePerUnit(ruling)) ?? newId(context, 'subject', place);
}

/** Whether a unit has one of a kind. */
type OnePerUnit = (kind: string) => boolean;

/** As the set says of its kinds. */
export const onePerUnit =
  (ruling: Ruling): OnePerUnit =>
  (kind) => {
    const ofSet = ruling.member('subject.kinds', kind);
    return ofSet.is === 'stated' && ofSet.value.onePer === 'unit';
  };

/** The id of the only subject of its kind in its unit; undefined for what a unit may have several of. */
function soleIdOf(
  tenant: string,
  { unit, kind, nature }: Pick<Registration, 'unit' | 'kind' | 'nature'>,
  isOnePerUnit: OnePerUnit,
): string | undefined {
  return nature === 'body' || isOnePerUnit(kind) ? derivedId('subject', tenant, kind, unit) : undefined;
}

/**
 * What a subject becomes by another description or place is still named by what it is.
 * @throws {ProblemError} `one-per-unit`, `of-its-unit` (409).
 */
export function requireSameName(
  { tenant, id }: Readonly<{ tenant: string; id: string }>,
  becomes: Readonly<{ before: Known; unit?: string; kind?: string; nature?: Registration['nature'] }>,
  isOnePerUnit: OnePerUnit,
): void {
  const { before, unit = before.unit, kind = before.description.kind, nature = before.description.nature } = becomes;
  const is = soleIdOf(tenant, { unit, kind, nature }, isOnePerUnit);
  if (is === id) return;
  if (is !== undefined) throw ownProblem('one-per-unit', { subject: is });
  const { unit: at, description } = before;
  if (soleIdOf(tenant, { unit: at, ...description }, isOnePerUnit) === id)
    throw ownProblem('of-its-unit', { subject: id });
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
  await subjects.requireNamed(tenant, undefined, description);
  return { ...place, ...description };
}

/** As it stands before anything has happened to it. */
export const asRegistered = ({ unit, department, ...description }: Registration): Known => ({
  unit,
  department,
  description,
  responsible: [],
  marks: {},
  openedYears: [],
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
  tenant: string,
  context: PersonsCommand,
  { id, registration, lookups }: Readonly<{ id: string; registration: Registration; lookups?: Lookups }>,
): readonly Act<SubjectRejection | OfficialCodeRejection | SuccessionRejection>[] {
  const { unit, officialCode: after, predecessors } = registration;
  let by: Actor = context.actor;
  const registers = act(subject)({
    id,
    expectedVersion: 0,
    async given({ version }, at) {
      const acting = await subjects.acting(asRegistered(registration), undefined, lookups);
      const { ruling, reference, known } = acting;
      if (version > 0 && soleIdOf(tenant, registration, onePerUnit(ruling)) === id)
        throw ownProblem('one-per-unit', { subject: id });
      const desks = [submittingDesk(ruling, known), leadDeskOf(ruling)] as const;
      by = authorityOf(context.admission, acting, 'administer', desks);
      const { opening, basedOn } = await subjects.succession.openedFrom(tenant, registration);
      return {
        command: { type: 'register', data: { subject: id, ...registration, opening }, at, by },
        inForce: { rules: ruling, reference },
        actor: by,
        at: unit,
        ...(basedOn.length > 0 && { basedOn }),
      };
    },
  });
  return [
    registers,
    ...reservingCode({ subject: id, unit, ...(after !== undefined && { after }) }, () => by),
    ...takingOver({ tenant, subject: id, unit, before: [], after: predecessors }, () => by),
  ];
}

/** What somebody does with a subject. */
export type Given = Pick<SubjectCommand, 'type'> & Readonly<{ data: object }>;

/**
 * The acts that go with one on a subject: its official code and what it goes on with from elsewhere are its own from then on, or
 * no longer. A revision holds, whatever the registration should have said.
 */
export function reserving(
  { tenant, id: subject }: Readonly<{ tenant: string; id: string }>,
  { unit, description, revised }: KnownSubject,
  given: Given,
  by: () => Actor,
): readonly Act<OfficialCodeRejection | SuccessionRejection>[] {
  const before = description.officialCode;
  const { officialCode: after, predecessors = [] } = describedAfter({ description, revised }, given);
  const [was, becomes] = [before !== undefined && { before }, after !== undefined && { after }];
  return [
    ...reservingCode({ subject, unit, ...was, ...becomes }, by),
    ...takingOver({ tenant, subject, unit, before: description.predecessors, after: predecessors }, by),
  ];
}

/** How it is described after an act: as nothing where its registration is withdrawn. */
function describedAfter(
  { description, revised }: Pick<KnownSubject, 'description' | 'revised'>,
  { type, data }: Given,
): Partial<Pick<Description, 'officialCode' | 'predecessors'>> {
  if (type === 'revise' || (type === 'correct' && !revised)) return data;
  return type === 'withdraw' ? {} : description;
}
