import { fold, type MoneyPart } from '@wenxiao/domain';
import { budgetLineFacts as facts } from '@wenxiao/facts/targets';
import { budgetLineDecider } from './budget-line.decider.js';
import { leftOf } from './measures.js';
import {
  amounts,
  approved,
  asked,
  change,
  first,
  id,
  july,
  own,
  requested,
  spec,
  upper,
} from './testing/line-of-2023.js';

describe('payment', () => {
  const because = { from: july, reason: '进度滞后' };

  it('is suspended, stopped and resumed by day', () => {
    const suspended = facts.paymentSuspended(because);
    spec.given(requested, approved).when(asked('suspend', because)).then(suspended);
    spec
      .given(requested, approved, suspended)
      .when(asked('suspend', because))
      .thenRejected({ code: 'payment-is', payment: 'suspended' });
    spec
      .given(requested, approved, suspended)
      .when(asked('resume', { ...because, from: '2023-08-01' }))
      .then(facts.paymentResumed({ ...because, from: '2023-08-01' }));
    spec.given(requested).when(asked('stop', because)).thenRejected({ code: 'not-approved' });
  });

  it('is as it was before once the act is taken back', () => {
    spec
      .given(requested, approved, facts.paymentStopped(because))
      .when(asked('reverse', { version: 3, reason: '误操作' }))
      .then(facts.paymentReversed({ reverses: 3, status: 'open', reason: '误操作' }));
  });
});

describe('a measure that monitoring decided', () => {
  const [proposal, decision] = [first, id(73)];
  const stop = { act: 'stop', from: '2023-10-20' } as const;
  const cut = { act: 'cut', amounts: amounts('400000.00'), from: '2023-10-20' } as const;
  const reason = '同意';
  const apply = (...acts: readonly object[]) => asked('apply-measure', { proposal, decision, acts, reason });
  const applied = [
    facts.measureApplied({ proposal, decision }),
    facts.paymentStopped({ from: '2023-10-20', reason, proposal }),
    facts.budgetCut({ changes: [change('budget', '-400000.00', '2023-10-20')], reason, proposal }),
  ] as const;
  const back = '纠偏决定已撤回';
  const withdraw = asked('withdraw-measure', { decision, reason: back });
  const withdrawn = facts.measureWithdrawn({ proposal, decision });
  const uncut = facts.moneyReversed({
    reverses: 5,
    act: 'cut',
    changes: [change('budget', '400000.00', '2023-10-20')],
    reason: back,
  });
  const unstopped = facts.paymentReversed({ reverses: 4, status: 'open', reason: back });

  it('is done, all of it in one act, once', () => {
    spec
      .given(requested, approved)
      .when(apply(stop, cut))
      .then(...applied);
    spec
      .given(requested, approved, ...applied)
      .when(apply(stop, cut))
      .thenNothing();
  });

  it('is refused, whole, where something of it cannot be done', () => {
    spec.given(requested).when(apply(stop)).thenRejected({ code: 'not-approved' });
    const suspended = facts.paymentStopped({ from: '2023-09-01', reason: '进度滞后' });
    spec
      .given(requested, approved, suspended)
      .when(apply(stop, cut))
      .thenRejected({ code: 'payment-is', payment: 'stopped' });
    const refused = facts.measureRefused({ proposal, decision, refusal: 'not-approved' });
    spec.given(requested, refused, approved).when(apply(stop)).thenNothing();
  });

  it('recovers, where it names no amount, of each part what lies idle by what was paid', () => {
    const october = '2023-10-20';
    const recover = (paid: readonly (readonly [MoneyPart, string])[]) =>
      asked('apply-measure', {
        ...{ proposal, decision, reason, acts: [{ act: 'recover', amounts: [], from: october }] },
        executed: paid.map(([part, executed]) => ({ part, executed, on: october, recordedAt: `${october}T00:00:00Z` })),
      });
    const raised = facts.budgetRaised({ changes: [change('budget', '200000.00', july, upper)] });
    const line = spec.given(requested, approved, raised);
    line.when(recover([[own, '900000.00']])).then(
      facts.measureApplied({ proposal, decision }),
      facts.budgetRecovered({
        changes: [change('budget', '-100000.00', october), change('budget', '-200000.00', october, upper)],
        ...{ reason, proposal },
      }),
    );
    const nothing = { code: 'nothing-changes' } as const;
    const all = recover([
      [own, '1000000.00'],
      [upper, '200000.00'],
    ]);
    line.when(all).thenRejected(nothing);
    line.when(recover([])).thenRejected(nothing);
  });

  it('is given back, with all that it did, once it is taken back', () => {
    spec
      .given(requested, approved, ...applied)
      .when(withdraw)
      .then(withdrawn, uncut, unstopped);
    spec
      .given(requested, approved, ...applied, withdrawn, uncut, unstopped)
      .when(withdraw)
      .thenNothing();
    spec.given(requested, approved).when(withdraw).thenNothing();
  });

  it('leaves to the desk what was reversed by hand before, and what cannot be reversed any more', () => {
    spec
      .given(requested, approved, ...applied, uncut)
      .when(withdraw)
      .then(withdrawn, unstopped);
    const line = fold(budgetLineDecider, [requested, approved, ...applied, withdrawn, unstopped]);
    expect(leftOf(line)).toEqual([{ proposal, acts: [5] }]);
    expect(leftOf(fold(budgetLineDecider, [requested, approved, ...applied, withdrawn, uncut, unstopped]))).toEqual([]);
  });
});
