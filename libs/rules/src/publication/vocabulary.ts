import type { MemberGroup } from '../shape/groups.js';
import type { Act } from '../shape/procedure.js';

/** A figure that conditions may ask. Of a code, whose codes: a group of the set, or a closed list. */
export type VocabularyFigure =
  Readonly<{ kind: 'number' | 'day' }> | Readonly<{ kind: 'code'; codesIn?: MemberGroup; codes?: readonly string[] }>;

/** What a rule set may refer to and does not state itself. */
export interface Vocabulary {
  /** What conditions may ask. */
  readonly figures: ReadonlyMap<string, VocabularyFigure>;
  /** Of which length a condition may ask. */
  readonly periods: ReadonlySet<string>;
  /** From which a deadline or a window may be counted. */
  readonly events: ReadonlySet<string>;
  /** What procedures are about, with the acts that each needs at least once. */
  readonly objects: ReadonlyMap<string, readonly Act[]>;
  /** Whom an object names by itself, without a step that does. */
  readonly parties: ReadonlySet<string>;
}

const yesOrNo: VocabularyFigure = { kind: 'code', codes: ['yes', 'no'] };
const number: VocabularyFigure = { kind: 'number' };

/** What the product knows. */
export const productVocabulary: Vocabulary = {
  figures: new Map<string, VocabularyFigure>([
    ['subject.kind', { kind: 'code', codesIn: 'subject.kinds' }],
    ['subject.is-new', yesOrNo],
    ['subject.key', yesOrNo],
    ['subject.major', yesOrNo],
    ['subject.category', { kind: 'code', codesIn: 'exAnte.categories' }],
    ['subject.fund', { kind: 'code', codesIn: 'general.budgets' }],
    ['subject.related-fund', { kind: 'code', codesIn: 'general.relatedFunds' }],
    ['subject.first-funded', number],
    ['subject.planned-fiscal-money', number],
    ['target.compiled', yesOrNo],
    ['target.approved', yesOrNo],
    ['budget-line.in-force', number],
    ['execution.rate', number],
    ['attainment', number],
    ['ex-ante.score', number],
    ['evaluation.score', number],
    ['evaluation.grade', { kind: 'code', codesIn: 'evaluation.gradeBands' }],
    ['evaluation.type', { kind: 'code', codesIn: 'evaluationTypes' }],
  ]),
  periods: new Set(['planned']),
  events: new Set([
    'budget.approved',
    'budget.adjusted',
    'ex-ante.requested',
    'ex-ante.object-fixed',
    'self-evaluation.begun',
    'final-accounts.completed',
    'feedback-letter.received',
  ]),
  objects: new Map<string, readonly Act[]>([
    ['ex-ante-assessment', ['conclude']],
    ['performance-target', ['submit', 'approve']],
    ['monitoring-round', ['submit']],
    ['corrective-measure', ['resolve']],
    ['evaluation', ['conclude']],
    ['evaluation-list', ['record']],
    ['result-application', ['resolve']],
    ['rectification', ['submit', 'resolve']],
    ['referral', ['issue']],
    ['disclosure', ['issue']],
  ]),
  parties: new Set(['implementing-unit', 'responsible-person', 'assessed-body', 'other-department']),
};
