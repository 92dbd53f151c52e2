import { postgresHistory } from '@wenxiao/messaging';
import { eventually } from '@wenxiao/messaging/testing';
import pg from 'pg';
import { testStores } from '../testing/stores.js';
import { overtaken, siblingTrail, testTrail, type TestTrail } from '../testing/trail-database.js';
import { takeNext } from './follow.js';

let trail: TestTrail;

beforeAll(async () => {
  trail = await testTrail();
});
afterAll(() => trail.drop());

describe('following a store', () => {
  it('is not told to go on at once where what was written cannot be read yet, and takes all of it together then', async () => {
    const [store] = await testStores('targets');
    const writer = new pg.Client({ connectionString: store!.serviceUrl });
    await writer.connect();
    await writer.query('begin');
    await writer.query('select pg_current_xact_id()');
    const indicator = { type: 'something-noted', data: {} };
    for (let stream = 0; stream < 3; stream++) await store!.append(`noted/${String(stream)}`, indicator);
    const other = await siblingTrail(trail, 'together');
    const feed = postgresHistory(store!, store!.historianUrl);
    const next = () => takeNext(trail.pool, other.schema, feed);
    expect(await next()).toMatchObject({ added: 0, atEnd: false, more: false });
    await writer.query('rollback');
    await writer.end();
    const taken = await eventually(async () => {
      const step = await next();
      if (step.added === 0) throw new Error('It cannot be read yet');
      return step;
    });
    expect(taken).toMatchObject({ added: 3, more: false });
    await feed.close();
    await store!.drop();
  });

  it('is closed through the present where there is nothing new, but not for who has read less', async () => {
    const [store] = await testStores('targets');
    const other = await siblingTrail(trail, 'closed');
    const feed = postgresHistory(store!, store!.historianUrl);
    const closed = async () => {
      const asked = 'select progress, closed_through from closed.sources';
      return (await trail.pool.query<{ progress: string | null; closed_through: string }>(asked)).rows[0];
    };
    const next = (by = feed) => takeNext(trail.pool, other.schema, by);
    const untilEnd = async () => {
      while (!(await next()).atEnd);
    };
    await untilEnd();
    const first = await closed();
    expect(first).toEqual({ progress: null, closed_through: expect.any(String) });
    // The server's own housekeeping may write for a moment.
    const second = await eventually(async () => {
      await untilEnd();
      const now = await closed();
      expect(now!.closed_through > first!.closed_through).toBe(true);
      return now;
    });
    await next(overtaken(feed, other, '1-2-3'));
    expect(await closed()).toEqual({ progress: '1-2-3', closed_through: second!.closed_through });
    await feed.close();
    await store!.drop();
  });
});
