import type { RunningDirectory } from '../src/testing/index.js';

type SignedIn = Readonly<{
  sessionId: string;
  account: Readonly<{ personId: string; passwordChangeRequired: boolean; grants: object[] }>;
}>;

/** How tests sign in, and make people who do. @param running directory, once it runs */
export function signingIn(running: () => RunningDirectory) {
  const signIn = (accountName: string, password: string, address = '198.51.100.7') =>
    running().internal<SignedIn>('sign-in', { accountName, password, address });

  /** A person who works at the root and holds nothing, made by the first administrator. */
  async function newPerson(accountName: string, password = 'temporary wooden chair'): Promise<string> {
    const directory = running();
    const { status, body } = await directory.call<{ personId: string }>(`/jurisdictions/${directory.rootId}/people`, {
      as: directory.administrator,
      body: { accountName, displayName: '某人', organisationId: directory.rootId, password },
    });
    expect(status).toBe(201);
    return body.personId;
  }

  return { signIn, newPerson };
}
