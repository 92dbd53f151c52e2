import { HistoryProgress } from './history-progress.js';

const place = (next: bigint, closed?: string) => ({ at: { next, before: next === 0n ? '' : 'ab12' }, closed });

describe('the progress of a history’s reader', () => {
  it('is kept as text', () => {
    const progress = HistoryProgress.start(2)
      .with(3, place(12n, '2022-05-09T01:02:03.000004Z'))
      .with(0, place(0n))
      .with(1, place(7n));
    expect(progress.text).toBe('g2;0=0,;1=7 ab12,;3=12 ab12,2022-05-09T01:02:03.000004Z');
    expect(HistoryProgress.parse(progress.text).text).toBe(progress.text);
    expect(HistoryProgress.parse(HistoryProgress.start().text).text).toBe('g1');
    expect(() => HistoryProgress.parse('1/2/3')).toThrow(TypeError);
  });

  it('is closed through the earliest instant that the partitions have told, once all have', () => {
    const one = HistoryProgress.start().with(0, place(5n, '2022-05-09T01:02:03.000004Z'));
    expect(one.closedThrough([0, 1])).toBeUndefined();
    expect(one.with(1, place(2n, '2022-05-08T01:02:03.000004Z')).closedThrough([0, 1])).toBe(
      '2022-05-08T01:02:03.000004Z',
    );
    expect(one.closedThrough([])).toBeUndefined();
  });
});
