import { fold } from '@wenxiao/domain';
import {
  application,
  budget,
  cut,
  decide,
  decided,
  followBudget,
  followSubject,
  graded,
  improve,
  receive,
  received,
  result,
  rules,
  subject,
  support,
  unqualified,
} from '../../test/results.js';
import { resultApplicationDecider } from './result-application.decider.js';
import type { ResultApplicationCommand, ResultApplicationEvent, ResultApplicationState } from './result-application.js';

function permutationsOf<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((first, index) =>
    permutationsOf(items.filter((_, other) => other !== index)).map((rest) => [first, ...rest]),
  );
}

/** The events of a stream that receives these commands one after the other. */
function historyOf(commands: readonly ResultApplicationCommand[]): ResultApplicationEvent[] {
  const history: ResultApplicationEvent[] = [];
  for (const command of commands) {
    const state = fold(resultApplicationDecider, history);
    const decision = resultApplicationDecider.decide(command, state, rules);
    if (decision.outcome === 'rejected') throw new Error(decision.rejection.code);
    history.push(...decision.events);
  }
  return history;
}
const stateAfter = (commands: readonly ResultApplicationCommand[]): ResultApplicationState =>
  fold(resultApplicationDecider, historyOf(commands));

describe('receiving a result', () => {
  it.each([
    ['excellent', support],
    ['good', support],
    ['qualified', improve],
    ['unqualified', cut],
  ] as const)('FF-47, FF-48: what the rules attach to %s is proposed', (grade, consequences) => {
    application
      .given(budget)
      .when(receive(graded(grade)))
      .then(received(graded(grade)), consequences);
  });

  it('FF-36b: a department’s result is kept as information, and nothing follows', () => {
    const department = result({ form: 'department-evaluation' });
    application.given(budget).when(receive(department)).then(received(department));
    application
      .given(budget, received(department))
      .when(decide())
      .thenRejected({ code: 'wrong-state', state: 'awaiting-result', possible: ['refer'] });
  });

  it('takes subject, budget and both results in every order, and each of them twice', () => {
    const department = result({ form: 'department-evaluation', score: '82', grade: 'good', gradeName: '良' });
    const inputs = [followSubject, followBudget('1000000.00'), receive(department), receive(graded('unqualified'))];
    const expected: ResultApplicationState = {
      status: 'undecided',
      subject: { ...subject, subjectName: '营养改善计划' },
      budgetYuan: '1000000.00',
      departmentResult: department,
      result: graded('unqualified'),
      proposedDisposals: ['cut-or-cancel'],
      proposedReferrals: ['unqualified-result'],
      referrals: [],
      names: { 'cut-or-cancel': '一律削减或取消', 'unqualified-result': '绩效评价结果为“不合格”' },
    };
    const orders = permutationsOf(inputs);
    expect(orders).toHaveLength(24);
    for (const order of orders) {
      expect(stateAfter(order)).toEqual(expected);
      expect(historyOf([...order, ...order])).toEqual(historyOf(order));
      expect(historyOf(order.flatMap((input) => [input, input]))).toEqual(historyOf(order));
    }
  });

  it('says the same of the money whether the budget changed before or after the result', () => {
    const [first, second] = [followBudget('1000000.00'), followBudget('800000.00')];
    const orders = permutationsOf([first, second, receive(graded('unqualified'))]).filter(
      (order) => order.indexOf(first) < order.indexOf(second), // One stream: its own order stands.
    );
    expect(orders).toHaveLength(3);
    for (const order of orders) {
      expect(historyOf([...order, decide({ reductionYuan: '800000.00' })]).at(-1)).toEqual(
        decided({ reductionYuan: '800000.00' }),
      );
    }
  });

  it('keeps a decision as it stands when the result changes afterwards', () => {
    const state = fold(resultApplicationDecider, [
      ...unqualified,
      decided({ reductionYuan: '150000.00' }),
      received(graded('qualified')),
      improve,
    ]);
    expect(state).toMatchObject({
      status: 'decided',
      result: { grade: 'qualified' },
      proposedDisposals: ['urge-improvement'],
      disposal: { disposal: 'cut-or-cancel', reductionYuan: '150000.00' },
    });
  });
});
