import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { appendOf, eventOf, namesOf, tenant } from '../test/commands.js';
import { append, appendIn, findCommand } from './append.js';
import { inTransaction } from './database.js';
import { readStream } from './read.js';
import { type FreshStore, freshStore } from './testing/index.js';

let store: FreshStore;
let service: Pool;

beforeAll(async () => {
  store = await freshStore('append');
  service = store.pool('service', { max: 20 });
});
afterAll(() => store.drop());

const newStream = () => `stream-${randomUUID()}`;

/** How many events the store holds. */
async function count(): Promise<number> {
  const { rows } = await service.query<{ count: string }>('select count(*) from event_store.events');
  return Number(rows[0]!.count);
}

describe('the expected version', () => {
  let stream: string;
  beforeAll(async () => {
    stream = newStream();
    await append(service, appendOf({ [stream]: [0, 7] }));
  });

  it.each([
    ['above the stream', 10],
    ['below the stream', 5],
    ['of a new stream, where the stream exists', 0],
    ['one above the stream', 8],
    ['one below the stream', 6],
  ])('%s is a conflict, and nothing is stored', async (_, expectedVersion) => {
    const before = await count();
    await expect(append(service, appendOf({ [stream]: [expectedVersion, 2] }))).resolves.toEqual({
      outcome: 'conflict',
    });
    expect(await count()).toBe(before);
    expect(await readStream(service, tenant, stream)).toHaveLength(7);
  });

  it('of a stream that does not exist is a conflict unless it is 0', async () => {
    await expect(append(service, appendOf({ [newStream()]: [1, 1] }))).resolves.toEqual({ outcome: 'conflict' });
  });

  it('of the second of two streams is held to as well, and the first gets nothing', async () => {
    const [first, second] = [`a-${newStream()}`, `b-${newStream()}`];
    await append(service, appendOf({ [second]: [0, 2] }));
    const before = await count();
    for (const expectedVersion of [0, 1, 3]) {
      const call = appendOf({ [first]: [0, 2], [second]: [expectedVersion, 1] });
      await expect(append(service, call)).resolves.toEqual({ outcome: 'conflict' });
    }
    expect(await count()).toBe(before);
  });

  it('counts for each tenant by itself', async () => {
    const call = appendOf({ [stream]: [0, 1] }, { tenant: '610400' });
    await expect(append(service, call)).resolves.toMatchObject({ outcome: 'appended' });
    expect(await readStream(service, tenant, stream)).toHaveLength(7);
  });

  it('reads a stream from any version on', async () => {
    expect(namesOf(await readStream(service, tenant, stream, 5))).toEqual([`${stream}/6`, `${stream}/7`]);
  });
});

describe('a command id', () => {
  it('that comes again is answered with the same events, in the same order', async () => {
    const call = appendOf({ [newStream()]: [0, 3], [newStream()]: [0, 2] });
    const first = await append(service, call);
    const before = await count();
    expect(first.outcome).toBe('appended');
    expect(await append(service, call)).toEqual({ ...first, outcome: 'repeated' });
    expect(await count()).toBe(before);
  });

  it('that comes again after the stream moved on is answered with its own events alone', async () => {
    const stream = newStream();
    const call = appendOf({ [stream]: [0, 2] });
    const first = await append(service, call);
    await append(service, appendOf({ [stream]: [2, 2] }));
    expect(await append(service, call)).toEqual({ ...first, outcome: 'repeated' });
  });

  it('that comes again with newer expectations is answered with what it did', async () => {
    const stream = newStream();
    const call = appendOf({ [stream]: [0, 2] });
    const first = await append(service, call);
    const again = { ...call, streams: appendOf({ [stream]: [2, 1] }).streams };
    expect(await append(service, again)).toEqual({ ...first, outcome: 'repeated' });
    expect(await readStream(service, tenant, stream)).toHaveLength(2);
  });

  it('under another body is refused, also where the versions conflict, and where they do not', async () => {
    const stream = newStream();
    const call = appendOf({ [stream]: [0, 2] });
    await append(service, call);
    for (const expectedVersion of [0, 2, 9]) {
      const other = { ...call, commandHash: 'another', streams: appendOf({ [stream]: [expectedVersion, 1] }).streams };
      expect(await append(service, other)).toEqual({ outcome: 'other-body' });
    }
    const elsewhere = { ...call, commandHash: 'another', streams: appendOf({ [newStream()]: [0, 1] }).streams };
    expect(await append(service, elsewhere)).toEqual({ outcome: 'other-body' });
    expect(await readStream(service, tenant, stream)).toHaveLength(2);
  });

  it('belongs to its tenant', async () => {
    const call = appendOf({ [newStream()]: [0, 1] });
    await append(service, call);
    const elsewhere = { ...call, tenant: '610400', commandHash: 'another' };
    await expect(append(service, elsewhere)).resolves.toMatchObject({ outcome: 'appended' });
  });

  it('stands for nothing before it is stored', async () => {
    expect(await findCommand(service, appendOf({ [newStream()]: [0, 1] }))).toBeUndefined();
  });

  it('without a hash of its body is refused: it could be stored twice', async () => {
    const call = { ...appendOf({ [newStream()]: [0, 1] }), commandHash: null as unknown as string };
    await expect(append(service, call)).rejects.toMatchObject({ code: '22004' });
  });

  it('that arrives many times at once is carried out once', async () => {
    for (let round = 0; round < 10; round++) {
      const [first, second] = [newStream(), newStream()];
      const call = appendOf({ [first]: [0, 2], [second]: [0, 1] });
      const results = await Promise.all(Array.from({ length: 12 }, () => append(service, call)));
      const events = results.flatMap((result) =>
        'events' in result ? [JSON.stringify(result.events)] : [result.outcome],
      );
      expect(results.filter((result) => result.outcome === 'appended')).toHaveLength(1);
      expect(results.filter((result) => result.outcome === 'repeated')).toHaveLength(11);
      expect(new Set(events).size).toBe(1);
      expect(await readStream(service, tenant, first)).toHaveLength(2);
      expect(await readStream(service, tenant, second)).toHaveLength(1);
    }
  });

  it('that arrives at once for different streams is carried out for one of them', async () => {
    for (let round = 0; round < 10; round++) {
      const commandId = randomUUID();
      const calls = Array.from({ length: 6 }, () =>
        appendOf({ [newStream()]: [0, 2] }, { commandId, commandHash: 'same' }),
      );
      const results = await Promise.all(calls.map((call) => append(service, call)));
      expect(results.map((result) => result.outcome).sort()).toEqual([
        'appended',
        ...Array<string>(5).fill('repeated'),
      ]);
      const { rows } = await service.query('select from event_store.events where command_id = $1', [commandId]);
      expect(rows).toHaveLength(2);
    }
  });
});

describe('an append in a transaction of the caller', () => {
  it('is undone with it', async () => {
    const stream = newStream();
    const undone = inTransaction(service, async (tx) => {
      await appendIn(tx, appendOf({ [stream]: [0, 2] }));
      throw new Error('the read model could not be written');
    });
    await expect(undone).rejects.toThrow('the read model could not be written');
    expect(await readStream(service, tenant, stream)).toEqual([]);
  });

  it('continues what the same transaction appended', async () => {
    const stream = newStream();
    await inTransaction(service, async (tx) => {
      await appendIn(tx, appendOf({ [stream]: [0, 2] }));
      await expect(appendIn(tx, appendOf({ [stream]: [2, 1] }))).resolves.toMatchObject({ outcome: 'appended' });
    });
    expect(await readStream(service, tenant, stream)).toHaveLength(3);
  });

  it('leaves the transaction usable when its first event meets a conflict', async () => {
    const [taken, stream] = [newStream(), newStream()];
    await append(service, appendOf({ [taken]: [0, 1] }));
    await inTransaction(service, async (tx) => {
      await expect(appendIn(tx, appendOf({ [taken]: [0, 1] }))).resolves.toEqual({ outcome: 'conflict' });
      await appendIn(tx, appendOf({ [stream]: [0, 1] }));
    });
    expect(await readStream(service, tenant, stream)).toHaveLength(1);
  });

  it('never passes for committed when the handler swallows the conflict of a later event', async () => {
    const [first, second] = [`a-${newStream()}`, `b-${newStream()}`];
    await append(service, appendOf({ [second]: [0, 1] }));
    const swallowed = inTransaction(service, async (tx) => {
      await expect(appendIn(tx, appendOf({ [first]: [0, 1], [second]: [0, 1] }))).rejects.toMatchObject({
        code: 'WX001',
      });
    });
    await expect(swallowed).rejects.toThrow('rolled back');
    expect(await readStream(service, tenant, first)).toEqual([]);
  });

  it.each(['repeatable read', 'serializable'])(
    'is refused in %s, where clock and incarnation could be old',
    async (level) => {
      const client = await service.connect();
      try {
        await client.query(`begin isolation level ${level}`);
        await expect(appendIn(client, appendOf({ [newStream()]: [0, 1] }))).rejects.toMatchObject({ code: 'WX006' });
        await client.query('rollback');
      } finally {
        client.release();
      }
    },
  );
});

describe('a malformed append', () => {
  const [stream] = [newStream()];
  const event = eventOf();

  it.each([
    ['without a stream', { streams: [] }],
    ['with a stream without events', { streams: [{ stream, expectedVersion: 0, events: [] }] }],
    [
      'that names a stream twice',
      {
        streams: [
          { stream, expectedVersion: 0, events: [event] },
          { stream, expectedVersion: 1, events: [event] },
        ],
      },
    ],
    ['with a cause at no UTC instant', { notBefore: '2022-05-09 01:02:03' }],
    [
      'with half a character',
      { streams: [{ stream, expectedVersion: 0, events: [eventOf('', { data: '{"a":"\ud842"}' })] }] },
    ],
  ])('%s is refused before it is sent', async (_, part) => {
    const call = { ...appendOf({ [stream]: [0, 1] }), ...part };
    await expect(append(service, call)).rejects.toThrow(TypeError);
  });

  it.each([
    ['data that are no object', { data: '[1]' }],
    ['data that are null', { data: 'null' }],
    ['metadata that are no object', { metadata: '"a"' }],
    ['data that are no JSON', { data: '{"a":1' }],
    ['a published form that is no object', { published: { type: 'a', version: 1, text: 'null' } }],
    ['a published form without a type', { published: { type: '', version: 1, text: '{}' } }],
    ['no type', { type: '' }],
    ['schema version 0', { schemaVersion: 0 }],
  ])('with %s is refused by the store itself', async (_, part) => {
    const call = { ...appendOf({}), streams: [{ stream, expectedVersion: 0, events: [eventOf('a', part)] }] };
    await expect(append(service, call)).rejects.toMatchObject({ code: expect.stringMatching(/^(22P02|23514)$/) });
    expect(await readStream(service, tenant, stream)).toEqual([]);
  });

  it.each([-1, -2_147_483_648])(
    'with the expected version %d is refused by the store itself',
    async (expectedVersion) => {
      await expect(append(service, appendOf({ [stream]: [expectedVersion, 1] }))).rejects.toMatchObject({
        code: expect.stringMatching(/^(23514|22003)$/),
      });
    },
  );

  it('with a name that no index could hold is refused by the store itself', async () => {
    for (const name of ['', '效'.repeat(167)]) {
      await expect(append(service, appendOf({ [name]: [0, 1] }))).rejects.toMatchObject({ code: '23514' });
    }
    await expect(append(service, appendOf({ ['效'.repeat(166)]: [0, 1] }))).resolves.toMatchObject({
      outcome: 'appended',
    });
    for (const other of ['', 'a'.repeat(101)]) {
      await expect(append(service, appendOf({ [stream]: [0, 1] }, { tenant: other }))).rejects.toMatchObject({
        code: '23514',
      });
    }
  });
});
