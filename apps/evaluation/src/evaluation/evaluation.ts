import type { Command, Fact, TextsOf } from '@wenxiao/domain';
import type { RuleSet } from '@wenxiao/rules';

// The words of the aggregate: what happens to an evaluation, what may be asked of it, why it may be refused, what is known of it.

/** What is evaluated: the approved target. */
export type Subject = Readonly<{
  unitId: string;
  subjectKind: string;
  subjectName: string;
  budgetYear: number;
  indicators: readonly Readonly<{ indicatorId: string; name: string; target: string; weight?: string }>[];
}>;

/** A cell of the self-evaluation form, as printed; scores are decimal text where they are numbers. */
export type SelfEvaluatedIndicator = Readonly<{
  name: string;
  target?: string;
  actual?: string;
  weight?: string;
  score?: string;
}>;

/** A unit's self-evaluation (FF-36, FF-37, FF-44): the form's figures, and what the check found in them. */
export type SelfEvaluation = Readonly<{
  /** Budget and spending in 元, where the form gives them. */
  annualBudgetYuan?: string;
  executedYuan?: string;
  indicators: readonly SelfEvaluatedIndicator[];
  /** Total score, decimal text: printed, or entered where the form prints none. */
  score?: string;
  /** The grade that the form prints, as it is printed. */
  printedGrade?: string;
  /** SHA-256 of the form that was handed in. */
  formHash: string;
  findings: readonly Readonly<{ code: string; level: 'error' | 'warning' | 'info'; path: string }>[];
}>;

export type ScoredItem = Readonly<{
  item: string;
  /** Decimal text; weights of all items add up to the full mark. */
  weight: string;
  score: string;
  /** Why points were taken. */
  reason?: string;
}>;

/** Evaluations that rest on a self-evaluation. */
export type ReviewingForm = 'department-evaluation' | 'finance-evaluation';

export type EvaluationEvent =
  | Fact<'evaluation-opened', Subject>
  | Fact<'subject-followed', Pick<Subject, 'indicators'>>
  | Fact<'self-evaluation-submitted', SelfEvaluation & { submittedBy: string; grade?: string; gradeName?: string }>
  | Fact<
      'evaluation-started',
      { form: ReviewingForm; evaluators: readonly string[]; methods: readonly string[]; startedBy: string }
    >
  | Fact<'scores-given', { form: ReviewingForm; items: readonly ScoredItem[]; score: string; scoredBy: string }>
  | Fact<
      'evaluation-finalised',
      {
        form: ReviewingForm;
        score: string;
        fullMark: string;
        grade: string;
        gradeName: string;
        conclusion: string;
        findingOnDepartmentResult?: string;
      }
    >;

/** What every string of the events says, and so to whom. */
export const evaluationTexts: TextsOf<EvaluationEvent> = {
  'evaluation-opened': {
    unitId: 'id',
    subjectKind: 'code',
    subjectName: 'public',
    indicators: { indicatorId: 'public', name: 'public', target: 'public', weight: 'figure' },
  },
  'subject-followed': { indicators: { indicatorId: 'public', name: 'public', target: 'public', weight: 'figure' } },
  'self-evaluation-submitted': {
    annualBudgetYuan: 'figure',
    executedYuan: 'figure',
    indicators: { name: 'public', target: 'public', actual: 'public', weight: 'figure', score: 'figure' },
    score: 'figure',
    printedGrade: 'public',
    formHash: 'id',
    findings: { code: 'code', level: 'code', path: 'code' },
    submittedBy: 'id',
    grade: 'code',
    gradeName: 'public',
  },
  'evaluation-started': { form: 'code', evaluators: 'id', methods: 'code', startedBy: 'id' },
  'scores-given': {
    form: 'code',
    items: { item: 'public', weight: 'figure', score: 'figure', reason: 'internal' },
    score: 'figure',
    scoredBy: 'id',
  },
  'evaluation-finalised': {
    form: 'code',
    score: 'figure',
    fullMark: 'figure',
    grade: 'code',
    gradeName: 'public',
    conclusion: 'internal',
    findingOnDepartmentResult: 'internal',
  },
};

export type EvaluationCommand =
  | Command<'open', Subject>
  | Command<'submit-self-evaluation', SelfEvaluation>
  | Command<'start', { form: ReviewingForm; evaluators: readonly string[]; methods: readonly string[] }>
  | Command<'give-scores', { form: ReviewingForm; items: readonly ScoredItem[] }>
  | Command<'finalise', { form: ReviewingForm; conclusion: string; findingOnDepartmentResult?: string }>;

export type EvaluationRejection =
  | Readonly<{ code: 'wrong-state'; state: string; possible: readonly EvaluationCommand['type'][] }>
  | Readonly<{ code: 'form-unfilled' }>
  | Readonly<{ code: 'score-required' }>
  | Readonly<{ code: 'score-refused'; reason: string; score: string }>
  | Readonly<{ code: 'self-evaluation-required' }>
  | Readonly<{ code: 'form-unknown'; form: string; subjectKind: string }>
  | Readonly<{ code: 'methods-unknown'; unknown: readonly string[]; known: readonly string[] }>
  | Readonly<{ code: 'not-an-evaluator' }>
  | Readonly<{ code: 'weights-not-full'; weights: string; fullMark: string }>
  | Readonly<{ code: 'score-above-weight'; item: string; score: string; weight: string }>
  | Readonly<{ code: 'finding-required' }>
  | Readonly<{ code: 'same-person'; role: 'unit' | 'evaluator' }>
  | Readonly<{ code: 'rules-silent'; parameter: string }>;

/** One reviewing evaluation: started, scored, finalised. */
export type Review = Readonly<{
  stage: 'started' | 'scored' | 'finalised';
  evaluators: readonly string[];
  score?: string;
  grade?: string;
  scoredBy: readonly string[];
}>;

export type EvaluationState =
  | Readonly<{ status: 'unknown' }>
  | Readonly<{
      status: 'open';
      subject: Subject;
      selfEvaluation?: Readonly<{
        submittedBy: string;
        score?: string;
        grade?: string;
        findings: SelfEvaluation['findings'];
      }>;
      reviews: Readonly<Partial<Record<ReviewingForm, Review>>>;
    }>;

/** What decisions look up in the rule set in force. */
export type Rules = Pick<RuleSet, 'evaluation'>;
