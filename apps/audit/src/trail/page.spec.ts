import { pageOf, UnknownEntryError } from './page.js';

const entryOf = (version: number, text = '') => ({
  event: { store: 'targets', tenant: 't', stream: 'budget-line/a.2024', version },
  text,
});
const all = Array.from({ length: 5 }, (_, index) => entryOf(index + 1));
const versions = ({ entries }: { entries: readonly { event: { version: number } }[] }) =>
  entries.map(({ event }) => event.version);

describe('a page of a trail', () => {
  it('says whether there is more, and where that begins', () => {
    const first = pageOf(all, { limit: 2 });
    expect(first).toEqual({ entries: all.slice(0, 2), more: true, next: 'targets/budget-line/a.2024@2' });
    const second = pageOf(all, { limit: 2, after: first.next });
    expect(versions(second)).toEqual([3, 4]);
    const last = pageOf(all, { limit: 2, after: second.next });
    expect(last).toEqual({ entries: all.slice(4), more: false });
    expect(pageOf(all, {})).toEqual({ entries: all, more: false });
    expect(pageOf([], {})).toEqual({ entries: [], more: false });
  });

  it('carries no more than an answer may, though one entry at least', () => {
    const large = [
      entryOf(1, 'x'.repeat(5_000_000)),
      entryOf(2, 'x'.repeat(3_000_000)),
      entryOf(3, 'x'.repeat(3_000_000)),
    ];
    expect(versions(pageOf(large, {}))).toEqual([1]);
    expect(versions(pageOf(large, { after: 'targets/budget-line/a.2024@1' }))).toEqual([2]);
  });

  it('begins after an entry that is there', () => {
    expect(() => pageOf(all, { after: 'targets/budget-line/a.2024@9' })).toThrow(UnknownEntryError);
  });
});
