import { fold } from '@wenxiao/domain';
import { type BudgetLineEvent, budgetLineFacts as facts } from '@wenxiao/facts/targets';
import { budgetLineDecider } from './budget-line.decider.js';
import { amounts, approved, asked, change, july, own, requested, spec, upper } from './testing/line-of-2023.js';

const reason = '对方录入有误';
const from = { batch: '2023-03', mapping: 'vendor' };
const told = (amount: string, more: object = {}) =>
  asked('note-other-budget', { amounts: amounts(amount), ...from, ...more });
const noted = (amount: string) => facts.otherBudgetNoted({ parts: [{ ...own, amount }], ...from });
const raised = (by: string) => facts.budgetRaised({ changes: [change('budget', by, july)], reason });
const kept = facts.otherBudgetKept({ reason });
const keep = asked('keep-budget', { reason });
const noteOf = (...events: readonly BudgetLineEvent[]) => fold(budgetLineDecider, events).otherBudget;

describe('another budget in the province’s system', () => {
  it('is noted part by part once the line is approved, and once however often it is handed in', () => {
    spec.given(requested).when(told('1300000.00')).thenNothing();
    spec.given(requested, approved).when(told('1000000.00')).thenNothing();
    spec.given(requested, approved).when(told('1300000.00')).then(noted('1300000.00'));
    spec
      .given(requested, approved, noted('1300000.00'))
      .when(told('1300000.00', { batch: '2023-04' }))
      .thenNothing();
    spec.given(requested, approved, noted('1300000.00')).when(told('1400000.00')).then(noted('1400000.00'));
    // The same sum of other money is another budget.
    const ofUpper = asked('note-other-budget', { amounts: amounts('1000000.00', upper), ...from });
    spec
      .given(requested, approved)
      .when(ofUpper)
      .then(facts.otherBudgetNoted({ parts: [{ ...upper, amount: '1000000.00' }], ...from }));
  });

  it('is told of a year that was closed, too', () => {
    spec
      .given(requested, approved)
      .when(told('1300000.00', { closed: '2024-01-10' }))
      .then(noted('1300000.00'));
    spec
      .given(requested, approved, noted('1300000.00'))
      .when(asked('keep-budget', { reason, closed: '2024-01-10' }))
      .then(kept);
  });

  it('stands until the budget is that one, or somebody says that it stays', () => {
    const given = [requested, approved, noted('1300000.00')] as const;
    expect(noteOf(...given)).toEqual({ version: 3, parts: amounts('1300000.00'), ...from });
    expect(noteOf(...given, raised('100000.00'))).toBeDefined();
    expect(noteOf(...given, raised('100000.00'), raised('200000.00'))).toBeUndefined();
    spec
      .given(...given)
      .when(keep)
      .then(kept);
    spec
      .given(...given, kept)
      .when(keep)
      .thenNothing();
    spec
      .given(...given, kept)
      .when(told('1300000.00'))
      .thenNothing();
    spec
      .given(...given, kept)
      .when(told('1250000.00'))
      .then(noted('1250000.00'));
    spec.given(requested, approved).when(keep).thenRejected({ code: 'no-other-budget' });
  });

  it('that stays otherwise is told anew once the budget here became another', () => {
    spec
      .given(requested, approved, noted('1300000.00'), kept, raised('50000.00'))
      .when(told('1300000.00'))
      .then(noted('1300000.00'));
  });

  it('is over where the system has what is here, and where nothing is approved any longer', () => {
    const given = [requested, approved, noted('1300000.00')] as const;
    const agreed = facts.otherBudgetAgreed(from);
    spec
      .given(...given)
      .when(told('1000000.00'))
      .then(agreed);
    spec
      .given(...given, kept)
      .when(told('1000000.00'))
      .then(agreed);
    expect(noteOf(...given, agreed)).toBeUndefined();
    spec
      .given(...given, agreed)
      .when(told('1300000.00'))
      .then(noted('1300000.00'));
    const back = facts.moneyReversed({
      reverses: 2,
      act: 'approve',
      changes: [change('budget', '-1000000.00')],
      reason,
    });
    expect(noteOf(...given, back)).toBeUndefined();
  });

  it('has no more parts and no greater sum than a fact holds', () => {
    const parts = Array.from({ length: 201 }, (_, at) => ({ part: { ...own, document: String(at) }, amount: '1.00' }));
    spec
      .given(requested, approved)
      .when(asked('note-other-budget', { amounts: parts }))
      .thenRejected({ code: 'too-many', what: 'parts', count: 201, limit: 200 });
    const most = '10000000000000.00';
    const two = ['a', 'b'].map((document) => ({ part: { ...own, document }, amount: most }));
    spec
      .given(requested, approved)
      .when(asked('note-other-budget', { amounts: two }))
      .thenRejected({ code: 'above-limit', on: '2023-12-31', amount: '20000000000000.00', limit: '10000000000000' });
  });
});
