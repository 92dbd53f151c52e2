import { rectificationChanged } from '@wenxiao/contracts';
import { fold } from '@wenxiao/domain';
import { specOf } from '@wenxiao/domain/testing';
import { type RectificationEvent, rectificationFacts as facts } from '@wenxiao/facts/accountability';
import { askedBy, people, resting, rules, subject, worldOf } from '../testing/under-fufeng.js';
import type { RectificationCommand } from './rectification.commands.js';
import { rectification } from './rectification.decider.js';
import type { RectificationPlace } from './rectification.place.js';
import { publishRectification } from './rectification.publish.js';

const place = (origin: RectificationPlace['origin'], of?: string): RectificationPlace => ({
  subject,
  year: 2023,
  origin,
  ...(of !== undefined && { of }),
});
const spec = specOf(rectification, worldOf('rectification', place('person', people.office)));
const asked = askedBy<RectificationCommand>();

const [ledger, invoices] = [
  { item: 'ledger', problem: '台账不全' },
  { item: 'invoices', problem: '票据缺失' },
];
const [today, limit] = ['2024-05-06', '2024-06-30'];
const feedback = { problems: [ledger, invoices], limit, today };
const procedure = 'rectification';
const said = { scheme: 'budget-performance', procedure, subject, year: 2023, origin: 'person', on: today } as const;
const opened = facts.rectificationOpened({ ...said, problems: [ledger, invoices], limit });
const stepsOpened = facts.rectificationStepsOpened({ procedure, open: [{ step: 'submit' }] });
const begun: readonly RectificationEvent[] = [opened, stepsOpened];

const report = { documents: [{ name: '整改报告', document: 'rectification-report' }] };
const done = (item: string) => ({ item, answer: 'rectified', note: '已补齐' }) as const;
const half = { item: 'invoices', answer: 'under-way', note: '正在核对' } as const;
const submitted = facts.rectificationSubmitted({
  procedure,
  step: 'submit',
  answer: 'submitted',
  by: people.clerk,
  submission: 1,
  open: [{ step: 'check' }],
  ...report,
});
const answered = (step: string, ...problems: Parameters<typeof facts.problemsAnswered>[0]['problems']) =>
  facts.problemsAnswered({ step, problems });
const submitting = (problems: Parameters<typeof answered>[1][] = [], by = people.clerk) =>
  asked('take-step', { step: 'submit', answer: 'submitted', brings: report, problems }, by);
const checking = (by = people.office) => asked('take-step', { step: 'check', answer: 'rectified', brings: {} }, by);
const reported: readonly RectificationEvent[] = [
  ...begun,
  submitted,
  answered('submit', done('ledger'), done('invoices')),
];

describe('opening a rectification', () => {
  it('feeds back what is wrong, by when, and begins the procedure of the set', () => {
    spec.given().when(asked('open', feedback)).then(resting(opened), resting(stepsOpened, 'procedures/rectification'));
  });

  it('asks each problem in words, one at least, and a day to come', () => {
    const opening = (different: object) => spec.given().when(asked('open', { ...feedback, ...different }));
    opening({ problems: [] }).thenRejected({ code: 'problems-not-stated' });
    opening({ problems: [ledger, { item: 'invoices', problem: ' ' }] }).thenRejected({
      code: 'problem-wordless',
      items: ['invoices'],
    });
    opening({ limit: '2024-05-05' }).thenRejected({ code: 'limit-gone-by', limit: '2024-05-05', today });
  });

  it('is not asked for twice while it is under way, and is once more after it was given up', () => {
    spec
      .given(...begun)
      .when(asked('open', feedback))
      .thenNothing();
    const givenUp = facts.rectificationGivenUp({ reason: '误开' });
    spec
      .given(...begun, givenUp)
      .when(asked('open', { ...feedback, version: 1 }))
      .then(
        resting(facts.rectificationOpened({ ...said, problems: [ledger, invoices], limit, version: 1 })),
        resting(stepsOpened, 'procedures/rectification'),
      );
  });

  it('is opened without words by what asks for it, and waits for the lead desk to say them', () => {
    const ofResult = specOf(rectification, worldOf('rectification', place('result')));
    const waiting = facts.rectificationOpened({ ...said, origin: 'result', version: 3, problems: [] });
    ofResult
      .given()
      .when(asked('open', { problems: [], version: 3, today }))
      .then(resting(waiting), resting(stepsOpened, 'procedures/rectification'));
    ofResult.given(waiting, stepsOpened).when(submitting([])).thenRejected({ code: 'problems-not-stated' });
    const stated = facts.problemsStated({ problems: [ledger], limit });
    ofResult
      .given(waiting, stepsOpened)
      .when(asked('state-problems', { problems: [ledger], limit, today }))
      .then(stated);
  });
});

describe('what is to be put right', () => {
  it('is said otherwise with a reason, and not once more', () => {
    spec
      .given(...begun)
      .when(asked('state-problems', feedback))
      .thenNothing();
    const less = { problems: [ledger], limit, today };
    spec
      .given(...begun)
      .when(asked('state-problems', less))
      .thenRejected({ code: 'change-reason-required' });
    spec
      .given(...begun)
      .when(asked('state-problems', { ...less, reason: '票据已找到' }))
      .then(facts.problemsStated({ problems: [ledger], limit, reason: '票据已找到' }));
  });

  it('is given up with a reason, after which nothing is done', () => {
    const givenUp = facts.rectificationGivenUp({ reason: '对象已终止' });
    spec
      .given(...begun)
      .when(asked('give-up', { reason: '对象已终止' }))
      .then(givenUp);
    for (const command of [submitting([done('ledger')]), asked('give-up', { reason: '再次' })])
      spec
        .given(...begun, givenUp)
        .when(command)
        .thenRejected({ code: 'given-up', reason: '对象已终止' });
    spec
      .given()
      .when(asked('give-up', { reason: '无' }))
      .thenRejected({ code: 'not-opened' });
  });
});

describe('putting it right', () => {
  const path = 'procedures/rectification/steps';

  it('answers every problem with what was done, and none that nobody fed back', () => {
    spec
      .given(...begun)
      .when(submitting([done('ledger'), done('invoices')]))
      .then(
        resting(submitted, `${path}/submit/answers/submitted`),
        answered('submit', done('ledger'), done('invoices')),
      );
    spec
      .given(...begun)
      .when(submitting([done('ledger')]))
      .thenRejected({ code: 'problems-unanswered', items: ['invoices'] });
    spec
      .given(...begun)
      .when(submitting([done('ledger'), done('invoices'), done('other')]))
      .thenRejected({ code: 'unknown-problem', items: ['other'], listed: ['ledger', 'invoices'] });
  });

  it('is checked by somebody else, and ends when every problem is put right', () => {
    spec
      .given(...reported)
      .when(checking(people.clerk))
      .thenRejected({ code: 'same-person', did: ['submit'] });
    const unfinished = [...begun, submitted, answered('submit', done('ledger'), half)];
    spec
      .given(...unfinished)
      .when(checking())
      .thenRejected({ code: 'not-all-rectified', items: ['invoices'] });
    spec
      .given(...reported)
      .when(checking())
      .then(
        resting(
          facts.rectificationResolved({
            procedure,
            step: 'check',
            answer: 'rectified',
            by: people.office,
            submission: 1,
            open: [],
            ended: 'rectified',
          }),
          `${path}/check/answers/rectified`,
        ),
      );
  });

  it('is taken back by whoever reported, before it is checked', () => {
    const reason = '报错附件';
    const withdrawing = (by: string) => asked('withdraw', { step: 'submit', reason }, by);
    const decision = rectification.decide(
      withdrawing(people.clerk),
      fold(rectification, reported),
      worldOf('rectification', place('person', people.office)),
    );
    expect(decision).toMatchObject({
      outcome: 'accepted',
      events: [{ type: 'rectification-withdrawn', data: { step: 'submit', by: people.clerk, reason } }],
    });
  });
});

it('by when what monitoring found is put right a person says, where the set is silent on it', () => {
  expect(rules.value('monitoring.correctionLimit').is).toBe('silent');
  const ofMeasure = specOf(rectification, worldOf('rectification', place('measure', people.deputy)));
  const told = { ...said, origin: 'measure', measure: people.deputy, problems: [], version: 2 } as const;
  ofMeasure
    .given(facts.rectificationOpened(told), stepsOpened)
    .when(asked('state-problems', feedback))
    .then(facts.problemsStated({ problems: [ledger, invoices], limit }));
});

describe('what others are told of a rectification', () => {
  const of = { tenant: subject, id: `${subject}.2023.person.${people.office}`, version: 1 };
  const told = (history: readonly RectificationEvent[], event: RectificationEvent) =>
    publishRectification(
      event,
      fold(rectification, [...history, event]),
      of as Parameters<typeof publishRectification>[2],
    );
  const which = { subject, year: 2023, scheme: said.scheme, rectification: `person.${people.office}` };
  const changed = (status: 'open' | 'rectified' | 'given-up', problems: number, rectified: number) =>
    rectificationChanged({ ...which, status, problems, rectified });

  it('is how many of its problems are put right, each time that this changes, and in no words', () => {
    expect(told([], opened)).toEqual(changed('open', 2, 0));
    expect(told([opened], stepsOpened)).toBeUndefined();
    expect(told(begun, submitted)).toBeUndefined();
    expect(told([...begun, submitted], answered('submit', done('ledger'), half))).toEqual(changed('open', 2, 1));
    const back = facts.rectificationWithdrawn({
      procedure,
      step: 'submit',
      by: people.clerk,
      reason: '填错',
      submission: 1,
      open: [{ step: 'submit' }],
    });
    expect(told(reported, back)).toEqual(changed('open', 2, 0));
    expect(told(reported, facts.problemsStated({ problems: [ledger] }))).toEqual(changed('open', 1, 1));
  });

  it('is that it has ended, or was given up', () => {
    const ended = facts.rectificationReviewed({
      procedure,
      step: 'check',
      answer: 'rectified',
      by: people.office,
      submission: 1,
      open: [],
      ended: 'rectified',
    });
    expect(told(reported, ended)).toEqual(changed('rectified', 2, 2));
    expect(told(begun, facts.rectificationGivenUp({ reason: '项目已终止' }))).toEqual(changed('given-up', 2, 0));
  });
});
