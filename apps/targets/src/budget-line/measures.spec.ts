import { fold } from '@wenxiao/domain';
import { budgetLineFacts as facts } from '@wenxiao/facts/targets';
import { budgetLineDecider } from './budget-line.decider.js';
import { amounts, approved, asked, change, first, id, second, july, requested, spec } from './testing/line-of-2023.js';

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

describe('a measure that monitoring proposes', () => {
  const proposal = first;
  const other = id(73);
  const proposed = facts.measureProposed({
    proposal,
    round: 'quarterly@2023-Q3',
    ground: 'serious-problem',
    measures: ['stop-payment', 'adjust-budget'],
    by: second,
  });
  const propose = asked('propose-measure', proposed.data);
  const decided = { proposal, decidedOn: '2023-10-20', reason: '同意' };
  const stop = { act: 'stop', from: '2023-10-20' } as const;
  const cut = { act: 'cut', amounts: amounts('400000.00'), from: '2023-10-20' } as const;

  it('waits for the desk, once; without a budget it is refused as a fact', () => {
    spec.given(requested, approved).when(propose).then(proposed);
    spec.given(requested, approved, proposed).when(propose).thenNothing();
    const refused = facts.measureRefused({ proposal, refusal: 'not-approved' });
    spec.given(requested).when(propose).then(refused);
    spec.given(requested, refused, approved).when(propose).thenNothing();
  });

  it('is adopted by doing all of it, and nothing else', () => {
    spec
      .given(requested, approved, proposed)
      .when(asked('adopt-measure', { ...decided, acts: [stop, cut] }))
      .then(
        facts.measureDecided({ ...decided, decision: 'adopted' }),
        facts.paymentStopped({ from: '2023-10-20', reason: '同意', proposal }),
        facts.budgetCut({ changes: [change('budget', '-400000.00', '2023-10-20')], reason: '同意', proposal }),
      );
    spec
      .given(requested, approved, proposed)
      .when(asked('adopt-measure', { ...decided, acts: [cut] }))
      .thenRejected({ code: 'not-carried-out', measures: ['stop-payment'] });
    spec
      .given(requested, approved, proposed)
      .when(asked('adopt-measure', { ...decided, acts: [stop, cut, { ...cut, act: 'recover' }] }))
      .thenRejected({ code: 'not-proposed', acts: ['recover'] });
  });

  it('is decided once: the same again changes nothing, another decision comes too late', () => {
    const declined = facts.measureDecided({ ...decided, decision: 'declined' });
    spec.given(requested, approved, proposed).when(asked('decline-measure', decided)).then(declined);
    spec.given(requested, approved, proposed, declined).when(asked('decline-measure', decided)).thenNothing();
    spec
      .given(requested, approved, proposed, declined)
      .when(asked('adopt-measure', { ...decided, acts: [stop, cut] }))
      .thenRejected({ code: 'decided-already', proposal, decision: 'declined' });
    spec
      .given(requested, approved)
      .when(asked('decline-measure', decided))
      .thenRejected({ code: 'unknown-proposal', proposal });
  });

  it('is said again, whole, as long as nobody has decided; whoever said it once decides nothing on it', () => {
    const again = facts.measureProposed({ ...proposed.data, measures: ['stop-payment'], by: other });
    spec.given(requested, approved, proposed).when(asked('propose-measure', again.data)).then(again);
    const declined = facts.measureDecided({ ...decided, decision: 'declined' });
    spec.given(requested, approved, proposed, declined).when(asked('propose-measure', again.data)).thenNothing();
    const line = fold(budgetLineDecider, [requested, approved, proposed, again]);
    expect(line.proposals).toEqual([{ ...again.data, proposers: [second, other] }]);
  });

  it('is taken back by monitoring, unless it was decided meanwhile', () => {
    const withdraw = asked('withdraw-measure', { proposal });
    const withdrawn = facts.measureWithdrawn({ proposal });
    spec.given(requested, approved, proposed).when(withdraw).then(withdrawn);
    spec.given(requested, approved, proposed, withdrawn).when(withdraw).thenNothing();
    spec
      .given(requested, approved, proposed, withdrawn)
      .when(asked('decline-measure', decided))
      .thenRejected({ code: 'decided-already', proposal, decision: 'withdrawn' });
    spec
      .given(requested, approved, proposed, facts.measureDecided({ ...decided, decision: 'declined' }))
      .when(withdraw)
      .thenNothing();
  });

  describe('that was decided', () => {
    const adopted = [
      facts.measureDecided({ ...decided, decision: 'adopted' }),
      facts.paymentStopped({ from: '2023-10-20', reason: '同意', proposal }),
      facts.budgetCut({ changes: [change('budget', '-400000.00', '2023-10-20')], reason: '同意', proposal }),
    ] as const;
    const because = '误操作';
    const withdraw = asked('withdraw-measure-decision', { proposal, because });
    const takenBack = facts.measureDecisionWithdrawn({ proposal, because });
    const back = [
      takenBack,
      facts.moneyReversed({
        reverses: 6,
        act: 'cut',
        changes: [change('budget', '400000.00', '2023-10-20')],
        reason: because,
      }),
      facts.paymentReversed({ reverses: 5, status: 'open', reason: because }),
    ] as const;

    it('waits again once the decision is taken back, with all that it did to the money', () => {
      spec
        .given(requested, approved, proposed, ...adopted)
        .when(withdraw)
        .then(...back);
      spec
        .given(requested, approved, proposed, ...adopted, ...back)
        .when(asked('adopt-measure', { ...decided, acts: [stop, cut] }))
        .then(...adopted);
      const declined = facts.measureDecided({ ...decided, decision: 'declined' });
      spec.given(requested, approved, proposed, declined).when(withdraw).then(takenBack);
    });

    it('stays decided once something else was done, and where nobody has decided', () => {
      const since = { code: 'decision-not-latest', proposal } as const;
      const raised = facts.budgetRaised({ changes: [change('budget', '1.00')] });
      spec
        .given(requested, approved, proposed, ...adopted, raised)
        .when(withdraw)
        .thenRejected(since);
      spec
        .given(requested, approved, proposed, ...adopted, ...back)
        .when(withdraw)
        .thenRejected(since);
      spec.given(requested, approved, proposed).when(withdraw).thenRejected(since);
      spec.given(requested, approved).when(withdraw).thenRejected({ code: 'unknown-proposal', proposal });
      // What monitoring proposes meanwhile is no act on the line.
      const next = facts.measureProposed({ ...proposed.data, proposal: other });
      spec
        .given(requested, approved, proposed, ...adopted, next)
        .when(withdraw)
        .then(...back);
    });
  });
});
