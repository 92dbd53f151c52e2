import type { EvaluationType } from '@wenxiao/rules/shape';
import { sheetsOf, type OpenEvaluation } from './evaluation.state.js';
import { conclude, type Evaluated, people, points, sheet } from './testing/evaluated.js';
import { effect, inCounty, process, silentPart, standing } from './testing/own-types.js';

const { first, second, unit } = people;
const scored = (ofProcess: string, ofEffect: string, tier: string, ...bonus: readonly string[]) => ({
  scores: [
    { part: 'process', score: ofProcess },
    { part: 'effect', score: ofEffect },
    { part: 'standing', tier },
    ...bonus.map((score) => ({ part: 'bonus', score })),
  ],
});
const refused = (rejection: object) => ({ outcome: 'rejected', rejection });
const exchanged = (evaluated: Evaluated, answer = 'agreed') => evaluated.step('exchange-views', answer, {}, unit);

describe('a type with parts and bands of its own', () => {
  it('puts each part together as it says, and grades by its own bands', () => {
    const evaluated = inCounty();
    sheet(evaluated, first, scored('18', '50', 'first', '2', '-0.5'));
    sheet(evaluated, second, scored('20', '55', 'first'));
    exchanged(evaluated);
    const decision = conclude(evaluated, { score: '113' });
    expect(evaluated.last('evaluation-finalised')).toEqual({
      step: 'conclude',
      computed: '113',
      score: '113',
      displayed: '113.00',
      fullMark: '120',
      grade: 'passed',
      findings: [],
      concludedOn: '2023-06-10',
      late: false,
    });
    const basis = decision.outcome === 'accepted' ? decision.events.at(-1)?.under : undefined;
    const path = 'evaluationTypes/county-evaluation';
    const parts = ['process', 'effect', 'standing', 'bonus'].map((part) => `${path}/parts/${part}`);
    expect(basis).toEqual([path, ...parts, `${path}/grades`]);
  });

  it('has a sheet that is told by its parts: their marks, their tiers, and no others', () => {
    const given = (content: Parameters<typeof sheet>[2]) => sheet(inCounty(), first, content);
    expect(given(points('90'))).toEqual(
      refused({
        code: 'sheet-incomplete',
        missing: ['process', 'effect', 'standing'],
        unknown: ['total'],
        repeated: [],
      }),
    );
    expect(given(scored('20.01', '50', 'first'))).toEqual(
      refused({ code: 'part-refused', part: 'process', reason: 'above-full-mark', full: '20' }),
    );
    expect(given(scored('20', '50', 'third'))).toEqual(
      refused({ code: 'part-refused', part: 'standing', reason: 'unknown-tier' }),
    );
  });

  it('comes to no conclusion as long as its evaluators place it in different tiers', () => {
    const evaluated = inCounty();
    sheet(evaluated, first, scored('18', '50', 'first'));
    sheet(evaluated, second, scored('20', '55', 'second'));
    exchanged(evaluated);
    expect(conclude(evaluated, { score: '100' })).toEqual(
      refused({ code: 'part-refused', part: 'standing', reason: 'unknown-tier' }),
    );
  });

  it('has parts that others fill in, and says which are missing', () => {
    const byDepartment = { ...effect, by: { desk: 'department-reviewer', of: 'department' } as const };
    const evaluated = inCounty({ parts: [process, byDepartment] });
    const own = { scores: [{ part: 'process', score: '15' }] };
    sheet(evaluated, first, own);
    sheet(evaluated, second, own);
    exchanged(evaluated);
    expect(conclude(evaluated, { score: '15' })).toEqual(refused({ code: 'parts-missing', parts: ['effect'] }));
  });

  it('is left out of count where it was sent back: who scores again is counted with what they say now', () => {
    const evaluated = inCounty();
    const counted = () => sheetsOf(evaluated.state as OpenEvaluation).map(({ evaluator, total }) => [evaluator, total]);
    sheet(evaluated, first, scored('18', '50', 'first'));
    sheet(evaluated, second, scored('20', '55', 'first'));
    exchanged(evaluated, 'sent-back');
    expect(counted()).toEqual([]);
    sheet(evaluated, second, scored('10', '30', 'second'));
    expect(counted()).toEqual([[second, '70']]);
    sheet(evaluated, first, scored('10', '30', 'second'));
    exchanged(evaluated);
    conclude(evaluated, { score: '70' });
    expect(evaluated.last('evaluation-finalised')).toMatchObject({ computed: '70', grade: 'failed' });
  });
});

describe('a scale that the set does not give', () => {
  it('is the full mark of evaluations where the only part is silent, and nobody’s guess where several are', () => {
    const evaluated = inCounty({ parts: [silentPart], grades: 'by-score' });
    expect(sheet(evaluated, first, points('100.5'))).toEqual(
      refused({ code: 'part-refused', part: 'total', reason: 'above-full-mark', full: '100' }),
    );
    expect(sheet(inCounty({ parts: [process, silentPart] }), first, points('90'))).toEqual(
      refused({ code: 'rules-silent', path: 'evaluationTypes/county-evaluation/parts/total/full' }),
    );
  });

  it('is not asked for where the set gives no part to who scores', () => {
    const parts = [{ ...standing, by: { desk: 'performance-office', of: 'jurisdiction' } as const }];
    expect(sheet(inCounty({ parts }), first, points('90'))).toEqual(
      refused({ code: 'rules-silent', path: 'evaluationTypes/county-evaluation/parts' }),
    );
  });
});

describe('a type that is graded otherwise than by score', () => {
  const finalised = (grades: EvaluationType['grades']) => {
    const evaluated = inCounty({ grades, parts: [process] });
    const own = { scores: [{ part: 'process', score: '15' }] };
    sheet(evaluated, first, own);
    sheet(evaluated, second, own);
    exchanged(evaluated);
    conclude(evaluated, { score: '15' });
    return evaluated.last('evaluation-finalised');
  };

  it('has the grade as which a person concludes it', () => {
    expect(finalised('by-person')).toMatchObject({ score: '15', fullMark: '20', grade: 'done' });
  });

  it('has none yet where it is ranked among others', () => {
    const rank = (code: string) => ({ code, zh: code, source: process.source });
    expect(finalised({ byRank: [rank('best'), rank('worst')] })).toEqual({
      step: 'conclude',
      computed: '15',
      score: '15',
      displayed: '15.00',
      fullMark: '20',
      findings: [],
      concludedOn: '2023-06-10',
      late: false,
    });
  });
});
