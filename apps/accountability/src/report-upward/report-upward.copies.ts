import { finalAccountsChanged } from '@wenxiao/contracts';
import { factCopy } from '@wenxiao/service-kit';

/** When the final accounts of a year were completed: every report of the jurisdiction may wait for that. */
export const finalAccounts = factCopy(finalAccountsChanged, ['scheme', 'on'], ['year'], () => undefined);
