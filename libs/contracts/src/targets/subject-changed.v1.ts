import { code, day, decimal, flag, id, limits, list, money, name, oneOf, several, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';
import { by } from '../by.js';

/** A subject, as it stands after a change: whose it is, what it is, whether it goes on. */
export const subjectChanged = contract('targets.subject-changed', 1, 'subject', {
  subject: id(t.subject),
  status: oneOf(t.subjectStatus),
  /** The day of the last move or change of status. */
  since: day(t.subjectFrom).optional(),
  unit: id(t.unit),
  department: id(t.department),
  /** A code of the rule set. */
  kind: code(t.subjectKind),
  nature: oneOf(t.subjectNature),
  /** Under which rules it is managed. */
  scheme: code(t.scheme),
  by,
  name: name(t.subjectName, { max: limits.name }),
  officialCode: code(t.subjectCode).optional(),
  level: code(t.subjectLevel).optional(),
  class: code(t.subjectClass).optional(),
  within: id(t.within).optional(),
  predecessors: list(['subject'], limits.items, {
    tenant: id(t.predecessorTenant),
    subject: id(t.predecessor),
  }),
  /** The money that years had before it was handed over to here, of all its predecessors in other jurisdictions. */
  openedYears: list(['year'], limits.items, {
    year: year(t.budgetYear),
    budget: money(t.openingBudget),
  }).optional(),
  mergedInto: id(t.subjectMergedInto).optional(),
  successorTenant: id(t.successorTenant).optional(),
  successor: id(t.successor).optional(),
  isNew: flag(t.isNew).optional(),
  isKey: flag(t.isKey),
  isMajor: flag(t.isMajor),
  plannedFrom: day(t.plannedFrom).optional(),
  plannedTo: day(t.plannedTo).optional(),
  /** Of the whole planned period, or, with a year, of that year alone. */
  planned: list(['source', 'fund', 'year'], limits.items, {
    source: oneOf(t.moneySource),
    fund: code(t.fundType).optional(),
    year: year(t.budgetYear).optional(),
    amount: money(t.plannedAmount),
  }),
  relatedFunds: several(code(t.relatedFund), limits.items),
  categories: several(code(t.category), limits.items),
  implementers: list(['organisation'], limits.items, {
    organisation: id(t.implementingUnit),
    share: decimal(t.implementingShare).optional(),
  }),
  /** Who answers for it in which role, today or from a later day on. */
  responsible: list(['person', 'role'], limits.items, {
    person: id(t.responsiblePerson),
    role: code(t.responsibleRole),
    from: day(t.responsibleFrom),
  }),
});

export const SubjectChangedV1 = subjectChanged.Message;
export type SubjectChangedV1 = MessageOf<typeof subjectChanged>;
