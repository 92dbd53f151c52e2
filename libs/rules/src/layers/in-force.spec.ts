import fc from 'fast-check';
import { quarterly, readSmallRuleSet, source, type Json } from '../testing/small-rule-set.js';
import { type Adoption, inForce, type InForce } from './in-force.js';
import { rowOn, timetable } from './timetable.js';
import type { RuleSetVersion } from './resolved.js';

const sets = [
  readSmallRuleSet({ id: 'prefecture', members: { rounds: [monthly()] } }),
  readSmallRuleSet({
    id: 'prefecture',
    version: 2,
    effective: { ...readSmallRuleSet().effective, from: '2026-01-01' },
    members: { rounds: [monthly(), quarterly({ code: 'half', nodes: { every: 'half-year' } })] },
  }),
  readSmallRuleSet({ id: 'own', members: { rounds: [monthly({ nodes: { every: 'quarter' } })] } }),
  readSmallRuleSet({ id: 'settled', values: { 'evaluation.fullMark': { value: '100', source } } }),
  readSmallRuleSet({ id: 'short', effective: { ...readSmallRuleSet().effective, to: '2025-03-01' } }),
];
const published = ({ id, version }: RuleSetVersion): (typeof sets)[number] | undefined =>
  sets.find((set) => set.id === id && set.version === version);

function monthly(more: Json = {}): Json {
  return quarterly({ code: 'monthly', nodes: { every: 'month' }, ...more });
}

const path = [
  { id: 'P', organisation: false },
  { id: 'C', organisation: false },
];
const adopts = (
  bodyId: string,
  id: string,
  effectiveFrom: string,
  more: Partial<Adoption> & { version?: number } = {},
): Adoption => {
  const { version = 1, ...rest } = more;
  const ruleSet = { id, version };
  return {
    bodyId,
    scheme: 'budget-performance',
    ruleSet,
    effectiveFrom,
    decidedAt: `${effectiveFrom}T00:00:00Z`,
    ...rest,
  };
};
const adoptions = [
  adopts('P', 'prefecture', '2024-01-01'),
  adopts('P', 'prefecture', '2025-11-01', { version: 2 }),
  adopts('C', 'own', '2025-07-01'),
];
const on = (day: string, given: readonly Adoption[] = adoptions): InForce =>
  inForce(path, given, published, 'budget-performance', day);
const roundsOn = (day: string): readonly string[] => {
  const found = on(day);
  if (found.outcome === 'none') return [found.reason];
  return (found.rules.content.members.rounds ?? []).map(({ code, nodes }) => `${code} ${JSON.stringify(nodes)}`);
};

describe('the rules in force for a body', () => {
  it('B-25, CJ-17: are those above until its own, then its own over them, and new versions from above reach it', () => {
    expect(roundsOn('2025-06-30')).toEqual(['monthly {"every":"month"}']);
    expect(roundsOn('2025-07-01')).toEqual(['monthly {"every":"quarter"}']);
    expect(roundsOn('2026-01-01')).toEqual(['monthly {"every":"quarter"}', 'half {"every":"half-year"}']);
    const found = on('2025-07-01');
    expect(
      found.outcome === 'in-force' && found.rules.deviations.map(({ path: at, verdict }) => [at, verdict]),
    ).toEqual([['rounds/monthly/nodes', 'looser']]);
  });

  it('are still the earlier ones while what was adopted is not yet in effect', () => {
    expect(roundsOn('2025-12-31')).toEqual(['monthly {"every":"quarter"}']);
  });

  it('are none, with the reason, before the first, after the end, and where a set is missing', () => {
    const reasonOn = (day: string, ...given: readonly Adoption[]): unknown => {
      const found = on(day, given);
      return found.outcome === 'none' ? found.reason : found.rules.layers;
    };
    expect(reasonOn('2023-12-31', adopts('P', 'prefecture', '2024-01-01'))).toBe('nothing-adopted');
    expect(reasonOn('2025-02-01', adopts('P', 'prefecture', '2024-01-01', { effectiveTo: '2025-02-01' }))).toBe(
      'adoption-ended',
    );
    expect(reasonOn('2025-03-01', adopts('P', 'short', '2024-01-01'))).toBe('set-expired');
    expect(reasonOn('2025-12-01', adopts('P', 'prefecture', '2025-11-01', { version: 2 }))).toBe('set-not-in-effect');
    const missing = adopts('C', 'unknown', '2025-02-01');
    expect(reasonOn('2025-03-01', adopts('P', 'prefecture', '2024-01-01'), missing)).toBe('set-not-available');
  });

  it('X-7: of one scheme are never those of another', () => {
    const other = adopts('C', 'own', '2025-02-01', { scheme: 'unit-assessment' });
    expect(on('2025-03-01', [...adoptions, other])).toEqual(on('2025-03-01'));
    expect(inForce(path, adoptions, published, 'unit-assessment', '2025-08-01')).toEqual({
      outcome: 'none',
      reason: 'nothing-adopted',
      zh: '该日尚未采用任何规则：请先采用规则',
      en: 'Nothing was adopted for that day: adopt a rule set first',
    });
    // A set that was adopted for a scheme that it is not of.
    expect(inForce(path, [other], published, 'unit-assessment', '2025-08-01')).toMatchObject({
      reason: 'set-not-available',
    });
  });

  it('are those above where the own adoption has ended, and an earlier own one does not revive', () => {
    const given = [...adoptions, adopts('C', 'prefecture', '2025-08-01', { effectiveTo: '2025-09-01' })];
    const found = on('2025-09-01', given);
    expect(found.outcome === 'in-force' && found.rules.layers).toEqual([{ id: 'prefecture', version: 1 }]);
  });

  it('of two adoptions from the same day are by the later decision, in whatever order they come', () => {
    const given = [
      ...adoptions,
      adopts('C', 'short', '2025-07-01', { decidedAt: '2025-06-02T00:00:00Z' }),
      adopts('C', 'own', '2025-07-01', { decidedAt: '2025-06-03T00:00:00Z' }),
    ];
    const expected = on('2025-07-01', given);
    fc.assert(
      fc.property(fc.shuffledSubarray(given, { minLength: given.length }), (shuffled) => {
        expect(on('2025-07-01', shuffled)).toEqual(expected);
      }),
    );
  });
});

describe('a refinement that a body adopts beside its own set', () => {
  const settled = adopts('C', 'settled', '2025-09-01', { refines: true });

  it('lies over it from its day, whatever is adopted afterwards, and ends nothing', () => {
    const later = [...adoptions, settled, adopts('C', 'prefecture', '2025-10-01')];
    const layersOn = (day: string): unknown => {
      const found = on(day, later);
      return found.outcome === 'in-force' ? found.rules.layers.map(({ id }) => id) : found.reason;
    };
    expect(['2025-08-31', '2025-09-01', '2025-10-01'].map(layersOn)).toEqual([
      ['own', 'prefecture'],
      ['settled', 'own', 'prefecture'],
      ['settled', 'prefecture', 'prefecture'],
    ]);
  });

  it('settles what an organisation’s own whole set leaves silent', () => {
    const office = [{ id: 'O', organisation: true }];
    const given = [adopts('O', 'own', '2025-01-01'), { ...settled, bodyId: 'O' }];
    const found = inForce(office, given, published, 'budget-performance', '2025-09-01');
    expect(
      found.outcome === 'in-force' && [found.rules.content.values['evaluation.fullMark'], found.rules.refused],
    ).toEqual([{ value: '100', source: [{ instrument: 'settled.1.rules', article: '第一条' }] }, []]);
  });
});

describe('the timetable of a body', () => {
  it('has a row for each change and none between, and the text of each hash', () => {
    const { rows, texts } = timetable(path, adoptions, published, 'budget-performance');
    const layersOf = (row: (typeof rows)[number]): unknown =>
      row.hash === null ? row.reason : row.layers.map(({ id, version }) => `${id} ${version}`);
    expect(rows.map((row) => [row.from, layersOf(row)])).toEqual([
      ['0001-01-01', 'nothing-adopted'],
      ['2024-01-01', ['prefecture 1']],
      ['2025-07-01', ['own 1', 'prefecture 1']],
      ['2026-01-01', ['own 1', 'prefecture 2']],
    ]);
    expect([...texts.keys()]).toEqual(rows.flatMap(({ hash }) => hash ?? []));
  });

  it('has a row where only the reason changes for which nothing is in force', () => {
    const given = [adopts('P', 'prefecture', '2025-11-01', { version: 2, effectiveTo: '2025-12-01' })];
    const { rows } = timetable(path, given, published, 'budget-performance');
    expect(rows).toEqual([
      { from: '0001-01-01', hash: null, reason: 'nothing-adopted' },
      { from: '2025-11-01', hash: null, reason: 'set-not-in-effect' },
      { from: '2025-12-01', hash: null, reason: 'adoption-ended' },
    ]);
  });

  it('says of every day what is in force on it', () => {
    const { rows } = timetable(path, adoptions, published, 'budget-performance');
    const days = fc.date({ min: new Date('2023-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        const found = on(day);
        expect(rowOn(rows, day)?.hash).toBe(found.outcome === 'in-force' ? found.rules.hash : null);
      }),
    );
  });
});
