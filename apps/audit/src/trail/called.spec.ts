import { layered } from '@wenxiao/rules/layers';
import { contentOfText } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import { type CalledFigure, calledItem, calledValue } from './called.js';
import { displayedValue } from '@wenxiao/figures';

const content = (id: string) => {
  const { hash, text } = layered(seed(id)!, undefined, { organisation: false });
  return contentOfText(text, hash);
};
const fufeng = content('fufeng-2022');
const called = (figure: string, value: string, of: Omit<CalledFigure, 'figure'> = {}) =>
  calledValue(fufeng, { figure, ...of }, value);

describe('a code', () => {
  it('is called as the set calls it: a grade, a type, a step, an answer, an outcome, a finding, a disposal', () => {
    const basis = ['procedures/target-review/steps/submit/answers/submitted'];
    expect(called('grade-code', 'good')).toBe('良');
    expect(called('evaluation', 'finance-evaluation')).toBe('财政再评价');
    expect(called('open-steps', 'unit-review', { basis })).toBe(
      fufeng.members.procedures
        ?.find(({ code }) => code === 'target-review')
        ?.steps.find(({ code }) => code === 'unit-review')?.zh,
    );
    expect(called('disposal-code', 'cut-or-cancel')).toBe(
      fufeng.members['resultApplication.disposals']?.find(({ code }) => code === 'cut-or-cancel')?.zh,
    );
    expect(called('proposal-ground', 'serious-problem')).toBe(
      fufeng.members['monitoring.measures']?.find(({ code }) => code === 'serious-problem')?.zh,
    );
    expect(called('fund-type', 'general-public')).toBe('一般公共预算');
    expect(displayedValue('disposal-effect', 'cut-budget')).toBe('压减预算');
  });

  it('is called so wherever a set names it: a desk, what marks a subject, what an assessment rests on, a part of a framework', () => {
    const [desk] = fufeng.members.desks ?? [];
    expect(called('desk', desk!.code)).toBe(desk!.zh);
    expect(called('borne-desks', `${desk!.code}、of-no-set`)).toBe(`${desk!.zh}、of-no-set`);
    const named: readonly (readonly [string, readonly { code: string; zh: string }[]])[] = [
      ['subject-mark-ground', fufeng.members['monitoring.keyMarks'] ?? []],
      ['monitoring-finding-source', fufeng.members['monitoring.findingSources'] ?? []],
      ['framework-part', fufeng.members['evaluation.frameworks']?.flatMap(({ parts = [] }) => parts) ?? []],
      ['disclosed-evaluation-type', fufeng.members.evaluationTypes ?? []],
    ];
    for (const [figure, members] of named)
      for (const { code, zh } of members.slice(0, 1)) expect([figure, called(figure, code)]).toEqual([figure, zh]);
    expect(named.filter(([, members]) => members.length > 0).length).toBeGreaterThan(2);
  });

  it('of several values is each called, and one that the set does not have stays as it is', () => {
    const [one] = fufeng.members.findings ?? [];
    expect(called('evaluation-findings', `${one!.code}、of-no-set`)).toBe(`${one!.zh}、of-no-set`);
    expect(called('grade-code', 'of-no-set')).toBeUndefined();
    expect(called('current-budget', 'good')).toBeUndefined();
  });

  it('of a step is that of the procedure that the decision rests on, and none where several procedures differ', () => {
    const procedures = fufeng.members.procedures ?? [];
    const steps = procedures.flatMap(({ code: procedure, steps }) => steps.map((step) => ({ procedure, ...step })));
    const twice = steps.find(({ code, zh }) => steps.some((other) => other.code === code && other.zh !== zh));
    if (!twice) throw new Error('No two procedures call a step otherwise');
    expect(called('step', twice.code)).toBeUndefined();
    const basis = [`procedures/${twice.procedure}/steps/${twice.code}`];
    expect(called('step', twice.code, { basis })).toBe(twice.zh);
  });

  it('of a day is called with its day, also within an item', () => {
    const [{ code, zh } = { code: '', zh: '' }] = fufeng.members.rounds ?? [];
    expect(called('round', `${code}@2023-03-31`)).toBe(`${zh} 2023-03-31`);
    const parts = [{ part: `${code}@2023-03-31`, term: 'round' }];
    expect(calledItem(fufeng, { figure: 'report-status', item: `2023/${code}@2023-03-31`, parts })).toBe(
      `2023：${zh} 2023-03-31`,
    );
    expect(calledItem(fufeng, { figure: 'grade-code', item: 'finance-evaluation/2023/1' })).toBe('财政再评价：2023：1');
    expect(calledItem(fufeng, { figure: 'current-budget', item: '2023' })).toBeUndefined();
  });

  it('within an item is called by what it is: a procedure by procedures, a due item by the dues of its round', () => {
    const procedure = fufeng.members.procedures?.find(({ code }) => code === 'target-review');
    const ofProcedure = { figure: 'open-steps', item: '2023/target-review/1' };
    expect(calledItem(fufeng, { ...ofProcedure, parts: [{ part: 'target-review', term: 'procedure' }] })).toBe(
      `2023：${procedure!.zh}：1`,
    );
    expect(calledItem(fufeng, ofProcedure)).toBeUndefined();
    expect(calledItem(fufeng, { ...ofProcedure, parts: [{ part: 'target-review', term: 'round' }] })).toBeUndefined();
  });
});
