import { Input } from '@wenxiao/contracts/input';
import { type Fields, type DataOf, project } from '@wenxiao/domain/field';
import { subjectFacts as facts } from '@wenxiao/facts/targets';
import { assessmentScheme, moneyScheme, type Scheme } from '@wenxiao/rules/shape';
import type { Description } from './subject.commands.js';

const { unit, department, ...described } = facts.subjectRegistered.fields;
const { predecessors, planned, relatedFunds, categories, implementers, nature, scheme: _scheme, ...stated } = described;

/** As a client describes a subject: a list that is left out is empty, money is meant where nobody says otherwise. */
const descriptionFields = {
  ...stated,
  nature: nature.optional(),
  predecessors: predecessors.optional(),
  planned: planned.optional(),
  relatedFunds: relatedFunds.optional(),
  categories: categories.optional(),
  implementers: implementers.optional(),
} as const satisfies Fields;

export const registrationFields = {
  unit,
  /** Where it is left out, the one above the unit. */
  department: department.optional(),
  ...descriptionFields,
} as const satisfies Fields;

const keysOf = <F extends Fields>(fields: F) => Object.keys(fields) as (keyof F & string)[];

const registration = { type: 'subject-registration', fields: registrationFields };
export class RegisterSubjectDto extends Input(registration, ...keysOf(registrationFields)) {}

const { reason } = facts.subjectWithdrawn.fields;
const correction = { type: 'subject-correction', fields: { ...registrationFields, reason } };
export class CorrectSubjectDto extends Input(correction, ...keysOf(correction.fields)) {}

const revision = {
  type: 'subject-revision',
  fields: { ...descriptionFields, from: facts.subjectRevised.fields.from, reason: reason.optional() },
};
export class ReviseSubjectDto extends Input(revision, ...keysOf(revision.fields)) {}

export class SubjectReasonDto extends Input(facts.subjectWithdrawn, 'reason') {}
export class KeepDescriptionDto extends Input(facts.otherDescriptionKept, 'reason') {}
export class BecauseDto extends Input(facts.subjectSuspended, 'from', 'reason') {}
export class MarkSubjectDto extends Input(facts.subjectMarked, 'mark', 'marked', 'ground', 'reason') {}
export class GiveResponsibilityDto extends Input(facts.responsibilityGiven, 'person', 'role', 'from') {}
export class EndResponsibilityDto extends Input(facts.responsibilityEnded, 'person', 'role', 'to') {}
const moved = {
  type: 'subject-move',
  fields: { ...facts.subjectMoved.fields, department: facts.subjectMoved.fields.department.optional() },
};
export class MoveSubjectDto extends Input(moved, 'unit', 'department', 'from', 'reason') {}
export class MergeSubjectDto extends Input(facts.subjectMerged, 'into', 'from', 'reason') {}
export class EndSubjectDto extends Input(facts.subjectEnded, 'from', 'reason', 'successorTenant', 'successor') {}

/** What a client described, as facts hold it. */
export function descriptionOf(sent: object): Description {
  const lists = { predecessors: [], planned: [], relatedFunds: [], categories: [], implementers: [] };
  const given = project(descriptionFields, sent) as DataOf<typeof descriptionFields>;
  const described = { nature: 'money' as const, ...lists, ...given };
  return { ...described, scheme: schemeOf(described.nature) };
}

/** Under which scheme a subject is managed: money by that of budgets, a body by that of its assessment. */
const schemeOf = (nature: Description['nature']): Scheme => (nature === 'body' ? assessmentScheme : moneyScheme);
