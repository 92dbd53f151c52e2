import type { Operation } from '../acceptance/bad-input/open-api.js';
import { type Answer, Caller } from '../acceptance/harness/caller.js';
import { demoPassword } from '@wenxiao/cli/demo';
import { type Cell, saidIn } from './cells.js';
import type { PersonInPost } from './people.js';
import { mayDo, type Relation, type Rule } from './relations.js';

/** Somebody with an account, and how they stand to the county now. */
export type AccountHolder = PersonInPost & Readonly<{ now: Relation }>;

type Asked = Readonly<{ url: string; person: AccountHolder }>;
type Ask = (asked: Asked) => Promise<Answer<object>>;

const newToken = (session: Caller) =>
  session.post<{ id: string }>('/api/session/api-tokens', { name: '程序', days: 1, readOnly: false });
const revoked = (session: Caller, id: string) => session.call(`/api/session/api-tokens/${id}`, { method: 'DELETE' });

/** What the gateway does itself: with whoever asks, and with nothing but their own session and tokens. */
const asking: Readonly<Record<string, Ask>> = {
  'gateway.About.about': ({ person }) => person.session.get('/api/about'),
  'gateway.Session.signIn': ({ url, person: { accountName } }) =>
    Caller.nobody(url).post('/api/session', { accountName, password: demoPassword }),
  'gateway.Session.current': ({ person }) => person.session.get('/api/session'),
  'gateway.Session.signOut': async ({ url, person }) =>
    (await Caller.signedIn(url, person.accountName, demoPassword)).call('/api/session', { method: 'DELETE' }),
  // Changed it would end the session: whoever may is told that their password is another.
  'gateway.Session.changePassword': ({ person }) =>
    person.session.post('/api/session/password', { currentPassword: 'not mine', newPassword: 'chair by the window' }),
  'gateway.Session.tokens': ({ person }) => person.session.get('/api/session/api-tokens'),
  'gateway.Session.createToken': ({ person }) => newToken(person.session),
  'gateway.Session.revokeToken': async ({ person }) =>
    revoked(person.session, (await newToken(person.session)).body.id),
  'gateway.Operations.all': ({ person }) => person.session.get('/api/health'),
};

export function gatewayCells(
  { id, responses }: Operation,
  rule: Rule,
  people: readonly AccountHolder[],
  url: string,
): readonly Cell[] {
  const done = Object.keys(responses).filter((status) => status.startsWith('2'));
  const answers = id === 'gateway.Session.changePassword' ? ['422 wrong-password'] : done;
  return people.map((person): Cell => {
    const may = mayDo(rule, person.desk, person.now);
    return {
      what: `${person.desk}, ${person.now}`,
      expected: may ? answers : ['403'],
      isDone: may,
      ask: async () => saidIn(await asking[id]!({ url, person })),
    };
  });
}

/** A token of somebody else. */
export const anothersTokens = (people: readonly AccountHolder[], id: string): readonly Cell[] =>
  people.map(({ desk, now, session }) => ({
    what: `${desk}, ${now}, of another's token`,
    expected: ['404'],
    isDone: false,
    ask: async () => saidIn(await revoked(session, id)),
  }));
