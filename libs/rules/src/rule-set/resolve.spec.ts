import { deadline, ruleSet, valid } from '../testing/rule-fragments.js';
import { resolve } from './resolve.js';
import type { RuleSet } from './rule-set.js';

const words = (...ids: readonly string[]): object[] => ids.map((id) => ({ id, article: '第一条', zh: '条文' }));
const instrument = (prefix: string): object => ({
  prefix,
  zh: '办法',
  en: 'Rules',
  issuedBy: '财政局',
  issuedOn: '2018-12-24',
});
const monthEnd = {
  anchor: 'event',
  events: ['final-accounts-completed'],
  unit: 'month',
  rollNonWorking: false,
  whenLate: 'flag',
};

/** A prefecture's rule set and a county's below it, with the parameters given. */
function prefecture(groups: object = {}): RuleSet {
  return ruleSet({
    id: 'upper',
    level: 'prefecture',
    effective: { from: '2018-12-24', source: ['UP-1'] },
    instruments: [instrument('UP')],
    sources: words('UP-1', 'UP-2'),
    general: { leadBody: { value: { code: 'finance-bureau', zh: '财政局', en: 'bureau' }, source: ['UP-2'] } },
    ...groups,
  });
}
function county(groups: object = {}): RuleSet {
  return ruleSet({ id: 'lower', parent: { id: 'upper', version: 1 }, ...groups });
}

const stated = (value: unknown, source = 'EX-1'): object => ({ value, source: [source] });

describe('B-25, CJ-17: a lower level’s rule set', () => {
  const upper = prefecture({
    conventions: { displayDecimals: stated(1, 'UP-2'), rateDenominator: stated('initial-budget', 'UP-2') },
    evaluation: { newPolicyYears: { silent: true, source: ['UP-2'] } },
  });

  it('holds for what it regulates, the upper one’s for the rest', () => {
    const resolved = valid(resolve(county({ conventions: { displayDecimals: stated(3) } }), [upper]));
    expect(resolved.conventions.displayDecimals).toEqual({ value: 3, source: ['EX-1'] });
    expect(resolved.conventions.rateDenominator).toEqual({ value: 'initial-budget', source: ['UP-2'] });
    expect(resolved.ancestors).toEqual([{ id: 'upper', version: 1 }]);
  });

  it('carries the words of what it inherits, and only those', () => {
    const resolved = valid(resolve(county(), [upper]));
    expect(resolved.sources.map(({ id }) => id)).toEqual(['EX-1', 'UP-2']);
    expect(resolved.instruments.map(({ prefix }) => prefix)).toEqual(['EX', 'UP']);
  });

  it('leaves the upper value in force where it is itself silent, and stays silent where both are', () => {
    const silent = { silent: true, source: ['EX-1'] };
    const own = county({ conventions: { displayDecimals: silent }, evaluation: { newPolicyYears: silent } });
    const resolved = valid(resolve(own, [upper]));
    expect(resolved.conventions.displayDecimals?.value).toBe(1);
    expect(resolved.evaluation.newPolicyYears).toEqual({ silent: true, source: ['UP-2'] });
    expect(resolved.evaluation.fullMark).toBeUndefined();
  });

  it('inherits through several levels, the nearest value first', () => {
    const top = prefecture({
      id: 'top',
      conventions: { displayDecimals: stated(9, 'UP-2'), rateDenominator: stated('adjusted-budget', 'UP-2') },
    });
    const middle = prefecture({
      parent: { id: 'top', version: 1 },
      conventions: { displayDecimals: stated(5, 'UP-2') },
    });
    const resolved = valid(resolve(county(), [middle, top]));
    expect(resolved.conventions.displayDecimals?.value).toBe(5);
    expect(resolved.conventions.rateDenominator?.value).toBe('adjusted-budget');
    expect(resolved.ancestors.map(({ id }) => id)).toEqual(['upper', 'top']);
  });

  it('shows an own value that is looser than the upper one as a deviation, and applies it', () => {
    const above = prefecture({ evaluation: { due: stated({ ...monthEnd, count: 1 }, 'UP-2') } });
    const resolved = valid(resolve(county({ evaluation: { due: stated({ ...monthEnd, count: 2 }) } }), [above]));
    expect(resolved.evaluation.due?.value).toEqual(deadline({ ...monthEnd, count: 2 }));
    expect(resolved.deviations).toEqual([
      {
        parameter: 'evaluation.due',
        verdict: 'looser',
        own: deadline({ ...monthEnd, count: 2 }),
        upper: deadline({ ...monthEnd, count: 1 }),
      },
    ]);
  });

  it('shows a higher threshold and rarer rounds as deviations, stricter values as none', () => {
    const own = (amount: string, every: string): object => ({
      exAnte: { majorPolicyThreshold: stated({ amount, inclusive: true }) },
      monitoring: { rounds: stated([{ every }]) },
    });
    const above = prefecture({
      exAnte: { majorPolicyThreshold: stated({ amount: '500000', inclusive: true }, 'UP-2') },
      monitoring: { rounds: stated([{ every: 'month' }], 'UP-2') },
    });
    const deviations = (groups: object): unknown => valid(resolve(county(groups), [above])).deviations;
    expect(deviations(own('800000', 'quarter'))).toMatchObject([
      { parameter: 'exAnte.majorPolicyThreshold', verdict: 'looser' },
      { parameter: 'monitoring.rounds', verdict: 'looser' },
    ]);
    expect(deviations(own('300000', 'month'))).toEqual([]);
  });
});

describe('resolving is refused', () => {
  const refused = (own: RuleSet, among: readonly RuleSet[]): unknown => {
    const reading = resolve(own, among);
    return reading.outcome === 'invalid' ? reading.flaws.map(({ en }) => en) : reading.outcome;
  };

  it('where the parent’s version is not published', () => {
    expect(refused(county(), [])).toEqual(['the parent is not published: upper version 1']);
    expect(refused(county(), [prefecture({ version: 2 })])).toEqual(['the parent is not published: upper version 1']);
  });

  it('where the parents form a circle', () => {
    const upper = prefecture({ parent: { id: 'lower', version: 1 } });
    expect(refused(county(), [upper, county()])).toEqual(['the parents form a circle: lower version 1']);
    expect(refused(county({ parent: { id: 'lower', version: 1 } }), [county()])).toEqual([
      'the parents form a circle: lower version 1',
    ]);
  });

  it('where the parent belongs to another scheme (X-7)', () => {
    expect(refused(county(), [prefecture({ scheme: 'unit-assessment' })])).toEqual([
      'the parent belongs to another scheme: upper version 1',
    ]);
  });

  it('where own and inherited values contradict each other', () => {
    const above = prefecture({
      evaluation: {
        fullMark: stated('100', 'UP-2'),
        gradeBands: stated([{ code: 'all', zh: '全', en: 'all', from: '0', to: '100' }], 'UP-2'),
      },
    });
    const own = county({ evaluation: { fullMark: stated('120') } });
    expect(refused(own, [above])).toEqual([
      'grade bands must meet and cover 0 to the full mark: expected 120, found 100',
    ]);
  });
});

describe('the hash of a resolved rule set', () => {
  const hashOf = (own: RuleSet, among: readonly RuleSet[] = []): string => valid(resolve(own, among)).hash;

  it('changes with an inherited value as with an own one', () => {
    const upper = (decimals: number): RuleSet =>
      prefecture({ conventions: { displayDecimals: stated(decimals, 'UP-2') } });
    const hashes = [
      hashOf(county(), [upper(1)]),
      hashOf(county(), [upper(2)]),
      hashOf(county({ conventions: { displayDecimals: stated(2) } }), [upper(1)]),
    ];
    expect(new Set(hashes).size).toBe(3);
  });

  it('of one and the same set follows the parent that it is resolved with', () => {
    const upper = (decimals: number): RuleSet =>
      prefecture({ conventions: { displayDecimals: stated(decimals, 'UP-2') } });
    const own = county();
    const [first, second] = [upper(1), upper(2)].map((each) => valid(resolve(own, [each])));
    expect(first?.hash).not.toBe(second?.hash);
    expect(second?.conventions.displayDecimals?.value).toBe(2);
  });

  it('does not change with the order of writing, or with what was overridden', () => {
    const upper = (decimals: number): RuleSet =>
      prefecture({ conventions: { displayDecimals: stated(decimals, 'UP-2') } });
    const own = county({ conventions: { displayDecimals: stated(2) } });
    const reordered = county({ conventions: { displayDecimals: { source: ['EX-1'], value: 2 } } });
    expect(hashOf(own, [upper(1)])).toBe(hashOf(reordered, [upper(7)]));
  });
});
