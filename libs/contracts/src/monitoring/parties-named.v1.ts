import { code, id, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';
import { namedParties } from '../parties-named.js';

/** Those of all rounds of the year that are under way. */
export const monitoringPartiesNamed = contract('monitoring.parties-named', 1, 'monitoring', {
  subject: id(t.subject),
  year: year(t.budgetYear),
  scheme: code(t.scheme),
  ...namedParties,
});
export const MonitoringPartiesNamedV1 = monitoringPartiesNamed.Message;
export type MonitoringPartiesNamedV1 = MessageOf<typeof monitoringPartiesNamed>;
