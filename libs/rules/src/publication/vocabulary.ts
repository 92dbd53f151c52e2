import type { MemberGroup } from '../shape/groups.js';
import type { Act } from '../shape/procedure.js';
import { levels } from '../shape/rule-set.js';

/** Who is asked: what procedures are about, a duty, which stands before its object is there, or a number to be kept. */
export type Knower =
  | 'ex-ante-assessment'
  | 'project-library'
  | 'performance-target'
  | 'monitoring-round'
  | 'corrective-measure'
  | 'finding'
  | 'evaluation'
  | 'duty'
  | 'duty-of-jurisdiction'
  | 'result-application'
  | 'disclosure'
  | 'referral'
  | 'rectification'
  | 'check'
  | 'register'
  | 'subject-kind';

/** Who answers. Where nobody, or nobody else, does yet: why, in Chinese and English; a set that asks all the same is published with a warning. */
export type Known = Readonly<{ by?: readonly Knower[]; notYet?: Readonly<{ zh: string; en: string }> }>;

/** A figure that conditions may ask. Of a code, whose codes: a group of the set, or a closed list; any where neither is said. */
export type VocabularyFigure = Known &
  (Readonly<{ kind: 'number' | 'day' }> | Readonly<{ kind: 'code'; codesIn?: MemberGroup; codes?: readonly string[] }>);

/** What a rule set may refer to and does not state itself. */
export interface Vocabulary {
  /** What conditions may ask. */
  readonly figures: ReadonlyMap<string, VocabularyFigure>;
  /** Of which length a condition may ask. */
  readonly periods: ReadonlySet<string>;
  /** From which a deadline or a window may be counted. */
  readonly events: ReadonlyMap<string, Known>;
  /** From the year of which figure the years of a duty may be counted. */
  readonly yearsFrom: ReadonlySet<string>;
  /** What procedures are about, with the acts that each needs at least once. */
  readonly objects: ReadonlyMap<string, readonly Act[]>;
  /** Of these, those whose steps can do no other acts than these: nothing tells of any other. */
  readonly actsAlone: ReadonlyMap<string, readonly Act[]>;
  /** What some answer of theirs has to come to: what is done with the object follows from that. */
  readonly verdicts: ReadonlyMap<string, readonly string[]>;
  /** Of these, the objects on which something may be decided for all of them at once. */
  readonly decidedOn: ReadonlyMap<string, readonly string[]>;
  /** Of these objects, those that no service keeps yet, and why. */
  readonly objectsNotYet: ReadonlyMap<string, Readonly<{ zh: string; en: string }>>;
  /** Of these, those whose steps can name nobody: whoever were named would find nothing there. */
  readonly namesNobody: ReadonlySet<string>;
  /** Whom an object names by itself, without a step that does. */
  readonly parties: ReadonlySet<string>;
  /** Desks that the directory knows, and for whom each acts: for the body where it is granted, or for the whole jurisdiction. */
  readonly desks: ReadonlyMap<string, Readonly<{ zh: string; reach: 'body' | 'jurisdiction' }>>;
}

const everyObject = [
  'ex-ante-assessment',
  'project-library',
  'performance-target',
  'monitoring-round',
  'corrective-measure',
  'finding',
  'evaluation',
  'duty',
  'result-application',
  'disclosure',
  'referral',
  'rectification',
  'check',
  'register',
] as const;
const withResult = ['finding', 'result-application', 'referral'] as const;
const yesOrNo = { kind: 'code', codes: ['yes', 'no'] } as const;
const ofSubject = { by: everyObject } as const;
const exAnte = { by: ['ex-ante-assessment'] } as const;
const reports = { zh: '尚未作为条件的数据项提供', en: 'nobody gives it to conditions' } as const;
const ofRegisters = { by: ['register'], notYet: reports } as const;

/** What the product knows. */
export const productVocabulary: Vocabulary = {
  figures: new Map<string, VocabularyFigure>([
    ['subject.kind', { kind: 'code', codesIn: 'subject.kinds', ...ofSubject }],
    ['subject.nature', { kind: 'code', codes: ['money', 'body'], ...ofSubject }],
    ['subject.level', { kind: 'code', ...ofSubject }],
    ['subject.class', { kind: 'code', ...ofSubject }],
    ['subject.is-new', { ...yesOrNo, ...ofSubject }],
    ['subject.key', { ...yesOrNo, ...ofSubject }],
    ['subject.major', { ...yesOrNo, ...ofSubject }],
    ['subject.category', { kind: 'code', codesIn: 'exAnte.categories', ...ofSubject }],
    ['subject.related-funds', { kind: 'code', codesIn: 'general.relatedFunds', ...ofSubject }],
    ['subject.planned-fiscal-money', { kind: 'number', ...ofSubject }],
    ['subject.planned-years', { kind: 'number', ...ofSubject }],
    ['subject.funded-before', { ...yesOrNo, by: ['evaluation'] }],
    /** How many carry it out beside its unit. */
    ['subject.implementers', { kind: 'number', by: ['evaluation'] }],
    ['budget.fund', { kind: 'code', codesIn: 'general.budgets', by: ['performance-target'] }],
    [
      'target.compiled',
      {
        ...yesOrNo,
        by: ['performance-target', 'monitoring-round', 'corrective-measure', 'finding', 'evaluation', 'duty'],
      },
    ],
    ['target.approved', { ...yesOrNo, ...ofRegisters }],
    ['budget-line.in-force', { kind: 'number', by: ['result-application', 'check'] }],
    ['execution.rate', { kind: 'number', ...ofRegisters }],
    ['attainment', { kind: 'number', notYet: reports }],
    ['ex-ante.score', { kind: 'number', by: ['ex-ante-assessment', 'project-library'] }],
    ['evaluation.score', { kind: 'number', by: withResult }],
    ['evaluation.grade', { kind: 'code', codesIn: 'evaluation.gradeBands', by: [...withResult, 'register'] }],
    /** Of the body itself, where it is that which is referred. */
    ['work-assessment.grade', { kind: 'code', codesIn: 'evaluation.gradeBands', by: ['referral'] }],
    /** A check says of which evaluations its figure is. */
    [
      'evaluation.type',
      { kind: 'code', codesIn: 'evaluationTypes', by: [...withResult, 'disclosure', 'check', 'register'] },
    ],
    /** Of the jurisdiction whose objects are looked at. */
    ['jurisdiction.level', { kind: 'code', codes: levels, by: ['check', 'subject-kind', 'duty-of-jurisdiction'] }],
    /** In how many of its budgets something has money and a target in force in the year. */
    ['jurisdiction.budgets-covered', { kind: 'number', by: ['check'] }],
    /** Of an indicator of the target: what a unit declares are those of the third level, under names of the first and second. */
    ['indicator.level', { kind: 'code', codes: ['1', '2', '3'], by: ['check'] }],
    ['indicator.quantifiable', { ...yesOrNo, by: ['check'] }],
    /** Of the problems of the year that evaluations fed back, the share that was checked and is rectified, as a fraction. */
    ['rectification.rate', { kind: 'number', by: ['check'] }],
    /** Of an entry of a register, by what its log says. */
    ['register.rating', { kind: 'number', by: ['register'] }],
  ]),
  periods: new Set(['planned']),
  events: new Map<string, Known>([
    ['budget.approved', { by: ['monitoring-round', 'corrective-measure', 'evaluation', 'duty', 'result-application'] }],
    ['self-evaluation.begun', { by: ['monitoring-round', 'corrective-measure'] }],
    ['budget.adjusted', { notYet: { zh: '预算调整之日尚不可起算', en: 'nothing is counted from adjustments yet' } }],
    ['ex-ante.requested', exAnte],
    ['ex-ante.object-fixed', exAnte],
    ['final-accounts.completed', { by: ['evaluation', 'duty'] }],
    ['feedback-letter.received', { by: ['rectification'] }],
  ]),
  yearsFrom: new Set(['subject.first-funded']),
  objects: new Map<string, readonly Act[]>([
    ['ex-ante-assessment', ['conclude']],
    ['performance-target', ['submit', 'approve']],
    ['monitoring-round', ['submit']],
    ['monitoring-examination', ['review']],
    ['corrective-measure', ['resolve']],
    ['evaluation', ['conclude']],
    ['evaluation-list', ['record']],
    ['result-application', ['resolve']],
    ['rectification', ['submit', 'resolve']],
    ['referral', ['issue']],
    ['disclosure', ['issue']],
  ]),
  actsAlone: new Map<string, readonly Act[]>([
    ['monitoring-round', ['submit', 'review', 'issue', 'resolve']],
    ['monitoring-examination', ['review']],
  ]),
  verdicts: new Map([
    ['corrective-measure', ['adopted']],
    ['rectification', ['rectified']],
    ['disclosure', ['published']],
  ]),
  decidedOn: new Map([['performance-target', ['budget-year']]]),
  objectsNotYet: new Map([
    ['evaluation-list', { zh: '尚无评价名单', en: 'no service keeps lists of what is evaluated' }],
  ]),
  namesNobody: new Set([
    'performance-target',
    'monitoring-round',
    'monitoring-examination',
    'corrective-measure',
    'result-application',
    'referral',
    'rectification',
    'disclosure',
  ]),
  parties: new Set(['implementing-unit', 'responsible-person', 'assessed-body', 'other-department']),
  desks: new Map<string, Readonly<{ zh: string; reach: 'body' | 'jurisdiction' }>>([
    ['budget-unit', { zh: '预算单位经办', reach: 'body' }],
    ['unit-reviewer', { zh: '单位审核', reach: 'body' }],
    ['unit-head', { zh: '单位负责人', reach: 'body' }],
    ['department-reviewer', { zh: '主管部门审核', reach: 'body' }],
    ['business-desk', { zh: '财政业务股', reach: 'jurisdiction' }],
    ['budget-desk', { zh: '财政预算股', reach: 'jurisdiction' }],
    ['treasury-desk', { zh: '财政国库股', reach: 'jurisdiction' }],
    ['performance-office', { zh: '预算绩效管理机构', reach: 'jurisdiction' }],
    ['evaluator', { zh: '绩效评价工作组', reach: 'body' }],
  ]),
};
