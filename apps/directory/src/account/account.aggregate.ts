import { type AccountChanged, accountChanged } from '@wenxiao/contracts';
import type { Aggregate, EventPlace } from '@wenxiao/service-kit';
import {
  accountDecider,
  type AccountCommand,
  type AccountEvent,
  type AccountRejection,
  type AccountState,
  accountTexts,
} from './account.decider.js';

/** A person's account: the stream's id is the person's, its tenant the jurisdiction in which they were registered, for ever. */
export const account: Aggregate<AccountState, AccountCommand, AccountEvent, AccountRejection, undefined> = {
  category: 'account',
  decider: accountDecider,
  about: (person) => ({ person }),
  schemaVersions: {
    'account-opened': 1,
    'account-renamed': 1,
    'account-moved': 1,
    'account-disabled': 1,
    'account-enabled': 1,
    'password-reset': 1,
    'password-changed': 1,
    'api-token-made': 1,
    'api-token-revoked': 1,
  },
  texts: accountTexts,
  publish: publishAccount,
};

const told: readonly AccountEvent['type'][] = [
  'account-opened',
  'account-moved',
  'account-disabled',
  'account-enabled',
];

/** Others learn where a person works and whether they can sign in; what became of passwords and tokens is nobody else's. */
function publishAccount({ type }: AccountEvent, after: AccountState, { id }: EventPlace): AccountChanged | undefined {
  if (after.status === 'none' || !told.includes(type)) return undefined;
  const { organisationId, status } = after;
  return accountChanged({ personId: id, organisationId, enabled: status === 'enabled' });
}
