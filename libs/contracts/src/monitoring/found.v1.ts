import { code, day, dated, id, limits, several, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

/**
 * What a check of how a unit monitors found, or an inspection of the subject, in codes of findings of the rule set. Told again, it
 * takes the place of what was told: of what was put right nothing is left.
 */
export const monitoringFound = contract('monitoring.found', 1, 'monitoring', {
  subject: id(t.subject),
  year: year(t.budgetYear),
  scheme: code(t.scheme),
  /** `check.1`, `finding.2` */
  found: dated(t.monitoringFound),
  on: day(t.findingOn),
  findings: several(code(t.finding), limits.items),
});
export const MonitoringFoundV1 = monitoringFound.Message;
export type MonitoringFoundV1 = MessageOf<typeof monitoringFound>;
