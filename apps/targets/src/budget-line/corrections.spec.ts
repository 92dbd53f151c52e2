import { fold } from '@wenxiao/domain';
import { budgetLineFacts as facts } from '@wenxiao/facts/targets';
import { budgetLineDecider } from './budget-line.decider.js';
import {
  amounts,
  approved,
  asked,
  change,
  id,
  issued,
  january,
  july,
  own,
  requested,
  spec,
} from './testing/line-of-2023.js';

const reason = '金额录错';
const raised = facts.budgetRaised({ changes: [change('budget', '10.00', july)], reason });
const instead = (version: number, amount: string, from = january, more: object = {}) =>
  asked('reverse', { version, reason, instead: { amounts: amounts(amount), from }, ...more });
const back = (reverses: number, act: 'approve' | 'request' | 'raise', changed: ReturnType<typeof change>) =>
  facts.moneyReversed({ reverses, act, changes: [changed], reason });

describe('a correction is held against the limits of the act itself', () => {
  it('no more is approved than was asked for', () => {
    spec.given(requested, approved).when(instead(2, '1000000.01')).thenRejected({
      code: 'above-request',
      approved: '1000000.01',
      requested: '1000000.00',
    });
    spec
      .given(requested, approved)
      .when(instead(2, '900000.00'))
      .then(
        back(2, 'approve', change('budget', '-1000000.00')),
        facts.budgetApproved({ changes: [change('budget', '900000.00')], budgetKind: 'initial-budget', reason }),
      );
  });

  it('no request is above the control number without a reason, and none is another once it was approved', () => {
    spec
      .given(issued, requested)
      .when(instead(2, '1000000.01', '2022-10-01'))
      .thenRejected({ code: 'above-control-number', requested: '1000000.01', control: '1000000.00' });
    const approvedAlready = { code: 'approved-already', from: january, total: '1000000.00' } as const;
    spec
      .given(requested, approved)
      .when(instead(1, '1.00', '2022-10-01'))
      .thenRejected(approvedAlready);
    spec
      .given(requested, approved)
      .when(asked('reverse', { version: 1, reason }))
      .thenRejected(approvedAlready);
  });

  it('a raise is of the line’s own year, and no part is below zero on a day in between', () => {
    const outside = { code: 'outside-year', from: '2022-12-31', first: '2023-01-01', last: '2023-12-31' } as const;
    spec
      .given(requested, approved, raised)
      .when(instead(3, '1.00', '2022-12-31'))
      .thenRejected(outside);
    const cut = facts.budgetCut({ changes: [change('budget', '-1000005.00', '2023-08-01')], reason });
    spec
      .given(requested, approved, raised, cut)
      .when(instead(3, '10.00', '2023-09-01'))
      .thenRejected({ code: 'below-zero', account: 'budget', part: own, on: '2023-08-01', amount: '-5.00' });
  });
});

describe('an approval is taken back', () => {
  const takeBack = (on: string) => asked('reverse', { version: 2, reason, on });

  it('as long as nothing was done since, in its year', () => {
    spec
      .given(requested, approved)
      .when(takeBack('2023-12-31'))
      .then(back(2, 'approve', change('budget', '-1000000.00')));
  });

  it('no more once the budget was changed, its payment was, or monitoring decided something', () => {
    const acted = (...acts: string[]) => ({ code: 'approval-acted-upon', acts }) as const;
    spec.given(requested, approved, raised).when(takeBack(july)).thenRejected(acted('raise'));
    const stopped = facts.paymentStopped({ from: july, reason });
    spec.given(requested, approved, stopped).when(takeBack(july)).thenRejected(acted('stop'));
    const applied = facts.measureApplied({ proposal: id(51), decision: id(52) });
    spec.given(requested, approved, applied).when(takeBack(july)).thenRejected(acted('measure'));
  });

  it('no more once the year is over; it is corrected then', () => {
    spec
      .given(requested, approved)
      .when(takeBack('2024-01-01'))
      .thenRejected({ code: 'year-closed', last: '2023-12-31' });
  });
});

describe('what changes the money of a year that is over', () => {
  const late = facts.changedAfterClosing({ on: '2025-12-05' });

  it('says so, whichever act it is; within the year, and where nothing changes, nothing is said', () => {
    const cut = (on: string) => asked('cut', { amounts: amounts('1.00'), from: july, reason, on });
    const changed = facts.budgetCut({ changes: [change('budget', '-1.00', july)], reason });
    spec.given(requested, approved).when(cut('2023-12-31')).then(changed);
    spec.given(requested, approved).when(cut('2025-12-05')).then(changed, late);
    spec
      .given(requested, approved)
      .when(instead(2, '1.00', january, { on: '2025-12-05' }))
      .then(
        back(2, 'approve', change('budget', '-1000000.00')),
        facts.budgetApproved({ changes: [change('budget', '1.00')], budgetKind: 'initial-budget', reason }),
        late,
      );
    const stop = facts.paymentStopped({ from: july, reason });
    spec
      .given(requested, approved)
      .when(asked('stop', { from: july, reason, on: '2025-12-05' }))
      .then(stop, late);
    spec
      .given(requested)
      .when(asked('explain-request', { excess: reason, on: '2025-12-05' }))
      .thenRejected({ code: 'not-above-control-number', requested: '1000000.00' });
  });

  it('waits until somebody has looked at it, all of it at once', () => {
    const review = asked('review-late-changes', { conclusion: '不影响评价结论' });
    const reviewed = facts.lateChangesReviewed({ through: 4, conclusion: '不影响评价结论' });
    expect(fold(budgetLineDecider, [requested, late, approved, late]).late).toEqual([
      { version: 2, on: '2025-12-05' },
      { version: 4, on: '2025-12-05' },
    ]);
    spec.given(requested, late, approved, late).when(review).then(reviewed);
    spec.given(requested, late, approved, late, reviewed).when(review).thenNothing();
    spec.given(requested, approved).when(review).thenRejected({ code: 'no-late-change' });
  });
});

describe('what others are told of a line', () => {
  const limit = '10000000000000';

  it('has no sum above the largest amount, whichever act would lead to it', () => {
    const above = (on: string, amount: string) => ({ code: 'above-limit', on, amount, limit }) as const;
    const most = `${limit}.00`;
    spec
      .given(requested, approved)
      .when(asked('raise', { amounts: amounts(most), from: july, reason }))
      .thenRejected(above(july, '10000001000000.00'));
    const parts = ['a', 'b'].map((document) => ({ part: { ...own, document }, amount: most }));
    for (const type of ['issue-control-number', 'request'] as const)
      spec
        .given()
        .when(asked(type, { amounts: parts, from: january }))
        .thenRejected(above(january, '20000000000000.00'));
  });

  it('has no more changes in one act than are written', () => {
    const many = Array.from({ length: 201 }, (_, part) => ({
      part: { ...own, document: `文${String(part)}` },
      amount: '1.00',
    }));
    spec
      .given()
      .when(asked('request', { amounts: many, from: january }))
      .thenRejected({ code: 'too-many', what: 'changes', count: 201, limit: 200 });
  });

  it('has no more days and parts than a message holds', () => {
    const parts = Array.from({ length: 100 }, (_, part) =>
      change('budget', '1.00', january, { ...own, document: `文${String(part)}` }),
    );
    const many = facts.budgetRaised({ changes: parts, reason });
    const days = ['02', '03', '04', '05'].map((month) =>
      facts.budgetRaised({ changes: [change('budget', '1.00', `2023-${month}-01`)], reason }),
    );
    spec
      .given(requested, approved, many, ...days.slice(0, 3))
      .when(asked('raise', { amounts: amounts('1.00'), from: '2023-05-01', reason }))
      .thenRejected({ code: 'too-many', what: 'parts', count: 505, limit: 500 });
  });
});

it('a target of another period does not take the place of what was asked for', () => {
  const ofYear = facts.budgetRequested({ changes: [change('request', '1000000.00', '2022-10-01')], period: '2023' });
  const ask = (period: string) => asked('request', { amounts: amounts('5.00'), from: january, period });
  spec
    .given(ofYear)
    .when(ask('2023-Q1'))
    .thenRejected({ code: 'requested-with', period: '2023', requested: '1000000.00' });
  const same = { amounts: amounts('1000000.00'), from: january, period: '2023-2025' };
  spec.given(ofYear).when(asked('request', same)).thenNothing();
  spec
    .given(ofYear)
    .when(ask('2023'))
    .then(facts.budgetRequested({ changes: [change('request', '-999995.00', january)], period: '2023' }));
});

it('a transfer between lines is taken back on both', () => {
  const counterpart = { subject: id(42), year: 2023 };
  const given = facts.budgetTransferred({
    changes: [change('budget', '-10.00', july)],
    counterpartSubject: counterpart.subject,
    counterpartYear: 2023,
    reason,
  });
  const takeBack = (more: object = {}) => asked('reverse', { version: 3, reason, ...more });
  spec.given(requested, approved, given).when(takeBack()).thenRejected({ code: 'both-lines', counterpart });
  spec
    .given(requested, approved, given)
    .when(takeBack({ together: true }))
    .then(facts.moneyReversed({ reverses: 3, act: 'transfer', changes: [change('budget', '10.00', july)], reason }));
});
