// Who may do what, written by hand: an act of the document, the desks that do it, and where a desk has to stand over. Nothing here
// is read from the product.

/**
 * Over what a desk has to be, seen from the object: its unit (or the very unit alone), the unit's department, the whole county, the
 * whole province; or anywhere in the county, for what shows each what they reach.
 */
type Over = 'unit' | 'very unit' | 'department' | 'county' | 'province' | 'anywhere';
type Desks = readonly (readonly [desk: string, over: Over])[];

/**
 * `reads`: whoever reaches the unit. `lists`: whoever has anything in the county, each shown what they reach. `open`: everybody who
 * works with the system.
 */
export type Rule = Desks | 'reads' | 'lists' | 'open';

const unit: Desks = [['budget-unit', 'unit']];
const department: Desks = [['department-reviewer', 'department']];
const businessDesk: Desks = [['business-desk', 'county']];
const budgetDesk: Desks = [['budget-desk', 'county']];
const office: Desks = [['performance-office', 'county']];
const unitOrOffice: Desks = [...unit, ...office];
const administratorOf = (over: Over): Desks => [['administrator', over]];
/** Who may know what a county's bodies go by, and what waits for approval. */
const readersOfRules = (over: Over): Desks =>
  ['performance-office', 'business-desk', 'budget-desk', 'auditor', 'administrator'].map((desk) => [desk, over]);
const ownRules: Desks = [...office, ['auditor', 'county'], ['administrator', 'county']];

export const authorityTable: Readonly<Record<string, Rule>> = {
  'targets.Lists.subjects': 'lists',
  'targets.Lists.targets': 'lists',
  'targets.Tasks.page': 'lists',
  'targets.Subject.one': 'reads',
  'targets.Subject.register': unitOrOffice,
  'targets.Subject.correct': unitOrOffice,
  'targets.Subject.revise': unitOrOffice,
  'targets.Subject.withdraw': unitOrOffice,
  'targets.Subject.giveResponsibility': unitOrOffice,
  'targets.Subject.endResponsibility': unitOrOffice,
  'targets.Subject.mark': office,
  'targets.Subject.move': office,
  'targets.Subject.suspend': office,
  'targets.Subject.resume': office,
  'targets.Subject.merge': office,
  'targets.Subject.end': office,
  'targets.PerformanceTarget.one': 'reads',
  'targets.PerformanceTarget.declare': unit,
  'targets.PerformanceTarget.revise': unit,
  'targets.PerformanceTarget.adjust': unit,
  'targets.PerformanceTarget.abandon': unit,
  'targets.PerformanceTarget.correct': unit,
  'targets.PerformanceTarget.withdraw': unit,
  'targets.PerformanceTarget.handOver': office,
  'targets.PerformanceTarget.step': department,
  'targets.PerformanceTarget.correctStep': department,
  'targets.PerformanceTarget.rebase': office,
  'targets.BudgetApprovals.approve': budgetDesk,
  'targets.BudgetLine.one': 'reads',
  'targets.BudgetRequest.request': unit,
  'targets.BudgetRequest.explain': unit,
  'targets.BudgetRequest.issue': budgetDesk,
  'targets.BudgetRequest.decideControl': budgetDesk,
  'targets.BudgetRequest.decide': budgetDesk,
  'targets.BudgetRequest.withdrawDecision': budgetDesk,
  'targets.BudgetLine.approve': budgetDesk,
  'targets.BudgetLine.raise': budgetDesk,
  'targets.BudgetLine.cut': budgetDesk,
  'targets.BudgetLine.recover': budgetDesk,
  'targets.BudgetLine.transfer': budgetDesk,
  'targets.BudgetLine.carryOver': budgetDesk,
  'targets.BudgetLine.pay': budgetDesk,
  'targets.BudgetLine.compose': budgetDesk,
  'targets.BudgetLine.reverse': budgetDesk,
  'targets.BudgetLine.reviewLateChanges': office,
  'monitoring.Monitoring.page': 'lists',
  'monitoring.Tasks.page': 'lists',
  'monitoring.Monitoring.one': 'reads',
  'monitoring.Monitoring.takeStep': unit,
  'monitoring.Monitoring.withdraw': unit,
  'monitoring.Monitoring.correct': unit,
  'monitoring.Monitoring.remind': office,
  'monitoring.Monitoring.handOver': office,
  'monitoring.Monitoring.liftOverdue': office,
  'monitoring.Monitoring.openRound': office,
  'monitoring.Monitoring.correctStep': unit,
  'monitoring.MonitoringMeasures.propose': businessDesk,
  'monitoring.MonitoringMeasures.correct': businessDesk,
  'monitoring.MonitoringMeasures.withdraw': businessDesk,
  'evaluation.Evaluation.page': 'lists',
  'evaluation.Tasks.page': 'lists',
  'evaluation.Evaluation.one': 'reads',
  'evaluation.Evaluation.open': unit,
  'evaluation.Evaluation.takeStep': unit,
  'evaluation.Evaluation.withdraw': unit,
  'evaluation.Evaluation.correct': unit,
  'evaluation.Evaluation.remind': office,
  'evaluation.Evaluation.handOver': office,
  'evaluation.Evaluation.liftOverdue': office,
  'evaluation.Evaluation.rebase': office,
  'evaluation.Evaluation.reassign': office,
  'evaluation.Evaluation.keepDecision': office,
  'accountability.Result.page': 'lists',
  'accountability.Tasks.page': 'lists',
  'accountability.Result.one': 'reads',
  'accountability.Result.takeStep': office,
  'accountability.Result.withdraw': office,
  'accountability.Result.correct': budgetDesk,
  'accountability.Result.remind': office,
  'accountability.Result.handOver': office,
  'accountability.Result.liftOverdue': office,
  'accountability.Result.rebase': office,
  'accountability.Result.reassign': office,
  'accountability.Result.keepDecision': office,
  'accountability.Referral.page': 'lists',
  // Of a referral those alone read whose desks act in it.
  'accountability.Referral.one': [...businessDesk, ...office],
  'accountability.Referral.open': businessDesk,
  'accountability.Referral.takeStep': businessDesk,
  'accountability.Referral.withdraw': businessDesk,
  'accountability.Referral.correctStep': businessDesk,
  'accountability.Referral.remind': office,
  'accountability.Referral.handOver': office,
  'accountability.Referral.liftOverdue': office,
  'directory.Desks.all': 'open',
  'directory.Organisation.tree': 'open',
  'directory.Organisation.one': 'reads',
  'directory.Organisation.register': administratorOf('department'),
  'directory.Organisation.rename': administratorOf('unit'),
  // Desks act for the whole county, and so does who looks after a department.
  'directory.Organisation.assignDesks': administratorOf('county'),
  'directory.Organisation.assignCounterpart': administratorOf('county'),
  'directory.Organisation.endCounterpart': administratorOf('county'),
  // From right below the county, to whom it is.
  'directory.Organisation.move': administratorOf('county'),
  'directory.Organisation.merge': administratorOf('county'),
  'directory.People.create': administratorOf('unit'),
  'directory.People.list': administratorOf('anywhere'),
  'directory.People.names': 'lists',
  'directory.People.one': administratorOf('unit'),
  'directory.People.change': administratorOf('unit'),
  'directory.People.disable': administratorOf('unit'),
  'directory.People.enable': administratorOf('unit'),
  'directory.People.resetPassword': administratorOf('unit'),
  'directory.People.listTokens': administratorOf('unit'),
  // Of an expert who works for the county.
  'directory.People.revokeToken': administratorOf('county'),
  'directory.SignIns.list': [...administratorOf('anywhere'), ['auditor', 'anywhere']],
  'directory.Grants.give': administratorOf('unit'),
  'directory.Grants.revoke': administratorOf('unit'),
  'directory.Delegations.page': 'lists',
  // Who fills the very desk hands it on.
  'directory.Delegations.delegate': [['budget-unit', 'very unit']],
  // Of what is not theirs nothing ends, and they are told nothing of it.
  'directory.Delegations.end': 'reads',
  'directory.RuleSet.published': 'open',
  'directory.RuleSet.byHash': 'open',
  'directory.RuleSet.own': ownRules,
  'directory.RuleSet.version': ownRules,
  'directory.RuleSet.propose': office,
  'directory.RuleSet.approve': office,
  'directory.RuleSet.return': office,
  'directory.Adoption.list': readersOfRules('anywhere'),
  'directory.Adoption.ofBody': readersOfRules('county'),
  'directory.Adoption.checked': readersOfRules('county'),
  'directory.Adoption.propose': [['performance-office', 'unit']],
  'directory.Adoption.approve': [['performance-office', 'department']],
  // Of the bureau itself.
  'directory.Adoption.return': office,
  'directory.Settlement.ofBody': readersOfRules('county'),
  'directory.Settlement.settle': office,
  'directory.Calendar.publish': [...office, ['administrator', 'county']],
  'directory.BusinessClock.advance': [
    ['administrator', 'province'],
    ['operator', 'province'],
  ],
  'accountability.Referral.rebase': office,
  'accountability.Referral.reassign': office,
  'accountability.Referral.keepDecision': office,
};

/** Where a person's desk lies, seen from the unit of the object. */
export const relations = [
  'the unit itself',
  'its department',
  'another unit of the county',
  'the finance bureau',
  'the county',
  'the province',
  'a unit of another county',
  'another county',
] as const;
export type Relation = (typeof relations)[number];

export const desks: readonly string[] = [
  'budget-unit',
  'department-reviewer',
  'business-desk',
  'budget-desk',
  'treasury-desk',
  'performance-office',
  'evaluator',
  'auditor',
  'administrator',
  'operator',
];

/** The finance bureau bears these for the county: there they reach all of it. */
const borne: readonly string[] = ['business-desk', 'budget-desk', 'treasury-desk', 'performance-office'];

const inside: readonly Relation[] = [
  'the unit itself',
  'its department',
  'another unit of the county',
  'the finance bureau',
  'the county',
  'the province',
];
const above: Readonly<Record<Over, readonly Relation[]>> = {
  unit: ['the unit itself', 'its department', 'the county', 'the province'],
  'very unit': ['the unit itself'],
  department: ['its department', 'the county', 'the province'],
  county: ['the county', 'the province'],
  province: ['the province'],
  anywhere: inside,
};

/** Whether a desk that lies there is over it. */
function isOver(desk: string, at: Relation, over: Over): boolean {
  if (above[over].includes(at)) return true;
  const isOfCounty = over === 'unit' || over === 'department' || over === 'county';
  return isOfCounty && at === 'the finance bureau' && borne.includes(desk);
}

export function mayDo(rule: Rule, desk: string, at: Relation): boolean {
  if (rule === 'open') return true;
  if (rule === 'lists') return inside.includes(at);
  if (rule === 'reads') return isOver(desk, at, 'unit');
  return rule.some(([named, over]) => named === desk && isOver(desk, at, over));
}
