import { assessmentStep, newSubject, openAssessment } from '../harness/assessing.js';
import type { County } from '../harness/county.js';
import {
  approval,
  approvalItem,
  declared,
  declaredAt,
  idOf,
  indicator,
  own,
  passed,
  returned,
  reviewed,
  reviewedAt,
  targetStep,
  yuan,
} from '../harness/cycle.js';

const subjectsFor = [
  ...(['correct', 'revise', 'withdraw', 'giveResponsibility', 'endResponsibility', 'mark', 'move'] as const),
  ...(['suspend', 'resume', 'merge', 'mergeInto', 'end', 'compose'] as const),
  ...(['recordYear', 'correctYear', 'withdrawYear'] as const),
] as const;
const assessedFor = [
  'takeAssessmentStep',
  'withdrawAssessmentStep',
  'correctAssessmentStep',
  'conductAssessment',
  'giveUpAssessment',
  'handOverAssessment',
  'remindOfAssessment',
  'moveAssessment',
] as const;
const declaredFor = [
  'review',
  'correctDeclaration',
  'withdrawStep',
  'handOverTarget',
  'issue',
  'decideControl',
] as const;
const approvedFor = [
  ...([
    'adjust',
    'raise',
    'cut',
    'recover',
    'transfer',
    'transferTo',
    'carryOver',
    'pay',
    'reverse',
    'abandon',
  ] as const),
] as const;

/** Subjects, by what can be done to them, to their targets or to their money. */
export type TargetWorld = Readonly<
  Record<
    | (typeof subjectsFor)[number]
    | (typeof assessedFor)[number]
    | (typeof declaredFor)[number]
    | (typeof approvedFor)[number]
    | 'assess'
    | 'reviseTarget'
    | 'correctStep'
    | 'explain'
    | 'request'
    | 'approveTogether'
    | 'approveAlone'
    | 'leftOfYearBefore',
    string
  >
>;

const adjustment = {
  horizon: 'annual',
  indicators: [indicator('1', '养护里程', '≥80公里', '100')],
  reason: '政策变化',
};
const raise = { amounts: [{ ...own, amount: yuan('1.00') }], from: '2023-02-01', reason: '追加' };

/** Of subjects that nothing else is done to: a year that is recorded of both. */
export const recordedYear = '2021';
export const printedYear = {
  budget: yuan('1000000.00'),
  executed: yuan('690000.00'),
  results: [{ type: 'self-evaluation', score: '85.5', fullMark: '100', grade: 'good' }],
  document: '2021年度绩效评价结果通报',
  documentNumber: '财绩〔2022〕4号',
  documentDate: '2022-06-30',
};

/** Years of which the final accounts are completed. */
export const completedYears = { correct: '2020', withdraw: '2019' } as const;

export async function targetWorld(county: County): Promise<TargetWorld> {
  for (const year of Object.values(completedYears)) {
    const accounts = { on: `${String(Number(year) + 1)}-05-20` };
    idOf(await county.post('office', 'targets', `budget-years/${year}/final-accounts`, accounts, { ifMatch: 0 }));
  }

  const register = async (kind = 'project'): Promise<string> =>
    idOf(await county.post('unit', 'targets', 'subjects', { unit: county.unitId, kind, name: '某项目' }));
  const subjects = await each(subjectsFor, () => register());
  const person = await county.people.unit.personId();
  const given = { person, role: 'project-leader', from: '2022-11-08' };
  const responsibilities = `subjects/${subjects.endResponsibility}/responsibilities`;
  idOf(await county.post('unit', 'targets', responsibilities, given, { ifMatch: 1 }));
  const suspension = `subjects/${subjects.resume}/suspension`;
  idOf(await county.post('office', 'targets', suspension, { from: '2022-11-07', reason: '暂停' }, { ifMatch: 1 }));

  for (const subject of [subjects.correctYear, subjects.withdrawYear]) {
    const address = `subjects/${subject}/earlier-years/${recordedYear}`;
    idOf(await county.post('office', 'targets', address, printedYear, { ifMatch: 0 }));
  }

  const assessments = await each(assessedFor, () => newSubject(county));
  for (const subject of Object.values(assessments)) {
    const id = idOf(await openAssessment(county, 'unit', subject, 'ex-ante-unit', { year: 2024 }));
    const isFixed = subject === assessments.withdrawAssessmentStep || subject === assessments.correctAssessmentStep;
    if (isFixed) idOf(await assessmentStep(county, 'reviewer', id, 'fix-object', { answer: 'fixed' }));
  }

  const declarations = await each(declaredFor, () => declared(county));
  const { reviseTarget, correctStep, explain, request } = await each(
    ['reviseTarget', 'correctStep', 'explain', 'request'],
    () => declared(county),
  );
  for (const subject of [reviseTarget, request])
    idOf(await targetStep(county, 'reviewer', subject, 'unit-review', returned, declaredAt.target));
  idOf(await targetStep(county, 'reviewer', correctStep, 'unit-review', passed, declaredAt.target));
  const control = { amounts: [{ ...own, amount: yuan('500000.00') }], from: '2022-11-08' };
  idOf(await county.post('budget', 'targets', `budget-lines/${explain}/2023/control-number`, control, { ifMatch: 1 }));

  const approvals = await each(approvedFor, () => reviewed(county));
  const items = Object.values(approvals).map((id) => approvalItem(id, { targetVersion: reviewedAt.target }));
  idOf(await county.post('budget', 'targets', 'budget-approvals', approval(items)));

  const { abandon, reverse } = approvals;
  idOf(
    await county.post('unit', 'targets', `performance-targets/${abandon}/2023/adjustments`, adjustment, { ifMatch: 7 }),
  );
  idOf(await county.post('budget', 'targets', `budget-lines/${reverse}/2023/raises`, raise, { ifMatch: 2 }));

  const approveAlone = await register('basic-expenditure');
  const asked = { amounts: [{ ...own, amount: yuan('1000000.00') }] };
  idOf(await county.post('unit', 'targets', `budget-lines/${approveAlone}/2023/request`, asked, { ifMatch: 0 }));
  // Of 2022, of which the treasury says nothing: it is carried over by what somebody states was paid.
  const before = `budget-lines/${approveAlone}/2022`;
  idOf(await county.post('unit', 'targets', `${before}/request`, asked, { ifMatch: 0 }));
  const granted = { ...asked, from: '2022-11-01', budgetKind: 'initial-budget' };
  idOf(await county.post('budget', 'targets', `${before}/approval`, granted, { ifMatch: 1 }));
  return {
    ...subjects,
    ...assessments,
    assess: await newSubject(county),
    ...declarations,
    ...approvals,
    reviseTarget,
    correctStep,
    explain,
    request,
    approveTogether: await reviewed(county),
    approveAlone,
    leftOfYearBefore: approveAlone,
  };
}

async function each<Name extends string>(
  names: readonly Name[],
  make: () => Promise<string>,
): Promise<Readonly<Record<Name, string>>> {
  const made = await Promise.all(names.map(async (name) => [name, await make()] as const));
  return Object.fromEntries(made) as Readonly<Record<Name, string>>;
}
