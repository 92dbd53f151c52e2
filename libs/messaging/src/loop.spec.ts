import { jest } from '@jest/globals';
import { Loop, type Turn } from './loop.js';
import { eventually } from './testing/eventually.js';

function loopOf(turn: Turn, options: Partial<ConstructorParameters<typeof Loop>[0]> = {}) {
  const lines: string[] = [];
  const write = (text: string) => void lines.push(text);
  const log = { log: write, warn: write, error: write };
  return {
    lines,
    loop: new Loop({ name: 'test', turn, idle_ms: 60_000, log, pause_ms_min: 5, pause_ms_max: 20, ...options }),
  };
}

describe('a loop', () => {
  it('sleeps when there is nothing to do, until it is called', async () => {
    let turns = 0;
    const { loop } = loopOf(async () => {
      turns += 1;
      return turns < 3 ? 'again' : 'idle';
    });
    loop.start();
    await eventually(async () => expect(turns).toBe(3));
    loop.wake();
    await eventually(async () => expect(turns).toBe(4));
    await loop.close();
    expect(loop.state.is).toBe('closed');
  });

  it('hears a call that comes while it works', async () => {
    let turns = 0;
    const { loop } = loopOf(async () => {
      turns += 1;
      if (turns === 1) loop.wake();
      return 'idle';
    });
    loop.start();
    await eventually(async () => expect(turns).toBe(2));
    await loop.close();
  });

  it('looks again soon for what it was called for and cannot be read yet', async () => {
    const calls: boolean[] = [];
    const { loop } = loopOf(async (called) => {
      calls.push(called);
      return called && calls.length < 5 ? 'soon' : 'idle';
    });
    loop.start();
    await eventually(async () => expect(calls).toEqual([false]));
    loop.wake();
    await eventually(async () => expect(calls).toEqual([false, true, true, true, true]));
    loop.wake();
    await eventually(async () => expect(calls).toHaveLength(6));
    await loop.close();
  });

  it('is called no longer once it has found nothing', async () => {
    const calls: boolean[] = [];
    const { loop } = loopOf(
      async (called) => {
        calls.push(called);
        return 'idle';
      },
      { idle_ms: 5 },
    );
    loop.start();
    loop.wake();
    await eventually(async () => expect(calls.length).toBeGreaterThan(3));
    await loop.close();
    expect(calls.filter((called) => called).length).toBeLessThanOrEqual(1);
  });

  it('waits longer and longer while it finds nothing and nobody calls, and not for what is there and waits', async () => {
    jest.useFakeTimers();
    try {
      const turnsAt: number[] = [];
      let isWaiting = false;
      const begun = Date.now();
      const turn: Turn = async () => {
        turnsAt.push(Date.now() - begun);
        return isWaiting ? 'waiting' : 'idle';
      };
      const { loop } = loopOf(turn, { idle_ms: 100, idle_ms_max: 400 });
      loop.start();
      await jest.advanceTimersByTimeAsync(1500);
      expect(turnsAt.splice(0)).toEqual([0, 100, 300, 700, 1100, 1500]);
      loop.wake();
      await jest.advanceTimersByTimeAsync(300);
      expect(turnsAt.splice(0)).toEqual([1500, 1600, 1800]);
      isWaiting = true;
      await jest.advanceTimersByTimeAsync(700);
      expect(turnsAt).toEqual([2200, 2300, 2400, 2500]);
      await loop.close();
    } finally {
      jest.useRealTimers();
    }
  });

  it('pauses after an error, says why once, and goes on', async () => {
    let failing = true;
    let turns = 0;
    const { loop, lines } = loopOf(async () => {
      turns += 1;
      if (failing) throw new Error('no way');
      return 'idle';
    });
    loop.start();
    await eventually(async () => expect(turns).toBeGreaterThan(3));
    expect(loop.state).toMatchObject({ is: 'paused', reason: 'Error: no way' });
    failing = false;
    await eventually(async () => expect(loop.state.is).toBe('running'));
    expect(lines).toEqual(['test pauses: Error: no way', 'test goes on']);
    await loop.close();
  });

  it('does not take a call for a remedy', async () => {
    let turns = 0;
    const { loop } = loopOf(
      async () => {
        turns += 1;
        throw new Error('no way');
      },
      { pause_ms_min: 60_000, pause_ms_max: 60_000 },
    );
    loop.start();
    await eventually(async () => expect(loop.state.is).toBe('paused'));
    for (let call = 0; call < 50; call += 1) loop.wake();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(turns).toBe(1);
    await loop.close();
  });
});
