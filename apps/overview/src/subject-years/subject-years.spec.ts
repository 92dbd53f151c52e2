import type { FactCopy } from '@wenxiao/service-kit';
import fc from 'fast-check';
import * as copies from '../copies.js';
import type { KnownFact } from './known-facts.js';
import { type SubjectYear, subjectYearsOf } from './subject-years.js';

const subject = '018f2f6e-0000-7000-8000-000000000101';
const today = '2023-07-01';

let told = 0;
/** The newest fact of its key, told after all before it. */
function fact(copy: FactCopy, stream: string, version: number, data: object): KnownFact {
  told += 1;
  const recordedAt = `2023-01-01T00:00:${String(told).padStart(2, '0')}.000000Z`;
  const given = { subject, ...data };
  return { copy: copy.name, key: copy.keyOf(given), stream: `${stream}/${subject}`, version, recordedAt, data: given };
}
beforeEach(() => {
  told = 0;
});

const registered = (different: object = {}): KnownFact =>
  fact(copies.subjects, 'subject', 1, {
    status: 'registered',
    since: '2022-11-07',
    unit: 'unit',
    department: 'department',
    kind: 'project',
    nature: 'money',
    name: '农村公路养护',
    isKey: false,
    isMajor: true,
    planned: [],
    ...different,
  });
const budget = (year: number, different: object = {}): KnownFact =>
  fact(copies.budgets, 'budget-line', 3, {
    year,
    composition: 'own',
    approvedFrom: `${year}-01-20`,
    control: [],
    requested: [{ from: `${year - 1}-11-10`, total: '400000.00' }],
    inForce: [
      { from: `${year}-01-20`, total: '400000.00' },
      { from: `${year}-09-01`, total: '300000.00' },
    ],
    payment: [],
    ...different,
  });
const approved = (period: string, version = 2, declaration = 1): KnownFact =>
  fact(copies.approvedTargets, 'performance-target', version, { period, declaration, scheme: 'budget-performance' });
const evaluation = { type: 'finance-evaluation', period: '2023', number: 1, year: 2023 };

const yearOf = (facts: readonly KnownFact[], year = 2023, on = today): SubjectYear | undefined =>
  subjectYearsOf(facts, on).find((row) => row.year === year);

describe('the years of a subject', () => {
  it('are shown as soon as somebody has said whose the subject is, and not before', () => {
    expect(subjectYearsOf([budget(2023), approved('2023')], today)).toEqual([]);
    expect(subjectYearsOf([registered()], today)).toEqual([
      {
        subject,
        year: 2022,
        unit: 'unit',
        department: 'department',
        name: '农村公路养护',
        officialCode: null,
        kind: 'project',
        nature: 'money',
        status: 'registered',
        level: null,
        class: null,
        within: null,
        isNew: null,
        isKey: false,
        isMajor: true,
        stage: 'registered',
        composition: null,
        approvedFrom: null,
        control: null,
        requested: null,
        budget: null,
        payment: null,
        executed: null,
        target: null,
        warnings: [],
        light: 0,
        evaluations: [],
        score: null,
        grade: null,
        result: null,
        rectification: null,
        disclosure: null,
        changesOn: null,
      },
    ]);
  });

  it('are those about which something is known; of what is only planned, the years of the plan', () => {
    const years = (...facts: KnownFact[]) => subjectYearsOf(facts, today).map(({ year }) => year);
    expect(years(registered({ plannedFrom: '2024-01-01' }))).toEqual([2024]);
    expect(years(registered({ planned: [{ year: 2025 }, { year: 2024 }, {}] }))).toEqual([2024, 2025]);
    expect(years(registered({ plannedFrom: '2030-01-01' }), approved('2024-2026'), budget(2023))).toEqual([
      2023, 2024, 2025, 2026,
    ]);
  });

  it('show the money of the day, and say when it will be otherwise', () => {
    const facts = [registered(), budget(2023)];
    expect(yearOf(facts)).toMatchObject({ budget: '400000.00', requested: '400000.00', changesOn: '2023-09-01' });
    expect(yearOf(facts, 2023, '2023-09-01')).toMatchObject({ budget: '300000.00', changesOn: null });
    expect(yearOf(facts, 2023, '2023-01-19')).toMatchObject({
      budget: null,
      stage: 'requested',
      changesOn: '2023-01-20',
    });
  });

  it('show the target of the shortest period, as approved, adjusted, or in force again once an approval was taken back', () => {
    const plan = [registered(), approved('2023-2025'), budget(2023)];
    expect(yearOf(plan)?.target).toEqual({ period: '2023-2025', declaration: 1, status: 'approved' });
    const both = [...plan, approved('2023', 2)];
    const adjusted = fact(copies.adjustedTargets, 'performance-target', 5, { period: '2023', declaration: 2 });
    expect(yearOf([...both, adjusted])?.target).toEqual({ period: '2023', declaration: 2, status: 'adjusted' });
    const back = (inForce?: number) =>
      fact(copies.withdrawnTargets, 'performance-target', 6, {
        period: '2023',
        ...(inForce !== undefined && { inForce }),
      });
    expect(yearOf([...both, adjusted, back(1)])?.target).toEqual({
      period: '2023',
      declaration: 1,
      status: 'approved',
    });
    const again = fact(copies.adjustedTargets, 'performance-target', 5, { period: '2023', declaration: 3 });
    expect(yearOf([...both, adjusted, again, back(2)])?.target).toEqual({
      period: '2023',
      declaration: 2,
      status: 'adjusted',
    });
    expect(yearOf([...both, adjusted, back()])?.target).toEqual({
      period: '2023-2025',
      declaration: 1,
      status: 'approved',
    });
  });

  it('show the warnings that were not lifted since, and the worst light', () => {
    const warned = (version: number, light: string, round?: string) =>
      fact(copies.raisedWarnings, 'monitoring', version, {
        year: 2023,
        warning: 'nothing-spent',
        light,
        ...(round && { round }),
      });
    const lifted = (version: number) =>
      fact(copies.liftedWarnings, 'monitoring', version, { year: 2023, warning: 'nothing-spent' });
    const facts = [registered(), warned(2, 'red'), warned(3, 'yellow', 'q1')];
    expect(yearOf(facts)).toMatchObject({ light: 2, warnings: [{ light: 'red' }, { light: 'yellow', round: 'q1' }] });
    expect(yearOf([...facts, lifted(4)])).toMatchObject({ light: 1, warnings: [{ round: 'q1' }] });
    // Raised once more after it had been lifted.
    expect(yearOf([registered(), warned(5, 'red'), lifted(4)])).toMatchObject({ light: 2 });
  });

  it('show every evaluation, and as result what another concluded last, unless that was taken back', () => {
    const opened = fact(copies.openedEvaluations, 'evaluation', 1, { ...evaluation, ofItself: false });
    const self = { ...evaluation, type: 'self-evaluation' };
    const openedSelf = fact(copies.openedEvaluations, 'evaluation', 1, { ...self, ofItself: true });
    const submitted = fact(copies.selfEvaluations, 'evaluation', 2, { ...self, total: '97.93' });
    const concludedSelf = fact(copies.conclusions, 'evaluation', 3, {
      ...self,
      score: '97.93',
      grade: 'excellent',
      isReEvaluation: false,
    });
    const concluded = fact(copies.conclusions, 'evaluation', 4, {
      ...evaluation,
      score: '86.25',
      fullMark: '100',
      grade: 'good',
      isReEvaluation: false,
    });
    const back = fact(copies.withdrawnConclusions, 'evaluation', 5, evaluation);
    const base = [registered(), approved('2023'), budget(2023)];
    expect(yearOf(base)?.stage).toBe('approved');
    expect(yearOf([...base, opened])).toMatchObject({
      stage: 'evaluating',
      evaluations: [{ status: 'opened' }],
      grade: null,
    });
    const notBegun = fact(copies.withdrawnStarts, 'evaluation', 2, evaluation);
    expect(yearOf([...base, opened, notBegun])).toMatchObject({ stage: 'approved', evaluations: [] });
    expect(yearOf([...base, { ...opened, version: 3 }, notBegun])).toMatchObject({ stage: 'evaluating' });
    const both = [...base, opened, openedSelf, submitted, concludedSelf];
    expect(yearOf(both)).toMatchObject({ stage: 'evaluated', score: '97.93', grade: 'excellent' });
    expect(yearOf([...both, concluded])).toMatchObject({ score: '86.25', grade: 'good' });
    expect(yearOf([...both, concluded])?.evaluations).toEqual([
      {
        type: 'finance-evaluation',
        period: '2023',
        number: 1,
        ofItself: false,
        score: '86.25',
        fullMark: '100',
        grade: 'good',
        isReEvaluation: false,
        status: 'concluded',
      },
      {
        type: 'self-evaluation',
        period: '2023',
        number: 1,
        ofItself: true,
        total: '97.93',
        score: '97.93',
        grade: 'excellent',
        isReEvaluation: false,
        status: 'concluded',
      },
    ]);
    expect(yearOf([...both, concluded, back])).toMatchObject({
      score: '97.93',
      evaluations: [{ status: 'opened' }, { status: 'concluded' }],
    });
  });

  it('are the same in whatever order their facts came', () => {
    const facts = [
      registered(),
      budget(2023),
      budget(2024),
      approved('2023'),
      fact(copies.adjustedTargets, 'performance-target', 4, { period: '2023', declaration: 2 }),
      fact(copies.raisedWarnings, 'monitoring', 2, { year: 2023, warning: 'nothing-spent', light: 'red' }),
      fact(copies.openedEvaluations, 'evaluation', 1, { ...evaluation, ofItself: false }),
      fact(copies.conclusions, 'evaluation', 2, { ...evaluation, score: '86', isReEvaluation: false }),
      fact(copies.openedResults, 'result-application', 1, { ...evaluation, isReEvaluation: false }),
      fact(copies.decidedDisposals, 'result-application', 5, { year: 2023, disposal: 'cut', actsOn: 2024 }),
      fact(copies.settledDisposals, 'result-application', 6, { year: 2023, decision: 5 }),
    ];
    const rows = subjectYearsOf(facts, today);
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
        expect(subjectYearsOf(shuffled, today)).toEqual(rows);
      }),
    );
  });
});
