import { knownFrom } from '../condition/testing/known-from.js';
import { layered } from '../layers/resolve.js';
import { ruling } from '../ruling/ruling.js';
import { seed } from '../seeds/seeds.js';
import { type CheckedNumber, checksOfObject, checksOfTenant, type TenantCounts } from './checked-number.js';

const set = ruling(layered(seed('changde-2019')!, undefined, { organisation: false }));
const told = (all: readonly CheckedNumber[]): readonly string[] =>
  all.map((each) => `${each.check.value.code}: ${'value' in each ? `${each.value} ` : ''}${each.kept}`);

describe('numbers to be kept over an object', () => {
  const line = (quantifiable: 'yes' | 'no') => ({ 'indicator.level': '3', 'indicator.quantifiable': quantifiable });
  const lines = (quantifiable: number, others: number) => [
    ...Array.from({ length: quantifiable }, () => line('yes')),
    ...Array.from({ length: others }, () => line('no')),
  ];
  const of = (kind: string, figures: Readonly<Record<string, string>>, with_: ReturnType<typeof lines>) =>
    told(
      checksOfObject(
        set.members('checks'),
        knownFrom({ year: 2023, figures: { 'subject.kind': kind, ...figures } }),
        with_,
      ),
    );
  const large = { 'budget-line.in-force': '5000000.00' };
  const small = { 'budget-line.in-force': '4999999.99' };

  it('CD-06, B-10: ten quantifiable indicators are kept, nine are not, and qualitative ones do not count', () => {
    expect(of('special-fund', small, lines(10, 0))).toEqual(['quantifiable-indicators: 10 yes']);
    expect(of('special-fund', small, lines(9, 5))).toEqual(['quantifiable-indicators: 9 no']);
    expect(of('project', small, lines(0, 0))).toEqual([]);
  });

  it('CD-04e, B-35: entries of the register and kind that the rules name are counted, and no others', () => {
    const known = knownFrom({ year: 2023, figures: { 'subject.kind': 'special-fund', ...large } });
    const joint = { register: 'management-methods', kind: 'joint' };
    const by = (...entries: readonly { register: string; kind: string }[]) =>
      told(checksOfObject(set.members('checks'), known, lines(10, 0), entries))[0];
    expect(by()).toBe('joint-management-method: 0 no');
    expect(by({ ...joint, kind: 'own' }, { ...joint, register: 'internal-reviews' })).toBe(
      'joint-management-method: 0 no',
    );
    expect(by(joint)).toBe('joint-management-method: 1 yes');
  });

  it('CD-04e: what nobody counts yet is not known, for those for which it is meant; 5 million is meant, a cent less is not', () => {
    expect(of('special-fund', large, lines(10, 0))).toEqual([
      'joint-management-method: not-known',
      'quantifiable-indicators: 10 yes',
    ]);
    expect(of('special-fund', {}, lines(10, 0))).toContain('joint-management-method: not-known');
  });
});

describe('numbers to be kept over a tenant', () => {
  const of = (level: string, year: number, budgets: string, funds = 0, others = 0) => {
    const known = (figures: object) =>
      knownFrom({
        year,
        figures: { 'jurisdiction.level': level, 'jurisdiction.budgets-covered': budgets, ...figures },
      });
    const objects = [
      ...Array.from({ length: funds }, () => known({ 'subject.kind': 'special-fund' })),
      ...Array.from({ length: others }, () => known({ 'subject.kind': 'project' })),
    ];
    return told(checksOfTenant(set.inYear(year).members('checks'), { known: known({}), objects }));
  };
  const notKnown = [
    'internal-review-rounds: not-known',
    'excellent-reports: not-known',
    'key-evaluation-rectified: not-known',
  ];

  it('CD-04d, B-11: 90 special funds of the city are kept to, 91 are not; those of a county are not counted', () => {
    expect(of('prefecture', 2019, '4', 90, 30)).toEqual(['city-budgets: 4 yes', 'special-funds: 90 yes', ...notKnown]);
    expect(of('prefecture', 2019, '3', 91)).toEqual(['city-budgets: 3 no', 'special-funds: 91 no', ...notKnown]);
    expect(of('county', 2019, '2', 91)).toEqual(['county-budgets: 2 yes', 'key-evaluation-rectified: not-known']);
  });

  const city = (more: Partial<TenantCounts>, year = 2023) => {
    const known = knownFrom({ year, figures: { 'jurisdiction.level': 'prefecture' } });
    return told(checksOfTenant(set.inYear(year).members('checks'), { known, objects: [], ...more }));
  };

  it('CD-08a: rounds of review are those that were entered in the year, each once however many reports it had', () => {
    const entry = { register: 'internal-reviews', kind: 'reviewed', on: '2023-06-01' };
    const rounds = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ ...entry, occasion: `2023-${String(at + 1)}` }));
    const recommended = (count: number) => Array.from({ length: count }, () => ({ ...entry, kind: 'recommended' }));
    const by = (...entries: NonNullable<TenantCounts['entries']>) => city({ entries });
    expect(by(...rounds(4), ...rounds(4))).toContain('internal-review-rounds: 4 no');
    expect(by(...rounds(5), ...recommended(2))).toEqual(
      expect.arrayContaining(['internal-review-rounds: 5 yes', 'excellent-reports: 2 no']),
    );
    expect(by(...rounds(4), { ...entry, occasion: '2023-5', on: '2024-01-01' })).toContain(
      'internal-review-rounds: 4 no',
    );
    for (const [count, kept] of [
      [3, 'yes'],
      [5, 'yes'],
      [6, 'no'],
    ] as const)
      expect(by(...recommended(count))).toContain(`excellent-reports: ${String(count)} ${kept}`);
    expect(by({ ...entry, register: 'management-methods', occasion: '1' })).toContain('internal-review-rounds: 0 no');
  });

  it('CD-12: the rate is that of the problems of key evaluations alone, never all before all are put right', () => {
    const share = (type: string, of: number, done: number) => ({ figures: { 'evaluation.type': type }, of, done });
    const by = (...lines: readonly ReturnType<typeof share>[]) => city({ shares: { 'rectification.rate': lines } });
    expect(by(share('key-evaluation', 3, 3), share('key-evaluation', 1, 0), share('self-evaluation', 9, 0))).toContain(
      'key-evaluation-rectified: 0.75 no',
    );
    expect(by(share('key-evaluation', 3, 3), share('self-evaluation', 9, 0))).toContain(
      'key-evaluation-rectified: 1 yes',
    );
    expect(by(share('key-evaluation', 100_000_000, 99_999_999))).toContain('key-evaluation-rectified: 0.99999999 no');
    expect(by(share('self-evaluation', 1, 1))).toContain('key-evaluation-rectified: not-known');
  });

  it('CD-05a, B-30: a county covers two budgets in 2019 and 2020, and four from 2021 on; zones are meant from then on', () => {
    const asked = (...which: Parameters<typeof of>) => of(...which).filter((each) => each.includes('budgets'));
    expect(asked('county', 2019, '1')).toEqual(['county-budgets: 1 no']);
    expect(asked('county', 2020, '2')).toEqual(['county-budgets: 2 yes']);
    expect(asked('county', 2021, '3')).toEqual(['all-budgets: 3 no']);
    expect(asked('county', 2021, '4')).toEqual(['all-budgets: 4 yes']);
    expect(asked('zone', 2019, '0')).toEqual([]);
    expect(asked('zone', 2021, '0')).toEqual(['all-budgets: 0 no']);
  });
});
