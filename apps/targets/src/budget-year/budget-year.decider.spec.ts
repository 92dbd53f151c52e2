import { specOf } from '@wenxiao/domain/testing';
import { budgetYearFacts as facts } from '@wenxiao/facts/targets';
import { type BudgetYearCommand, budgetYearDecider } from './budget-year.decider.js';

const spec = specOf(budgetYearDecider, undefined);
const scheme = 'budget-performance';
const asked = <Type extends BudgetYearCommand['type']>(
  type: Type,
  data: Extract<BudgetYearCommand, { type: Type }>['data'],
) =>
  ({ type, data, at: '2024-05-21T01:00:00.000000Z', by: { id: 'office', as: 'grant' } }) as const as BudgetYearCommand;
const said = { scheme, year: 2023, today: '2024-05-21' };
const completed = facts.finalAccountsCompleted({ scheme, on: '2024-05-20' });

it('the final accounts of a year are completed once, after the year and by today', () => {
  spec
    .given()
    .when(asked('complete-final-accounts', { ...said, on: '2024-05-20' }))
    .then(completed);
  spec
    .given(completed)
    .when(asked('complete-final-accounts', { ...said, on: '2024-05-21' }))
    .thenRejected({ code: 'accounts-completed', on: '2024-05-20' });
  for (const on of ['2023-12-31', '2024-05-22'])
    spec
      .given()
      .when(asked('complete-final-accounts', { ...said, on }))
      .thenRejected({ code: 'accounts-out-of-time', on, first: '2024-01-01', today: '2024-05-21' });
});

it('a year is closed once, when it is over, and its final accounts are completed and corrected afterwards', () => {
  const closing = { scheme, on: '2024-01-10', lines: 2, carried: '300000.00' };
  const closed = facts.budgetYearClosed(closing);
  spec
    .given()
    .when(asked('close', { ...closing, year: 2023 }))
    .then(closed);
  spec
    .given()
    .when(asked('close', { ...closing, on: '2023-12-31', year: 2023 }))
    .thenRejected({ code: 'year-not-over', last: '2023-12-31' });
  const withdrawn = facts.finalAccountsWithdrawn({ reason: '误登' });
  spec
    .given(closed, completed, withdrawn)
    .when(asked('close', { ...closing, on: '2024-06-01', year: 2023 }))
    .thenRejected({ code: 'closed-before', on: '2024-01-10' });
  spec
    .given(closed)
    .when(asked('complete-final-accounts', { ...said, on: '2024-05-20' }))
    .then(completed);
});

it('what was said is put right whole, or taken back, and may be said again', () => {
  const right = facts.finalAccountsCompleted({ scheme, on: '2024-05-18', document: '财预〔2024〕12号' });
  const correcting = asked('correct-final-accounts', { ...said, on: '2024-05-18', document: '财预〔2024〕12号' });
  spec.given(completed).when(correcting).then(right);
  spec.given(completed, right).when(correcting).thenNothing();
  spec.given().when(correcting).thenRejected({ code: 'accounts-not-completed' });
  const withdrawn = facts.finalAccountsWithdrawn({ reason: '误登' });
  spec
    .given(completed)
    .when(asked('withdraw-final-accounts', { reason: '误登' }))
    .then(withdrawn);
  spec
    .given()
    .when(asked('withdraw-final-accounts', { reason: '误登' }))
    .thenRejected({ code: 'accounts-not-completed' });
  spec
    .given(completed, withdrawn)
    .when(asked('complete-final-accounts', { ...said, on: '2024-05-20' }))
    .then(completed);
});

describe('what is decided elsewhere on the budget of a year', () => {
  const rules = { gates: ['peoples-congress'], answers: ['approved', 'not-approved'], needsReason: false };
  const decision = { scheme, gate: 'peoples-congress', answer: 'approved', on: '2024-01-15' };
  const deciding = (different: object = {}) =>
    asked('decide-budget', { ...decision, ...rules, today: '2024-05-21', ...different });
  const decided = facts.budgetDecided(decision);

  it('is recorded once, by today, as the rules have it decided', () => {
    spec.given().when(deciding()).then(decided);
    spec.given(decided).when(deciding()).thenNothing();
    spec
      .given()
      .when(deciding({ gate: 'government' }))
      .thenRejected({ code: 'unknown-gate', gate: 'government', listed: rules.gates });
    spec
      .given()
      .when(deciding({ answer: 'noted' }))
      .thenRejected({ code: 'unknown-gate-answer', answer: 'noted', answers: rules.answers });
    spec
      .given()
      .when(deciding({ on: '2024-05-22' }))
      .thenRejected({ code: 'decided-later', on: '2024-05-22', today: '2024-05-21' });
  });

  it('has a reason where the answer asks for one, or where it was recorded otherwise', () => {
    const wanting = { code: 'decision-reason-required', answer: 'not-approved' } as const;
    spec
      .given()
      .when(deciding({ answer: 'not-approved', needsReason: true }))
      .thenRejected(wanting);
    spec
      .given(decided)
      .when(deciding({ answer: 'not-approved' }))
      .thenRejected(wanting);
    const other = { answer: 'not-approved', reason: '误登' };
    spec
      .given(decided)
      .when(deciding(other))
      .then(facts.budgetDecided({ ...decision, ...other }));
  });
});
