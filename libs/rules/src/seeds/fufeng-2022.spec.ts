import { citedSources } from '../rule-set/consistency.js';
import { resolvedSeed, seedRuleSets } from './seed-rule-sets.js';

const rules = resolvedSeed('fufeng-2022')!;

/** The rows of the requirement matrix whose class is S+C or C. */
const configurableRows = `
  FF-02 FF-03 FF-07 FF-09 FF-10 FF-11a FF-11b FF-11c FF-13 FF-14 FF-15b FF-15c FF-15d FF-15e FF-16 FF-17 FF-18a FF-19a FF-19b
  FF-22 FF-24 FF-25 FF-26a FF-27c FF-29 FF-30 FF-31 FF-32a FF-32b FF-32c FF-33a FF-33b FF-33c FF-34 FF-35 FF-36a FF-36b FF-38a
  FF-38b FF-39a FF-39b FF-40 FF-41 FF-42 FF-43 FF-46 FF-47 FF-48 FF-50`
  .trim()
  .split(/\s+/);

const codes = (terms: readonly { code: string }[] | undefined): readonly string[] =>
  (terms ?? []).map(({ code }) => code);

describe('the seeded rule sets', () => {
  it('are all valid, each version once, and resolve', () => {
    const versions = seedRuleSets().map(({ id, version }) => `${id} ${version}`);
    expect(new Set(versions).size).toBe(versions.length);
    expect(seedRuleSets().map(({ id }) => resolvedSeed(id)?.id)).toEqual(seedRuleSets().map(({ id }) => id));
    expect(resolvedSeed('nowhere')).toBeUndefined();
  });
});

describe('fufeng-2022', () => {
  it('answers every configurable row of the matrix', () => {
    const cited = citedSources(rules);
    expect(configurableRows.filter((row) => !cited.has(row))).toEqual([]);
  });

  it('has the content that verdicts already given refer to: a change is a new version', () => {
    expect(rules.version).toBe(1);
    expect(rules.hash).toBe('db44552decc90ca89d33c5a5229d88d09fc4c704f408f9615cfafb5cb444a356');
  });

  it('FF-50: holds from 2022-05-09', () => {
    expect(rules.effective).toEqual({ from: '2022-05-09', source: ['FF-50'] });
  });

  it('FF-43: 100 points, 优 from 90, 良 from 80, 合格 from 60, each included', () => {
    expect(rules.evaluation.fullMark).toEqual({ value: '100', source: ['FF-43'] });
    expect(rules.evaluation.gradeBands?.value?.map(({ zh, from, to }) => [zh, from, to])).toEqual([
      ['优', '90', '100'],
      ['良', '80', '90'],
      ['合格', '60', '80'],
      ['不合格', '0', '60'],
    ]);
  });

  it('FF-15d, FF-31, FF-33c: is silent where the text gives no number, and says so with its source', () => {
    expect(rules.exAnte.otherDepartmentLimit).toEqual({ silent: true, source: ['FF-15d'] });
    expect(rules.monitoring.financeFrequency).toMatchObject({ silent: true, source: ['FF-31'] });
    expect(rules.monitoring.correctionDue).toMatchObject({ silent: true, source: ['FF-33c'] });
  });

  it('FF-19: blocks what a unit does not support, and leaves the cut of a control number to a person (A-8)', () => {
    const refusals = rules.exAnte.consequences?.value?.filter(({ conclusion }) => conclusion === 'not-supported');
    expect(refusals).toEqual([
      {
        assessor: 'budget-unit',
        conclusion: 'not-supported',
        library: 'none',
        budgetRequest: 'blocked',
        controlNumber: 'unchanged',
      },
      {
        assessor: 'finance-bureau',
        conclusion: 'not-supported',
        library: 'none',
        budgetRequest: 'open',
        controlNumber: 'cut-by-decision',
      },
    ]);
  });

  it('FF-25: asks 2, 3, 3 and 3 questions in the four dimensions', () => {
    expect(rules.target.reviewDimensions?.value?.map(({ code, points }) => [code, points.length])).toEqual([
      ['completeness', 2],
      ['relevance', 3],
      ['appropriateness', 3],
      ['feasibility', 3],
    ]);
  });

  it('FF-24, FF-26a: units review level by level, then finance, who approves with the initial or adjusted budget', () => {
    expect(rules.target.reviewStages?.value?.map(({ by, repeats }) => [by, repeats])).toEqual([
      ['budget-unit', 'every-level'],
      ['finance-bureau', 'once'],
    ]);
    expect(rules.target.approval?.value).toEqual({
      approver: 'finance-bureau',
      with: ['initial-budget', 'adjusted-budget'],
    });
  });

  it('FF-37: lets department and finance evaluation start from a self-evaluation only', () => {
    expect(rules.evaluation.forms?.value?.map(({ code, restsOn }) => [code, restsOn])).toEqual([
      ['self-evaluation', undefined],
      ['department-evaluation', 'self-evaluation'],
      ['finance-evaluation', 'self-evaluation'],
    ]);
  });

  it('FF-47: each grade leads to exactly one disposal; idle funds and cuts wait for a person', () => {
    const disposals = rules.resultApplication.disposals?.value ?? [];
    expect(disposals.flatMap(({ grades }) => grades).sort()).toEqual(
      [...codes(rules.evaluation.gradeBands?.value)].sort(),
    );
    expect(disposals.map(({ code, grades, amount }) => [code, grades, amount])).toEqual([
      ['prioritise-or-support', ['excellent', 'good'], 'none'],
      ['urge-improvement', ['qualified'], 'none'],
      ['cut-or-cancel', ['unqualified'], 'by-decision'],
      ['recover-funds', [], 'whole'],
    ]);
  });

  it('FF-48: refers for four triggers, one of them a grade', () => {
    expect(rules.accountability.referralTriggers?.value?.map(({ code, grade }) => [code, grade])).toEqual([
      ['perfunctory', undefined],
      ['poorly-carried-out', undefined],
      ['unqualified-result', 'unqualified'],
      ['loss-waste-or-inefficiency', undefined],
    ]);
  });

  it('FF-13, FF-14, FF-15e, FF-38b, FF-42: 5 + 5 dimensions, 5 and 9 steps, new policies for 3 years', () => {
    expect(rules.exAnte.projectDimensions?.value).toHaveLength(5);
    expect(rules.exAnte.policyDimensions?.value).toHaveLength(5);
    expect(rules.exAnte.steps?.value).toHaveLength(5);
    expect(rules.evaluation.steps?.value).toHaveLength(9);
    expect(rules.evaluation.newPolicyYears?.value).toBe(3);
  });

  it('gives every number that a decision gave as a parameter under that decision', () => {
    expect(rules.conventions.rateDenominator).toEqual({ value: 'adjusted-budget-with-carry-over', source: ['N-1'] });
    expect(rules.conventions.displayDecimals).toEqual({ value: 2, source: ['N-2'] });
    expect(rules.exAnte.ranking).toEqual({
      value: { by: 'score', tie: 'filing-time' },
      source: ['FF-19a', 'FF-19b', 'N-12'],
    });
    expect(rules.monitoring.rounds?.source).toEqual(expect.arrayContaining(['N-4', 'N-6']));
  });
});
