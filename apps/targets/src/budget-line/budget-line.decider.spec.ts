import { budgetLineFacts as facts } from '@wenxiao/facts/targets';
import { transferBetween } from './budget-line.commands.js';
import {
  amounts,
  approved,
  asked,
  at,
  by,
  change,
  cutBy,
  first,
  from,
  issued,
  january,
  july,
  own,
  requested,
  second,
  spec,
  upper,
} from './testing/line-of-2023.js';

describe('the budget in force', () => {
  it('is raised, cut, carried over and recovered, each from its day', () => {
    const reason = '上级追加';
    spec
      .given(requested, approved)
      .when(asked('raise', { amounts: amounts('100000.00', upper), from: july, reason }))
      .then(facts.budgetRaised({ changes: [change('budget', '100000.00', july, upper)], reason }));
    spec
      .given(requested, approved)
      .when(asked('cut', { amounts: amounts('100000.00'), from: july, reason, result: first }))
      .then(facts.budgetCut({ changes: [change('budget', '-100000.00', july)], reason, result: first }));
    const carried = { fund: 'general-public', source: 'carry-over' } as const;
    spec
      .given()
      .when(
        asked('carry-over', {
          amounts: amounts('5000.00', carried),
          from: january,
          counterpart: { subject: first, year: 2022 },
        }),
      )
      .then(
        facts.budgetCarriedOver({
          changes: [change('budget', '5000.00', january, carried)],
          counterpartSubject: first,
          counterpartYear: 2022,
        }),
      );
  });

  it('becomes what an adjusted budget says, part by part, once it was approved', () => {
    const anew = (parts: ReturnType<typeof amounts>, more: object = { reason: '政策变化' }) =>
      asked('approve', { amounts: parts, from: july, budgetKind: 'adjusted-budget', ...more });
    spec
      .given(requested, approved)
      .when(anew(amounts('700000.00'), {}))
      .thenRejected({ code: 'no-reason' });
    spec
      .given(requested, approved)
      .when(anew([...amounts('700000.00'), ...amounts('400000.00', upper)]))
      .then(
        facts.budgetRaised({ changes: [change('budget', '400000.00', july, upper)], reason: '政策变化' }),
        facts.budgetCut({ changes: [change('budget', '-300000.00', july)], reason: '政策变化' }),
      );
    spec
      .given(requested, approved)
      .when(anew([...amounts('1000000.00')]))
      .thenNothing();
    spec
      .given(requested)
      .when(anew([...amounts('1000000.00')]))
      .then(
        facts.budgetApproved({
          changes: [change('budget', '1000000.00', july)],
          budgetKind: 'adjusted-budget',
          reason: '政策变化',
        }),
      );
  });

  it('that was cut is no approval of what was approved before: an adjusted budget restores it, another approval is refused', () => {
    const cut = facts.budgetCut({ changes: [change('budget', '-400000.00')], reason: '压减' });
    const again = (more: object) => asked('approve', { amounts: amounts('1000000.00'), from: january, ...more });
    spec
      .given(requested, approved, cut)
      .when(again({ budgetKind: 'adjusted-budget', reason: '恢复' }))
      .then(facts.budgetRaised({ changes: [change('budget', '400000.00')], reason: '恢复' }));
    spec
      .given(requested, approved, cut)
      .when(again({ budgetKind: 'initial-budget' }))
      .thenRejected({ code: 'approved-already', from: january, total: '600000.00' });
  });

  it('names each part once in an act', () => {
    const twice = [...amounts('1.00', upper), ...amounts('2.00', upper)];
    spec
      .given(requested, approved)
      .when(asked('raise', { amounts: twice, from: july, reason: '追加' }))
      .thenRejected({ code: 'part-twice', account: 'budget', part: upper, from: july });
  });

  it('is cut by something, and by no more than there is', () => {
    const cut = (amount: string) => asked('cut', { amounts: amounts(amount), from: july, reason: '核减' });
    spec.given(requested, approved).when(cut('0.00')).thenRejected({ code: 'nothing-changes' });
    spec.given(requested, approved).when(cut('1000000.01')).thenRejected({
      code: 'below-zero',
      account: 'budget',
      part: own,
      on: july,
      amount: '-0.01',
    });
    spec.given(requested).when(cut('1.00')).thenRejected({ code: 'not-approved' });
  });

  it('gives back what lies idle, and not what was paid', () => {
    const executed = [{ part: own, executed: '700000.00', on: '2023-06-30', recordedAt: at }];
    const recover = (amount: string) =>
      asked('recover', { amounts: amounts(amount), from: july, reason: '长期沉淀', executed });
    spec
      .given(requested, approved)
      .when(recover('300000.00'))
      .then(facts.budgetRecovered({ changes: [change('budget', '-300000.00', july)], reason: '长期沉淀' }));
    spec
      .given(requested, approved)
      .when(recover('300000.01'))
      .thenRejected({ code: 'more-than-idle', recovered: '300000.01', idle: '300000.00' });
  });

  it('is transferred to another line by two commands that change nothing in all', () => {
    const { gives, gets } = transferBetween(
      '50000.00',
      { gives: { subject: first, year: 2023, part: own }, gets: { subject: second, year: 2023, part: own } },
      { from: july, reason: '调剂', at, by },
    );
    const moved = (amount: string, counterpartSubject: string) =>
      facts.budgetTransferred({
        changes: [change('budget', amount, july)],
        reason: '调剂',
        counterpartSubject,
        counterpartYear: 2023,
      });
    spec.given(requested, approved).when(gives).then(moved('-50000.00', second));
    spec.given(requested, approved).when(gets).then(moved('50000.00', first));
  });

  it('is transferred within the line only where it balances', () => {
    const changes = [...amounts('-10.00'), ...amounts('9.00', upper)];
    spec
      .given(requested, approved)
      .when(asked('transfer', { changes, from: july, reason: '调剂' }))
      .thenRejected({ code: 'unbalanced', sum: '-1.00' });
  });

  it('is nobody’s of its own where the line is made up of its parts', () => {
    const parts = facts.lineComposed({ composition: 'sum-of-parts' });
    spec
      .given(parts)
      .when(asked('request', { amounts: amounts('1.00'), from: january }))
      .thenRejected({ code: 'sum-of-parts' });
    spec
      .given(requested)
      .when(asked('compose', { composition: 'sum-of-parts' }))
      .thenRejected({ code: 'has-own-money', changes: 1 });
  });
});

describe('a correction', () => {
  it('takes back what an event changed and says what is right, without a total anywhere', () => {
    spec
      .given(requested, approved)
      .when(
        asked('reverse', {
          version: 2,
          reason: '金额录错',
          instead: { amounts: amounts('900000.00'), from: january },
        }),
      )
      .then(
        facts.moneyReversed({
          reverses: 2,
          act: 'approve',
          changes: [change('budget', '-1000000.00')],
          reason: '金额录错',
        }),
        facts.budgetApproved({
          changes: [change('budget', '900000.00')],
          reason: '金额录错',
          budgetKind: 'initial-budget',
        }),
      );
  });

  it('of a cut gives the control number back', () => {
    const taken = facts.moneyReversed({
      reverses: 2,
      act: 'cut',
      changes: [change('control', '200000.00', from)],
      reason: '评价更正',
    });
    const history = [issued, cutBy(first, '-200000.00')];
    spec
      .given(...history)
      .when(asked('reverse', { version: 2, reason: '评价更正' }))
      .then(taken);
    spec
      .given(...history, taken)
      .when(asked('request', { amounts: amounts('1000000.00'), from: '2022-10-01' }))
      .then(requested);
  });

  it('is made once, and of something', () => {
    const taken = facts.moneyReversed({
      reverses: 2,
      act: 'approve',
      changes: [change('budget', '-1000000.00')],
      reason: '金额录错',
    });
    spec
      .given(requested, approved, taken)
      .when(asked('reverse', { version: 2, reason: '金额录错' }))
      .thenRejected({ code: 'reversed-before', version: 2 });
    spec
      .given(requested)
      .when(asked('reverse', { version: 9, reason: '金额录错' }))
      .thenRejected({ code: 'nothing-to-reverse', version: 9 });
  });
});
