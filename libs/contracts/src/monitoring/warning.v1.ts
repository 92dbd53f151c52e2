import { code, dated, id, oneOf, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

/** Which warning of a subject's year it is. */
const warned = {
  subject: id(t.subject),
  year: year(t.budgetYear),
  scheme: code(t.scheme),
  warning: code(t.warning),
  round: dated(t.round).optional(),
  indicator: code(t.indicator).optional(),
};

/** A subject deviates in spending or in attainment. It does so until the warning is lifted. */
export const warningRaised = contract('monitoring.warning-raised', 1, 'monitoring', {
  ...warned,
  light: oneOf(t.warningLight),
});
export const WarningRaisedV1 = warningRaised.Message;
export type WarningRaisedV1 = MessageOf<typeof warningRaised>;

/** What was warned of is so no longer. */
export const warningLifted = contract('monitoring.warning-lifted', 1, 'monitoring', {
  ...warned,
  because: oneOf(t.warningLiftedBecause),
});
export const WarningLiftedV1 = warningLifted.Message;
export type WarningLiftedV1 = MessageOf<typeof warningLifted>;
