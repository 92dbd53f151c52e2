import { decimal } from '@wenxiao/domain';
import fc from 'fast-check';
import { flawsIn, value } from '../testing/publication.js';
import { byClerk, type Json, named, step } from '../testing/small-rule-set.js';

describe('publication refuses scales', () => {
  const bands = (...given: readonly [string, string, string][]): Json => ({
    'evaluation.gradeBands': given.map(([code, from, to]) => ({ ...named(code), from, to })),
  });
  const fullMark = { 'evaluation.fullMark': value('100') };

  it('whose bands have gaps or overlaps, or leave the full mark', () => {
    expect(flawsIn(bands(['good', '80', '100'], ['poor', '0', '80']), fullMark)).toEqual([]);
    expect(flawsIn(bands(['good', '81', '100'], ['poor', '0', '80']), fullMark)).toEqual([
      'evaluation.gradeBands/good/from: bands must meet without overlap and cover the whole range: expected 80, found 81',
    ]);
    expect(
      flawsIn(bands(['good', '79.5', '100.5'], ['poor', '0.5', '80']), fullMark).map((flaw) => flaw.split(': ')[0]),
    ).toEqual(['evaluation.gradeBands/poor/from', 'evaluation.gradeBands/good/from', 'evaluation.gradeBands/good/to']);
    expect(flawsIn(bands(['none', '100', '100'], ['all', '0', '100']), fullMark)).toContain(
      'evaluation.gradeBands/none: a band must start below its end; it goes from 100 to 100',
    );
  });

  it('whose bands are printed with whole numbers (80–89, 90–100): 89.5 would have no grade', () => {
    expect(flawsIn(bands(['excellent', '90', '100'], ['good', '80', '89'], ['poor', '0', '80']), fullMark)).toEqual([
      'evaluation.gradeBands/excellent/from: bands must meet without overlap and cover the whole range: expected 89, found 90',
    ]);
  });

  it('whose bands do not cover 0 to the full mark once, in whatever order, and no others', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 8 });
    const edges = fc.record({ at: fc.nat(), edge: fc.constantFrom(1, 2), by: fc.constantFrom('0.5', '-0.5') });
    fc.assert(
      fc.property(cuts, edges, (inner, { at, edge, by }) => {
        const rising = [0, ...inner].sort((one, other) => one - other).map(String);
        const table = rising
          .slice(1)
          .map((to, index): [string, string, string] => [`g${index}`, rising[index] ?? '', to]);
        const full = { 'evaluation.fullMark': value(rising.at(-1)) };
        expect(flawsIn(bands(...table.toReversed()), full)).toEqual([]);
        const moved = table.map((band) => [...band] as typeof band);
        const band = moved[at % moved.length]!;
        band[edge] = decimal(band[edge]).plus(by).toFixed();
        expect(flawsIn(bands(...moved), full)).not.toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('that are no method, or say what the method does not ask', () => {
    const methodOf = (more: Json): readonly string[] =>
      flawsIn({ 'evaluation.scoringMethods': [{ ...named('one'), ...more }] });
    expect(methodOf({ method: 'judged' })).toEqual([]);
    expect(methodOf({ method: 'lottery' })).not.toEqual([]);
    expect(methodOf({ method: 'judged', tiers: [] }).map((flaw) => flaw.split(':')[0])).toEqual([
      'members/evaluation.scoringMethods/one/tiers',
    ]);
  });

  it('whose bands have no full mark, or a full mark of 0', () => {
    expect(flawsIn(bands(['all', '0', '100']))).toEqual([
      'evaluation.fullMark: must be stated where there are grade bands',
    ]);
    expect(flawsIn({}, { 'evaluation.fullMark': value('0') })).toEqual([
      'evaluation.fullMark: the full mark must be above 0',
    ]);
  });

  it('whose tables do not fall to 0, give more than all, or tiers that do not meet', () => {
    const steps = [
      { ...named('high'), from: '0.5', share: '1.1' },
      { ...named('higher'), from: '0.6', share: '0.5' },
    ];
    const tiers = [{ ...named('top'), from: '0.8', to: '1' }];
    expect(
      flawsIn({
        'evaluation.scoringMethods': [
          { ...named('table'), method: 'step-table', steps },
          { ...named('tiers'), method: 'qualitative-tiers', tiers },
        ],
      }).map((flaw) => flaw.replace('evaluation.scoringMethods/', '')),
    ).toEqual([
      'table/steps/high/share: a share is at most 1',
      'table/steps/higher/from: steps must go from high to low',
      'table/steps/higher/from: the lowest step must begin at 0',
      'tiers/tiers/top/from: bands must meet without overlap and cover the whole range: expected 0, found 0.8',
    ]);
  });

  it('of an evaluation type whose parts and bands do not fit, or that rests on itself', () => {
    const type = (code: string, more: Json): Json => ({
      ...named(code),
      of: { figure: 'subject.planned-fiscal-money', atLeast: '0' },
      by: byClerk,
      periods: [named('year')],
      procedure: 'p',
      parts: [{ ...named('all'), by: byClerk, full: '400', aggregate: 'tier' }],
      grades: { byScore: [{ ...named('pass'), from: '0', to: '100' }] },
      isReEvaluation: false,
      consequences: [],
      ...more,
    });
    const procedures = [{ ...named('p'), object: 'evaluation', steps: [step('conclude', 'conclude', 'end')] }];
    const restsOn = (on: string): Json => ({
      restsOn: [{ type: on, state: 'concluded' }],
      parts: [],
      grades: 'by-person',
    });
    expect(
      flawsIn({ procedures, evaluationTypes: [type('a', {}), type('b', restsOn('c')), type('c', restsOn('b'))] }),
    ).toEqual([
      'evaluationTypes/a/grades/byScore/pass/to: bands must meet without overlap and cover the whole range: expected 400, found 100',
      'evaluationTypes/a/parts/all: tiers are listed where the part is scored by tier, and only there',
      'evaluationTypes/b/restsOn: the types rest on one another in a circle, none can ever begin',
      'evaluationTypes/c/restsOn: the types rest on one another in a circle, none can ever begin',
    ]);
    const along = (more: Json): readonly string[] => {
      const parts = [{ ...named('all'), by: byClerk, framework: 'f', ...more }];
      const frameworks = [{ ...named('f') }];
      const evaluationTypes = [type('a', { parts, grades: 'by-person' })];
      return flawsIn({ procedures, evaluationTypes, 'evaluation.frameworks': frameworks });
    };
    expect(along({ aggregate: 'mean' })).toEqual([]);
    for (const more of [{ aggregate: 'mean', full: '100' }, { aggregate: 'entries' }])
      expect(along(more)).toEqual([
        'evaluationTypes/a/parts/all: what is filled in along a framework has the points of its parts: no full mark of its own, no tiers, no entries',
      ]);
    const points = (...all: readonly (string | undefined)[]): readonly string[] => {
      const parts = all.map((each, at) => ({
        ...{ ...named(`p${String(at)}`), level1: [String(at)], methods: ['m'] },
        ...(each !== undefined && { points: each }),
      }));
      const methods = { 'evaluation.scoringMethods': [{ ...named('m'), method: 'judged' }] };
      return flawsIn({ ...methods, 'evaluation.frameworks': [{ ...named('f'), parts }] }, fullMark);
    };
    expect(points('60', '40')).toEqual([]);
    expect(points('60', undefined)).toEqual([]);
    expect(points(undefined, undefined)).toEqual([]);
    for (const sum of ['90', '110'])
      expect(points('60', String(Number(sum) - 60))).toEqual([
        `evaluation.frameworks/f/parts: the parts must come to the full mark, 100, and come to ${sum}`,
      ]);
    expect(points('100', undefined)).toEqual([
      'evaluation.frameworks/f/parts: the parts must come to the full mark, 100, and come to 100',
    ]);
    expect(points()).toEqual([expect.stringContaining('evaluation.frameworks/f/parts')]);
    const alongTarget = { ...named('p'), by: byClerk, aggregate: 'mean', along: 'target' };
    const ranked = type('a', { parts: [alongTarget], grades: { byRank: [named('best'), named('worst')] } });
    expect(flawsIn({ procedures, evaluationTypes: [ranked] })).toEqual([
      expect.stringContaining('evaluationTypes/a/parts/p: what is filled in along the target is the sum'),
    ]);
  });
});
