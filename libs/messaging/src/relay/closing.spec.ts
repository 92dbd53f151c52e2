import { jest } from '@jest/globals';
import { Closing } from './closing.js';

describe('when a history is told through when it is closed', () => {
  const closedNow = async () => ({ incarnation: 1, instant: '2022-05-09T01:02:03.000004Z', completeBelow: '7' });
  const every_ms = 5_000;
  let closing: Closing;
  beforeEach(() => {
    jest.useFakeTimers();
    closing = new Closing(closedNow, every_ms);
  });
  afterEach(() => jest.useRealTimers());

  /** How long until the next mark is due. */
  async function wait_ms(): Promise<number> {
    const begin = performance.now();
    while ((await closing.next()) === undefined) jest.advanceTimersByTime(1_000);
    return performance.now() - begin;
  }
  const announce = async () => {
    await closing.next();
    closing.announced();
  };

  it('less and less often while nothing is sent, once a minute at least', async () => {
    const waits: number[] = [];
    for (let count = 0; count < 6; count += 1) {
      await announce();
      waits.push(await wait_ms());
    }
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  });

  it('soon after something was sent, however long nothing was', async () => {
    for (let count = 0; count < 6; count += 1) {
      await announce();
      await wait_ms();
    }
    await announce();
    jest.advanceTimersByTime(10_000);
    closing.sent();
    expect(await wait_ms()).toBe(5_000);
  });

  it('the same mark until it was announced', async () => {
    const first = await closing.next();
    jest.advanceTimersByTime(60_000);
    expect(await closing.next()).toBe(first);
  });
});
