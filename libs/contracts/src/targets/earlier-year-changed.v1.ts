import { code, day, decimal, id, limits, list, money, oneOf, several, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { by } from '../by.js';
import { contract } from '../contract.js';

/** What was recorded of a year before a subject was kept here, as it stands after a change; of one taken back nothing but that. */
export const earlierYearChanged = contract('targets.earlier-year-changed', 1, 'earlier-year', {
  subject: id(t.subject),
  year: year(t.budgetYear),
  scheme: code(t.scheme),
  status: oneOf(t.earlierYear),
  budget: money(t.earlierBudget).optional(),
  executed: money(t.earlierExecuted).optional(),
  /** A grade that the rules of today do not give is none here. */
  results: list(['type'], limits.shortList, {
    type: code(t.earlierEvaluation),
    score: decimal(t.earlierScore).optional(),
    fullMark: decimal(t.earlierFullMark).optional(),
    grade: code(t.earlierGrade).optional(),
    findings: several(code(t.earlierFindings), limits.shortList).optional(),
  }),
  /** What supervision found in the year. */
  findings: list(['source'], limits.shortList, {
    source: code(t.earlierFindingSource),
    concludes: several(code(t.earlierConcludes), limits.shortList),
  }).optional(),
  /** Of the document that it was taken from. */
  documentDate: day(t.earlierDocumentDate).optional(),
  by,
});
