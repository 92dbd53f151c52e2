import type { Pool } from 'pg';
import { appendOf } from '../test/commands.js';
import { append } from './append.js';
import { lockCheckpoint, moveCheckpoint, reached, startCheckpoint } from './checkpoint.js';
import { inTransaction, poolTransactions } from './database.js';
import { comparePositions, storeStart } from './event.js';
import { Subscription } from './subscription.js';
import { type FreshStore, freshStore, settled } from './testing/index.js';

let store: FreshStore;
let service: Pool;

beforeEach(async () => {
  store = await freshStore('checkpoint');
  service = store.pool('service');
});
afterEach(() => store.drop());

describe('reached', () => {
  it('says whether a subscriber has handled a position, waiting no longer than it may', async () => {
    const result = await append(service, appendOf({ stream: [0, 3] }));
    const [first, , last] = result.outcome === 'appended' ? result.events.map((event) => event.order) : [];
    expect(await reached(service, 'model/1', first!)).toBe(false);
    await startCheckpoint(service, 'model/1');
    const begun = performance.now();
    expect(await reached(service, 'model/1', first!, 120)).toBe(false);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(119);
    await settled(service);
    const subscription = new Subscription({
      subscriber: 'model/1',
      transactions: poolTransactions(service),
      handle: () => Promise.resolve(),
      pollEvery_ms: 50,
    });
    subscription.start();
    expect(await reached(service, 'model/1', last!, 30_000)).toBe(true);
    expect(await reached(service, 'model/1', first!)).toBe(true);
    expect(await reached(service, 'model/1', { ...last!, position: String(BigInt(last!.position) + 1n) })).toBe(false);
    expect(comparePositions(first!, last!)).toBeLessThan(0);
    await subscription.stop();
  });
});

describe('a checkpoint', () => {
  it('that does not exist cannot be moved: progress would be lost in silence', async () => {
    await expect(moveCheckpoint(service, 'none/1', storeStart)).rejects.toThrow('none/1');
  });

  it('is held by one transaction at a time', async () => {
    await startCheckpoint(service, 'model/1');
    await inTransaction(service, async (tx) => {
      expect(await lockCheckpoint(tx, 'model/1')).toEqual(storeStart);
      expect(await inTransaction(service, (other) => lockCheckpoint(other, 'model/1'))).toBeUndefined();
    });
    expect(await lockCheckpoint(service, 'model/1')).toEqual(storeStart);
  });
});
