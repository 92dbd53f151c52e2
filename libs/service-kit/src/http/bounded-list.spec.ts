import { newestOf } from './bounded-list.js';

describe('the newest of a list', () => {
  const all = Array.from({ length: 60 }, (_, index) => ({ version: index + 1 }));

  it('are the last ones, in their order, and it is said that there are more', () => {
    expect(newestOf(all, { count: 3, bytes: 1_000 })).toEqual({ items: all.slice(-3), more: true });
    expect(newestOf(all.slice(0, 3), { count: 3, bytes: 1_000 })).toEqual({ items: all.slice(0, 3), more: false });
    expect(newestOf([], { count: 3, bytes: 1_000 })).toEqual({ items: [], more: false });
  });

  it('are no longer together than an answer may be, though one is there', () => {
    const large = all.map(({ version }) => ({ version, text: 'x'.repeat(600_000) }));
    expect(newestOf(large, { count: 50, bytes: 1_000_000 })).toEqual({ items: large.slice(-1), more: true });
    expect(newestOf(large, { count: 50, bytes: 10 })).toEqual({ items: large.slice(-1), more: true });
  });
});
