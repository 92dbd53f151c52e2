import type { MoneyPart } from '@wenxiao/domain';
import { budgetLineFacts as facts } from '@wenxiao/facts/targets';
import {
  amounts,
  approved,
  asked,
  at,
  change,
  first,
  july,
  own,
  requested,
  spec,
  upper,
} from './testing/line-of-2023.js';

describe('what is left of a line', () => {
  it('leaves at most what was neither paid, recovered nor carried over, by what the parts are afterwards', () => {
    const carried = { fund: 'general-public', source: 'carry-over' } as const;
    const documented = { ...upper, source: 'carry-over' } as const;
    const to = { counterpart: { subject: first, year: 2024 } };
    const spent = (executed: string, part: MoneyPart = own) => ({ part, executed, on: '2023-12-31', recordedAt: at });
    const give = (amount: string, more: object = { executed: [spent('700000.00')] }) =>
      asked('give-rest', { amounts: amounts(amount, carried), ...to, ...more });
    const gave = (amount: string, more: object = {}) =>
      facts.restCarriedOver({
        rests: [{ fund: 'general-public', carried: amount }],
        ...more,
        counterpartSubject: first,
        counterpartYear: 2024,
      });
    spec.given(requested, approved).when(give('300000.00')).then(gave('300000.00'));
    const tooMuch = (sum: string, rest: string) =>
      ({ code: 'more-than-rest', carried: sum, rest, part: carried }) as const;
    spec.given(requested, approved).when(give('300000.01')).thenRejected(tooMuch('300000.01', '300000.00'));
    const recovered = facts.budgetRecovered({ changes: [change('budget', '-100000.00', july)] });
    spec
      .given(requested, approved, recovered, gave('150000.00'))
      .when(give('50000.01'))
      .thenRejected(tooMuch('50000.01', '50000.00'));
    // What was paid of another part was paid: no more is left in all.
    spec
      .given(requested, approved)
      .when(give('1000000.00', { executed: [spent('700000.00', upper)] }))
      .thenRejected({ code: 'more-than-rest', carried: '1000000.00', rest: '300000.00' });
    const ofOther = { amounts: amounts('1.00', documented) };
    spec
      .given(requested, approved)
      .when(give('1.00', { executed: [spent('0.00')], ...ofOther }))
      .thenRejected({ code: 'more-than-rest', carried: '1.00', rest: '0.00', part: documented });
    spec
      .given(requested, approved)
      .when(give('1.00', { executed: [spent('0.00')], counterpart: { subject: first, year: 2023 } }))
      .thenRejected({ code: 'no-later-year', year: 2023 });
  });

  it('lapses with the closing of the year: the line is acted on no longer, but to look at what changed', () => {
    const closed = '2024-01-10';
    spec
      .given(requested, approved)
      .when(asked('raise', { amounts: amounts('1.00'), from: july, reason: '追加', closed }))
      .thenRejected({ code: 'budget-year-closed', on: closed });
    const late = facts.changedAfterClosing({ on: '2024-01-05' });
    const conclusion = '不影响评价结论';
    spec
      .given(requested, approved, late)
      .when(asked('review-late-changes', { conclusion, closed }))
      .then(facts.lateChangesReviewed({ through: 3, conclusion }));
  });

  it('is carried over by what somebody states was paid, where the treasury has said nothing, and taken back on both lines', () => {
    const carried = { fund: 'general-public', source: 'carry-over' } as const;
    const to = { counterpart: { subject: first, year: 2024 } };
    const give = (amount: string, more: object = {}) =>
      asked('give-rest', { amounts: amounts(amount, carried), ...to, ...more });
    const gave = facts.restCarriedOver({
      rests: [{ fund: 'general-public', carried: '400000.00' }],
      paid: [{ fund: 'general-public', amount: '600000.00' }],
      counterpartSubject: first,
      counterpartYear: 2024,
    });
    const paid = amounts('600000.00');
    spec.given(requested, approved).when(give('400000.00')).thenRejected({ code: 'paid-not-known' });
    spec.given(requested, approved).when(give('400000.00', { paid })).then(gave);
    spec.given(requested, approved, gave).when(give('1.00', { paid })).thenRejected({
      code: 'paid-is-known',
      paid: '600000.00',
    });
    spec
      .given(requested, approved, gave)
      .when(asked('cut', { amounts: amounts('0.01'), from: july, reason: '核减' }))
      .thenRejected({ code: 'carried-over-already', carried: '400000.00', left: '399999.99' });
    const back = { version: 3, reason: '金额录错' };
    spec
      .given(requested, approved, gave)
      .when(asked('reverse', back))
      .thenRejected({ code: 'both-lines', ...to });
    const returned = facts.restReturned({ reverses: 3, reason: '金额录错' });
    spec
      .given(requested, approved, gave)
      .when(asked('reverse', { ...back, together: true }))
      .then(returned);
    spec
      .given(requested, approved, gave, returned)
      .when(asked('reverse', { ...back, together: true }))
      .thenRejected({ code: 'reversed-before', version: 3 });
    spec.given(requested, approved, gave, returned).when(give('400000.00', { paid })).then(gave);
  });

  it('is put right by a correction, also once the year is closed: what was carried over is left again, and at most that is carried over instead', () => {
    const carried = { fund: 'general-public', source: 'carry-over' } as const;
    const [closed, counterpart] = ['2024-01-10', { subject: first, year: 2024 }];
    const to = { counterpartSubject: first, counterpartYear: 2024 };
    const gave = (amount: string, more: object = {}) =>
      facts.restCarriedOver({ rests: [{ fund: 'general-public', carried: amount }], ...more, ...to });
    const paid = { paid: [{ fund: 'general-public', amount: '600000.00' }] };
    const right = (amount: string, more: object = {}) => {
      const instead = { amounts: amounts(amount, carried), from: '2024-01-10' };
      return asked('reverse', { version: 3, reason: '金额录错', instead, closed, together: true, ...more });
    };
    const line = spec.given(requested, approved, gave('400000.00', paid));
    const returned = facts.restReturned({ reverses: 3, reason: '金额录错' });
    line.when(right('300000.00')).then(returned, gave('300000.00', { ...paid, reason: '金额录错' }));
    line.when(right('400000.01')).thenRejected({
      ...{ code: 'more-than-rest', carried: '400000.01', rest: '400000.00', part: carried },
    });
    // The treasury has said since what was paid.
    const executed = [{ part: own, executed: '750000.00', on: '2023-12-31', recordedAt: at }];
    line.when(right('250000.00', { executed })).then(returned, gave('250000.00', { reason: '金额录错' }));
    line.when(right('250000.01', { executed })).thenRejected({
      ...{ code: 'more-than-rest', carried: '250000.01', rest: '250000.00', part: carried },
    });
    line
      .when(asked('reverse', { version: 3, reason: '误结转', closed, together: true }))
      .then(facts.restReturned({ reverses: 3, reason: '误结转' }));
    line.when(right('1.00', { together: undefined })).thenRejected({ code: 'both-lines', counterpart });
    // Nothing else of a closed line is taken back.
    line.when(asked('reverse', { version: 2, reason: '误批复', closed })).thenRejected({
      code: 'budget-year-closed',
      on: closed,
    });
  });

  it('covers what was carried over, by what the treasury has paid', () => {
    const gave = facts.restCarriedOver({
      rests: [{ fund: 'general-public', carried: '100000.00' }],
      ...{ counterpartSubject: first, counterpartYear: 2024 },
    });
    const executed = [{ part: own, executed: '900000.00', on: '2023-12-31', recordedAt: at }];
    spec
      .given(requested, approved, gave)
      .when(asked('cut', { amounts: amounts('0.01'), from: july, reason: '核减', executed }))
      .thenRejected({ code: 'carried-over-already', carried: '100000.00', left: '99999.99' });
  });
});
