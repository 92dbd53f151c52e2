import { flawOf, type Reader, readableData } from '@wenxiao/domain/field';
import { evaluationFacts as facts } from './evaluation.facts.js';

const evaluator = '018f2f6e-0000-7000-8000-000000000501';
const sheet = {
  step: 'collect-and-verify',
  evaluator,
  scores: [{ part: 'process', score: '18.5', ground: '资料齐全' }],
  total: '18.5',
};
const unit: Reader = { audience: 'parties', blind: true };
const unitAfterwards: Reader = { audience: 'parties', blind: false };
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
      indicators: [{ name: '培训人次', actual: '600人次', weight: '10', score: '10' }],
      printedTotal: '99',
      printedGrade: '优',
      findings: [{ finding: 'sum-differs', path: 'totals.publishedTotalScore', severity: 'error' as const }],
      reportedOn: '2023-06-20',
      late: false,
    };
    expect(facts.selfEvaluationReported(data)).toEqual({ type: 'self-evaluation-reported', data });
    expect(flawOf(facts.selfEvaluationReported, data)).toBeUndefined();
  });

  it('tell of a sheet, and no score of it to whom it is blind; who evaluates is no business of the unit', () => {
    const { step, scores, total } = sheet;
    expect({
      unit: readableData(facts.sheetSubmitted, sheet, unit),
      unitAfterwards: readableData(facts.sheetSubmitted, sheet, unitAfterwards),
      bureau: readableData(facts.sheetSubmitted, sheet, bureau),
      otherEvaluator: readableData(facts.sheetSubmitted, sheet, otherEvaluator),
    }).toEqual({
      unit: { step },
      unitAfterwards: { step, scores, total },
      bureau: sheet,
      otherEvaluator: { step, evaluator },
    });
  });
});
