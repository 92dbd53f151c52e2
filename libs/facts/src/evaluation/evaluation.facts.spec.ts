import { flawOf, type Reader, readableData } from '@wenxiao/domain/field';
import { evaluationFacts as facts } from './evaluation.facts.js';

const evaluator = '018f2f6e-0000-7000-8000-000000000501';
const sheet = { evaluator, scores: [{ part: 'process', score: '18.5', ground: '资料齐全' }] };
const unit: Reader = { audience: 'parties', blind: false };
const bureau: Reader = { audience: 'finance', blind: false };
const otherEvaluator: Reader = { audience: 'finance', blind: true };

describe('the facts of an evaluation', () => {
  it('are each listed once', () => {
    const types = Object.values(facts).map(({ type }): string => type);
    expect(new Set(types).size).toBe(types.length);
  });

  it('keep what a self-evaluation prints beside what it scored', () => {
    const data = {
      step: 'submit',
      form: 'a'.repeat(64),
      annualBudget: '387664.62',
      executed: '387664.62',
      indicators: [{ indicator: '1', actual: '600人次', score: '10' }],
      printedTotal: '99',
      printedGrade: '优',
      findings: [{ finding: 'sum-differs', words: '各项得分之和与总分不一致' }],
    };
    expect(facts.selfEvaluationReported(data)).toEqual({ type: 'self-evaluation-reported', data });
    expect(flawOf(facts.selfEvaluationReported, data)).toBeUndefined();
  });

  it('tell the unit of no sheet, and another evaluator of no score before the own sheet is in', () => {
    expect({
      unit: readableData(facts.sheetSubmitted, sheet, unit),
      bureau: readableData(facts.sheetSubmitted, sheet, bureau),
      otherEvaluator: readableData(facts.sheetSubmitted, sheet, otherEvaluator),
    }).toEqual({ unit: undefined, bureau: sheet, otherEvaluator: { evaluator } });
  });
});
