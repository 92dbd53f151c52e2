import { decimal } from '@wenxiao/domain';
import { judge } from '../condition/judge.js';
import { knownFrom, type Written } from '../condition/testing/known-from.js';
import { duesOf, isFixed, punctualityOf } from '../deadline/due-day.js';
import { WorkCalendar } from '../deadline/work-calendar.js';
import { layered } from '../layers/resolve.js';
import { belowLimits } from '../rounds/limits.js';
import { type Ruling, ruling } from '../ruling/ruling.js';
import { attainmentOf } from '../scoring/attainment.js';
import type { Condition } from '../shape/condition.js';
import type { MemberGroup, MemberOf } from '../shape/groups.js';
import { rowsOf, seed } from './seeds.js';

const set = seed('changde-2019')!;
const resolved = layered(set, undefined, { organisation: false });
const rules = ruling(resolved);
const memberOf = <Group extends MemberGroup>(of: Ruling, group: Group, code: string): MemberOf<Group> => {
  const found = of.member(group, code);
  if (found.is === 'silent') throw new Error(found.path);
  return found.value;
};
const member = <Group extends MemberGroup>(group: Group, code: string): MemberOf<Group> => memberOf(rules, group, code);
const truth = (condition: Condition, known: Written): string => judge(condition, knownFrom(known)).truth;

/** Saturdays, Sundays and New Year of 2021 are days of rest, as the State Council arranged them from November 2020 on. */
const calendar = new WorkCalendar('calendar-of-changde', {
  from: '2020-10-09',
  to: '2021-12-31',
  restWeekdays: [6, 7],
  holidays: ['2021-01-01'],
  makeUpWorkdays: [],
});

/** The rows of the requirement matrix whose class is S+C or C. */
const configurableRows = `
  CD-03a CD-03b CD-04c CD-04d CD-04e CD-05a CD-05b CD-06 CD-07 CD-08a CD-08b CD-08c CD-09a CD-09b CD-09c CD-10a CD-10b CD-10c
  CD-10d CD-11 CD-12 CD-13`
  .trim()
  .split(/\s+/);

describe('changde-2019', () => {
  it('answers every configurable row of the matrix', () => {
    const rows = rowsOf('changde-2019');
    expect(configurableRows.filter((row) => rows[row] === undefined)).toEqual([]);
  });

  it('holds from the first year that it sets tasks for, since the text at hand gives no day; what lies below refines it', () => {
    expect([set.effective.from, set.below, set.level]).toEqual(['2019-01-01', 'refine', 'prefecture']);
    expect(set.effective.source.map(({ article }) => article)).toContain('发文日期');
  });

  it('gives neither full mark nor grades, no rate below which a subject is not up to standard, and no day of what is to be prompt', () => {
    expect([rules.value('evaluation.fullMark').is, rules.members('evaluation.gradeBands')]).toEqual(['silent', []]);
    for (const path of ['negativeList.executionRate', 'monitoring.correctionLimit'] as const)
      expect([rules.value(path).is, resolved.content.values[path]]).toMatchObject(['silent', { silent: true }]);
    expect(rules.members('duties').map(({ value: { opens } }) => opens)).toEqual([
      'supervision-pool',
      'information-systems',
    ]);
  });

  it('names none of the responsible leaders', () => {
    expect(JSON.stringify(set)).not.toContain('责任领导:');
  });

  it('CD-04c, N-8: what is new and major, policy or project, is assessed before money is asked for', () => {
    const { subjects, prerequisiteOf, steps } = member('procedures', 'ex-ante-unit');
    const asks = (kind: string, isNew: string, major: string): string =>
      truth(subjects!, { figures: { 'subject.kind': kind, 'subject.is-new': isNew, 'subject.major': major } });
    expect([asks('project', 'yes', 'yes'), asks('policy', 'yes', 'yes')]).toEqual(['yes', 'yes']);
    expect([asks('project', 'yes', 'no'), asks('policy', 'no', 'yes')]).toEqual(['no', 'no']);
    expect(prerequisiteOf).toEqual({ act: 'budget-request', of: 'all' });
    expect(steps.flatMap(({ answers }) => answers.flatMap(({ effects = [] }) => effects))).toEqual([]);
  });

  it('CD-04d, B-11: of special funds of the city 90 are kept to, in principle; those of counties are not counted', () => {
    const { over, of, atMost, soft } = member('checks', 'special-funds');
    expect([over, atMost, soft]).toEqual(['tenant', '90', true]);
    const counts = (level: string, kind = 'special-fund'): string =>
      truth(of, { figures: { 'jurisdiction.level': level, 'subject.kind': kind } });
    expect([counts('prefecture'), counts('county'), counts('prefecture', 'project')]).toEqual(['yes', 'no', 'no']);
  });

  it('CD-04e, B-35, A-3: a special fund from 5,000,000.00 yuan on has a joint method, in principle', () => {
    const { over, of, entries, atLeast, soft } = member('checks', 'joint-management-method');
    expect([over, entries, atLeast, soft]).toEqual([
      'object',
      { register: 'management-methods', kind: 'joint' },
      '1',
      true,
    ]);
    const asked = (amount: string): string =>
      truth(of, { figures: { 'subject.kind': 'special-fund', 'budget-line.in-force': amount } });
    expect([asked('5000000.00'), asked('4999999.99')]).toEqual(['yes', 'no']);
  });

  it('CD-05a, B-30: the city covers four budgets from 2019, counties two until 2020, and all of the city four from 2021', () => {
    const least = (level: string, year: number): readonly unknown[] =>
      rules
        .inYear(year)
        .members('checks')
        .filter(({ value: { figure } }) => figure === 'jurisdiction.budgets-covered')
        .filter(({ value: { of } }) => truth(of, { year, figures: { 'jurisdiction.level': level } }) === 'yes')
        .map(({ value: { atLeast } }) => atLeast);
    expect([2018, 2019, 2020, 2021, 2022].map((year) => [least('prefecture', year), least('county', year)])).toEqual([
      [[], []],
      [['4'], ['2']],
      [['4'], ['2']],
      [['4'], ['4']],
      [['4'], ['4']],
    ]);
    expect([least('zone', 2019), least('zone', 2021)]).toEqual([[], ['4']]);
    expect(rules.members('general.budgets')).toHaveLength(4);
  });

  it('CD-05b: government debt is a kind of subject from 2021 on, as a trial', () => {
    const kinds = (year: number): readonly string[] =>
      rules
        .inYear(year)
        .members('subject.kinds')
        .map(({ value: { code } }) => code);
    expect([kinds(2020), kinds(2021)].map((codes) => codes.includes('government-debt'))).toEqual([false, true]);
    expect(member('subject.kinds', 'government-debt').soft).toBe(true);
  });

  it('CD-06, B-10: ten quantifiable indicators of the third level, in principle; qualitative ones do not count', () => {
    const { of, count, atLeast, soft } = member('checks', 'quantifiable-indicators');
    const counts = (level: string, quantifiable: string): string =>
      truth(count!, { figures: { 'indicator.level': level, 'indicator.quantifiable': quantifiable } });
    expect([counts('3', 'yes'), counts('3', 'no'), counts('2', 'yes')]).toEqual(['yes', 'no', 'no']);
    expect([truth(of, { figures: { 'subject.kind': 'special-fund' } }), atLeast, soft]).toEqual(['yes', '10', true]);
    expect([decimal('9').gte(atLeast!), decimal('10').gte(atLeast!)]).toEqual([false, true]);
    expect(member('accountability.workAssessmentItems', 'county-third-level-indicators').years).toEqual({
      from: 2020,
      to: 2020,
    });
  });

  it('CD-07, B-31: 150,000, 100,000 and 50,000 yuan by the year in which a system is built and in use, half of it for zones', () => {
    const { by, table, factors = [] } = member('computed', 'information-system-subsidy');
    const subsidy = (level: string, year: string): string => {
      const amount = decimal(table.find((row) => row.is === year)?.amount ?? '0');
      const applied = factors.filter(({ when }) => truth(when, { figures: { 'jurisdiction.level': level } }) === 'yes');
      return applied.reduce((sum, { times }) => sum.times(times), amount).toFixed();
    };
    expect([subsidy('county', '2019'), subsidy('county', '2020'), subsidy('county', '2021')]).toEqual([
      '150000',
      '100000',
      '50000',
    ]);
    expect([subsidy('zone', '2019'), subsidy('zone', '2020'), subsidy('zone', '2021')]).toEqual([
      '75000',
      '50000',
      '25000',
    ]);
    expect([subsidy('county', '2022'), by]).toEqual([
      '0',
      { yearOf: { register: 'information-systems', kinds: ['built', 'in-use'] } },
    ]);
  });

  it('CD-08: five rounds of review, three to five reports hoped for, and pools of which the worst is proposed for exit', () => {
    const register = 'internal-reviews';
    expect(member('checks', 'internal-review-rounds')).toMatchObject({
      entries: { register, kind: 'reviewed', each: 'occasion' },
      atLeast: '5',
    });
    expect(member('checks', 'excellent-reports')).toMatchObject({
      ...{ entries: { register, kind: 'recommended' }, atLeast: '3', atMost: '5', soft: true },
    });
    expect(member('checklists', 'internal-review')).toMatchObject({ inWords: true });
    expect(member('checklists', 'internal-review').items).toHaveLength(4);
    expect(member('registers', register).kinds?.[0]?.review).toEqual({
      checklist: 'internal-review',
      participants: ['provincial-leaders', 'municipal-experts', 'finance-representatives'],
    });
    for (const code of ['experts', 'agencies'])
      expect(member('registers', code).rank).toEqual({ by: 'register.rating', worst: 'proposed-for-exit' });
    expect(member('registers', 'supervision-pool').kinds?.map(({ zh }) => zh)).toEqual([
      '财经专家',
      '人大代表',
      '政协委员',
      '纪委监委委员',
      '审计部门同志',
    ]);
  });

  it('CD-08c, CD-07, N-3: “before 2021” is until 31 December 2020, “within three years” until that of 2021', () => {
    const last = (code: string) => {
      const { due, when } = member('duties', code);
      const { onceIn: year } = when as { onceIn: number };
      return duesOf(due, { year }, undefined).map((row) => isFixed(row) && [row.on, row.onTimeUntil]);
    };
    expect(last('supervision-pool')).toEqual([['2020-12-31', '2020-12-31']]);
    expect(last('information-system')).toEqual([['2021-12-31', '2021-12-31']]);
  });

  it('CD-09a, CD-09b: two rounds with nodes, more as somebody opens them, each with what it looks at first', () => {
    expect(
      rules.members('rounds').map(({ value: { code, nodes, focus, soft } }) => [code, nodes, focus, soft]),
    ).toEqual([
      ['first', { on: [{ month: 10, day: 'last' }] }, ['soundness', 'fund-safety'], undefined],
      [
        'second',
        { on: [{ month: 12, day: 'last' }] },
        ['regularity', 'timeliness', 'effectiveness', 'completeness'],
        undefined,
      ],
      ['further', 'by-person', undefined, undefined],
    ]);
  });

  it('CD-09a, B-07, A-4: 60% in October and 85% in December, of execution and of each target, of a project by weight', () => {
    const attainment = rules.value('conventions.attainment');
    if (attainment.is === 'silent') throw new Error(attainment.path);
    const indicator = (id: string, direction: 'at-least' | 'at-most' | 'text', target: string, actual: string) => ({
      id,
      direction,
      target,
      actual,
      weight: '10',
    });
    const below = (round: string, rate: string, ...indicators: readonly ReturnType<typeof indicator>[]) => {
      const { indicators: each, subject } = attainmentOf(indicators, attainment.value);
      const ratioOf = (of: object) => ('ratio' in of ? (of.ratio as ReturnType<typeof decimal>) : undefined);
      const items = each.map((one) => ({ id: one.id, figures: { attainment: ratioOf(one) } }));
      const whole = { 'execution.rate': decimal(rate), attainment: ratioOf(subject) };
      return belowLimits(member('rounds', round).limits, { subject: whole, items }).map(
        ({ figure, value, item }) => `${item ?? figure} ${value.toFixed()}`,
      );
    };
    expect([below('first', '0.6000'), below('first', '0.5999')]).toEqual([[], ['execution.rate 0.5999']]);
    expect([below('second', '0.8500'), below('second', '0.8499')]).toEqual([[], ['execution.rate 0.8499']]);
    const [over, under] = [indicator('over', 'at-least', '100', '300'), indicator('under', 'at-least', '50', '20')];
    const inWords = indicator('in-words', 'text', '明显改善', '有所改善');
    expect(below('first', '1', over, under, inWords)).toEqual(['under 0.4']);
    expect(below('second', '1', over, under, inWords)).toEqual(['attainment 0.7', 'under 0.4']);
    expect(below('second', '1', indicator('most', 'at-most', '20', '25'))).toEqual(['attainment 0.8', 'most 0.8']);
  });

  it('CD-09c, B-09: ten working days of the month after the node, as a target: later is warned of and blocks nothing', () => {
    const reported = (round: string, node: string) => {
      const year = Number(node.slice(0, 4));
      const [due] = duesOf(member('rounds', round).due, { year, node }, calendar).filter(isFixed);
      return due!;
    };
    expect([
      reported('first', '2020-10-31'),
      reported('first', '2021-10-31'),
      reported('second', '2020-12-31'),
    ]).toMatchObject([
      { on: '2020-11-13', soft: true, calendar: 'calendar-of-changde' },
      { on: '2021-11-12', soft: true },
      { on: '2021-01-15', soft: true },
    ]);
    const due = reported('first', '2020-10-31');
    expect([punctualityOf(due, '2020-11-13'), punctualityOf(due, '2020-11-14')]).toEqual(['on-time', 'late']);
    expect(duesOf(member('rounds', 'first').due, { year: 2020, node: '2020-10-31' }, undefined)).toEqual([
      { code: 'report', awaits: 'calendar', day: '2020-11-01' },
    ]);
  });
});
