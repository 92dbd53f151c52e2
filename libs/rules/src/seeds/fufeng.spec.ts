import { layered } from '../layers/resolve.js';
import { citationOf } from '../ruling/citation.js';
import { type Ruling, ruling } from '../ruling/ruling.js';
import { allWithin, within } from '../ruling/stated.js';
import type { MemberGroup, MemberOf } from '../shape/groups.js';
import { rowsOf, seed } from './seeds.js';

const resolved = layered(seed('fufeng-2022')!, undefined, { organisation: false });
const rules: Ruling = ruling(resolved);
const member = <Group extends MemberGroup>(group: Group, code: string): MemberOf<Group> => {
  const found = rules.member(group, code);
  if (found.is === 'silent') throw new Error(found.path);
  return found.value;
};
const procedure = (code: string): MemberOf<'procedures'> => member('procedures', code);
const codes = (members: readonly { code: string }[]): readonly string[] => members.map(({ code }) => code);

/** The rows of the requirement matrix whose class is S+C or C. */
const configurableRows = `
  FF-02 FF-03 FF-07 FF-09 FF-10 FF-11a FF-11b FF-11c FF-13 FF-14 FF-15b FF-15c FF-15d FF-15e FF-16 FF-17 FF-18a FF-19a FF-19b
  FF-22 FF-24 FF-25 FF-26a FF-27c FF-29 FF-30 FF-31 FF-32a FF-32b FF-32c FF-33a FF-33b FF-33c FF-34 FF-35 FF-36a FF-36b FF-38a
  FF-38b FF-39a FF-39b FF-40 FF-41 FF-42 FF-43 FF-46 FF-47 FF-48`
  .trim()
  .split(/\s+/);

describe('fufeng-2022', () => {
  it('answers every configurable row of the matrix', () => {
    const rows = rowsOf('fufeng-2022');
    expect(configurableRows.filter((row) => rows[row] === undefined)).toEqual([]);
  });

  it('FF-43: 100 points, 优 from 90, 良 from 80, 合格 from 60, each included, in the words of 第四十三条', () => {
    expect(rules.value('evaluation.fullMark')).toEqual({ is: 'stated', value: '100', path: 'evaluation.fullMark' });
    expect(rules.members('evaluation.gradeBands').map(({ value: { zh, from, to } }) => [zh, from, to])).toEqual([
      ['优', '90', '100'],
      ['良', '80', '90'],
      ['合格', '60', '80'],
      ['不合格', '0', '60'],
    ]);
    expect(citationOf(resolved.content, 'evaluation.gradeBands/good')?.citations).toMatchObject([
      {
        set: { id: 'fufeng-2022', version: 1 },
        article: '第四十三条',
        words: expect.stringContaining('80(含)至90分为良') as string,
      },
    ]);
  });

  it('FF-21, FF-24, FF-26a: the unit sets the target, levels review it one by one, then finance, who approves it with the budget', () => {
    expect(
      procedure('target-review').steps.map(({ code, act, by, repeats, notBy, together }) => ({
        code,
        act,
        by,
        repeats,
        notBy,
        together,
      })),
    ).toEqual([
      { code: 'submit', act: 'submit', by: { desk: 'budget-unit', of: 'unit' } },
      {
        code: 'unit-review',
        act: 'review',
        by: { desk: 'department-reviewer', of: 'department' },
        repeats: 'own-level-up',
        notBy: ['submit', 'unit-review'],
      },
      { code: 'finance-review', act: 'review', by: { route: 'business-desk' }, notBy: ['submit', 'unit-review'] },
      {
        code: 'approve',
        act: 'approve',
        by: { desk: 'budget-desk', of: 'jurisdiction' },
        notBy: ['submit'],
        together: 'budget-line',
      },
    ]);
  });

  it('FF-25: asks 2, 3, 3 and 3 questions in the four dimensions', () => {
    expect(
      member('checklists', 'four-dimensions').items?.map(({ code, questions }) => [code, questions.length]),
    ).toEqual([
      ['completeness', 2],
      ['relevance', 3],
      ['appropriateness', 3],
      ['feasibility', 3],
    ]);
  });

  it('FF-15c: finance has one month in principle and 45 days at most, from the application or else the object', () => {
    const conclude = procedure('ex-ante-finance').steps.find(({ code }) => code === 'conclude');
    const from = { after: ['ex-ante.requested', 'ex-ante.object-fixed'] };
    expect(conclude?.due?.map(({ code, soft, from: anchor, plus }) => [code, soft, anchor, plus])).toEqual([
      ['target', true, from, { count: 1, unit: 'month' }],
      ['limit', undefined, from, { count: 45, unit: 'calendar-day' }],
    ]);
  });

  it('FF-31, FF-33c: is silent where the text gives no number', () => {
    for (const path of ['monitoring.financeFrequency', 'monitoring.correctionLimit'] as const)
      expect([rules.value(path), resolved.content.values[path]]).toMatchObject([
        { is: 'silent', path },
        { silent: true },
      ]);
  });

  it('FF-19: what a unit does not support is blocked, what finance does not support has its control number cut', () => {
    const effectsOf = (code: string, of = 'conclude'): unknown =>
      procedure(code)
        .steps.find((step) => step.code === of)
        ?.answers.map((answer) => [answer.code, answer.effects?.map((effect) => Object.values(effect)[0])]);
    expect(effectsOf('ex-ante-unit')).toEqual([
      ['supported', ['department-library']],
      ['partially-supported', ['department-library']],
      ['not-supported', ['keep-out-of-library', 'block-request']],
    ]);
    expect(effectsOf('ex-ante-finance')).toEqual([
      ['supported', ['finance-library', 'prefer']],
      ['partially-supported', ['finance-library', 'prefer']],
      ['not-supported', undefined],
    ]);
    expect(effectsOf('ex-ante-finance', 'cut-control-number')).toEqual([
      ['cut', ['cut-control-number']],
      ['not-cut', undefined],
    ]);
  });

  it('FF-32: a round each quarter for what has targets, due on its last day, forecasting the year in the third', () => {
    const round = rules.member('rounds', 'quarterly');
    expect(round).toMatchObject({
      value: {
        of: { figure: 'target.compiled', is: ['yes'] },
        nodes: { every: 'quarter' },
        forecastIn: [3],
        procedure: 'monitoring-round',
      },
    });
    if (round.is === 'silent') throw new Error(round.path);
    expect(allWithin(round, 'due').map(({ path, value: { from, graceDays } }) => [path, from, graceDays])).toEqual([
      ['rounds/quarterly/due/report', { periodEnd: 'quarter', day: 'last' }, 0],
    ]);
    expect(codes(procedure('monitoring-round').steps)).toEqual(['submit', 'unit-review', 'finance-review']);
  });

  it('FF-33: each finding leads to its measures; how much, a person decides', () => {
    expect(
      rules
        .members('monitoring.measures')
        .map(({ value: { code, effects } }) => [code, effects.map((effect) => Object.values(effect)[0])]),
    ).toEqual([
      ['deviation-or-management-gap', ['rectify']],
      ['objective-cause', ['cut-budget', 'adjust-target']],
      ['serious-problem', ['suspend-subject', 'stop-payment', 'cut-budget']],
    ]);
  });

  it('FF-36, FF-37: three types; those of department and finance rest on the self-evaluation; finance states a finding', () => {
    expect(
      rules
        .members('evaluationTypes')
        .map(({ value: { code, restsOn = [], result, findings } }) => [
          code,
          restsOn.map(({ type }) => type),
          result,
          findings,
        ]),
    ).toEqual([
      ['self-evaluation', [], 'self-evaluation-form', undefined],
      ['department-evaluation', ['self-evaluation'], 'evaluation-report', undefined],
      ['finance-evaluation', ['self-evaluation'], 'evaluation-report', ['department-result-quality']],
    ]);
  });

  it('FF-42: nine steps, of department and finance alike, each in its own words', () => {
    const steps = codes(procedure('finance-evaluation').steps);
    expect(steps).toHaveLength(9);
    expect(codes(procedure('department-evaluation').steps)).toEqual(steps);
    const evaluation = rules.member('procedures', 'finance-evaluation');
    if (evaluation.is === 'silent') throw new Error(evaluation.path);
    expect(citationOf(resolved.content, within(evaluation, 'steps', 'exchange-views').path)?.citations[0]?.words).toBe(
      '(六)与被评价部门(单位)交换意见;',
    );
  });

  it('FF-35, FF-38b, FF-39a: everything but basic expenditure is evaluated each year, new policies for three, a month after the final accounts', () => {
    const due = [{ after: ['final-accounts.completed'] }, { count: 1, unit: 'month' }];
    expect(
      rules
        .members('duties')
        .map(({ value: { code, opens, when, soft, due: dues } }) => [
          code,
          opens,
          when,
          soft,
          dues.map(({ from, plus }) => [from, plus]),
        ]),
    ).toEqual([
      ['self-evaluation', 'self-evaluation', { everyYear: true }, true, [due]],
      ['department-evaluation', 'department-evaluation', { everyYear: true }, true, [due]],
      ['new-policy', 'department-evaluation', { yearsFrom: 'subject.first-funded', count: 3 }, undefined, [due]],
    ]);
  });

  it('FF-47: each grade leads to exactly one disposal; cuts wait for a person, idle funds are recovered whole', () => {
    const disposals = rules.members('resultApplication.disposals').map(({ value }) => value);
    const graded = JSON.stringify(disposals.map(({ when }) => when)).match(
      /(?<=")(?:excellent|good|(?:un)?qualified)(?=")/g,
    );
    expect(graded?.sort()).toEqual(['excellent', 'good', 'qualified', 'unqualified']);
    expect(
      disposals.map(({ code, when, effects, amount, withoutException }) => ({
        code,
        when,
        effects,
        amount,
        withoutException,
      })),
    ).toEqual([
      {
        code: 'prioritise-or-support',
        when: { figure: 'evaluation.grade', is: ['excellent', 'good'] },
        effects: [{ effect: 'prefer' }],
      },
      {
        code: 'urge-improvement',
        when: { figure: 'evaluation.grade', is: ['qualified'] },
        effects: [{ open: 'rectification' }],
      },
      {
        code: 'cut-or-cancel',
        when: { any: [{ figure: 'evaluation.grade', is: ['unqualified'] }, { found: 'low-or-no-effect' }] },
        effects: [{ effect: 'cut-budget' }],
        amount: 'by-decision',
        withoutException: true,
      },
      {
        code: 'recover-funds',
        when: { found: 'long-idle-funds' },
        effects: [{ effect: 'recover-idle' }],
        amount: 'whole',
        withoutException: true,
      },
    ]);
  });

  it('FF-48: proposes a referral for four triggers, one of them a grade, of a result or of the work itself', () => {
    expect(rules.members('accountability.referralTriggers').map(({ value: { code, when } }) => [code, when])).toEqual([
      ['perfunctory', { found: 'perfunctory' }],
      ['poorly-carried-out', { found: 'poorly-carried-out' }],
      ['unqualified-result', { figure: 'evaluation.grade', is: ['unqualified'] }],
      ['unqualified-work', { figure: 'work-assessment.grade', is: ['unqualified'] }],
      ['loss-waste-or-inefficiency', { found: 'loss-waste-or-inefficiency' }],
    ]);
  });

  it('FF-48: departments and units are assessed by the finance bureau, which settles what the text leaves open', () => {
    const all = rules.members('accountability.workAssessments').map(({ value }) => value);
    expect(all.map(({ code, of, grades, toldTo }) => [code, of, grades, toldTo])).toEqual([
      ['departments', 'department', 'by-score', 'its-body'],
      ['units', 'unit', 'by-score', 'its-body'],
    ]);
    for (const { by, concludes, assesses, open, others } of all)
      expect([by, concludes, assesses, open, others]).toEqual([
        { route: 'business-desk' },
        { desk: 'performance-office', of: 'jurisdiction' },
        ['monitoring-work'],
        true,
        undefined,
      ]);
    const [item] = rules.members('accountability.workAssessmentItems').map(({ value }) => value);
    expect([item?.full, item?.takes?.map(({ fact, findings, perUnit }) => [fact, findings, perUnit])]).toEqual([
      undefined,
      [['monitoring-finding', ['perfunctory', 'falsified'], undefined]],
    ]);
  });
});
