import { bounded, figuresMax, pageOf, type Paging, UnknownEntryError, wordOfEvent } from './page.js';

const entryOf = (version: number, text = '') => ({
  event: { store: 'targets', tenant: 't', stream: 'budget-line/a.2024', version },
  text,
});
const page = (of: readonly ReturnType<typeof entryOf>[], paging: Paging) => pageOf(of, wordOfEvent, paging);
const all = Array.from({ length: 5 }, (_, index) => entryOf(index + 1));
const versions = ({ items }: { items: readonly { event: { version: number } }[] }) =>
  items.map(({ event }) => event.version);

describe('a page of a trail', () => {
  it('says whether there is more, and where that begins', () => {
    const first = page(all, { limit: 2 });
    expect(first).toEqual({ items: all.slice(0, 2), more: true, next: 'targets/budget-line/a.2024@2' });
    const second = page(all, { limit: 2, after: first.next });
    expect(versions(second)).toEqual([3, 4]);
    const last = page(all, { limit: 2, after: second.next });
    expect(last).toEqual({ items: all.slice(4), more: false });
    expect(page(all, {})).toEqual({ items: all, more: false });
    expect(page([], {})).toEqual({ items: [], more: false });
  });

  it('carries no more than an answer may, though one entry at least', () => {
    const large = [
      entryOf(1, 'x'.repeat(5_000_000)),
      entryOf(2, 'x'.repeat(3_000_000)),
      entryOf(3, 'x'.repeat(3_000_000)),
    ];
    expect(versions(page(large, {}))).toEqual([1]);
    expect(versions(page(large, { after: 'targets/budget-line/a.2024@1' }))).toEqual([2]);
  });

  it('begins after an entry that is there', () => {
    expect(() => page(all, { after: 'targets/budget-line/a.2024@9' })).toThrow(UnknownEntryError);
  });
});

describe('an answer', () => {
  const figures = (count: number, text = '') =>
    Array.from({ length: count }, (_, index) => ({ figure: 'indicator-name', item: String(index), text }));

  it('says what it leaves out of figures and alarms', () => {
    const within = { figures: figures(2), alarms: [{}] };
    expect(bounded(within)).toEqual(within);
    const cut = bounded({ figures: figures(figuresMax + 1), alarms: Array.from({ length: 101 }, () => ({})) });
    expect([cut.figures.length, cut.moreFigures, cut.alarms.length, cut.moreAlarms]).toEqual([
      figuresMax,
      true,
      100,
      true,
    ]);
    const large = bounded({ figures: figures(3, 'x'.repeat(2_500_000)), alarms: [] });
    expect([large.figures.length, large.moreFigures]).toEqual([1, true]);
  });
});
