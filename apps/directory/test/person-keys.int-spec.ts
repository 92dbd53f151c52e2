import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { PersonKeys } from '../src/person-keys/person-keys.js';
import { Wrapping } from '../src/person-keys/wrapping.js';
import { personKeysSecret, type RunningDirectory, runDirectory } from '../src/testing/index.js';
import { signingIn } from './signing-in.js';

let directory: RunningDirectory;
beforeAll(async () => {
  directory = await runDirectory('person-keys');
});
afterAll(() => directory.close());

const { newPerson } = signingIn(() => directory);

type Keys = Readonly<{ keys: Readonly<Record<string, string>> }>;
const ask = (persons: readonly string[], make: boolean, secret = personKeysSecret) =>
  directory.call<Keys>('/internal/person-keys', {
    body: { persons, make },
    headers: { 'wenxiao-internal': secret },
  });
const keyOf = async (person: string, make = false) => (await ask([person], make)).body.keys[person];
const erase = (personId: string) =>
  directory.call(`/jurisdictions/${directory.rootId}/people/${personId}/erasure`, {
    as: directory.administrator,
    body: { reason: '本人申请' },
    ifMatch: 1,
  });

describe('the key of a person', () => {
  it('is made when it is first needed, once, and stands in the store wrapped', async () => {
    const person = await newPerson('key.first');
    expect(await keyOf(person)).toBeUndefined();
    const made = await Promise.all(Array.from({ length: 8 }, () => keyOf(person, true)));
    expect(new Set(made)).toEqual(new Set([await keyOf(person)]));
    expect(Buffer.from(made[0]!, 'base64url')).toHaveLength(32);
    const { rows } = await directory.pool.query<{ wrapped: Buffer }>(
      `select wrapped from directory.person_keys where person_id = $1`,
      [person],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.wrapped.includes(Buffer.from(made[0]!, 'base64url'))).toBe(false);
  });

  it('is for services alone: neither the gateway’s secret nor an administrator’s token opens it', async () => {
    const person = await newPerson('key.guarded');
    expect(await ask([person], true, directory.internalSecret)).toMatchObject({ status: 404 });
    const body = { persons: [person], make: true };
    const answer = await directory.call('/internal/person-keys', { body, as: directory.administrator });
    expect(answer).toMatchObject({ status: 404 });
    expect(await keyOf(person)).toBeUndefined();
  });

  it('belongs to people alone', async () => {
    expect((await ask([directory.rootId, v7()], true)).body).toEqual({ keys: {} });
  });

  it('is destroyed with the person, and none is made again', async () => {
    const [person, without] = [await newPerson('key.erased'), await newPerson('key.none')];
    expect(await keyOf(person, true)).toBeDefined();
    for (const id of [person, without]) expect(await erase(id)).toMatchObject({ status: 200 });
    const { body } = await ask([person, without], true);
    expect(body).toEqual({ keys: { [person]: 'erased', [without]: 'erased' } });
    const { rows } = await directory.pool.query(`select from directory.person_keys where person_id = any($1::uuid[])`, [
      [person, without],
    ]);
    expect(rows).toEqual([]);
  });

  it('is not made behind an erasure that is under way', async () => {
    const person = await newPerson('key.race');
    await Promise.all([erase(person), keyOf(person, true)]);
    expect(await keyOf(person, true)).toBe('erased');
    const { rows } = await directory.pool.query(`select from directory.person_keys where person_id = $1`, [person]);
    expect(rows).toEqual([]);
  });

  it('is wrapped anew when the installation’s own key changes, which opens nothing from then on', async () => {
    const person = await newPerson('key.rotated');
    const [before, after] = [randomBytes(32), randomBytes(32)];
    const holder = (...keys: Buffer[]) => new PersonKeys(directory.pool, new Wrapping(keys));
    await directory.pool.query(`delete from directory.person_keys`);
    const key = (await holder(before).keysOf([person], { make: true })).get(person);
    const rotating = holder(after, before);
    await rotating.onApplicationBootstrap();
    expect((await holder(after).keysOf([person], { make: false })).get(person)).toEqual(key);
    await expect(holder(before).keysOf([person], { make: false })).rejects.toThrow('PERSON_KEY_WRAPPING');
    await expect(holder(before).onApplicationBootstrap()).rejects.toThrow('PERSON_KEY_WRAPPING');
  });
});
