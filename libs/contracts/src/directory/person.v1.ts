import { code, day, flag, id } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

/** A desk that a person fills, by ids alone. */
const seat = {
  personId: id(t.person),
  /** `budget-desk`: an open code. */
  desk: code(t.desk),
  /** The desk reaches it and all below it; the whole jurisdiction where the organisation bears the desk. */
  organisationId: id(t.body),
} as const;

/** A person fills a desk. A later one for the same desk and organisation takes this one's place. */
export const personGranted = contract('directory.person-granted', 1, 'person-grants', {
  ...seat,
  /** First and last day. */
  from: day(t.grantFrom).optional(),
  to: day(t.grantTo).optional(),
  /** The person whose desk it is, where this one stands in for them. */
  standsInFor: id(t.standsInFor).optional(),
});
export const PersonGrantedV1 = personGranted.Message;
export type PersonDesk = MessageOf<typeof personGranted>;

/** A person fills a desk no longer. */
export const personGrantRevoked = contract('directory.person-grant-revoked', 1, 'person-grants', seat);
export const PersonGrantRevokedV1 = personGrantRevoked.Message;
export type PersonSeat = MessageOf<typeof personGrantRevoked>;

/** A person as their account stands: where they work, and whether they can sign in. No name, no secret. */
export const accountChanged = contract('directory.account-changed', 1, 'account', {
  personId: id(t.person),
  /** Where the person works. */
  organisationId: id(t.workplace),
  enabled: flag(t.accountEnabled),
});
export const AccountChangedV1 = accountChanged.Message;
export type AccountChanged = MessageOf<typeof accountChanged>;
