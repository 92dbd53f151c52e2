import { limits } from '@wenxiao/domain/field';
import { specOf } from '@wenxiao/domain/testing';
import { type ReportUpwardEvent, reportUpwardFacts as facts } from '@wenxiao/facts/accountability';
import { askedBy, people, resting, rules, subject } from '../testing/under-fufeng.js';
import { type ReportCommand, reportUpward } from './report-upward.decider.js';
import type { Reported, ReportWorld } from './report-upward.world.js';

const result: Reported = { subject, type: 'finance-evaluation', period: '2023', number: 1, version: 9, score: '88' };

function worldOf(report: string, different: Partial<Omit<ReportWorld, 'member' | 'ruling'>> = {}): ReportWorld {
  const member = rules.member('resultApplication.reports', report);
  if (member.is === 'silent') throw new Error(`The rule set of Fufeng has no ${report}`);
  return {
    ruling: rules,
    member,
    concluded: [result],
    accountsOn: '2024-05-20',
    dues: [],
    isFollowing: true,
    ...different,
  };
}
const accounts = 'government-final-accounts';
const specWith = (report = accounts, different: Parameters<typeof worldOf>[1] = {}) =>
  specOf(reportUpward, worldOf(report, different));
const spec = specWith();
const asked = askedBy<ReportCommand>();

const path = (report = accounts) => `resultApplication.reports/${report}`;
const [today, scheme] = ['2024-05-21', 'budget-performance'];
const documents = [{ name: '绩效评价结果附表' }];
const compiling = (different: object = {}) => asked('compile', { documents, today, ...different });
const compiled = facts.reportCompiled({ scheme, results: 1, documents, on: today });
const listed = facts.resultsListed({ part: 1, results: [result] });
const made: readonly ReportUpwardEvent[] = [compiled, listed];
const submission = { to: '县人大常委会', on: today };
const submitting = (different: object = {}) => asked('submit', { ...submission, today, ...different });
const submitted = facts.reportUpwardSubmitted(submission);

describe('a report upward', () => {
  it('is expected once, when the final accounts are completed', () => {
    const expected = facts.reportExpected({ scheme, on: today });
    spec.given().when(asked('expect', { today })).then(resting(expected, path()));
    for (const history of [[expected], made])
      spec
        .given(...history)
        .when(asked('expect', { today }))
        .thenNothing();
  });

  it('lists what is concluded by then, whole, in parts that an event can hold', () => {
    spec.given().when(compiling()).then(resting(compiled, path()), listed);
    const many = Array.from({ length: limits.batch + 1 }, (_, at): Reported => ({ ...result, number: at + 1 }));
    specWith(accounts, { concluded: many })
      .given()
      .when(compiling())
      .then(
        resting(facts.reportCompiled({ scheme, results: many.length, documents, on: today }), path()),
        facts.resultsListed({ part: 1, results: many.slice(0, limits.batch) }),
        facts.resultsListed({ part: 2, results: many.slice(limits.batch) }),
      );
  });

  it('has a document and a result, and a reason where it is compiled anew', () => {
    spec
      .given()
      .when(compiling({ documents: [] }))
      .thenRejected({ code: 'document-wanting' });
    specWith(accounts, { concluded: [] }).given().when(compiling()).thenRejected({ code: 'no-results' });
    spec
      .given(...made)
      .when(compiling({ reason: ' ' }))
      .thenRejected({ code: 'again-reason-required' });
    const again = facts.reportCompiled({ scheme, results: 1, documents, reason: '得分更正', on: today });
    spec
      .given(...made)
      .when(compiling({ reason: '得分更正' }))
      .then(resting(again, path()), listed);
  });

  it('goes out once it is compiled and the accounts are completed, by today, and once', () => {
    spec.given().when(submitting()).thenRejected({ code: 'not-compiled' });
    spec
      .given(...made)
      .when(submitting())
      .then(resting(submitted, path()));
    spec
      .given(...made)
      .when(submitting({ on: '2024-05-22' }))
      .thenRejected({ code: 'day-to-come', day: '2024-05-22', today });
    const { accountsOn: _accountsOn, ...open } = worldOf(accounts);
    specOf(reportUpward, open)
      .given(...made)
      .when(submitting())
      .thenRejected({ code: 'accounts-not-completed' });
    for (const command of [submitting(), compiling({ reason: '再编' })])
      spec
        .given(...made, submitted)
        .when(command)
        .thenRejected({ code: 'submitted-already' });
  });

  it('goes out from the day that the rules name, and is late after the last one; without a day nobody is late', () => {
    const due = { code: 'november', on: today, onTimeUntil: today, soft: false };
    const late = (dues: readonly object[], on: string, is?: boolean) =>
      specWith(accounts, { dues: dues as ReportWorld['dues'], opensOn: '2024-05-20' })
        .given(...made)
        .when(asked('submit', { ...submission, on, today: '2024-05-22' }))
        .then(
          resting(facts.reportUpwardSubmitted({ ...submission, on, ...(is !== undefined && { late: is }) }), path()),
        );
    late([due], today, false);
    late([due], '2024-05-22', true);
    late([{ ...due, soft: true }], '2024-05-22');
    late([], '2024-05-22');
    specWith(accounts, { opensOn: '2024-05-20' })
      .given(...made)
      .when(submitting({ on: '2024-05-19' }))
      .thenRejected({ code: 'opens-later', opensOn: '2024-05-20' });
  });

  it('to the standing committee goes out after the final accounts', () => {
    const report = 'standing-committee-of-peoples-congress';
    specWith(report, { isFollowing: false })
      .given(...made)
      .when(submitting())
      .thenRejected({ code: 'other-report-first', report: accounts });
    specWith(report)
      .given(...made)
      .when(submitting())
      .then(resting(submitted, path(report)));
  });

  it('is taken back with a reason, and may go out again', () => {
    const reason = '误登';
    const takenBack = facts.reportUpwardTakenBack({ reason });
    spec
      .given(...made)
      .when(asked('take-back', { reason }))
      .thenRejected({ code: 'not-submitted' });
    spec
      .given(...made, submitted)
      .when(asked('take-back', { reason }))
      .then(resting(takenBack, path()));
    spec
      .given(...made, submitted, takenBack)
      .when(submitting())
      .then(resting(submitted, path()));
  });

  it('is urged and handed over as the step for which it waits, and as no other', () => {
    const to = people.office;
    const reminding = (step: string) => asked('remind', { step, to, on: today });
    const handing = (step: string) => asked('hand-over', { step, to, because: '经办人调离' });
    const expected = facts.reportExpected({ scheme, on: today });
    const handed = (step: string) => facts.reportUpwardTaskHandedOver({ step, to, because: '经办人调离' });
    const waiting: readonly [readonly ReportUpwardEvent[], string][] = [
      [[expected], 'compile'],
      [made, 'submit'],
    ];
    for (const [history, step] of waiting) {
      const reminded = facts.reportUpwardReminded({ step, to, on: today });
      spec
        .given(...history)
        .when(reminding(step))
        .then(resting(reminded, path()));
      spec
        .given(...history)
        .when(handing(step))
        .then(resting(handed(step), path()));
      spec
        .given(...history, handed(step))
        .when(handing(step))
        .thenNothing();
    }
    for (const command of [reminding('compile'), handing('compile')]) {
      spec.given().when(command).thenRejected({ code: 'not-waiting', step: 'compile' });
      spec
        .given(...made)
        .when(command)
        .thenRejected({ code: 'not-waiting', step: 'compile', waitsFor: 'submit' });
      spec
        .given(...made, submitted)
        .when(command)
        .thenRejected({ code: 'not-waiting', step: 'compile' });
    }
  });

  it('that disclosures carry out is no report', () => {
    specWith('public-disclosure')
      .given()
      .when(compiling())
      .thenRejected({ code: 'disclosed-instead', report: 'public-disclosure' });
  });
});
