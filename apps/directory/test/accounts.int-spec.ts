import { v7 } from 'uuid';
import { administratorPassword, type RunningDirectory, runDirectory } from '../src/testing/index.js';
import { signingIn } from './signing-in.js';

let directory: RunningDirectory;
beforeAll(async () => {
  directory = await runDirectory('accounts');
});
afterAll(() => directory.close());

const { signIn, newPerson } = signingIn(() => directory);

describe('an API token', () => {
  const principal = (apiToken: string) => directory.internal<{ token: string }>('principal/api-token', { apiToken });
  const create = async (scope: object = {}, days = 30) => {
    const { sessionId } = (await signIn('first.admin', administratorPassword)).body;
    const answer = await directory.internal<{ id: string; secret: string }>('api-tokens/create', {
      sessionId,
      key: v7(),
      name: '预算一体化系统',
      days,
      readOnly: false,
      ...scope,
    });
    expect(answer.status).toBe(201);
    return { sessionId, ...answer.body };
  };

  it('acts as its person, and shows its secret once', async () => {
    const { sessionId, secret, id } = await create();
    expect(secret).toMatch(/^wxt_/);
    expect(await directory.verify((await principal(secret)).body.token)).toEqual(directory.administrator);
    const { body } = await directory.internal<{ items: object[] }>('api-tokens', { sessionId });
    expect(JSON.stringify(body)).not.toContain(secret);
    expect(body.items).toContainEqual(expect.objectContaining({ id, name: '预算一体化系统' }));
  });

  it('is made once: a repeat is told so, since no secret is shown again, and another request under its key is refused', async () => {
    const { sessionId } = (await signIn('first.admin', administratorPassword)).body;
    const asked = { sessionId, key: v7(), name: '预算一体化系统', days: 30, readOnly: false };
    const first = await directory.internal<{ id: string; secret: string }>('api-tokens/create', asked);
    const again = await directory.internal('api-tokens/create', asked);
    expect(again).toMatchObject({ status: 409, body: { code: 'token-made-already', tokenId: first.body.id } });
    expect(JSON.stringify(again.body)).not.toContain(first.body.secret);
    expect(await directory.internal('api-tokens/create', { ...asked, name: '另一系统' })).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });

  it('ends when it is revoked, when it expires, and with its person’s password', async () => {
    const revoked = await create();
    await directory.internal('api-tokens/revoke', { sessionId: revoked.sessionId, id: revoked.id });
    expect(await principal(revoked.secret)).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    const expired = await create();
    await directory.pool.query(`update directory.api_tokens set expires_at = clock_timestamp() where id = $1`, [
      expired.id,
    ]);
    expect((await principal(expired.secret)).status).toBe(401);
  });

  it('is nobody else’s to revoke', async () => {
    const { id, secret } = await create();
    await newPerson('token.thief');
    const { sessionId } = (await signIn('token.thief', 'temporary wooden chair')).body;
    await directory.internal('password', {
      sessionId,
      currentPassword: 'temporary wooden chair',
      newPassword: 'my own copper kettle',
    });
    const thief = (await signIn('token.thief', 'my own copper kettle')).body.sessionId;
    expect((await directory.internal('api-tokens/revoke', { sessionId: thief, id })).status).toBe(404);
    expect((await principal(secret)).status).toBe(200);
  });

  it('carries no more than its scope: some desks of its person, or reading alone', async () => {
    const reading = await create({ readOnly: true });
    expect(await directory.verify((await principal(reading.secret)).body.token)).toEqual({
      ...directory.administrator,
      readOnly: true,
    });
    const { token } = (await principal(reading.secret)).body;
    const bearer = { authorization: `Bearer ${token}` };
    expect((await directory.call('/organisations', { headers: bearer })).status).toBe(200);
    expect(
      await directory.call(`/jurisdictions/${directory.rootId}/organisations`, { headers: bearer, body: {} }),
    ).toMatchObject({ status: 403, body: { code: 'read-only-token' } });
    const other = await create({ desks: ['treasury-desk'] });
    expect(await directory.verify((await principal(other.secret)).body.token)).toMatchObject({ grants: [] });
  });

  it('ends with its person’s own change of the password', async () => {
    await newPerson('token.owner');
    const { sessionId } = (await signIn('token.owner', 'temporary wooden chair')).body;
    const change = (id: string, currentPassword: string, newPassword: string) =>
      directory.internal<{ sessionId: string }>('password', { sessionId: id, currentPassword, newPassword });
    const own = (await change(sessionId, 'temporary wooden chair', 'my own copper kettle')).body.sessionId;
    const token = { sessionId: own, key: v7(), name: '程序', days: 1, readOnly: true };
    const { secret } = (await directory.internal<{ secret: string }>('api-tokens/create', token)).body;
    expect((await principal(secret)).status).toBe(200);
    expect((await change(own, 'my own copper kettle', 'another copper kettle')).status).toBe(200);
    expect((await principal(secret)).status).toBe(401);
  });

  it('is not guessed from something that looks like one', async () => {
    expect((await principal('wxt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).status).toBe(401);
  });
});

describe('what others do to an account', () => {
  it('stands in its stream with who did it, and its person is told at the next sign-in, once', async () => {
    const id = await newPerson('told.person');
    const tell = async (password: string) =>
      (
        await directory.internal<{ notices: object[] }>('sign-in', {
          accountName: 'told.person',
          password,
          address: '198.51.100.40',
        })
      ).body.notices;
    expect(await tell('temporary wooden chair')).toEqual([]);
    const act = (what: string, ifMatch: number, body: object = {}) =>
      directory.call(`/jurisdictions/${directory.rootId}/people/${id}/${what}`, {
        method: 'POST',
        as: directory.administrator,
        ifMatch,
        ...(what === 'password' && { body }),
      });
    expect((await act('disable', 1)).status).toBe(200);
    expect((await act('enable', 2)).status).toBe(200);
    expect((await act('password', 3, { password: 'another wooden chair' })).status).toBe(200);
    const by = directory.administrator.personId;
    expect(await tell('another wooden chair')).toEqual([
      { what: 'account-disabled', at: expect.any(String), by },
      { what: 'account-enabled', at: expect.any(String), by },
      { what: 'password-reset', at: expect.any(String), by },
    ]);
    expect(await tell('another wooden chair')).toEqual([]);
    const { rows } = await directory.pool.query<{ text: string }>(
      `select string_agg(data || metadata || command_hash, ' ') as text from event_store.history where stream = $1`,
      [`account/${id}`],
    );
    for (const secret of ['wooden', '某人', 'told.person']) expect(rows[0]!.text).not.toContain(secret);
  });
});
