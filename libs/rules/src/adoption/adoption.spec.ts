import { resolvedSeed, seedRuleSets } from '../seeds/seed-rule-sets.js';
import { october2022, ruleSet } from '../testing/rule-fragments.js';
import { type Adoption, earliestAdoptionDate, ruleSetInForce } from './adoption.js';

const adopted = (ruleSetId: string, effectiveFrom: string, fields: Partial<Adoption> = {}): Adoption => ({
  bodyId: 'c5b0a9a2-0000-4000-8000-000000000001',
  scheme: 'budget-performance',
  ruleSetId,
  version: 1,
  effectiveFrom,
  ...fields,
});
const earlierRules = ruleSet({ id: 'earlier', effective: { from: '2015-01-01', source: ['EX-1'] } });
const published = [...seedRuleSets(), earlierRules];

function inForce(adoptions: readonly Adoption[], date: string, sets = published): string {
  const found = ruleSetInForce(adoptions, sets, 'budget-performance', date);
  return found.outcome === 'in-force' ? `${found.rules.id} ${found.rules.version}` : found.reason;
}

describe('B-26: the rule set in force on a governing date', () => {
  const fufeng = adopted('fufeng-2022', '2022-01-01');

  it('before 2022-05-09 is none where no earlier one is stored, never the later one', () => {
    expect(inForce([fufeng], '2022-05-08')).toBe('set-not-in-effect');
    expect(inForce([fufeng], '2021-12-31')).toBe('nothing-adopted');
    expect(inForce([fufeng], '2022-05-09')).toBe('fufeng-2022 1');
  });

  it('before 2022-05-09 is the earlier one where one is stored', () => {
    const both = [adopted('earlier', '2016-01-01'), fufeng];
    expect(inForce(both, '2022-05-08')).toBe('earlier 1');
    expect(inForce(both, '2022-05-09')).toBe('fufeng-2022 1');
  });

  it('comes with the adoption, the resolved content and its hash', () => {
    expect(ruleSetInForce([fufeng], published, 'budget-performance', '2023-01-01')).toEqual({
      outcome: 'in-force',
      adoption: fufeng,
      rules: resolvedSeed('fufeng-2022'),
    });
  });

  it('is chosen by the governing date, not by the order in which it was adopted', () => {
    const retroactive = [adopted('fufeng-2022', '2023-01-01'), adopted('earlier', '2016-01-01')];
    expect(inForce(retroactive, '2022-06-01')).toBe('earlier 1');
    expect(inForce(retroactive, '2023-01-01')).toBe('fufeng-2022 1');
  });

  it('is, of two adopted for the same day, the one decided later', () => {
    const second = ruleSet({ id: 'earlier', version: 2, effective: { from: '2015-01-01', source: ['EX-1'] } });
    const both = [adopted('earlier', '2016-01-01'), adopted('earlier', '2016-01-01', { version: 2 })];
    expect(inForce(both, '2016-01-01', [earlierRules, second])).toBe('earlier 2');
    expect(inForce([...both].reverse(), '2016-01-01', [earlierRules, second])).toBe('earlier 1');
  });

  it('is none from the day on which its adoption ends, and what it replaced does not revive', () => {
    const both = [
      adopted('earlier', '2016-01-01'),
      adopted('fufeng-2022', '2022-06-01', { effectiveTo: '2024-01-01' }),
    ];
    expect(inForce(both, '2023-12-31')).toBe('fufeng-2022 1');
    expect(inForce(both, '2024-01-01')).toBe('adoption-ended');
  });

  it('is none from the day on which the set itself expires', () => {
    const expiring = ruleSet({ id: 'trial', effective: { from: '2020-01-01', to: '2022-01-01', source: ['EX-1'] } });
    expect(inForce([adopted('trial', '2020-01-01')], '2021-12-31', [expiring])).toBe('trial 1');
    expect(inForce([adopted('trial', '2020-01-01')], '2022-01-01', [expiring])).toBe('set-expired');
  });

  it('is never replaced by an older one because it is not available here', () => {
    const both = [adopted('earlier', '2016-01-01'), adopted('missing', '2020-01-01')];
    expect(inForce(both, '2021-01-01')).toBe('set-not-available');
    const orphan = ruleSet({ id: 'missing', parent: { id: 'upper', version: 3 } });
    expect(inForce(both, '2021-01-01', [...published, orphan])).toBe('set-not-available');
  });

  it('B-25: is the prefecture’s until the county’s own takes effect, and then the county’s over the prefecture’s', () => {
    const stated = (value: number): object => ({ displayDecimals: { value, source: ['EX-1'] } });
    const fullMark = { value: '100', source: ['EX-1'] };
    const upper = ruleSet({ id: 'upper', conventions: stated(1), evaluation: { fullMark } });
    const own = ruleSet({ id: 'own', parent: { id: 'upper', version: 1 }, conventions: stated(3) });
    const onDay = (date: string): unknown => {
      const adoptions = [adopted('upper', '2020-01-01'), adopted('own', '2024-07-01')];
      const found = ruleSetInForce(adoptions, [upper, own], 'budget-performance', date);
      return found.outcome === 'in-force'
        ? [found.rules.conventions.displayDecimals?.value, found.rules.evaluation.fullMark?.value]
        : found.reason;
    };
    expect(onDay('2024-06-30')).toEqual([1, '100']);
    expect(onDay('2024-07-01')).toEqual([3, '100']);
  });

  it('X-7: of one scheme is never that of another', () => {
    const both = [fufeng, adopted('bureau', '2022-06-01', { scheme: 'unit-assessment' })];
    expect(inForce(both, '2022-07-01')).toBe('fufeng-2022 1');
    expect(ruleSetInForce([fufeng], published, 'unit-assessment', '2022-07-01')).toMatchObject({
      reason: 'nothing-adopted',
    });
    const mislabelled = adopted('fufeng-2022', '2022-06-01', { scheme: 'unit-assessment' });
    expect(ruleSetInForce([mislabelled], published, 'unit-assessment', '2022-07-01')).toMatchObject({
      reason: 'set-not-available',
    });
  });

  it('is explained in both languages where there is none', () => {
    expect(ruleSetInForce([], published, 'budget-performance', '2022-07-01')).toEqual({
      outcome: 'none',
      reason: 'nothing-adopted',
      zh: '该日尚未采用任何规则:请先采用规则',
      en: 'Nothing was adopted for that day: adopt a rule set first',
    });
  });
});

describe('the earliest day of an adoption', () => {
  it('is the next working day by the holiday calendar', () => {
    expect(earliestAdoptionDate('2022-09-28', october2022)).toBe('2022-09-29');
    expect(earliestAdoptionDate('2022-09-30', october2022)).toBe('2022-10-08');
    expect(earliestAdoptionDate('2022-10-14', october2022)).toBe('2022-10-17');
  });
});
