import {
  approval,
  approvalItem,
  checklist,
  declarationOf,
  indicator,
  own,
  passed,
  versionOf,
  yuan,
} from '../harness/cycle.js';
import { budgetYearCalls } from './budget-year-calls.js';
import {
  advice,
  nobodyAsked,
  as,
  jurisdictionId,
  keeping,
  notOutdated,
  type RightCall,
  type RightCalls,
  reworded,
  sameRules,
} from './right-call.js';
import type { TargetWorld } from './target-world.js';
import type { World } from './world.js';

type Name = keyof TargetWorld;
const at = (world: World, name: Name, more: object = {}) => ({
  ...jurisdictionId(world),
  subject: world.ofTargets[name],
  ...more,
});
const part = (amount: string) => ({ ...own, amount: yuan(amount) });
const because = { from: '2022-11-07', reason: '机构改革' };
const content = { horizon: 'annual', indicators: [indicator('1', '养护里程', '≥80公里', '100')] };

/** A command on something of the county, by one of its people, upon a version. */
const command =
  (
    who: 'unit' | 'reviewer' | 'office' | 'budget',
    name: Name,
    ifMatch: number,
    body: object,
    {
      path = {},
      otherBody = reworded('reason'),
    }: Readonly<{ path?: object; otherBody?: NonNullable<RightCall['otherBody']> }> = {},
  ) =>
  (world: World): RightCall => ({
    who: world.county.people[who],
    path: at(world, name, path),
    ifMatch,
    body: () => body,
    otherBody,
    only: [deskOf[who]],
  });

/** What a subject is said to be, by whoever registered it or the lead desk. */
const described =
  (...[name, ifMatch, body, more]: DescribedCommand) =>
  (world: World): RightCall => ({
    ...command('unit', name, ifMatch, body, more)(world),
    only: ['budget-unit', 'performance-office'],
  });
type DescribedCommand = [
  name: Name,
  ifMatch: number,
  body: object,
  more?: Readonly<{ otherBody?: NonNullable<RightCall['otherBody']> }>,
];

const deskOf = {
  unit: 'budget-unit',
  reviewer: 'department-reviewer',
  office: 'performance-office',
  budget: 'budget-desk',
} as const;

/** What is refused for what it is has no body that would do as well. */
const withoutOther = ({ otherBody: _, ...call }: RightCall): RightCall => call;

const subjects: RightCalls = {
  'targets.Lists.subjects': (world) => ({ who: world.county.people.unit, path: jurisdictionId(world) }),
  'targets.Subject.one': (world) => ({ who: world.county.people.unit, path: at(world, 'compose') }),
  'targets.Subject.register': (world) => ({
    who: world.county.people.unit,
    path: jurisdictionId(world),
    body: () => ({ unit: world.county.unitId, kind: 'project', name: '新项目' }),
    otherBody: reworded('name'),
  }),
  'targets.Subject.correct': (world) =>
    described('correct', 1, { unit: world.county.unitId, kind: 'project', name: '更正', reason: '录错' })(world),
  'targets.Subject.revise': described(
    'revise',
    1,
    { kind: 'project', name: '变更', from: '2022-11-08' },
    { otherBody: reworded('name') },
  ),
  'targets.Subject.withdraw': described('withdraw', 1, { reason: '重复登记' }),
  'targets.Subject.giveResponsibility': async (world) =>
    described(
      'giveResponsibility',
      1,
      { person: await world.county.people.unit.personId(), role: 'project-leader', from: '2022-11-08' },
      { otherBody: as({ role: 'technical-leader' }) },
    )(world),
  'targets.Subject.endResponsibility': async (world) =>
    described(
      'endResponsibility',
      2,
      { person: await world.county.people.unit.personId(), role: 'project-leader', to: '2023-12-31' },
      { otherBody: as({ to: '2023-06-30' }) },
    )(world),
  'targets.Subject.mark': command('office', 'mark', 1, { mark: 'key', marked: true, reason: '民生实事' }),
  // Whoever does not reach the new unit is told that there is none.
  'targets.Subject.move': (world) => {
    const { only: _, ...call } = command('office', 'move', 1, { unit: world.departmentId, ...because })(world);
    return call;
  },
  // No table said anything else of it.
  'targets.OtherDescription.keep': async (world) => {
    const seen = await versionOf(world.county, 'targets', `subjects/${world.ofTargets.mark}`);
    const call = command('office', 'mark', seen, { reason: '以立项批复为准' })(world);
    return { ...withoutOther(call), refused: { status: 409, code: 'no-other-description' } };
  },
  'targets.Subject.suspend': command('office', 'suspend', 1, because),
  'targets.Subject.resume': command('office', 'resume', 2, because),
  'targets.Subject.merge': (world) =>
    command('office', 'merge', 1, { into: world.ofTargets.mergeInto, ...because })(world),
  'targets.Subject.end': command('office', 'end', 1, because),
};

const period = { period: '2023' };

const targets: RightCalls = {
  'targets.Tasks.page': (world) => ({ who: world.county.people.unit, path: jurisdictionId(world) }),
  'targets.Lists.targets': (world) => ({ who: world.county.people.unit, path: jurisdictionId(world) }),
  'targets.PerformanceTarget.one': (world) => ({ who: world.county.people.unit, path: at(world, 'adjust', period) }),
  'targets.PerformanceTarget.form': (world) => ({ who: world.county.people.unit, path: at(world, 'adjust', period) }),
  'targets.PerformanceTarget.declare': (world) => ({
    who: world.county.people.unit,
    path: jurisdictionId(world),
    body: () => declarationOf(world.county),
    otherBody: as({ period: '2024' }),
  }),
  'targets.PerformanceTarget.revise': command('unit', 'reviseTarget', 5, content, {
    path: period,
    otherBody: as({ objective: '另' }),
  }),
  'targets.PerformanceTarget.adjust': command(
    'unit',
    'adjust',
    7,
    { ...content, reason: '政策变化' },
    { path: period },
  ),
  'targets.PerformanceTarget.abandon': command('unit', 'abandon', 11, { reason: '政策未出台' }, { path: period }),
  'targets.PerformanceTarget.correct': command(
    'unit',
    'correctDeclaration',
    4,
    { ...content, reason: '录错' },
    { path: period },
  ),
  'targets.PerformanceTarget.step': command('reviewer', 'review', 4, passed, {
    path: { ...period, step: 'unit-review' },
    otherBody: as({ brings: { checklist, opinion: '另' } }),
  }),
  'targets.PerformanceTarget.correctStep': (world) =>
    command(
      'reviewer',
      'correctStep',
      5,
      { ...passed, level: world.departmentId, reason: '录错' },
      { path: { ...period, step: 'unit-review' } },
    )(world),
  'targets.PerformanceTarget.withdraw': command(
    'unit',
    'withdrawStep',
    4,
    { reason: '报送有误' },
    { path: { ...period, step: 'submit' } },
  ),
  'targets.TargetOpinions.giveOpinion': async (world) => {
    const seen = await versionOf(world.county, 'targets', `performance-targets/${world.ofTargets.handOverTarget}/2023`);
    const path = { ...period, step: 'unit-review' };
    return nobodyAsked(command('reviewer', 'handOverTarget', seen, advice(), { path })(world));
  },
  'targets.PerformanceTarget.handOver': (world) =>
    command(
      'office',
      'handOverTarget',
      4,
      { step: 'unit-review', to: world.departmentId, because: '人员调整' },
      { path: period, otherBody: reworded('because') },
    )(world),
  'targets.PerformanceTarget.rebase': async (world) => {
    const seen = await versionOf(world.county, 'targets', `performance-targets/${world.ofTargets.correctStep}/2023`);
    const call = command('office', 'correctStep', seen, { reason: '规则已修订' }, { path: period });
    return { ...withoutOther(call(world)), refused: sameRules };
  },
  'targets.PerformanceTarget.keepDecision': async (world) => {
    const seen = await versionOf(world.county, 'targets', `performance-targets/${world.ofTargets.correctStep}/2023`);
    const call = command('office', 'correctStep', seen, keeping, { path: period });
    return { ...withoutOther(call(world)), refused: notOutdated };
  },
  // No table said anything else of it.
  'targets.OtherTarget.keep': async (world) => {
    const seen = await versionOf(world.county, 'targets', `performance-targets/${world.ofTargets.adjust}/2023`);
    const { only: _, ...call } = command('unit', 'adjust', seen, { reason: '以批复为准' }, { path: period })(world);
    return { ...withoutOther(call), refused: { status: 409, code: 'no-other-target' } };
  },
  'targets.AskedAdjustments.decline': async (world) => {
    const seen = await versionOf(world.county, 'targets', `performance-targets/${world.ofTargets.correctStep}/2023`);
    const path = { ...period, proposal: world.county.unitId };
    const call = command('office', 'correctStep', seen, { because: '任务未变' }, { path });
    return { ...withoutOther(call(world)), refused: { code: 'adjustment-not-asked', status: 422 } };
  },
  'targets.AskedAdjustments.liftOverdue': async (world) => {
    const seen = await versionOf(world.county, 'targets', `performance-targets/${world.ofTargets.correctStep}/2023`);
    const path = { ...period, proposal: world.county.unitId };
    const call = command('office', 'correctStep', seen, { because: '系统停机' }, { path });
    return { ...withoutOther(call(world)), refused: { code: 'adjustment-not-overdue', status: 409 } };
  },
  'targets.BudgetApprovals.approve': (world) => ({
    who: world.county.people.budget,
    path: jurisdictionId(world),
    body: () => approval([approvalItem(world.ofTargets.approveTogether)]),
    otherBody: as({ from: '2023-02-01' }),
  }),
};

const year = { path: { year: '2023' } };
const line = (name: Name, ifMatch: number, body: object, otherBody?: RightCall['otherBody']) =>
  command('budget', name, ifMatch, body, { ...year, ...(otherBody && { otherBody }) });
const moved = { amounts: [part('100.00')], from: '2023-02-01', reason: '调整' };

const lines: RightCalls = {
  'targets.BudgetLine.one': (world) => ({ who: world.county.people.unit, path: at(world, 'raise', year.path) }),
  'targets.BudgetRequest.request': command(
    'unit',
    'request',
    1,
    { amounts: [part('900000.00')] },
    {
      ...year,
      otherBody: as({ amounts: [part('800000.00')] }),
    },
  ),
  // The rules are silent on what becomes of a request above the control number, and nobody has settled it here.
  'targets.BudgetRequest.explain': (world) => ({
    ...withoutOther(command('unit', 'explain', 2, { excess: '合同已签订' }, year)(world)),
    refused: { status: 409, code: 'rules-silent' },
  }),
  'targets.BudgetRequest.issue': line('issue', 1, { ...moved, from: '2022-11-08' }),
  // Nothing was cut here: there is nothing to decide between.
  'targets.BudgetRequest.decideControl': (world) => ({
    ...withoutOther(line('decideControl', 1, { reason: '不予核减' })(world)),
    refused: { status: 409, code: 'nothing-to-decide' },
  }),
  'targets.BudgetLine.approve': line('approveAlone', 1, { ...moved, budgetKind: 'initial-budget' }),
  'targets.BudgetLine.raise': line('raise', 2, moved),
  'targets.BudgetLine.cut': line('cut', 2, moved),
  'targets.BudgetLine.recover': line('recover', 2, moved),
  'targets.BudgetLine.transfer': (world) => {
    const to = { subject: world.ofTargets.transferTo, year: 2023, version: 2, ...own };
    return line('transfer', 2, { amount: yuan('1.00'), gives: own, to, from: '2023-02-01', reason: '调剂' })(world);
  },
  'targets.BudgetLine.carryOver': (world) => {
    const counterpart = { subject: world.ofTargets.leftOfYearBefore, year: 2022 };
    const amounts = [{ ...part('1.00'), source: 'carry-over' }];
    const paid = [part('50.00')];
    return line('carryOver', 2, { amounts, from: '2023-02-01', counterpart, paid, reason: '结转' })(world);
  },
  'targets.BudgetLine.pay': line('pay', 2, { act: 'suspend', from: '2023-02-01', reason: '进度滞后' }),
  'targets.BudgetLine.compose': line('compose', 0, { composition: 'sum-of-parts', reason: '由所属汇总' }),
  'targets.BudgetLine.reverse': line('reverse', 3, { version: 3, reason: '录入有误' }),
  // No table said anything else of it.
  'targets.OtherBudget.keep': (world) => ({
    ...withoutOther(line('adjust', 2, { reason: '对方录入有误' })(world)),
    refused: { status: 409, code: 'no-other-budget' },
  }),
  // Nothing changed here after the year: there is nothing to look at.
  'targets.BudgetLine.reviewLateChanges': (world) => ({
    ...withoutOther(command('office', 'adjust', 2, { conclusion: '不影响评价结论' }, year)(world)),
    refused: { status: 409, code: 'no-late-change' },
  }),
};

export const targetCalls: RightCalls = { ...subjects, ...targets, ...lines, ...budgetYearCalls };
