import { under } from '@wenxiao/domain';
import { budgetLineFacts as facts } from '@wenxiao/facts/targets';
import { aboveControlRule } from './control-number.js';
import {
  amounts,
  appliedBy,
  approved,
  asked,
  change,
  cutBy,
  decision,
  first,
  from,
  issued,
  january,
  requested,
  second,
  spec,
  upper,
} from './testing/line-of-2023.js';

describe('the control number', () => {
  it('is issued, and issued anew by the difference', () => {
    spec
      .given(issued)
      .when(asked('issue-control-number', { amounts: amounts('1200000.00'), from: '2022-10-01' }))
      .then(facts.controlNumberChanged({ origin: 'issued', changes: [change('control', '200000.00', '2022-10-01')] }));
    spec
      .given(issued)
      .when(asked('issue-control-number', { amounts: amounts('1000000.00'), from: '2022-10-01' }))
      .thenNothing();
  });

  it('is cut by a result, also before it was issued, and by one result once', () => {
    const apply = asked('apply-result', {
      result: first,
      ...decision,
      amounts: amounts('200000.00'),
      reduction: '200000.00',
      from,
    });
    const applied = appliedBy(first, '200000.00');
    spec
      .given()
      .when(apply)
      .then(...applied);
    spec
      .given(...applied)
      .when(apply)
      .thenNothing();
  });

  it('is what it was before, once the decision behind a cut holds no longer', () => {
    const withdraw = asked('withdraw-result', { result: first, reason: '结果应用决定已撤回' });
    const applied = appliedBy(first, '200000.00');
    const reversed = facts.moneyReversed({
      reverses: 2,
      act: 'cut',
      changes: [change('control', '200000.00', from)],
      reason: '结果应用决定已撤回',
    });
    spec
      .given(...applied)
      .when(withdraw)
      .then(reversed);
    spec
      .given(...applied, reversed)
      .when(withdraw)
      .thenNothing();
    const refusal = 'approved-already' as const;
    const refused = facts.resultRefused({ result: first, ...decision, refusal, reduction: '1.00' });
    spec.given(requested, approved, refused).when(withdraw).thenNothing();
  });

  it('is not cut in a year that is closed, approved or not: the result says so, and its desk decides anew', () => {
    const data = { result: first, ...decision, amounts: amounts('1.00'), reduction: '1.00', from };
    const refused = facts.resultRefused({
      result: first,
      ...decision,
      refusal: 'budget-year-closed',
      reduction: '1.00',
    });
    spec
      .given(issued)
      .when(asked('apply-result', { ...data, closed: '2024-01-10' }))
      .then(refused);
  });

  it('holds at its lowest of several cuts until a desk decides, whatever their order', () => {
    const ask = asked('request', { amounts: amounts('900000.00'), from: '2022-12-01' });
    const cuts = [cutBy(first, '-200000.00'), cutBy(second, '-500000.00')];
    for (const history of [
      [issued, ...cuts],
      [...cuts.toReversed(), issued],
    ])
      spec
        .given(...history)
        .when(ask)
        .thenRejected({
          code: 'above-control-number',
          requested: '900000.00',
          control: '500000.00',
          cutBy: second,
        });
    const decided = facts.controlNumberDecided({ holds: first, reason: '以财政评价结果为准' });
    spec
      .given(issued, ...cuts, decided)
      .when(ask)
      .thenRejected({ code: 'above-control-number', requested: '900000.00', control: '800000.00', cutBy: first });
    spec
      .given(issued, ...cuts, facts.controlNumberDecided({ reason: '不予核减' }))
      .when(ask)
      .then(facts.budgetRequested({ changes: [change('request', '900000.00', '2022-12-01')] }));
  });

  it('is undecided again once the cut that was to hold is taken back', () => {
    const taken = facts.moneyReversed({
      reverses: 2,
      act: 'cut',
      changes: [change('control', '200000.00', from)],
      reason: '评价更正',
    });
    const decided = facts.controlNumberDecided({ holds: first, reason: '以财政评价结果为准' });
    spec
      .given(issued, cutBy(first, '-200000.00'), cutBy(second, '-500000.00'), decided, taken)
      .when(asked('request', { amounts: amounts('900000.00'), from: '2022-12-01' }))
      .thenRejected({ code: 'above-control-number', requested: '900000.00', control: '500000.00', cutBy: second });
  });

  it('is decided among the cuts that there are', () => {
    spec
      .given(issued)
      .when(asked('decide-control-number', { reason: '不予核减' }))
      .thenRejected({ code: 'nothing-to-decide' });
    spec
      .given(issued, cutBy(first, '-1.00'))
      .when(asked('decide-control-number', { holds: second, reason: '以此为准' }))
      .thenRejected({ code: 'no-such-cut', holds: second, cuts: [first] });
  });

  it.each([
    ['approved already', [requested, approved], '200000.00', 'approved-already', '1000000.00'],
    ['cut by more than it is', [issued], '1000000.01', 'more-than-control-number', '1000000.00'],
  ] as const)('refuses a result as a fact: %s', (_, history, amount, refusal, against) => {
    const apply = asked('apply-result', {
      result: first,
      ...decision,
      amounts: amounts(amount),
      reduction: amount,
      from,
    });
    const refused = facts.resultRefused({ result: first, ...decision, refusal, reduction: amount, against });
    spec
      .given(...history)
      .when(apply)
      .then(refused);
    spec
      .given(...history, refused)
      .when(apply)
      .thenNothing();
  });
});

it('refuses a result of whose money nobody knows the parts: none is assumed, and its desk decides anew', () => {
  const apply = asked('apply-result', { result: first, ...decision, amounts: [], reduction: '1.00', from });
  spec
    .given()
    .when(apply)
    .then(facts.resultRefused({ result: first, ...decision, refusal: 'parts-not-known', reduction: '1.00' }));
});

describe('a request', () => {
  it('is revised by the difference, part by part', () => {
    spec
      .given(requested)
      .when(
        asked('request', {
          amounts: [...amounts('700000.00'), ...amounts('400000.00', upper)],
          from: '2022-10-01',
        }),
      )
      .then(
        facts.budgetRequested({
          changes: [change('request', '-300000.00', '2022-10-01'), change('request', '400000.00', '2022-10-01', upper)],
        }),
      );
  });

  it('of more than the control number gives a reason', () => {
    const more = { amounts: amounts('1000000.01'), from: '2022-10-01' };
    spec.given(issued).when(asked('request', more)).thenRejected({
      code: 'above-control-number',
      requested: '1000000.01',
      control: '1000000.00',
    });
    spec
      .given(issued)
      .when(asked('request', { ...more, excess: '上级新增任务' }))
      .then(
        under(
          facts.budgetRequested({
            changes: [change('request', '1000000.01', '2022-10-01')],
            excess: '上级新增任务',
          }),
          aboveControlRule,
        ),
      );
  });

  it('keeps no reason that it did not need', () => {
    spec
      .given(issued)
      .when(asked('request', { amounts: amounts('1000000.00'), from: '2022-10-01', excess: '上级新增任务' }))
      .then(requested);
  });
});

describe('approval', () => {
  const approve = (more: object = {}) =>
    asked('approve', { amounts: amounts('1000000.00'), from: january, budgetKind: 'initial-budget', ...more });

  it('states what is in force of which part from which day', () => {
    spec.given(issued, requested).when(approve()).then(approved);
  });

  it('does nothing twice, and says so where the amount or the day is another', () => {
    spec.given(requested, approved).when(approve()).thenNothing();
    spec
      .given(requested, approved)
      .when(approve({ from: '2023-02-01' }))
      .thenRejected({ code: 'approved-already', from: january, total: '1000000.00' });
  });

  it.each(['1900-01-01', '2022-12-31', '2024-01-01', '2999-12-31'])(
    'takes effect in its own year, not on %s',
    (day) => {
      spec
        .given(requested)
        .when(approve({ from: day }))
        .thenRejected({ code: 'outside-year', from: day, first: '2023-01-01', last: '2023-12-31' });
    },
  );

  it('is of what was asked for, and of no more', () => {
    spec.given(issued).when(approve()).thenRejected({ code: 'not-requested' });
    spec
      .given(requested)
      .when(approve({ amounts: amounts('999999999.99') }))
      .thenRejected({ code: 'above-request', approved: '999999999.99', requested: '1000000.00' });
  });

  it('waits for a revision or a reason where a result cut the control number after the request', () => {
    const history = [issued, requested, cutBy(first, '-200000.00')];
    const above = {
      code: 'above-control-number',
      requested: '1000000.00',
      control: '800000.00',
      cutBy: first,
    } as const;
    spec
      .given(...history)
      .when(approve())
      .thenRejected(above);
    const explained = facts.requestExplained({ excess: '合同已签订' });
    spec
      .given(...history)
      .when(asked('explain-request', { excess: '合同已签订' }))
      .then(under(explained, aboveControlRule));
    spec
      .given(...history, explained)
      .when(approve())
      .then(approved);
    // A later cut asks for another reason.
    spec
      .given(...history, explained, cutBy(second, '-300000.00'))
      .when(approve())
      .thenRejected({ ...above, control: '700000.00', cutBy: second });
  });
});
