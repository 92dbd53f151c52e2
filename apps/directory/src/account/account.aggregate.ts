import { type AccountChanged, accountChanged, type Published } from '@wenxiao/contracts';
import { type AccountEvent, accountFacts } from '@wenxiao/facts/directory';
import type { Aggregate, EventPlace } from '@wenxiao/service-kit';
import { accountDecider, type AccountCommand, type AccountRejection, type AccountState } from './account.decider.js';

/** A person's account: the stream's id is the person's, its tenant the jurisdiction in which they were registered, for ever. */
export const account: Aggregate<AccountState, AccountCommand, AccountEvent, AccountRejection, undefined> = {
  category: 'account',
  decider: accountDecider,
  about: (person) => ({ person }),
  facts: accountFacts,
  publish: publishAccount,
};

const told: readonly AccountEvent['type'][] = [
  'account-opened',
  'account-moved',
  'account-disabled',
  'account-enabled',
  'account-erased',
];

/** Others learn where a person works and whether they can sign in; what became of passwords and tokens is nobody else's. */
function publishAccount(
  { type }: AccountEvent,
  after: AccountState,
  { id }: EventPlace,
): Published<AccountChanged> | undefined {
  if (after.status === 'none' || !told.includes(type)) return undefined;
  const { organisationId, status } = after;
  return accountChanged({ personId: id, organisationId, enabled: status === 'enabled' });
}
