import { followPredecessors } from './predecessors.js';

const named = (subject: string) => ({ subject });

describe('following predecessors', () => {
  it('reads the nearest first, and each once, whatever circles there are', async () => {
    const before: Readonly<Record<string, readonly string[]>> = {
      one: ['first', 'two'],
      two: ['first'],
      first: ['one'],
    };
    const read: string[] = [];
    await followPredecessors([named('one'), named('two')], async ({ subject }) => {
      read.push(subject);
      return (before[subject] ?? []).map(named);
    });
    expect(read).toEqual(['one', 'two', 'first']);
  });

  it('comes to an end where there is none', async () => {
    let read = 0;
    await followPredecessors([named('0')], async () => [named(String(++read))]);
    expect(read).toBe(50);
  });
});
