import * as t from '../terms/index.js';
import { readableData } from './audience.js';
import { flawOf } from './fact.js';
import { code } from './field.js';
import { stepFact } from './step-fact.js';

const reviewed = stepFact('report', 'review', { fields: { round: code(t.round) }, per: ['round'] });
const step = {
  round: '2023-Q3',
  procedure: 'monitoring-report',
  step: 'desk-review',
  submission: 1,
  by: '018f2f6e-0000-7000-8000-000000000501',
  answer: 'passed',
  open: [],
  skipped: [{ step: 'key-review', because: 'condition' as const }],
};

describe('the fact of a step', () => {
  it('is named after object and act, as done', () => {
    const types: readonly string[] = [
      reviewed.type,
      stepFact('target', 'hand-over').type,
      stepFact('list', 'hear').type,
    ];
    expect(types).toEqual(['report-reviewed', 'target-handed-over', 'list-heard']);
  });

  it('holds where the act stood, what was answered, and what the answer needed', () => {
    const whole = {
      ...step,
      opinion: '属实',
      amount: '1.00',
      score: '95.5',
      documents: [{ name: '会议纪要', document: 'minutes', hash: 'ab12' }],
    };
    expect(reviewed(whole)).toEqual({ type: 'report-reviewed', data: whole });
    expect(flawOf(reviewed, whole)).toBeUndefined();
  });

  it('keeps reasons and opinions to whom they are for, where they are internal', () => {
    const resolved = stepFact('result', 'resolve', { fields: { round: code(t.round) }, wordsFor: 'finance' });
    const data = { ...step, reason: '内部意见', opinion: '属实', amount: '1.00' };
    const { reason: _reason, opinion: _opinion, ...told } = data;
    expect(readableData(resolved, data, { audience: 'parties', blind: false })).toEqual(told);
    expect(readableData(resolved, data, { audience: 'finance', blind: false })).toEqual(data);
  });

  it('is blind in all that whoever scores brings, until all have scored', () => {
    const scored = stepFact('evaluation', 'score');
    const { round: _round, ...placed } = step;
    const brought = {
      reason: '偏低',
      opinion: '产出不足',
      score: '61',
      finding: ['perfunctory'],
      checklist: [{ item: 'a', answer: 'no' as const, note: '缺' }],
      documents: [{ name: '工作底稿', document: 'paper' }],
    };
    const said = { ...placed, ...brought };
    const read = (of: typeof scored, blind: boolean) => readableData(of, said, { audience: 'finance', blind });
    expect([read(scored, true), read(scored, false)]).toEqual([placed, said]);
    const { score: _score, ...openWords } = said;
    expect(read(stepFact('evaluation', 'review') as unknown as typeof scored, true)).toEqual(openWords);
  });

  it('tells which of several by its own fields first, then by step and level', () => {
    expect(reviewed.fields.opinion.spec.per).toEqual(['round', 'step', 'level']);
  });
});
