import type { Principal } from '@wenxiao/service-kit';
import { administratorPassword, type RunningDirectory, runDirectory } from '../src/testing/index.js';
import { signingIn } from './signing-in.js';

let directory: RunningDirectory;
beforeAll(async () => {
  directory = await runDirectory('sign-in');
});
afterAll(() => directory.close());

const { signIn, newPerson } = signingIn(() => directory);

describe('signing in', () => {
  it('answers with a session and who is signed in', async () => {
    const { status, body } = await signIn('First.Admin ', administratorPassword);
    expect(status).toBe(200);
    expect(body.account).toMatchObject({
      personId: directory.administrator.personId,
      accountName: 'first.admin',
      displayName: '首任管理员',
      passwordChangeRequired: false,
      grants: [{ desk: 'administrator', organisationId: directory.rootId, organisationName: '某省' }],
    });
  });

  it('keeps no session id, only its hash', async () => {
    const { body } = await signIn('first.admin', administratorPassword);
    const { rows } = await directory.pool.query<{ found: string }>(
      `select count(*) as found from directory.sessions s where s::text like '%' || $1 || '%'`,
      [body.sessionId],
    );
    expect(rows[0]?.found).toBe('0');
  });

  it('says the same of an unknown account, a wrong password and a disabled person', async () => {
    const disabled = await newPerson('disabled.person');
    await directory.call(`/jurisdictions/${directory.rootId}/people/${disabled}/disable`, {
      method: 'POST',
      as: directory.administrator,
      ifMatch: 1,
    });
    const answers = await Promise.all([
      signIn('nobody', 'temporary wooden chair', '198.51.100.8'),
      signIn('first.admin', 'temporary wooden chair', '198.51.100.8'),
      signIn('disabled.person', 'temporary wooden chair', '198.51.100.8'),
    ]);
    const said = answers.map(({ body: { traceId: _, ...rest }, ...answer }: { body: Record<string, unknown> }) => ({
      ...answer,
      body: rest,
    }));
    expect(said[0]).toMatchObject({ status: 401, body: { code: 'sign-in-failed' } });
    expect(said[0]).toMatchObject({ contentType: 'application/problem+json; charset=utf-8' });
    expect(said[1]).toEqual(said[0]);
    expect(said[2]).toEqual(said[0]);
  });

  it('does the same work for an unknown account as for a wrong password', async () => {
    await newPerson('measured.person');
    // Work is counted in the processor's time, which does not depend on whatever else the machine does.
    const workOf = async (account: string) => {
      const before = process.cpuUsage();
      for (let turn = 0; turn < 4; turn += 1) await signIn(account, 'wrong wooden chair', `198.51.100.${50 + turn}`);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    await workOf('warm.up');
    const known = await workOf('measured.person');
    const unknown = await workOf('unknown.person');
    // Without the pretended check an unknown account takes a small fraction of the work.
    expect(unknown).toBeGreaterThan(known / 3);
  });

  it('hashes a password anew when it was hashed by weaker parameters', async () => {
    const id = await newPerson('old.hash');
    const { hash } = await import('@node-rs/argon2');
    const weak = await hash('temporary wooden chair', { memoryCost: 4096, timeCost: 1, parallelism: 1 });
    await directory.pool.query(`update directory.credentials set password_hash = $2 where person_id = $1`, [id, weak]);
    expect((await signIn('old.hash', 'temporary wooden chair')).status).toBe(200);
    const { rows } = await directory.pool.query<{ password_hash: string }>(
      `select password_hash from directory.credentials where person_id = $1`,
      [id],
    );
    expect(rows[0]?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await signIn('old.hash', 'temporary wooden chair')).status).toBe(200);
  });
});

describe('too many failed sign-ins', () => {
  it('slow the address down that guesses, known account or not, and no other address', async () => {
    await newPerson('guessed.person');
    for (const account of ['guessed.person', 'guessed.nobody']) {
      for (let index = 0; index < 10; index += 1) {
        expect((await signIn(account, `guess number ${index}`, '203.0.113.1')).status).toBe(401);
      }
      const refused = await signIn(account, 'temporary wooden chair', '203.0.113.1');
      expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests', retry: true } });
      expect(Number(refused.retryAfter)).toBeLessThanOrEqual(60);
    }
    expect((await signIn('guessed.person', 'temporary wooden chair', '203.0.113.2')).status).toBe(200);
  });

  it('are counted although they come at once', async () => {
    await newPerson('stormed.person');
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, index) => signIn('stormed.person', `guess number ${index}`, '203.0.113.3')),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('from everywhere slow an account down, save for its person where they have been before', async () => {
    await newPerson('hunted.person');
    expect((await signIn('hunted.person', 'temporary wooden chair', '2001:db8:1:1::1')).status).toBe(200);
    const { body } = await signIn('hunted.person', 'temporary wooden chair', '2001:db8:1:2::1');
    for (let index = 0; index < 50; index += 1)
      await signIn('hunted.person', 'a wrong guess', `2001:db8:0:${index}::1`);
    const signInWith = (address: string, more = {}) =>
      directory.internal('sign-in', {
        accountName: 'hunted.person',
        password: 'temporary wooden chair',
        address,
        ...more,
      });
    expect((await signInWith('2001:db8:0:ffff::1')).status).toBe(429);
    // A browser that brings a session of theirs, and the network from which they came.
    expect((await signInWith('2001:db8:0:ffff::1', { sessionBefore: body.sessionId })).status).toBe(200);
    expect((await signInWith('2001:db8:1:1::2')).status).toBe(200);
  });

  it('are forgotten when the right password comes, and after their time', async () => {
    await newPerson('clumsy.person');
    for (let index = 0; index < 9; index += 1) await signIn('clumsy.person', 'a wrong guess', '203.0.113.4');
    expect((await signIn('clumsy.person', 'temporary wooden chair', '203.0.113.4')).status).toBe(200);
    for (let index = 0; index < 10; index += 1) await signIn('clumsy.person', 'a wrong guess', '203.0.113.4');
    expect((await signIn('clumsy.person', 'temporary wooden chair', '203.0.113.4')).status).toBe(429);
    await directory.pool.query(`update directory.sign_in_attempts set next_at = clock_timestamp()`);
    expect((await signIn('clumsy.person', 'temporary wooden chair', '203.0.113.4')).status).toBe(200);
  });

  it('of somebody who changes a password slow nobody else down', async () => {
    await newPerson('confused.person');
    await newPerson('patient.person');
    const change = async (accountName: string) => {
      const { sessionId } = (await signIn(accountName, 'temporary wooden chair', '203.0.113.5')).body;
      return (currentPassword: string) =>
        directory.internal('password', { sessionId, currentPassword, newPassword: 'my own copper kettle' });
    };
    const confused = await change('confused.person');
    for (let index = 0; index < 10; index += 1) await confused('a wrong guess');
    expect((await confused('temporary wooden chair')).status).toBe(429);
    expect((await (await change('patient.person'))('temporary wooden chair')).status).toBe(200);
    // The right password from another session of the same person goes through, too.
    expect((await (await change('confused.person'))('temporary wooden chair')).status).toBe(200);
  });
});

describe('the log of sign-ins', () => {
  it('holds every attempt, good and bad, and nobody changes it', async () => {
    const personId = await newPerson('logged.person');
    const address = '203.0.113.9';
    await signIn('logged.person', 'a wrong guess', address);
    await signIn('logged.person', 'temporary wooden chair', address);
    const read = (query = '') =>
      directory.call<{ items: { outcome: string }[]; next?: string }>(
        `/jurisdictions/${directory.rootId}/sign-ins?personId=${personId}${query}`,
        { as: directory.administrator },
      );
    const { body } = await read();
    expect(body.items.map(({ outcome }) => outcome)).toEqual(['signed-in', 'refused']);
    const { body: page } = await read('&limit=1');
    expect(page).toEqual({
      items: [
        {
          number: expect.stringMatching(/^\d+$/),
          at: expect.stringMatching(/Z$/),
          personId,
          outcome: 'signed-in',
          address,
        },
      ],
      more: true,
      next: expect.any(String),
      totals: { rows: 2 },
    });
    const last = { items: [body.items[1]], more: false, totals: { rows: 2 } };
    expect((await read(`&limit=1&after=${page.next!}`)).body).toEqual(last);
    for (const sql of [
      `update directory_log.sign_ins set outcome = 'refused'`,
      'delete from directory_log.sign_ins',
      'truncate directory_log.sign_ins',
    ])
      await expect(directory.pool.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('keeps nothing of what was typed for an account that does not exist', async () => {
    await signIn('my secret password', 'oops', '203.0.113.10');
    const { rows } = await directory.pool.query<{ text: string }>(
      `select l::text as text from directory_log.sign_ins l where network = '203.0.113.10'`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.text).not.toContain('secret');
  });
});

describe('a session', () => {
  const principal = (sessionId: string) =>
    directory.internal<{ token: string; personId: string }>('principal/session', { sessionId });
  const admin = async () => (await signIn('first.admin', administratorPassword)).body.sessionId;

  it('becomes a token that every service verifies, with the grants of the moment', async () => {
    const { status, body } = await principal(await admin());
    expect(status).toBe(200);
    expect(await directory.verify(body.token)).toEqual(directory.administrator);
  });

  it('ends at sign-out', async () => {
    const sessionId = await admin();
    expect((await directory.internal('sign-out', { sessionId })).status).toBe(204);
    expect(await principal(sessionId)).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  });

  it.each([
    ['after half an hour without a request', `last_seen_at = clock_timestamp() - interval '31 minutes'`],
    ['after a working day in any case', `ends_at = clock_timestamp()`],
  ])('ends %s', async (_, change) => {
    const sessionId = await admin();
    expect((await principal(sessionId)).status).toBe(200);
    await directory.pool.query(`update directory.sessions set ${change}`);
    expect((await principal(sessionId)).status).toBe(401);
  });

  it('stays alive by requests', async () => {
    const sessionId = await admin();
    await directory.pool.query(
      `update directory.sessions set last_seen_at = clock_timestamp() - interval '29 minutes'`,
    );
    await principal(sessionId);
    const { rows } = await directory.pool.query<{ fresh: boolean }>(
      `select bool_or(last_seen_at > clock_timestamp() - interval '1 minute') as fresh from directory.sessions`,
    );
    expect(rows[0]?.fresh).toBe(true);
  });

  it('with an initial password opens nothing but the change of that password', async () => {
    await newPerson('new.person');
    const { body } = await signIn('new.person', 'temporary wooden chair');
    expect(body.account.passwordChangeRequired).toBe(true);
    const refusal = { status: 403, body: { code: 'password-change-required' } };
    expect(await principal(body.sessionId)).toMatchObject(refusal);
    expect(await directory.internal('api-tokens', { sessionId: body.sessionId })).toMatchObject(refusal);
    const change = (currentPassword: string, newPassword: string) =>
      directory.internal<{ sessionId: string }>('password', {
        sessionId: body.sessionId,
        currentPassword,
        newPassword,
      });
    expect(await change('wrong', 'my own copper kettle')).toMatchObject({
      status: 422,
      body: { code: 'wrong-password' },
    });
    expect(await change('temporary wooden chair', 'abcdefgh1234')).toMatchObject({
      status: 422,
      body: { code: 'weak-password', errors: [{ path: 'newPassword', code: 'too-guessable' }] },
    });
    expect(await change('temporary wooden chair', 'temporary wooden chair')).toMatchObject({
      status: 422,
      body: { code: 'same-password' },
    });
    const changed = await change('temporary wooden chair', 'my own copper kettle');
    expect(changed.status).toBe(200);
    expect((await principal(changed.body.sessionId)).status).toBe(200);
    // Whoever held the old session is out.
    expect((await principal(body.sessionId)).status).toBe(401);
    expect((await signIn('new.person', 'temporary wooden chair')).status).toBe(401);
    expect((await signIn('new.person', 'my own copper kettle')).status).toBe(200);
  });
});

describe('internal endpoints', () => {
  it('are not there for whoever lacks the shared secret, a signed-in administrator included', async () => {
    const body = { accountName: 'first.admin', password: administratorPassword, address: '198.51.100.9' };
    const callers: { as?: Principal; headers?: Record<string, string> }[] = [
      {},
      { as: directory.administrator },
      { headers: { 'wenxiao-internal': 'a guess' } },
    ];
    for (const caller of callers) {
      expect(await directory.call('/internal/sign-in', { body, ...caller })).toMatchObject({
        status: 404,
        body: { code: 'not-found' },
      });
    }
  });

  it('stand in no public document', async () => {
    const { body } = await directory.call<{ paths: object }>('/openapi.json');
    expect(Object.keys(body.paths).filter((path) => path.includes('internal'))).toEqual([]);
    expect(Object.keys(body.paths)).toContain('/organisations');
  });
});
