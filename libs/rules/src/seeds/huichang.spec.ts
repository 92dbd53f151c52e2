import { duesOf, isFixed } from '../deadline/due-day.js';
import { layered } from '../layers/resolve.js';
import { citationOf } from '../ruling/citation.js';
import { ruling } from '../ruling/ruling.js';
import { allWithin } from '../ruling/stated.js';
import { knownFrom } from '../condition/testing/known-from.js';
import { judge } from '../condition/judge.js';
import { routed } from '../routing/routed.js';
import type { MemberGroup, MemberOf } from '../shape/groups.js';
import { rowsOf, seed } from './seeds.js';

const set = seed('huichang-2020')!;
const resolved = layered(set, undefined, { organisation: false });
const rules = ruling(resolved);
const member = <Group extends MemberGroup>(group: Group, code: string): MemberOf<Group> => {
  const found = rules.member(group, code);
  if (found.is === 'silent') throw new Error(found.path);
  return found.value;
};
const stepsOf = (code: string): MemberOf<'procedures'>['steps'] => member('procedures', code).steps;

/** The rows of the requirement matrix whose class is S+C or C; the work assessment of bodies (HC-05c) has no criteria in the text. */
const configurableRows = `
  HC-02 HC-04 HC-06a HC-07a HC-08 HC-10 HC-11b HC-12a HC-13b HC-13c HC-13d HC-14a HC-14b HC-15 HC-16 HC-17a HC-17b HC-18 HC-19
  HC-20 HC-21a HC-21b`
  .trim()
  .split(/\s+/);

describe('huichang-2020', () => {
  it('answers every configurable row of the matrix', () => {
    const rows = rowsOf('huichang-2020');
    expect(configurableRows.filter((row) => rows[row] === undefined)).toEqual([]);
  });

  it('HC-25: holds from its publication, of which the text at hand gives no day: the last of its year', () => {
    expect(set.effective.from).toBe('2020-12-31');
    expect(set.effective.source.map(({ article }) => article)).toEqual(['第二十五条', '发布日期']);
  });

  it('gives no number but the end of June of the year after, and how figures are displayed', () => {
    const numbers: unknown[] = [];
    JSON.stringify([set.values, set.members], (_key, value: unknown) => {
      const isNumber = typeof value === 'number' || (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value));
      if (isNumber) numbers.push(value);
      return value;
    });
    // Of two duties the month and the year after, the digits of a display, and the level of a project within another.
    expect(numbers).toEqual([2, '2', 6, 1, 6, 1]);
  });

  it('gives neither full mark nor grades, and no number of days for what is to be prompt', () => {
    expect(rules.value('evaluation.fullMark').is).toBe('silent');
    expect(rules.members('evaluation.gradeBands')).toEqual([]);
    expect(resolved.content.values['monitoring.correctionLimit']).toMatchObject({ silent: true });
  });

  it('HC-08: six kinds of money have a desk that leads, and the department’s desk co-operates; all else goes by department', () => {
    const route = member('routes', 'business-desk');
    const leads = (...funds: readonly string[]): unknown => {
      const way = routed(route, knownFrom({ figures: { 'subject.related-funds': funds } }), 'business-desk');
      return way.outcome === 'routed' ? [way.desk, way.with] : way.outcome;
    };
    const beside = ['business-desk'];
    expect(leads('state-capital')).toEqual(['state-assets-office', beside]);
    expect(leads('social-insurance')).toEqual(['social-security-desk', beside]);
    expect(leads('public-private-partnership')).toEqual(['financial-affairs-desk', beside]);
    expect(leads('government-debt')).toEqual(['budget-desk', beside]);
    expect(leads('government-procurement')).toEqual(['procurement-office', beside]);
    expect(leads('government-purchased-services')).toEqual(['general-desk', beside]);
    expect(leads()).toEqual(['business-desk', []]);
  });

  it('HC-10, N-8: what is new and major, policy or project, is assessed before money is asked for; a negative review blocks nothing', () => {
    const { subjects, prerequisiteOf, steps } = member('procedures', 'ex-ante-department');
    const asks = (kind: string, isNew: string, major: string): string =>
      judge(
        subjects!,
        knownFrom({ figures: { 'subject.kind': kind, 'subject.is-new': isNew, 'subject.major': major } }),
      ).truth;
    expect([asks('project', 'yes', 'yes'), asks('policy', 'yes', 'yes')]).toEqual(['yes', 'yes']);
    expect([asks('project', 'yes', 'no'), asks('project', 'no', 'yes'), asks('special-fund', 'yes', 'yes')]).toEqual([
      'no',
      'no',
      'no',
    ]);
    expect(prerequisiteOf).toEqual({ act: 'budget-request', of: 'all' });
    expect(steps.flatMap(({ answers }) => answers.flatMap(({ effects = [] }) => effects))).toEqual([]);
  });

  it('HC-13, HC-14, X-6: the desk reviews, the centre where it wants and hands over, the budget desk approves with the budget', () => {
    expect(
      stepsOf('target-review').map(({ code, act, by, optional, together }) => [code, act, by, optional, together]),
    ).toEqual([
      ['submit', 'submit', { desk: 'budget-unit', of: 'unit' }, undefined, undefined],
      ['desk-review', 'review', { route: 'business-desk' }, undefined, undefined],
      ['key-review', 'review', { desk: 'performance-office', of: 'jurisdiction' }, true, undefined],
      ['hand-over', 'hand-over', { desk: 'performance-office', of: 'jurisdiction' }, undefined, undefined],
      ['approve-by-department', 'approve', { desk: 'department-reviewer', of: 'department' }, undefined, undefined],
      ['approve', 'approve', { desk: 'budget-desk', of: 'jurisdiction' }, undefined, 'budget-line'],
    ]);
  });

  it('HC-13b, HC-13c: four items of a whole department, three and three of a project, and others beside them (等)', () => {
    const lists = ['whole-department-target', 'project-target'].map((code) => member('checklists', code));
    expect(lists.map(({ items, open }) => [items?.map(({ zh }) => zh), open])).toEqual([
      [['完整性', '相关性', '适当性', '可行性'], true],
      [
        [
          '绩效目标是否编制',
          '编制内容是否完整',
          '是否符合规范要求',
          '项目立项的充分性',
          '项目立项的规范性',
          '绩效目标设置的合理性',
        ],
        true,
      ],
    ]);
  });

  it('HC-15, HC-16: who monitors opens the rounds; finance chooses among what is major, of livelihood or marked as key', () => {
    expect(rules.members('rounds').map(({ value: { code, nodes, due } }) => [code, nodes, due])).toEqual([
      ['self-monitoring', 'by-person', undefined],
      ['finance-monitoring', 'by-person', undefined],
    ]);
    const chosen = (figures: Record<string, string | readonly string[]>): string =>
      judge(member('rounds', 'finance-monitoring').of, knownFrom({ figures: { ...plain, ...figures } })).truth;
    const plain = { 'target.compiled': 'yes', 'subject.major': 'no', 'subject.key': 'no', 'subject.category': [] };
    expect([
      chosen({}),
      chosen({ 'subject.major': 'yes' }),
      chosen({ 'subject.category': ['livelihood'] }),
      chosen({ 'subject.key': 'yes' }),
    ]).toEqual(['no', 'yes', 'yes', 'yes']);
  });

  it('HC-17a, B-15, N-3, N-4: 30 June of the year after is the last day, a Sunday or not', () => {
    for (const code of ['self-evaluation', 'department-evaluation']) {
      const duty = rules.member('duties', code);
      if (duty.is === 'silent') throw new Error(duty.path);
      expect(allWithin(duty, 'due').map(({ path }) => path)).toEqual([`duties/${code}/due/june`]);
      const last = [2018, 2022, 2023].map((year) =>
        duesOf(duty.value.due, { year, events: {} }, undefined)
          .filter(isFixed)
          .map(({ on }) => on),
      );
      expect(last).toEqual([['2019-06-30'], ['2023-06-30'], ['2024-06-30']]);
    }
  });

  it('HC-17b, X-3: a recheck is of results, by the centre with the desk, and says whether they are true', () => {
    const { isReEvaluation, restsOn, grades, procedure } = member('evaluationTypes', 'recheck');
    expect([isReEvaluation, restsOn, grades]).toEqual([
      true,
      [{ type: 'self-evaluation', state: 'concluded' }],
      'by-person',
    ]);
    expect(stepsOf(procedure).map(({ by, with: beside }) => [by, beside])).toEqual([
      [{ desk: 'performance-office', of: 'jurisdiction' }, [{ route: 'business-desk' }]],
    ]);
  });

  it('HC-04, HC-18: nothing that the leading group has not passed is evaluated by finance, and the desk feeds the result back', () => {
    const steps = stepsOf('finance-evaluation');
    expect(steps.map(({ code }) => code)).toEqual([
      'choose',
      'deliberate',
      'appoint',
      'evaluate',
      'conclude',
      'feed-back',
    ]);
    expect(steps[1]).toMatchObject({
      by: { gate: 'leading-group', recordedBy: { desk: 'performance-office', of: 'jurisdiction' } },
      answers: [
        { code: 'passed', then: 'next' },
        { code: 'not-passed', then: 'end' },
      ],
    });
    expect(steps[5]?.by).toEqual({ route: 'business-desk' });
    expect(citationOf(resolved.content, 'procedures/finance-evaluation/steps/deliberate')?.citations).toMatchObject([
      { article: '第十八条', words: expect.stringContaining('领导小组审议通过') as string },
    ]);
  });

  it('HC-19, HC-21a: how results are tied to budgets, and when reports go to congress and government, a person decides', () => {
    expect(rules.members('resultApplication.disposals').map(({ value: { code, effects } }) => [code, effects])).toEqual(
      [
        ['next-budget', []],
        ['policy-adjustment', []],
        ['department-budget', []],
      ],
    );
    expect(rules.members('resultApplication.reports').map(({ value: { code, from } }) => [code, from])).toEqual([
      ['peoples-congress', undefined],
      ['government', undefined],
      ['public-disclosure', undefined],
    ]);
  });
});
