import { problem } from '../http/problem.js';
import { cursorAt, pageOfAll } from './page.js';

const all = ['a', 'b', 'c', 'd', 'e'];

describe('a page of what is at hand whole', () => {
  it('says what is left, of how many it is one, and where the next one begins', () => {
    const first = pageOfAll(all, { limit: 2 });
    expect(first).toEqual({ items: ['a', 'b'], more: true, next: expect.any(String), totals: { rows: 5 } });
    const second = pageOfAll(all, { limit: 2, after: first.next });
    expect(second.items).toEqual(['c', 'd']);
    expect(pageOfAll(all, { limit: 2, after: second.next })).toEqual({
      items: ['e'],
      more: false,
      totals: { rows: 5 },
    });
  });

  it('goes on behind what was read although more was said meanwhile', () => {
    const { next } = pageOfAll(all, { limit: 4 });
    expect(pageOfAll([...all, 'f'], { limit: 4, after: next }).items).toEqual(['e', 'f']);
  });

  it('is the whole of it where that is short, and at most as long as a page', () => {
    expect(pageOfAll(all, {})).toEqual({ items: all, more: false, totals: { rows: 5 } });
    const long = Array.from({ length: 300 }, (_, index) => index);
    expect([pageOfAll(long, {}).items.length, pageOfAll(long, { limit: 1000 }).items.length]).toEqual([50, 200]);
  });

  it.each(['nonsense', '6', '-1', 'x'])('is refused for a cursor that is none of it: %s', (place) => {
    const cursor = place === 'nonsense' ? place : cursorAt({ sort: 'given' }, '', place);
    expect(() => pageOfAll(all, { after: cursor })).toThrow(problem('invalid-request').message);
  });
});
