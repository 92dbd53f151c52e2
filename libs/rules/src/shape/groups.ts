import type { z } from 'zod';
import {
  checklistShape,
  checkShape,
  computedShape,
  findingSourceShape,
  indicatorClassShape,
  layerShape,
  lensShape,
  measureRuleShape,
  monitoringCheckShape,
  proposalShape,
  markShape,
  referableShape,
  resultReportShape,
  subjectKindShape,
  rankingShape,
  registerShape,
  selectionShape,
} from './collections.js';
import { deskShape, routeShape } from './desk.js';
import {
  consequenceShape,
  evaluationTypeShape,
  frameworkShape,
  gradeBandShape,
  scoringMethodShape,
} from './evaluation.js';
import type { Frozen } from './frozen.js';
import { procedureShape } from './procedure.js';
import { dutyShape, roundShape } from './round.js';
import { memberShape } from './words.js';
import { workAssessmentItemShape, workAssessmentShape } from './work-assessment.js';

/**
 * The groups of members that a rule set may have, and the shape of a member of each. A path names a member by its group and
 * code, `rounds/quarterly`, and what is inside by field and code, `procedures/target-review/steps/desk-review`.
 */
export const groupShapes = {
  // who
  desks: deskShape,
  gates: memberShape,
  parties: memberShape,
  routes: routeShape,
  // what is done, and when
  procedures: procedureShape,
  rounds: roundShape,
  duties: dutyShape,
  checklists: checklistShape,
  documents: memberShape,
  findings: memberShape,
  // evaluation
  evaluationTypes: evaluationTypeShape,
  /** Grades that a text names without bands: what settles these settles them for exactly these grades. */
  'evaluation.grades': memberShape,
  'evaluation.gradeBands': gradeBandShape,
  'evaluation.scoringMethods': scoringMethodShape,
  'evaluation.methods': memberShape,
  'evaluation.frameworks': frameworkShape,
  // what is kept, chosen, ordered and computed
  registers: registerShape,
  checks: checkShape,
  computed: computedShape,
  selections: selectionShape,
  rankings: rankingShape,
  // terms and rules of the stages
  'general.modules': memberShape,
  'general.budgets': memberShape,
  'general.relatedFunds': memberShape,
  'subject.kinds': subjectKindShape,
  'target.horizons': memberShape,
  /** Where the indicators of a target come from, of which each names one. */
  'target.indicatorSources': memberShape,
  'target.indicatorClasses': indicatorClassShape,
  'exAnte.keyMarks': markShape,
  'exAnte.categories': memberShape,
  'exAnte.bases': memberShape,
  'exAnte.observers': memberShape,
  'exAnte.approaches': memberShape,
  'exAnte.methods': memberShape,
  'monitoring.contents': memberShape,
  'monitoring.layers': layerShape,
  'monitoring.lenses': lensShape,
  'monitoring.keyMarks': proposalShape,
  'monitoring.findingSources': findingSourceShape,
  'monitoring.extendedMatters': memberShape,
  'monitoring.extendedPoints': memberShape,
  'monitoring.checks': monitoringCheckShape,
  'monitoring.measures': measureRuleShape,
  'resultApplication.disposals': consequenceShape,
  'resultApplication.reports': resultReportShape,
  'accountability.referralTriggers': proposalShape,
  'accountability.referable': referableShape,
  'accountability.workAssessmentItems': workAssessmentItemShape,
  'accountability.workAssessments': workAssessmentShape,
} as const;

export type MemberGroup = keyof typeof groupShapes;
export type MemberOf<Group extends MemberGroup> = Frozen<z.infer<(typeof groupShapes)[Group]>>;
export const memberGroups = Object.keys(groupShapes) as readonly MemberGroup[];
