import type { FactCopy } from '@wenxiao/service-kit';
import * as copies from '../copies.js';
import { Known, type KnownFact } from './known-facts.js';
import { partiesOf, resultOf } from './subject-results.js';

const subject = '018f2f6e-0000-7000-8000-000000000101';

function fact(copy: FactCopy, version: number, data: object): KnownFact {
  const given = { subject, year: 2023, ...data };
  const recordedAt = `2024-01-01T00:00:${String(version).padStart(2, '0')}.000000Z`;
  return { copy: copy.name, key: copy.keyOf(given), stream: 'told', version, recordedAt, data: given };
}
const evaluation = { type: 'finance-evaluation', period: '2023', number: 1 };
const opened = (version: number) =>
  fact(copies.openedResults, version, { ...evaluation, isReEvaluation: false, rules: 'hash' });
const decided = (version: number, disposal = 'cut-or-cancel') =>
  fact(copies.decidedDisposals, version, { disposal, change: '-150000.00', actsOn: 2024 });
const settled = (version: number, decision: number, refusal?: string) =>
  fact(copies.settledDisposals, version, { decision, ...(refusal !== undefined && { refusal }) });
const withdrawn = (version: number, decision: number) => fact(copies.withdrawnDisposals, version, { decision });
const outdated = (version: number, because: string) => fact(copies.outdatedResults, version, { because });
const resultIn = (...facts: readonly KnownFact[]) => resultOf(new Known(facts), 2023);

describe('the result of a year', () => {
  const open = {
    ...evaluation,
    isReEvaluation: false,
    status: 'open',
    disposal: null,
    change: null,
    actsOn: null,
    rules: 'hash',
  };
  const cut = { ...open, disposal: 'cut-or-cancel', change: '-150000.00', actsOn: 2024 };

  it('is none before an evaluation was concluded, and open until something is decided', () => {
    expect(resultIn()).toBeNull();
    expect(resultOf(new Known([opened(1)]), 2022)).toBeNull();
    expect(resultIn(opened(1))).toEqual(open);
    expect(resultIn(opened(1), decided(5))).toEqual({ ...cut, status: 'decided' });
  });

  it('says what became of the decision that stands, and of no earlier one', () => {
    expect(resultIn(opened(1), decided(5), settled(6, 5))).toEqual({ ...cut, status: 'applied' });
    expect(resultIn(opened(1), decided(5), settled(6, 5, 'approved-already'))).toEqual({ ...cut, status: 'refused' });
    expect(resultIn(opened(1), decided(9), settled(6, 5))).toEqual({ ...cut, status: 'decided' });
  });

  it('is open again where the decision was taken back, and not where an earlier one was', () => {
    expect(resultIn(opened(1), decided(5), settled(6, 5), withdrawn(7, 5))).toEqual(open);
    expect(resultIn(opened(1), decided(9), withdrawn(8, 5))).toEqual({ ...cut, status: 'decided' });
  });

  it('is outdated once its evaluation was taken back, and open anew with the next conclusion', () => {
    const before = [opened(1), decided(5)];
    expect(resultIn(...before, outdated(6, 'withdrawn'))).toEqual({ ...cut, status: 'outdated' });
    expect(resultIn(opened(7), decided(5), outdated(6, 'withdrawn'))).toEqual({ ...cut, status: 'open' });
    expect(resultIn(opened(7), decided(5), outdated(6, 'corrected'))).toEqual({ ...cut, status: 'open' });
  });
});

describe('whom a subject’s objects name', () => {
  const names = (copy: FactCopy, version: number, ...who: readonly string[]) =>
    fact(copy, version, { ...evaluation, parties: who.map((each) => ({ as: 'evaluator', who: each })) });

  it('is everybody whom any of them names, once', () => {
    const facts = [
      names(copies.evaluationParties, 3, 'expert', 'agency'),
      names(copies.monitoringParties, 4, 'clerk'),
      names(copies.resultParties, 2, 'expert'),
      opened(1),
    ];
    expect(partiesOf(facts)).toEqual(['agency', 'clerk', 'expert']);
  });

  it('is nobody for a result that was opened again since', () => {
    expect(partiesOf([names(copies.resultParties, 2, 'receiver'), opened(3)])).toEqual([]);
  });
});
