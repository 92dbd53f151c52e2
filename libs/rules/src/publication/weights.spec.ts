import { flawsIn, value } from '../testing/publication.js';
import { byClerk, type Json, named, step } from '../testing/small-rule-set.js';

const fullMark = { 'evaluation.fullMark': value('100') };
const bands = {
  'evaluation.gradeBands': [
    { ...named('good'), from: '60', to: '100' },
    { ...named('poor'), from: '0', to: '60' },
  ],
};
const ofProjects = { figure: 'subject.kind', is: ['project'] };

/** What is wrong with an evaluation whose sheet has these parts. */
const ofParts = (...parts: readonly Json[]): readonly string[] =>
  flawsIn(
    {
      ...bands,
      'subject.kinds': [named('project')],
      procedures: [{ ...named('p'), object: 'evaluation', steps: [step('a', 'conclude', 'end')] }],
      evaluationTypes: [
        {
          ...named('self'),
          of: ofProjects,
          by: byClerk,
          periods: [named('year')],
          procedure: 'p',
          parts: parts.map((part, at) => ({ ...named(`part-${at + 1}`), by: byClerk, aggregate: 'one', ...part })),
          grades: 'by-score',
          isReEvaluation: false,
          consequences: [],
        },
      ],
    },
    fullMark,
  );
const comesTo = (sum: string): readonly string[] => [
  `evaluationTypes/self/parts: the full marks of the parts must come to the full mark, 100, and come to ${sum}`,
];

describe('publication refuses weights', () => {
  it('of a sheet that do not come to the full mark', () => {
    expect(ofParts({ full: '60' }, { full: '40' })).toEqual([]);
    expect(ofParts({ full: '60' }, { full: '30' })).toEqual(comesTo('90'));
    expect(ofParts({ full: '60' }, { full: '30' }, {})).toEqual([]);
    expect(ofParts({ full: '60' }, { full: '50' }, {})).toEqual(comesTo('110'));
    expect(ofParts({ full: '100' }, { aggregate: 'entries' })).toEqual([]);
  });

  it('of parts of some subjects alone that go beyond it; each may stand in the place of another', () => {
    expect(ofParts({ full: '100', of: ofProjects }, { full: '100', of: { not: ofProjects } })).toEqual([]);
    expect(ofParts({ full: '60' }, { full: '50', of: ofProjects })).toEqual(comesTo('110'));
  });

  it('of the aspects of a composite method that do not come to the whole', () => {
    const method = (...shares: readonly string[]): readonly string[] =>
      flawsIn({
        'evaluation.scoringMethods': [
          { ...named('m'), method: 'composite', aspects: shares.map((share, at) => ({ ...named(`a${at}`), share })) },
        ],
      });
    expect(method('0.6', '0.4')).toEqual([]);
    expect(method('0.6', '0.3')).toEqual([
      'evaluation.scoringMethods/m/aspects: the shares of the aspects must come to 1, and come to 0.9',
    ]);
  });
});

describe('one cause is said once', () => {
  const withBands = (...given: readonly (readonly [code: string, from: unknown, to: unknown])[]): readonly string[] =>
    flawsIn({ 'evaluation.gradeBands': given.map(([code, from, to]) => ({ ...named(code), from, to })) }, fullMark).map(
      (flaw) => flaw.split(': ')[0]!,
    );

  it('where a band is turned round, or one of its ends is mistyped', () => {
    expect(withBands(['a', '90', '100'], ['b', '90', '75'], ['c', '60', '75'], ['d', '0', '60'])).toEqual([
      'evaluation.gradeBands/b',
    ]);
    expect(withBands(['a', '90', '100'], ['b', '75', '9'], ['c', '60', '75'], ['d', '0', '60'])).toEqual([
      'evaluation.gradeBands/b',
    ]);
    expect(withBands(['a', '90', '100'], ['b', '70', '90'], ['c', '60', '75'], ['d', '0', '60'])).toEqual([
      'evaluation.gradeBands/b/from',
    ]);
  });

  it('where a band cannot be read, and where the full mark cannot', () => {
    expect(withBands(['a', '90', '100'], ['b', 75, '90'], ['c', '0', '75'])).toEqual([
      'members/evaluation.gradeBands/b/from',
    ]);
    expect(flawsIn(bands, { 'evaluation.fullMark': value(100) })).toEqual([
      'values/evaluation.fullMark/value: must be in quotes: write "100"',
    ]);
  });
});
