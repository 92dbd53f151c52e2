import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { appendOf, eventOf, tenant, until } from '../test/commands.js';
import { type Append, appendIn, type AppendResult } from './append.js';
import { codeOf, inTransaction } from './database.js';
import { GroupedAppend } from './grouped-append.js';
import { readStream } from './read.js';
import { type FreshStore, freshStore } from './testing/index.js';

let store: FreshStore;
let service: Pool;
let appends: GroupedAppend;

beforeAll(async () => {
  store = await freshStore('grouped');
  service = store.pool('service', { max: 8 });
  appends = new GroupedAppend(service);
});
afterAll(() => store.drop());

const newCall = (events = 1): Append => appendOf({ [randomUUID()]: [0, events] });
const streamOf = ({ streams }: Append): string => streams[0]?.stream ?? '';
const outcomeOf = ({ outcome }: AppendResult) => outcome;
const versionsOf = async (stream: string) => (await readStream(service, tenant, stream)).map(({ version }) => version);

/** In which transactions the first events of calls were stored. */
async function transactionsOf(calls: readonly Append[]): Promise<ReadonlySet<string>> {
  const { rows } = await service.query<{ id: string }>(
    'select transaction_id::text as id from event_store.events where stream = any ($1) and version = 1',
    [calls.map(streamOf)],
  );
  return new Set(rows.map(({ id }) => id));
}

describe('appends at the same time', () => {
  it('go together, each whole, with what it alone would answer', async () => {
    const calls = Array.from({ length: 60 }, (_, at) => newCall(1 + (at % 3)));
    const results = await Promise.all(calls.map((call) => appends.append(call)));
    for (const [at, result] of results.entries()) {
      if (result.outcome !== 'appended') throw new Error(`The call ended in ${result.outcome}`);
      const stored = await readStream(service, tenant, streamOf(calls[at]!));
      expect(result.events).toEqual(
        stored.map(({ stream, version, recordedAt, order }) => ({ stream, version, recordedAt, order })),
      );
      expect(stored.map(({ commandHash }) => commandHash)).toEqual(
        stored.map((_event, nth) => (nth === 0 ? calls[at]!.commandHash : undefined)),
      );
    }
    expect((await transactionsOf(calls)).size).toBeLessThan(calls.length / 4);
  });

  it('of one stream come one after the other, and one of those that saw the same version is let in', async () => {
    const stream = randomUUID();
    const at = (version: number) => appendOf({ [stream]: [version, 1] });
    const results = await Promise.all([at(0), at(0), at(0)].map((call) => appends.append(call)));
    expect(results.map(outcomeOf).sort()).toEqual(['appended', 'conflict', 'conflict']);
    expect(await versionsOf(stream)).toEqual([1]);
  });

  it('fail nobody beside them: not by a conflict, not by what the store refuses', async () => {
    const stale = appendOf({ [randomUUID()]: [7, 1] });
    const taken = newCall();
    await appends.append(taken);
    const late = appendOf({ [streamOf(taken)]: [0, 2] });
    const refused = { ...newCall(), streams: [{ stream: randomUUID(), expectedVersion: 0, events: [eventOf()] }] };
    const noJson = {
      ...refused,
      streams: refused.streams.map((each) => ({ ...each, events: [eventOf('', { data: '{' })] })),
    };
    const good = Array.from({ length: 12 }, () => newCall(2));
    const results = await Promise.allSettled(
      [good[0]!, stale, ...good.slice(1, 6), late, noJson, taken, ...good.slice(6)].map((call) => appends.append(call)),
    );
    const told = results.map((result) =>
      result.status === 'fulfilled' ? result.value.outcome : codeOf(result.reason),
    );
    const appended = (count: number) => Array<string>(count).fill('appended');
    expect(told).toEqual([
      ...[...appended(1), 'conflict', ...appended(5), 'conflict', '22P02', 'repeated'],
      ...appended(6),
    ]);
    for (const call of good) expect(await versionsOf(streamOf(call))).toEqual([1, 2]);
    expect(await versionsOf(streamOf(taken))).toEqual([1]);
  });

  it('under one command id are carried out once', async () => {
    const call = newCall(2);
    const others = Array.from({ length: 5 }, () => newCall());
    const results = await Promise.all([call, ...others, call, call].map((each) => appends.append(each)));
    const own = [results[0]!, ...results.slice(-2)].map(outcomeOf);
    expect(own.sort()).toEqual(['appended', 'repeated', 'repeated']);
    expect(await versionsOf(streamOf(call))).toEqual([1, 2]);
    const otherBody = { ...newCall(), commandId: call.commandId };
    const [first, second] = await Promise.all([otherBody, newCall()].map((each) => appends.append(each)));
    expect([first, second].map((each) => each?.outcome)).toEqual(['other-body', 'appended']);
  });

  it('do not wait for what one of them waits for', async () => {
    const stream = randomUUID();
    const waiting = appendOf({ [stream]: [0, 1] });
    const others = Array.from({ length: 6 }, () => newCall());
    let answered: AppendResult | undefined;
    await inTransaction(service, async (tx) => {
      await appendIn(tx, appendOf({ [stream]: [0, 1] }));
      // The first two go alone; the others wait for them, and go together with the one that is held up.
      const first = others.slice(0, 2).map((call) => appends.append(call));
      void appends.append(waiting).then((result) => (answered = result));
      const results = await Promise.all([...first, ...others.slice(2).map((call) => appends.append(call))]);
      expect(results.map(outcomeOf)).toEqual(others.map(() => 'appended'));
      expect(answered).toBeUndefined();
    });
    await until(() => answered !== undefined);
    expect(answered).toEqual({ outcome: 'conflict' });
  });

  it('are stored once where connections are lost all the time', async () => {
    const superuser = await store.session('superuser');
    const isOver = new AbortController();
    const breaking = (async () => {
      while (!isOver.signal.aborted) {
        await superuser.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and usename = $1 and state = 'active'`,
          [store.roles.service],
        );
        await sleep(15);
      }
    })();
    const calls = Array.from({ length: 200 }, () => newCall(2));
    const told = await Promise.all(calls.map((call) => appends.append(call).then(outcomeOf, () => 'unknown')));
    isOver.abort();
    await breaking;
    const stored = await Promise.all(calls.map((call) => versionsOf(streamOf(call))));
    const seen = stored.map((versions, at) => `${told[at] ?? ''}: ${versions.join(' ')}`);
    expect(seen.filter((each) => !/^(appended: 1 2|repeated: 1 2|unknown: (1 2)?)$/.test(each))).toEqual([]);
    expect(seen.filter((each) => each.startsWith('appended'))).not.toEqual([]);
  });
});
