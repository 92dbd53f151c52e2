import { useQuery } from '@tanstack/react-query';
import { ask, Refused, rememberCsrfToken } from './ask.js';
import { queries, sessionKey } from './queries.js';

/** A desk that somebody fills, over an organisation. */
export type Grant = Readonly<{
  desk: string;
  organisationId: string;
  organisationName: string;
  jurisdictionId: string;
  standsInFor?: string;
  /** In Chinese; nothing for a desk that rules alone know. */
  deskName?: string;
  /** Which parts of the console it opens. */
  areas: readonly string[];
}>;

export type Account = Readonly<{
  personId: string;
  accountName: string;
  displayName: string;
  grants: readonly Grant[];
  passwordChangeRequired: boolean;
}>;

type SessionAnswer = Readonly<{ csrfToken: string; account: Account }>;

const known = ({ csrfToken, account }: SessionAnswer): Account => {
  rememberCsrfToken(csrfToken);
  return account;
};

async function current(): Promise<Account | null> {
  try {
    return known(await ask<SessionAnswer>('/api/session'));
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return null;
    throw error;
  }
}

/** Who is signed in; null for nobody. */
export const useAccount = () => useQuery({ queryKey: sessionKey, queryFn: current, staleTime: 60_000 });

export async function signIn(accountName: string, password: string): Promise<void> {
  const answer = await ask<SessionAnswer>('/api/session', { method: 'POST', body: { accountName, password } });
  queries.setQueryData(sessionKey, known(answer));
}

export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  const body = { currentPassword, newPassword };
  queries.setQueryData(sessionKey, known(await ask<SessionAnswer>('/api/session/password', { method: 'POST', body })));
}

export async function signOut(): Promise<void> {
  // A session that has ended already is ended.
  await ask('/api/session', { method: 'DELETE' }).catch(() => undefined);
  queries.clear();
  queries.setQueryData(sessionKey, null);
}
