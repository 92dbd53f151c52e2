import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProblemError } from '@wenxiao/service-kit';
import { handedInForm } from './monitoring.form.js';
import { by, papers, q2, report, review, submit } from './testing/counties.js';
import { persons } from './testing/monitored.js';

const publishedFolder = join(import.meta.dirname, '../../../../tests/forms/published');
const published = (file: string) =>
  JSON.parse(readFileSync(join(publishedFolder, file), 'utf8')) as Record<string, unknown>;
const sheep = published('monitoring-xiping-sheep-base-2022-july.json');

const target = (indicator: string, name: string, written: string) =>
  ({ indicator, name, written, direction: 'text', quantifiable: false }) as const;
/** The year of the sheep base, whose form was published in July: what is approved is what it prints. */
const sheepYear = (more: Partial<Parameters<typeof by>[1]> = {}) =>
  by('2023-06-30', {
    indicators: ['1', '2', '3'],
    targets: [
      target('1', '年收入租金', '2万元'),
      target('2', '带动蔡寨村集体经济收入', '2万元'),
      target('3', '受益回汉群众', '2437口'),
    ],
    budget: { '2023-01-20': '392696.00' },
    ...more,
  });
const named = { ...sheep, project: { name: '农村公路养护' }, source: { year: '2023' } };
const nothingYet = {
  allocated: '392696.00',
  spent: '0.00',
  attainment: ['1', '2', '3'].map((indicator) => ({ indicator, actual: '未实施', trend: 'behind' as const })),
};
const submitWith = (
  year: ReturnType<typeof by>,
  form: Record<string, unknown> | undefined,
  more: Partial<typeof report> = nothingYet,
) =>
  year.act('take-step', {
    round: q2,
    step: 'submit',
    answer: 'submitted',
    brings: papers,
    report: { ...report, ...more },
    ...(form && { form: handedInForm(form) }),
    today: '2023-06-30',
  });
const findingsOf = (year: ReturnType<typeof by>) =>
  year.history.flatMap((event) => (event.type === 'round-reported' ? (event.data.findings ?? []) : []));
const error = (finding: string, path: string) => ({ finding, path, severity: 'error' });

describe('a form that comes with a report', () => {
  it('is kept whole beside it, and a published one that says the same has nothing against it', () => {
    const year = sheepYear();
    expect(submitWith(year, named)).toMatchObject({ outcome: 'accepted' });
    const { form } = handedInForm(named);
    expect(year.history.filter(({ type }) => /^round-(reported|form-kept)$/.test(type))).toMatchObject([
      { type: 'round-reported', data: { form, findings: [] } },
      { type: 'round-form-kept', data: { round: q2, form, content: named } },
    ]);
  });

  it('is held against what is known: of which project and year it is, its budget, and every approved indicator', () => {
    const year = sheepYear({ budget: { '2023-01-20': '400000.00' }, indicators: ['1', '2', '3', '4'] });
    const [first, second, third] = year.world.targets;
    year.world = {
      ...year.world,
      targets: [{ ...first!, written: '3万元' }, second!, third!, target('4', '羊舍', '1座')],
    };
    const attainment = ['1', '2', '3', '4'].map((indicator) => ({ ...nothingYet.attainment[0]!, indicator }));
    submitWith(year, sheep, { ...nothingYet, attainment });
    expect(findingsOf(year)).toEqual([
      error('differs-from-budget', 'funds.annualBudget'),
      error('differs-from-target', 'indicators[0].target'),
      error('left-out-of-form', 'target.indicators[3]'),
      error('differs-from-subject', 'project.name'),
      error('differs-from-period', 'source.year'),
    ]);
  });

  it('is held against the report with which it comes, in the money and in what was reached', () => {
    const year = sheepYear();
    const indicators = (sheep['indicators'] as object[]).map((row) => ({ ...row, actual: '已全部建成' }));
    submitWith(year, { ...named, indicators }, { ...nothingYet, spent: '0.01' });
    expect(findingsOf(year)).toEqual([
      error('differs-from-report', 'funds.executed'),
      error('differs-from-report', 'indicators[0].actual'),
      error('differs-from-report', 'indicators[1].actual'),
      error('differs-from-report', 'indicators[2].actual'),
    ]);
  });

  it('is checked as every form is, and a grade that it prints under the set of its round', () => {
    const year = sheepYear();
    const funds = { unit: '万元', annualBudget: '39.2696', executed: '0', executionRate: '12%' };
    const totals = { publishedTotalScore: '95', grade: '合格' };
    submitWith(year, { ...named, funds, totals });
    expect(findingsOf(year)).toEqual([
      error('execution-rate-mismatch', 'funds.executionRate'),
      error('grade-not-in-bands', 'totals.grade'),
    ]);
  });

  it('has what a published half-year form prints compared as it is: its six months are what was spent', () => {
    const year = by('2023-06-30', { indicators: [] });
    const half = { allocated: '2200000.00', spent: '875700.00' };
    submitWith(year, published('monitoring-huangshi-heritage-2019.json'), { ...half, attainment: [] });
    expect(findingsOf(year).map(({ finding, path }) => `${finding} ${path}`)).toEqual([
      'differs-from-target indicators[0]',
      'differs-from-target indicators[1]',
      'differs-from-target indicators[2]',
      'differs-from-target indicators[3]',
      'differs-from-subject project.name',
      'differs-from-period source.year',
    ]);
  });

  it('is asked of nobody, goes with a correction that brings none, and is not taken by another step', () => {
    const year = sheepYear();
    submitWith(year, named);
    year.act('correct-report', { round: q2, report: { ...report, ...nothingYet, cause: '雨季' }, today: '2023-06-30' });
    expect(year.state).toMatchObject({
      rounds: [{}, { report: expect.not.objectContaining({ form: expect.anything() }) }],
    });
    const given = { round: q2, step: 'finance-review', answer: 'accepted', brings: {}, form: handedInForm(named) };
    expect(year.act('take-step', { ...given, today: '2023-06-30' }, persons.desk)).toEqual({
      outcome: 'rejected',
      rejection: { code: 'report-not-asked', round: q2 },
    });
    expect(review(year, q2, 'accepted', '2023-06-30').outcome).toBe('accepted');
    const without = sheepYear();
    submit(without, q2, '2023-06-30', nothingYet);
    expect(without.history.some(({ type }) => type === 'round-form-kept')).toBe(false);
  });

  it('of another kind is none, and one that cannot be read says where', () => {
    const refused = (form: Record<string, unknown>) => {
      try {
        handedInForm(form);
      } catch (refusal) {
        return (refusal as ProblemError).details;
      }
      return undefined;
    };
    expect(refused({ ...sheep, kind: 'self-evaluation' })).toMatchObject({ errors: [{ path: 'form.kind' }] });
    expect(refused({ ...sheep, indicators: 'none' })).toMatchObject({ errors: [{ path: 'form.indicators' }] });
  });
});
