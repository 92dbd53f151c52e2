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

  it('tells which of several by its own fields first, then by step and level', () => {
    expect(reviewed.fields.opinion.spec.per).toEqual(['round', 'step', 'level']);
  });
});
