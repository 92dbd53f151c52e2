import * as t from '@wenxiao/domain/terms';
import type { MemberGroup } from '@wenxiao/rules/shape';
import { deskNames } from '../access/grants.js';

/**
 * What the codes of a column are called where people read it: by words of the product, as a member of the rules that the row goes by, as
 * a step of its procedures, or as the round, the period or the column that it names.
 */
export type CodesOf =
  | Readonly<{ words: Readonly<Record<string, string>>; members?: readonly MemberGroup[] }>
  | Readonly<{ members: readonly MemberGroup[] }>
  | Readonly<{ stepsOf: string }>
  | Readonly<{ is: 'round' | 'period' | 'column' }>;

/** … by the path of a column, `rectification.status`, or by its last word, for all of them. What stands in a list is a part of its path as well. */
export type ColumnCodes = Readonly<Record<string, CodesOf>>;

export const calledAs = (words: Readonly<Record<string, string>>): CodesOf => ({ words });
export const ofTerm = ({ codes }: Readonly<{ codes: Readonly<Record<string, string>> }>): CodesOf => ({ words: codes });
export const memberOf = (...members: readonly MemberGroup[]): CodesOf => ({ members });

const grades = memberOf('evaluation.gradeBands', 'evaluation.grades', 'evaluationTypes');

/** What means the same in every list, by the last word of its column. */
export const commonCodes: ColumnCodes = {
  askedBy: memberOf('duties', 'rounds', 'procedures'),
  assessment: memberOf('accountability.workAssessments'),
  categories: memberOf('exAnte.categories'),
  class: memberOf('target.indicatorClasses'),
  composition: ofTerm(t.lineComposition),
  conclusion: memberOf('procedures'),
  desk: { words: deskNames, members: ['desks'] },
  desks: { words: deskNames, members: ['desks'] },
  direction: ofTerm(t.indicatorDirection),
  disposal: memberOf('resultApplication.disposals'),
  due: { words: { limit: '期限', recurs: '定期登记' }, members: ['duties', 'rounds', 'procedures'] },
  effects: { words: t.disposalEffect.codes },
  findings: memberOf('findings'),
  fund: memberOf('general.budgets', 'general.relatedFunds'),
  grade: grades,
  kind: memberOf('subject.kinds'),
  lens: ofTerm(t.warningLens),
  library: memberOf('rankings'),
  light: ofTerm(t.warningLight),
  marks: memberOf('monitoring.keyMarks'),
  method: memberOf('evaluation.scoringMethods'),
  nature: ofTerm(t.subjectNature),
  origin: memberOf('target.indicatorSources'),
  payment: ofTerm(t.paymentStatus),
  period: { is: 'period' },
  procedure: memberOf('procedures'),
  register: memberOf('registers'),
  report: memberOf('resultApplication.reports'),
  risk: memberOf('monitoring.lenses'),
  round: { is: 'round' },
  scheme: ofTerm(t.scheme),
  selection: memberOf('selections'),
  sort: { is: 'column' },
  source: ofTerm(t.moneySource),
  trigger: memberOf('accountability.referralTriggers'),
  type: memberOf('evaluationTypes'),
  warning: ofTerm(t.warning),
};

/** Columns for programs: ids, addresses and versions, and what stands beside in Chinese. They are left out of what people read. */
export const forPrograms: ReadonlySet<string> = new Set([
  'id',
  'version',
  'stream',
  'streamVersion',
  'targetVersion',
  'budgetLineVersion',
  'nextVersion',
  'entryVersion',
  'rules',
  'hash',
  'path',
  'object',
  'file',
  'what',
  'entry',
  'waitsFor',
  'en',
  'layers',
  'set',
  'ruleSetId',
  'tenant',
  'mapping',
]);
