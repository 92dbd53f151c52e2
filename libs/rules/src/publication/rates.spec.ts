import { flawsIn, value } from '../testing/publication.js';
import { named, quarterly } from '../testing/small-rule-set.js';

describe('publication refuses rates', () => {
  it('that are written as percentages, and says how they are written', () => {
    const limits = [
      { figure: 'execution.rate', atLeast: '60', per: ['subject'] },
      { figure: 'attainment', atLeast: '0.6', per: ['subject'] },
    ];
    expect(
      flawsIn(
        {
          rounds: [quarterly({ limits })],
          'accountability.referralTriggers': [
            { ...named('low'), when: { all: [{ figure: 'evaluation.score', below: '60' }] } },
          ],
          'evaluation.scoringMethods': [
            { ...named('ratio'), method: 'completion-ratio', questionedFrom: '130' },
            { ...named('base'), method: 'base-plus-minus', base: '60' },
          ],
        },
        {
          'negativeList.executionRate': value('70'),
          'conventions.attainment': value({ cap: '1.2', aggregate: 'weighted-mean' }),
        },
      ),
    ).toEqual([
      'negativeList.executionRate/value: a rate is written as a fraction: 70% is "0.7"; found "70"',
      'rounds/quarterly/limits/1/atLeast: a rate is written as a fraction: 60% is "0.6"; found "60"',
      'evaluation.scoringMethods/ratio/questionedFrom: a rate is written as a fraction: 130% is "1.3"; found "130"',
      'evaluation.scoringMethods/base/base: a rate is written as a fraction: 60% is "0.6"; found "60"',
    ]);
  });
});
