import { flawOf, type Reader, readableData, writeFact } from '@wenxiao/domain/field';
import { type ResultApplicationEvent, resultApplicationFacts as facts } from './result-application.facts.js';

const organisation = '018f2f6e-0000-7000-8000-000000000031';
const person = '018f2f6e-0000-7000-8000-000000000501';
const opened = { procedure: 'result-application', open: [{ step: 'decide' }] };
const step = { ...opened, step: 'propose', submission: 1, by: person, answer: 'proposed', reason: '评价等级不合格' };
const asked = { askedBy: 'propose', due: 'limit' };

/** One of each, as the result of a project’s year brings them. */
const result: {
  readonly [Type in ResultApplicationEvent['type']]: Extract<ResultApplicationEvent, { type: Type }>['data'];
} = {
  'result-opened': {
    scheme: 'budget-performance',
    type: 'finance-evaluation',
    period: '2023',
    number: 1,
    version: 9,
    isReEvaluation: false,
    madeBy: 'jurisdiction',
    concludedOn: '2024-05-10',
    score: '58.5',
    grade: 'unqualified',
    findings: ['long-idle-funds'],
  },
  'disposal-decided': {
    step: 'decide',
    disposal: 'cut-or-cancel',
    effects: [{ effect: 'cut-budget' }, { effect: 'enter', names: 'negative-list', kind: 'project' }],
    findings: ['low-or-no-effect'],
    change: '-150000.00',
    actsOn: 2024,
    reason: '未发挥效益',
  },
  'disposal-applied': { decision: 4 },
  'disposal-refused': { decision: 4, refusal: 'approved-already', against: '1000000.00' },
  'disposal-withdrawn': { decision: 4, disposal: 'cut-or-cancel', change: '-150000.00', actsOn: 2024 },
  'result-outdated': { because: 'corrected', version: 12 },
  'result-superseded': { type: 'finance-evaluation', period: '2023', number: 2 },
  'result-steps-opened': opened,
  'result-withdrawn': { ...opened, step: 'decide', submission: 1, by: person, reason: '另行研究' },
  'result-opinion-given': {
    procedure: 'p',
    step: 'decide',
    submission: 1,
    desk: 'budget-desk',
    organisation,
    by: person,
    opinion: '建议核减',
  },
  'result-decision-kept': {
    decision: 4,
    stream: 'budget-line/018f2f6e-0000-7000-8000-000000000041.2023',
    version: 7,
    because: 'overtaken',
    reason: '金额不受影响',
  },
  'result-rebased': { ...opened, kept: [{ step: 'propose' }], reason: '规则已修订' },
  'result-reassigned': {
    ...opened,
    as: 'reviewers',
    from: person,
    to: organisation,
    assigned: [{ as: 'reviewers', person: organisation }],
    reason: '调离',
  },
  'result-became-overdue': { ...asked, since: '2024-06-01' },
  'result-reminded': { ...asked, on: '2024-05-20', to: organisation, words: '请尽快办理' },
  'result-overdue-lifted': { ...asked, because: '系统停机' },
  'result-task-handed-over': { step: 'propose', to: organisation, because: '分工调整' },
  'result-submitted': step,
  'result-reviewed': step,
  'result-received': step,
  'result-handed-over': step,
  'result-approved': step,
  'result-filed': step,
  'result-appointed': step,
  'result-issued': step,
  'result-recorded': step,
  'result-scored': step,
  'result-concluded': step,
  'result-heard': step,
  'result-reported': step,
  'result-archived': step,
  'result-resolved': { ...step, step: 'decide', answer: 'decided', opinion: '同意', ended: 'decided' },
};
const unit: Reader = { audience: 'parties', blind: false };
const bureau: Reader = { audience: 'finance', blind: false };

describe('the facts of a result that is applied', () => {
  it.each(Object.values(facts).map((of) => [of.type, of] as const))('%s is written as it was said', (_, of) => {
    const data = result[of.type];
    expect(flawOf(of, data)).toBeUndefined();
    expect(writeFact(facts, { type: of.type, data }).data).toEqual(data);
  });

  it('have one for each type', () => {
    const types = Object.values(facts).map(({ type }): string => type);
    expect(types.sort()).toEqual(Object.keys(result).sort());
  });

  it('tell the unit what was decided, and no reason or opinion of whoever decided', () => {
    for (const [of, data] of [
      [facts.disposalDecided, result['disposal-decided']],
      [facts.resultResolved, result['result-resolved']],
      [facts.resultRecorded, result['result-recorded']],
      [facts.resultWithdrawn, result['result-withdrawn']],
    ] as const) {
      const { reason: _reason, opinion: _opinion, ...told } = data as Readonly<Record<string, unknown>>;
      expect(readableData(of, data, unit)).toEqual(told);
      expect(readableData(of, data, bureau)).toEqual(data);
    }
  });

  it('refuse an amount without its sign or its decimals, and a reason for a refusal that is none', () => {
    const flaw = (more: object) => flawOf(facts.disposalDecided, { ...result['disposal-decided'], ...more });
    expect(flaw({ change: '150000' })).toEqual({ path: 'change', code: 'not-an-amount' });
    expect(flawOf(facts.disposalRefused, { decision: 4, refusal: 'no-money' })).toEqual({
      path: 'refusal',
      code: 'unknown-code',
    });
  });
});
