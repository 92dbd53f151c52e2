import { judge } from '../condition/judge.js';
import { knownFrom, type Written } from '../condition/testing/known-from.js';
import { layered } from '../layers/resolve.js';
import type { Resolved } from '../layers/resolved.js';
import { silentScales } from '../layers/silence.js';
import { checkRuleSet } from '../publication/publication-flaws.js';
import { productVocabulary } from '../publication/vocabulary.js';
import { ruling } from '../ruling/ruling.js';
import type { Condition } from '../shape/condition.js';
import type { MemberGroup, MemberOf } from '../shape/groups.js';
import { rowsOf, seed } from './seeds.js';

const set = seed('office-plan')!;
const county = (id: string): Resolved => layered(seed(id)!, undefined, { organisation: false });
const over = (id: string): Resolved => layered(set, county(id), { organisation: true });
const huichang = county('huichang-2020');
const resolved = over('huichang-2020');
const rules = ruling(resolved);
const member = <Group extends MemberGroup>(group: Group, code: string): MemberOf<Group> => {
  const found = rules.member(group, code);
  if (found.is === 'silent') throw new Error(found.path);
  return found.value;
};
const truth = (condition: Condition, known: Written): string => judge(condition, knownFrom(known)).truth;

const carriedOut = `
  T1-02 T1-03 T1-04 T1-05 T1-05b T1-06 T1-07a T1-07b T1-07c T1-08a T1-08b T1-08c T1-09a T1-09b`
  .trim()
  .split(/\s+/);

describe('office-plan', () => {
  it('answers the rows of the matrix that the department itself can carry out', () => {
    const rows = rowsOf('office-plan');
    expect(carriedOut.filter((row) => rows[row] === undefined)).toEqual([]);
  });

  it('is of one organisation, from the first day of the year of its title; “20xx” is no deadline', () => {
    expect([set.level, set.effective]).toMatchObject(['organisation', { from: '2023-01-01' }]);
    expect(
      rules.members('duties').flatMap(({ value: { code, due } }) => (code.startsWith('office') ? due : [])),
    ).toEqual([]);
  });

  it.each(['huichang-2020', 'fufeng-2022', 'yunlong-district'])('can be laid over %s', (id) => {
    const above = { rules: county(id), taking: { organisation: true } };
    expect(checkRuleSet(set, productVocabulary, above)).toMatchObject({ outcome: 'valid' });
  });

  it('takes nothing away from the county: every procedure, round, type and kind of it stays as it is', () => {
    const groups = ['procedures', 'rounds', 'evaluationTypes', 'subject.kinds', 'monitoring.measures'] as const;
    for (const group of groups)
      for (const upper of huichang.content.members[group] ?? [])
        expect(resolved.content.members[group]).toContainEqual(upper);
    expect(resolved.deviations).toEqual([]);
    // The county has words of its own for it.
    expect(resolved.refused).toEqual(['subject.kinds/special-fund']);
  });

  it('T1-03: calls the desks of a department by what they are there', () => {
    const words = (code: string): string => member('desks', code).zh;
    expect([words('department-reviewer'), words('budget-unit'), words('performance-office')]).toEqual([
      '党政办',
      '业务科室、下属事业单位',
      '预算绩效管理中心',
    ]);
  });

  it('T1-04: what is major is assessed in five points before money is asked for; whatever is not is free', () => {
    const { subjects, prerequisiteOf } = member('procedures', 'office-ex-ante');
    const asked = (kind: string, major: string): string =>
      truth(subjects!, { figures: { 'subject.kind': kind, 'subject.major': major } });
    expect([asked('policy', 'yes'), asked('special-fund', 'yes'), asked('project', 'no')]).toEqual([
      'yes',
      'yes',
      'no',
    ]);
    expect(prerequisiteOf).toEqual({ act: 'budget-request', of: 'all' });
    expect(member('checklists', 'five-points').items?.map(({ zh }) => zh)).toEqual([
      '立项必要性',
      '投入经济性',
      '绩效目标合理性',
      '实施方案可行性',
      '筹资合规性',
    ]);
  });

  it('T1-07b, A-8: a severe mismatch has no number: somebody finds it, and nothing follows of itself', () => {
    const { when, effects, procedure } = member('monitoring.measures', 'severe-mismatch');
    expect([when, procedure]).toEqual([{ found: 'severe-mismatch' }, 'office-measure']);
    expect(truth(when, { figures: {} })).toBe('no');
    expect(effects).toEqual([{ effect: 'suspend-subject' }, { effect: 'stop-payment' }, { effect: 'adjust-budget' }]);
  });

  it('T1-08a: execution and attainment are both scored, with weights that somebody settles first', () => {
    expect(member('evaluationTypes', 'office-self-evaluation').parts.map(({ code, full }) => [code, full])).toEqual([
      ['execution', undefined],
      ['attainment', undefined],
    ]);
    expect(silentScales(resolved.content)).toEqual(
      expect.arrayContaining([
        'evaluationTypes/office-self-evaluation/parts/execution/full',
        'evaluationTypes/office-self-evaluation/parts/attainment/full',
      ]),
    );
  });

  it('T1-08b, B-32: more than one year, both days counted, and major: evaluated over the whole cycle', () => {
    const of = member('evaluationTypes', 'full-cycle-evaluation').periods[0]?.of ?? { all: [] };
    const whole = (from: string, to: string, major = 'yes'): string =>
      truth(of, { figures: { 'subject.major': major }, periods: { planned: { from, to } } });
    expect([
      whole('2023-01-01', '2023-12-31'),
      whole('2023-07-01', '2024-06-30'),
      whole('2023-01-01', '2024-01-01'),
      whole('2023-01-01', '2024-01-01', 'no'),
    ]).toEqual(['no', 'no', 'yes', 'no']);
  });

  it('T1-08c: a third party is engaged for one of three grounds', () => {
    const [appoint] = member('procedures', 'external-evaluation').steps;
    expect(appoint?.answers.find(({ code }) => code === 'commissioned')?.grounds).toEqual([
      'important-project',
      'required-from-above',
      'approved-for-third-party',
    ]);
  });
});
