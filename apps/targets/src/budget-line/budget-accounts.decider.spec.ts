import type { MoneyPart } from '@wenxiao/domain';
import { specOf } from '@wenxiao/domain/testing';
import { budgetLineFacts as facts } from '@wenxiao/facts/targets';
import { type BudgetLineCommand, type CommandOf, transferBetween } from './budget-accounts.commands.js';
import { budgetLineDecider } from './budget-accounts.decider.js';

const id = (last: number): string => `018f2f6e-0000-7000-8000-${String(last).padStart(12, '0')}`;
const by = { id: id(61), as: 'grant', desk: 'budget-desk' } as const;
const at = '2023-03-01T01:00:00.000000Z';
const own = { fund: 'general-public', source: 'own' } as const satisfies MoneyPart;
const upper = { fund: 'general-public', source: 'upper', document: '陕财预〔2022〕9号' } as const satisfies MoneyPart;
const [january, july] = ['2023-01-20', '2023-07-01'];

const asked = <Type extends BudgetLineCommand['type']>(
  type: Type,
  data:
    Omit<Extract<BudgetLineCommand, { type: Type }> extends never ? object : CommandOf<Type>['data'], 'year'> | object,
): BudgetLineCommand => ({ type, data: { year: 2023, ...data }, at, by }) as unknown as BudgetLineCommand;

type Account = 'control' | 'request' | 'budget';
const change = (account: Account, amount: string, from = january, part: MoneyPart = own) => ({
  account,
  ...part,
  change: amount,
  from,
});
const amounts = (amount: string, part: MoneyPart = own) => [{ part, amount }];

const spec = specOf(budgetLineDecider, undefined);
const issued = facts.controlNumberChanged({
  origin: 'issued',
  changes: [change('control', '1000000.00', '2022-09-01')],
});
const requested = facts.budgetRequested({ changes: [change('request', '1000000.00', '2022-10-01')] });
const approved = facts.budgetApproved({ changes: [change('budget', '1000000.00')], budgetKind: 'initial-budget' });
const cutBy = (result: string, amount: string) =>
  facts.controlNumberChanged({ origin: 'result', result, changes: [change('control', amount, '2022-11-01')] });
const [first, second] = [id(71), id(72)];
const from = '2022-11-01';

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
    const apply = asked('apply-result', { result: first, amounts: amounts('200000.00'), from });
    spec.given().when(apply).then(cutBy(first, '-200000.00'));
    spec.given(cutBy(first, '-200000.00')).when(apply).thenNothing();
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
    const apply = asked('apply-result', { result: first, amounts: amounts(amount), from });
    const refused = facts.resultRefused({ result: first, refusal, reduction: amount, against });
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
        facts.budgetRequested({
          changes: [change('request', '1000000.01', '2022-10-01')],
          excess: '上级新增任务',
        }),
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
      .then(explained);
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

describe('payment', () => {
  const because = { from: july, reason: '进度滞后' };

  it('is suspended, stopped and resumed by day', () => {
    const suspended = facts.paymentSuspended(because);
    spec.given(requested, approved).when(asked('suspend', because)).then(suspended);
    spec
      .given(requested, approved, suspended)
      .when(asked('suspend', because))
      .thenRejected({ code: 'payment-is', status: 'suspended' });
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
  const proposed = facts.measureProposed({
    proposal,
    round: 'quarterly@2023-Q3',
    measures: ['stop-payment', 'adjust-budget'],
    reason: '不再实施',
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
});
