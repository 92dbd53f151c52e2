import type { MemberGroup } from './groups.js';
import type { ValuePath } from './values.js';

type Parameter = ValuePath | MemberGroup;

/** What rule sets state for people to read: the trail and the console show it with its article, and nothing is decided by it. */
export const documentOnly: readonly Parameter[] = [
  'label.financeBureau',
  'general.modules',
  'evaluation.frameworks',
  'evaluation.thirdParty',
  'exAnte.thirdParty',
  'exAnte.observers',
  'exAnte.approaches',
  'monitoring.contents',
  'monitoring.layers',
  'monitoring.extendedPoints',
  'resultApplication.reports',
  'accountability.workAssessmentItems',
];

const exAnte = 'no service keeps ex-ante assessments';
const marks = 'nothing proposes marks of subjects';

/** What rule sets state and no code reads yet, with the reason. Empty at the first release. */
export const notYet: Partial<Record<Parameter, string>> = {
  'label.desk': 'nothing shows local names',
  'label.performanceOffice': 'nothing shows local names',
  'general.leadDesk': 'routing leaves what has no route to no desk',
  'general.relatedFunds': 'subjects do not say which related funds they touch',
  'general.relatedFundsClosed': 'subjects do not say which related funds they touch',
  'exAnte.majorPolicyThreshold': marks,
  'exAnte.otherDepartmentLimit': exAnte,
  'exAnte.methods': exAnte,
  'exAnte.methodsClosed': exAnte,
  'exAnte.keyMarks': marks,
  'exAnte.categories': marks,
  'target.horizons': 'targets are of one year',
  'monitoring.financeFrequency': 'the finance bureau opens its monitoring by hand',
  'monitoring.correctionLimit': 'rectification has no deadline',
  'monitoring.submissionLimit': 'rounds are due by their own deadlines alone',
  'monitoring.lenses': 'reports name no risks',
  'monitoring.keyMarks': marks,
  'evaluation.coverage': 'nothing counts coverage',
  'disclosure.classificationCheck': 'nothing is disclosed',
  registers: 'no service keeps registers',
  checks: 'nothing counts over a tenant',
  computed: 'nothing computes subsidies',
  selections: 'nothing is selected',
  rankings: 'nothing is ranked',
};
