import { bringsOf, objectionTo, wantingIn } from './brings.js';
import type { OpenStep } from './object.js';
import type { Typed } from './typed.js';

const open: OpenStep = {
  step: 'review',
  zh: '审核',
  answers: [
    { code: 'passed', zh: '通过', needs: ['checklist'] },
    { code: 'returned', zh: '退回', needs: ['checklist', 'opinion'] },
    { code: 'cut', zh: '调减', needs: ['amount'] },
    { code: 'named', zh: '指定', needs: ['persons'] },
    { code: 'attached', zh: '附报告', needs: [{ document: 'report' }] },
  ],
  checklist: [
    { item: 'complete', zh: '完整性' },
    { item: 'feasible', zh: '可行性' },
  ],
};
const typed = (different: Partial<Typed>): Typed => ({ answer: '', brought: {}, checked: {}, key: 'k', ...different });
const both = { complete: { answer: 'passed', note: '' }, feasible: { answer: 'failed', note: ' 缺少测算 ' } };

it('says what is wanting before anything is sent', () => {
  expect(wantingIn(typed({}), open)).toEqual(['请选择办理结果']);
  expect(wantingIn(typed({ answer: 'returned', checked: { complete: both.complete } }), open)).toEqual([
    '请填写意见',
    '还有 1 项没有核对',
  ]);
  expect(wantingIn(typed({ answer: 'returned', checked: both, brought: { opinion: ' ' } }), open)).toEqual([
    '请填写意见',
  ]);
  expect(wantingIn(typed({ answer: 'passed', checked: both }), open)).toEqual([]);
});

it('sends what was typed, amounts with their unit, and nothing that is empty', () => {
  expect(
    bringsOf(typed({ checked: both, brought: { opinion: '请补充\n测算 ', amount: '12.5', reason: '' } }), open),
  ).toEqual({
    opinion: '请补充\n测算',
    amount: { amount: '12.5', unit: '万元' },
    checklist: [
      { item: 'complete', answer: 'passed' },
      { item: 'feasible', answer: 'failed', note: '缺少测算' },
    ],
  });
});

it('says of each answer whether it can be given here', () => {
  expect(open.answers.map((answer) => [answer.code, objectionTo(answer, open)])).toEqual([
    ['passed', undefined],
    ['returned', undefined],
    ['cut', undefined],
    ['named', '须附材料、人员或事项，暂不能在此办理'],
    ['attached', '须附材料、人员或事项，暂不能在此办理'],
  ]);
  const [passed] = open.answers;
  expect(passed && objectionTo(passed, { ...open, together: 'budget-line' })).toBe('须与预算一并办理');
});
