import { judge } from '../condition/judge.js';
import { knownFrom, type Written } from '../condition/testing/known-from.js';
import { duesOf, isFixed, punctualityOf } from '../deadline/due-day.js';
import { gradeOf } from '../grading/grade.js';
import { layered } from '../layers/resolve.js';
import { settled, settlementFlaws, type Settlement } from '../layers/settled.js';
import { silentScales } from '../layers/silence.js';
import { ruling } from '../ruling/ruling.js';
import type { Condition } from '../shape/condition.js';
import type { MemberGroup, MemberOf } from '../shape/groups.js';
import { rowsOf, seed } from './seeds.js';

const set = seed('yunlong-district')!;
const resolved = layered(set, undefined, { organisation: false });
const rules = ruling(resolved);
const member = <Group extends MemberGroup>(group: Group, code: string): MemberOf<Group> => {
  const found = rules.member(group, code);
  if (found.is === 'silent') throw new Error(found.path);
  return found.value;
};
const truth = (condition: Condition, known: Written): string => judge(condition, knownFrom(known)).truth;
const stepOf = (procedure: string, code: string) =>
  member('procedures', procedure).steps.find((step) => step.code === code)!;

/** The rows of the requirement matrix whose class is not organizational. */
const carriedOut = `
  T2-02 T2-03 T2-04 T2-05 T2-06 T2-07a T2-07b T2-08a T2-08b T2-09 T2-10a T2-10b T2-10c T2-11 T2-12 T2-13 T2-14 T2-15 T2-16 T2-17
  T2-18 T2-19 T2-20 T2-22`
  .trim()
  .split(/\s+/);

const bands = [
  { code: 'excellent', zh: '优', from: '90', to: '100' },
  { code: 'good', zh: '良', from: '80', to: '90' },
  { code: 'medium', zh: '中', from: '60', to: '80' },
  { code: 'low', zh: '低', from: '0', to: '60' },
];
const decided = (values: Settlement['values']): Settlement => ({
  bodyId: 'district',
  number: 1,
  values,
  document: '云财绩〔2023〕1号',
  reason: '方案未规定分值区间',
  decidedOn: '2023-01-10',
});

describe('yunlong-district', () => {
  it('answers every row of the matrix that asks for something', () => {
    const rows = rowsOf('yunlong-district');
    expect(carriedOut.filter((row) => rows[row] === undefined)).toEqual([]);
  });

  it('holds from the first day of the year that its title names, for a zone; what lies below refines it', () => {
    expect([set.effective.from, set.below, set.level]).toEqual(['2023-01-01', 'refine', 'zone']);
  });

  it('names nobody: the head of the office is a person of the register', () => {
    expect(JSON.stringify(set)).not.toContain('刘一卫');
  });

  it('T2-17, B-02, A-9: names four grades without numbers: a score of 85 has none, until the bands are settled', () => {
    expect(rules.members('evaluation.grades').map(({ value: { zh } }) => zh)).toEqual(['优', '良', '中', '低']);
    expect([rules.value('evaluation.fullMark').is, rules.members('evaluation.gradeBands')]).toEqual(['silent', []]);
    expect(gradeOf('85', [])).toMatchObject({ outcome: 'refused', reason: 'no-grade-bands' });
    expect(silentScales(resolved.content)).toEqual(
      expect.arrayContaining(['evaluation.fullMark', 'evaluation.gradeBands']),
    );
    const settling = decided([
      { path: 'evaluation.fullMark', value: '100' },
      { path: 'evaluation.gradeBands', value: bands },
    ]);
    expect(settlementFlaws(resolved, settling)).toEqual([]);
    const after = ruling(settled(resolved, [settling]));
    expect(
      gradeOf(
        '85',
        after.members('evaluation.gradeBands').map(({ value }) => value),
      ),
    ).toMatchObject({
      band: { code: 'good' },
    });
  });

  it('T2-17, A-9: what settles the bands settles them for the grades of the text, and for no others', () => {
    const other = bands.map((band) => (band.code === 'medium' ? { ...band, code: 'qualified', zh: '合格' } : band));
    const values = [
      { path: 'evaluation.fullMark', value: '100' },
      { path: 'evaluation.gradeBands', value: other },
    ];
    expect(settlementFlaws(resolved, decided(values)).map(({ path, en }) => `${path}: ${en}`)).toEqual([
      'evaluation.gradeBands/qualified: the rules name no grade qualified, only: excellent, good, medium, low',
      'evaluation.gradeBands: the grade medium has no band',
    ]);
  });

  it('T2-17: each grade has its consequence: supported, preferred, cut by a decision, watched', () => {
    const by = (grade: string): readonly string[] =>
      rules
        .members('resultApplication.disposals')
        .filter(({ value: { when } }) => truth(when, { figures: { 'evaluation.grade': grade } }) === 'yes')
        .map(({ value: { code } }) => code);
    expect(['excellent', 'good', 'medium', 'low'].map(by)).toEqual([
      ['key-support'],
      ['priority'],
      ['tighten'],
      ['key-monitoring'],
    ]);
    expect(member('resultApplication.disposals', 'tighten').amount).toBe('by-decision');
    const { proposes } = member('monitoring.findingSources', 'evaluation-result');
    expect(truth(proposes!.when, { figures: { 'evaluation.grade': 'low' } })).toBe('yes');
    expect(truth(proposes!.when, { figures: { 'evaluation.grade': 'medium' } })).toBe('no');
  });

  it('T2-03: basic expenditure, whole units and the finances come in later, from years that the text does not give', () => {
    const phased = rules.members('subject.kinds').filter(({ value }) => value.phased === true);
    expect(phased.map(({ value: { code, phasedFrom } }) => [code, phasedFrom])).toEqual([
      ['basic-expenditure', undefined],
      ['whole-department', undefined],
      ['fiscal-management', undefined],
    ]);
    expect(silentScales(resolved.content)).toContain('subject.kinds/whole-department/phasedFrom');
    const settling = decided([{ path: 'subject.kinds/whole-department/phasedFrom', value: 2024 }]);
    expect(settlementFlaws(resolved, settling)).toEqual([]);
    const after = ruling(settled(resolved, [settling])).member('subject.kinds', 'whole-department');
    expect(after).toMatchObject({ value: { phased: true, phasedFrom: 2024 } });
  });

  it('T2-09: the people’s congress comes before the approval, and may say no', () => {
    expect(member('procedures', 'target-review').steps.map(({ code }) => code)).toEqual([
      'submit',
      'department-review',
      'finance-review',
      'congress',
      'approve',
    ]);
    const { by, answers } = stepOf('target-review', 'congress');
    expect(by).toMatchObject({ gate: 'peoples-congress', decidedOn: 'budget-year' });
    expect(answers.map(({ code, then }) => [code, then])).toEqual([
      ['approved', 'next'],
      ['not-approved', 'finance-review'],
    ]);
  });

  it('T2-16, B-16, N-4: one month from receipt, to the same day or the last of the next month, moved by no day of rest', () => {
    const last = (received: string): unknown => {
      const events = { 'feedback-letter.received': received };
      const [due] = duesOf(stepOf('rectification', 'submit').due ?? [], { year: 2023, events }, undefined).filter(
        isFixed,
      );
      return [due!.on, punctualityOf(due!, due!.on)];
    };
    expect(['2023-01-31', '2024-01-31', '2023-03-15', '2022-12-31'].map(last)).toEqual([
      ['2023-02-28', 'on-time'],
      ['2024-02-29', 'on-time'],
      ['2023-04-15', 'on-time'],
      ['2023-01-31', 'on-time'],
    ]);
  });

  it('T2-11: an evaluation is of economy, efficiency and effectiveness, with no points to any of them', () => {
    for (const code of ['key-evaluation', 'overall-evaluation', 'comprehensive-evaluation'])
      expect(member('evaluationTypes', code).parts.map(({ zh, full }) => [zh, full])).toEqual([
        ['经济性', undefined],
        ['效率性', undefined],
        ['效益性', undefined],
      ]);
  });

  it('T2-13: six fields are evaluated by finance; others only as the scope grows, which is said', () => {
    const { population } = member('selections', 'key-evaluation');
    const chosen = (category: string): string =>
      truth(population, { figures: { 'subject.kind': 'project', 'subject.category': category } });
    const fields = ['industry', 'agriculture', 'environment', 'social-security', 'education-and-technology'];
    expect([...fields, 'health-care', 'livelihood'].map(chosen)).toEqual([...Array<string>(6).fill('yes'), 'no']);
    expect(member('selections', 'wider-key-evaluation').reasons).toEqual(['wider-scope']);
    expect(member('evaluationTypes', 're-evaluation')).toMatchObject({
      isReEvaluation: true,
      restsOn: [{ type: 'self-evaluation', state: 'concluded' }],
    });
  });
});
