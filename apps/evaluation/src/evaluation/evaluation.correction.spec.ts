import type { OpenEvaluation } from './evaluation.state.js';
import { Evaluated, papers, people, points, sheet, upToSheets, worldOf } from './testing/evaluated.js';

const { first, second, department, unit } = people;
const refused = (rejection: object) => ({ outcome: 'rejected', rejection });
const finance = { type: 'finance-evaluation' };

describe('an evaluation that is corrected', () => {
  it('says again what the evaluated body objected', () => {
    const evaluated = upToSheets();
    sheet(evaluated, first, points('90'));
    sheet(evaluated, second, points('80'));
    evaluated.step('exchange-views', 'objected', { brings: { opinion: '有异议' } }, unit);
    const correct = (opinion: string) =>
      evaluated.act('correct', { step: 'exchange-views', brings: { opinion }, today: '2023-06-12' }, unit);
    expect(correct('对满意度得分有异议')).toMatchObject({
      outcome: 'accepted',
      events: [{ type: 'evaluation-heard', data: { answer: 'objected', opinion: '对满意度得分有异议' } }],
    });
    expect(correct(' ')).toMatchObject({ rejection: { code: 'answer-wanting' } });
  });

  describe('whose evaluators were named wrongly', () => {
    const correct = (evaluated: Evaluated, persons: readonly string[]) =>
      evaluated.act('correct', { step: 'fix-evaluators', brings: { persons }, today: '2023-06-12' }, department);
    const third = people.agency;
    const named = () => {
      const evaluated = new Evaluated(worldOf({ ...finance, rests: { 'self-evaluation': 'concluded' } }));
      evaluated.act('open', { today: '2023-06-01', chosenFor: ['public-concern'] });
      evaluated.step('fix-object', 'done');
      evaluated.step('fix-evaluators', 'formed', { brings: { persons: [first, second] } });
      evaluated.step('issue-notice', 'done', { brings: papers('evaluation-notice') });
      return evaluated;
    };
    const plan = (evaluated: Evaluated) => evaluated.step('make-plan', 'done', { brings: papers('work-plan') }, third);
    const openTo = ({ state }: Evaluated) =>
      (state as OpenEvaluation).progress.open.flatMap(({ step, levels = [] }) => [step, ...levels]);

    it('names others by a correction, who go on in their place', () => {
      const evaluated = named();
      expect(correct(evaluated, [first, third])).toMatchObject({
        outcome: 'accepted',
        events: [{ type: 'evaluation-appointed', data: { assigned: [{ person: first }, { person: third }] } }],
      });
      plan(evaluated);
      expect(openTo(evaluated)).toEqual(['collect-and-verify', first, third]);
    });

    it('keeps out who evaluated themselves, and names nobody otherwise once one of them has begun', () => {
      const evaluated = named();
      expect(correct(evaluated, [first, unit])).toEqual(
        refused({ code: 'evaluators-kept-out', persons: [unit], organisations: [] }),
      );
      plan(evaluated);
      expect(correct(evaluated, [first, third])).toEqual(refused({ code: 'named-have-acted', as: 'work-group' }));
      expect(correct(evaluated, [second, first]).outcome).toBe('accepted');
    });
  });
});
