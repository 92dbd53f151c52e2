import { decimalToText } from '@wenxiao/domain';
import fc from 'fast-check';
import { type AttainedIndicator, type Attainment, attainmentOf, type IndicatorAttainment } from './attainment.js';

const rule = { cap: '1', aggregate: 'weighted-mean' } as const;

function indicator(id: string, fields: Partial<AttainedIndicator>): AttainedIndicator {
  return { id, direction: 'at-least', target: '1', weight: '1', ...fields };
}

function shown(of: IndicatorAttainment | Attainment['subject']): string {
  if ('ratio' in of) return decimalToText(of.ratio);
  return 'because' in of ? `${of.left}: ${of.because}` : of.left;
}
const attained = (indicators: readonly AttainedIndicator[], cap = '1'): readonly string[] => {
  const { indicators: each, subject } = attainmentOf(indicators, { ...rule, cap });
  return [...each.map(shown), shown(subject)];
};

const over = indicator('over', { target: '100', actual: '300' });
const short = indicator('short', { target: '50', actual: '20' });
const words = indicator('words', { direction: 'text', target: '明显改善', actual: '有所改善', weight: '5' });

describe('B-07: how far targets are attained', () => {
  it('≥100 with 300 counts 100%, ≥50 with 20 counts 40%, a qualitative one is left out: the project has 70%', () => {
    expect(attained([over, short, words])).toEqual(['1', '0.4', 'out: qualitative', '0.7']);
  });

  it('≤20 with 25 is 80%', () => {
    expect(attained([indicator('most', { direction: 'at-most', target: '20', actual: '25' })])).toEqual(['0.8', '0.8']);
  });

  it('weighs each indicator', () => {
    expect(
      attained([
        { ...over, weight: '30' },
        { ...short, weight: '10' },
      ]),
    ).toEqual(['1', '0.4', '0.85']);
  });

  it('lets an indicator make up for another as far as the rule set’s cap allows', () => {
    expect(attained([over, short], '1.3')).toEqual(['1.3', '0.4', '0.85']);
  });

  it('is none where nothing can be computed, which is not 0', () => {
    expect(attained([words])).toEqual(['out: qualitative', 'out']);
    expect(attained([{ ...over, weight: '0' }])).toEqual(['1', 'out']);
    expect(attained([])).toEqual(['out']);
    expect(attained([short, indicator('none', { target: '0', actual: '3' })])).toEqual([
      '0.4',
      'out: zero-target',
      '0.4',
    ]);
  });

  it('is not known while an indicator was not reported', () => {
    expect(attained([over, indicator('open', {})])).toEqual(['1', 'not-known', 'not-known']);
  });

  it('is exact: a third and two thirds are a half', () => {
    const thirds = ['1', '2'].map((actual) => indicator(actual, { target: '3', actual }));
    expect(attained(thirds).at(-1)).toBe('0.5');
  });

  it('lies between the least and the most attained indicator, whatever the weights and the order', () => {
    const figure = fc.integer({ min: 0, max: 1000 }).map(String);
    const any = fc.record({
      id: fc.uuid(),
      direction: fc.constantFrom('at-least', 'at-most', 'equal', 'between', 'text'),
      target: figure,
      upTo: figure,
      actual: figure,
      weight: fc.integer({ min: 1, max: 100 }).map(String),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 12 }), (indicators) => {
        const { indicators: each, subject } = attainmentOf(indicators, rule);
        const ratios = each.flatMap((one) => ('ratio' in one ? [one.ratio] : []));
        expect(attainmentOf(indicators.toReversed(), rule).subject).toEqual(subject);
        fc.pre('ratio' in subject);
        const rising = ratios.toSorted((one, other) => one.cmp(other));
        const tolerance = '0.000000000000000000000000000001';
        expect(subject.ratio.gte(rising[0]!.minus(tolerance))).toBe(true);
        expect(subject.ratio.lte(rising.at(-1)!.plus(tolerance))).toBe(true);
      }),
    );
  });
});
