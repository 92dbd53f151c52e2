import { code, count, id, limits, oneOf, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

/** How far a disclosure is. Told again, it takes the place of what was told before. Why it is withheld is told to nobody. */
export const disclosureChanged = contract('accountability.disclosure-changed', 1, 'disclosure', {
  subject: id(t.subject),
  year: year(t.budgetYear),
  scheme: code(t.scheme),
  number: count(t.disclosureNumber, { min: 1, max: limits.items }),
  status: oneOf(t.disclosureStatus),
});
export const DisclosureChangedV1 = disclosureChanged.Message;
export type DisclosureChangedV1 = MessageOf<typeof disclosureChanged>;
