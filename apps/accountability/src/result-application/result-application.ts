import type { Command, Decision, Fact, TextsOf } from '@wenxiao/domain';
import type { Disposal, RuleSet } from '@wenxiao/rules';

// The words of the aggregate: what happens to a result, what may be asked of it, why it may be refused, what is known of it.

/** Whose result it is. The name is known once targets told it. */
export type Subject = Readonly<{ unitId: string; budgetYear: number; subjectName?: string }>;

/** The final result of a department's or the finance bureau's evaluation, as evaluation published it. */
export type Result = Readonly<{
  unitId: string;
  budgetYear: number;
  form: 'department-evaluation' | 'finance-evaluation';
  /** Decimal text, out of `fullMark`. */
  score: string;
  fullMark: string;
  grade: string;
  gradeName: string;
  /** The resolved rule set of the grade. */
  ruleSetHash: string;
  /** The day of the verdict in the jurisdiction: it governs which rules say what follows. */
  finalisedOn: string;
}>;

/** A department or unit that may be referred: one on the unit's way up the tree. */
export type Body = Readonly<{ id: string; kind: string }>;

type Referral = Readonly<{
  trigger: string;
  organisationId: string;
  /** Ids alone; names stay in directory. */
  personIds?: readonly string[];
  reason: string;
}>;

/** Amounts in 元, two decimals. Names stand beside codes as the rule set had them. */
export type ResultApplicationEvent =
  | Fact<'subject-followed', Required<Subject>>
  | Fact<'budget-followed', { unitId: string; budgetYear: number; budgetYuan: string }>
  | Fact<'result-received', Result>
  | Fact<
      'consequences-proposed',
      {
        disposals: readonly Readonly<{ disposal: string; name: string }>[];
        referrals: readonly Readonly<{ trigger: string; name: string }>[];
      }
    >
  | Fact<
      'disposal-decided',
      {
        disposal: string;
        disposalName: string;
        /** What a person found, where the grade alone does not lead to the disposal. */
        finding?: string;
        findingName?: string;
        /** The year whose money it is about. */
        forBudgetYear: number;
        reductionYuan?: string;
        reason: string;
      }
    >
  | Fact<'referral-made', Referral & { triggerName: string }>;

/** What every string of the events says, and so to whom. */
export const resultApplicationTexts: TextsOf<ResultApplicationEvent> = {
  'subject-followed': { unitId: 'id', subjectName: 'public' },
  'budget-followed': { unitId: 'id', budgetYuan: 'figure' },
  'result-received': {
    unitId: 'id',
    form: 'code',
    score: 'figure',
    fullMark: 'figure',
    grade: 'code',
    gradeName: 'public',
    ruleSetHash: 'id',
    finalisedOn: 'figure',
  },
  'consequences-proposed': {
    disposals: { disposal: 'code', name: 'public' },
    referrals: { trigger: 'code', name: 'public' },
  },
  'disposal-decided': {
    disposal: 'code',
    disposalName: 'public',
    finding: 'code',
    findingName: 'public',
    reductionYuan: 'figure',
    reason: 'internal',
  },
  'referral-made': {
    trigger: 'code',
    organisationId: 'id',
    personIds: 'id',
    reason: 'internal',
    triggerName: 'public',
  },
};

export type ResultApplicationCommand =
  | Command<'follow-subject', Required<Subject>>
  | Command<'follow-budget', { unitId: string; budgetYear: number; budgetYuan: string }>
  | Command<'receive-result', Result>
  | Command<'decide-disposal', { disposal: string; finding?: string; reductionYuan?: string; reason: string }>
  | Command<'refer', Referral & { bodies: readonly Body[] }>;

/** What a person may do, in the words of {@link ResultApplicationCommand}. */
export type PersonsAct = 'decide-disposal' | 'refer';

export type ResultApplicationRejection =
  | Readonly<{ code: 'wrong-state'; state: ResultApplicationState['status']; possible: readonly PersonsAct[] }>
  | Readonly<{ code: 'person-required' }>
  | Readonly<{ code: 'disposal-unknown'; disposal: string; known: readonly string[] }>
  | Readonly<{ code: 'finding-unknown'; finding: string; known: readonly string[] }>
  | Readonly<{ code: 'finding-required'; disposal: string; grade: string; findings: readonly string[] }>
  | Readonly<{ code: 'grade-leads-elsewhere'; disposal: string; grade: string; proposed: readonly string[] }>
  | Readonly<{ code: 'without-exception'; disposal: string; required: readonly string[]; source: readonly string[] }>
  | Readonly<{ code: 'amount-refused'; disposal: string; amount: Disposal['amount'] }>
  | Readonly<{ code: 'amount-required'; disposal: string; budgetYuan: string }>
  | Readonly<{ code: 'budget-unknown'; disposal: string }>
  | Readonly<{ code: 'reduction-out-of-range'; reductionYuan: string; budgetYuan: string }>
  | Readonly<{ code: 'trigger-unknown'; trigger: string; known: readonly string[] }>
  | Readonly<{ code: 'grade-required'; trigger: string; grade: string; actual?: string }>
  | Readonly<{ code: 'not-referable'; organisationId: string; referable: readonly string[] }>
  | Readonly<{ code: 'persons-not-referable'; referable: readonly string[] }>
  | Readonly<{ code: 'referred-before'; trigger: string; organisationId: string }>
  | Readonly<{ code: 'same-person'; role: 'referred' }>
  | Readonly<{ code: 'rules-silent'; parameter: string }>;

type Known = Readonly<{
  subject: Subject;
  /** The budget in force; absent until targets told it. */
  budgetYuan?: string;
  /** Kept as information: nothing follows from it. */
  departmentResult?: Result;
  /** What the rules attach to the grade; empty until there is one. */
  proposedDisposals: readonly string[];
  proposedReferrals: readonly string[];
  referrals: readonly Referral[];
  /** What the codes of this state are called. */
  names: Readonly<Record<string, string>>;
}>;

export type ResultApplicationState =
  | Readonly<{ status: 'unknown' }>
  | (Known & Readonly<{ status: 'awaiting-result' }>)
  | (Known & Readonly<{ status: 'undecided'; result: Result }>)
  | (Known &
      Readonly<{
        status: 'decided';
        result: Result;
        disposal: Readonly<{ disposal: string; finding?: string; forBudgetYear: number; reductionYuan?: string }>;
      }>);

/** What decisions look up in the rule set in force. */
export type Rules = Pick<RuleSet, 'resultApplication' | 'accountability'>;

export type SubjectKnown = Exclude<ResultApplicationState, { status: 'unknown' }>;
export type CommandOf<Type extends ResultApplicationCommand['type']> = Extract<
  ResultApplicationCommand,
  { type: Type }
>;
export type Decided = Decision<ResultApplicationEvent, ResultApplicationRejection>;
