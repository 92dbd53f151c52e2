import { answers, flawsIn, flawsInSteps } from '../testing/publication.js';
import { named, step } from '../testing/small-rule-set.js';

const when = { figure: 'evaluation.score', below: '60' };

describe('publication refuses effects', () => {
  it('from which nothing follows where they stand, and says which there are', () => {
    const effects = [{ effect: 'rectify' }, { effect: 'cut-budget' }];
    expect(flawsIn({ 'resultApplication.disposals': [{ ...named('cut'), when, effects }] })).toEqual([
      'resultApplication.disposals/cut/effects/1/effect: nothing follows from rectify here; there are: prefer, cut-control-number, cut-budget, recover-idle, merge-subjects; a rectification is { "open": "code of its procedure" }',
    ]);
    const measure = {
      ...named('late'),
      when: { found: 'late' },
      effects: [{ effect: 'mark-key' }, { effect: 'rectify' }],
    };
    expect(flawsIn({ findings: [named('late')], 'monitoring.measures': [measure] })).toEqual([
      expect.stringMatching(
        /^monitoring\.measures\/late\/effects\/1\/effect: nothing follows from mark-key here; there are: /,
      ),
    ]);
  });

  it('of an answer alike', () => {
    const steps = [step('a', 'conclude', 'end', answers(['done', 'end', { effects: [{ effect: 'recover-idle' }] }]))];
    expect(flawsInSteps(steps)).toEqual([
      expect.stringMatching(
        /^p\/steps\/a\/answers\/done\/effects\/1\/effect: nothing follows from recover-idle here; there are: block-request, /,
      ),
    ]);
  });
});
