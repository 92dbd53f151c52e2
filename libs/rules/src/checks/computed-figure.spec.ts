import { knownFrom } from '../condition/testing/known-from.js';
import { layered } from '../layers/resolve.js';
import { ruling } from '../ruling/ruling.js';
import { seed } from '../seeds/seeds.js';
import type { EntryInForce } from './checked-number.js';
import { computedFigure, isComputedFor } from './computed-figure.js';

describe('a figure by a table', () => {
  const [subsidy] = ruling(layered(seed('changde-2019')!, undefined, { organisation: false })).members('computed');
  const register = 'information-systems';
  const entry = (kind: string, on: string): EntryInForce => ({ register, kind, on });
  const of = (level: string | undefined, entries: readonly EntryInForce[]): string | undefined =>
    computedFigure(
      subsidy!,
      knownFrom({ figures: level === undefined ? {} : { 'jurisdiction.level': level } }),
      entries,
    ).value;
  const built = (level: string, year: string, used = year): string | undefined =>
    of(level, [entry('built', `${year}-06-30`), entry('in-use', `${used}-12-31`)]);

  it('CD-07, B-31: a county has 100,000 yuan for 2020, nothing for 2022; a zone has half of it; both have to hold', () => {
    expect([built('county', '2019'), built('county', '2020'), built('county', '2021')]).toEqual([
      '150000.00',
      '100000.00',
      '50000.00',
    ]);
    expect([built('zone', '2019'), built('zone', '2021')]).toEqual(['75000.00', '25000.00']);
    expect([built('county', '2022'), built('zone', '2022')]).toEqual(['0.00', '0.00']);
    expect(built('county', '2020', '2021')).toBe('50000.00');
  });

  it('is not known while what it goes by is not', () => {
    expect(of('county', [])).toBeUndefined();
    expect(of('county', [entry('built', '2020-06-30')])).toBeUndefined();
    expect(of('county', [entry('built', '2020-06-30'), { ...entry('in-use', '2020-06-30'), register: 'other' }])).toBe(
      undefined,
    );
    expect(of(undefined, [entry('built', '2020-06-30'), entry('in-use', '2020-06-30')])).toBeUndefined();
  });

  it('is for whom the table is', () => {
    const isFor = (level: string) => isComputedFor(subsidy!, knownFrom({ figures: { 'jurisdiction.level': level } }));
    expect([isFor('county'), isFor('zone'), isFor('prefecture')]).toEqual([true, true, false]);
  });
});
