import { byClerk, clerk, type Json, named, quarterly, readSmallRuleSet, step } from '../testing/small-rule-set.js';
import { value } from '../testing/publication.js';
import { warningsOf } from './publication-flaws.js';
import { productVocabulary } from './vocabulary.js';

const told = (members: Json, values: Json = {}): readonly string[] =>
  warningsOf(readSmallRuleSet({ values, members: { desks: [clerk], ...members } }), productVocabulary)
    .filter(({ path }) => path !== 'desks/clerk')
    .map(({ path, en }) => `${path}: ${en}`);

const limit = (atLeast: string, figure = 'execution.rate'): Json => ({ figure, atLeast, per: ['subject'] });

describe('what a set states and hardly means is warned of', () => {
  it('a rate of what was paid where nobody hands in what was paid', () => {
    const rounds = [quarterly({ limits: [limit('0.60')] })];
    expect(told({ rounds })).toEqual([
      'rounds/quarterly/limits/1/figure: execution.rate goes by what units report alone: the rules name nobody who hands in what was paid (monitoring.feedDesk)',
    ]);
    expect(told({ rounds }, { 'monitoring.feedDesk': value(byClerk) })).toEqual([]);
  });

  it('days of work, once for the whole set', () => {
    const due = ['one', 'two'].map((code) => ({
      ...named(code),
      from: { on: { month: 6, day: 30 } },
      plus: { count: 5, unit: 'working-day' },
    }));
    expect(told({ rounds: [quarterly({ due })] })).toEqual([
      'rounds/quarterly/due/one/plus/unit: counts working days: nothing is due on a day before the holidays of the year are published, so publish them in time (and 1 more place)',
    ]);
  });

  it('bounds that no number keeps, in one comparison or in several that hold together', () => {
    const money = 'subject.planned-fiscal-money';
    const never = 'its bounds contradict one another: no number keeps them, so it never holds';
    const of = (condition: Json): readonly string[] => told({ rounds: [quarterly({ of: condition })] });
    expect(of({ figure: money, atLeast: '100', below: '100' })).toEqual([`rounds/quarterly/of: ${never}`]);
    const low = { figure: money, atLeast: '100' };
    expect(of({ all: [low, { figure: money, below: '60' }] })).toEqual([`rounds/quarterly/of/all: ${never}`]);
    expect(of({ all: [low, { figure: money, atMost: '100' }] })).toEqual([]);
    expect(of({ any: [low, { figure: money, below: '60' }] })).toEqual([]);
  });

  it('findings that nothing names', () => {
    expect(told({ findings: [named('idle')] })).toEqual([
      'findings/idle: is listed and nothing names it: nothing follows from it',
    ]);
    const findings = [named('idle')];
    const measures = [{ ...named('m'), when: { found: 'idle' }, effects: [{ effect: 'recover-idle' }] }];
    expect(told({ findings, 'monitoring.measures': measures })).toEqual([]);
  });

  it('a step whose doer is kept out before anybody can have done it, unless it is taken again', () => {
    const procedure = (then: string): Json => ({
      ...named('p'),
      object: 'evaluation',
      steps: [step('a', 'submit', 'next', { notBy: ['b'] }), step('b', 'conclude', then)],
    });
    expect(told({ procedures: [procedure('end')] })).toEqual([
      'procedures/p/steps/a/notBy: the step b comes after this one: nobody has done it yet, and nobody is kept out',
    ]);
    expect(told({ procedures: [procedure('a')] })).toEqual([]);
  });

  it('two limits of one figure, and a later limit that is below an earlier one', () => {
    const on = (code: string, month: number, ...limits: readonly string[]): Json =>
      quarterly({
        code,
        nodes: { on: [{ month, day: 'last' }] },
        limits: limits.map((atLeast) => limit(atLeast, 'attainment')),
      });
    expect(told({ rounds: [on('late', 9, '0.5'), on('early', 6, '0.6')] })).toEqual([
      'rounds/late/limits: the limit of attainment is below that of early, which comes earlier: see whether that is meant',
    ]);
    expect(told({ rounds: [on('early', 6, '0.6'), on('late', 9, '0.6')] })).toEqual([]);
    expect(told({ rounds: [on('twice', 6, '0.6', '0.7')] })).toEqual([
      'rounds/twice/limits: there are two limits of attainment: only the higher one says anything',
    ]);
  });
});
