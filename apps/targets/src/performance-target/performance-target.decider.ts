import {
  accepted,
  type Command,
  type Decider,
  type Decision,
  type Fact,
  nothingToDo,
  rejected,
  type TextsOf,
  unreachable,
} from '@wenxiao/domain';
import type { RuleSet } from '@wenxiao/rules';

/** What a target is set for: the kinds of FF-22, and policies (FF-36b). */
export type TargetSubjectKind = 'project' | 'policy' | 'whole-department' | 'basic-expenditure';

export type Indicator = Readonly<{
  indicatorId: string;
  level1: string;
  level2?: string;
  name: string;
  /** As it was written: `≥735人次`; text where it is qualitative. */
  target: string;
  weight?: string;
}>;

/** What a unit declares. Amounts in 元, two decimals. */
export type Declaration = Readonly<{
  unitId: string;
  subjectKind: TargetSubjectKind;
  subjectName: string;
  period: 'annual' | 'medium-and-long-term';
  budgetYear: number;
  requestedYuan: string;
  objective?: string;
  indicators: readonly Indicator[];
  /** The day of the (first) declaration in the jurisdiction: it governs which rules hold for this target. */
  declaredOn: string;
  /** What the form check found in the form that was handed in: codes and paths, at the time. */
  findings: readonly Readonly<{ code: string; level: 'error' | 'warning' | 'info'; path: string }>[];
}>;

export type DimensionVerdict = Readonly<{ dimension: string; passed: boolean; opinion?: string }>;

export type PerformanceTargetEvent =
  | Fact<'target-declared', Declaration & { declaredBy: string }>
  | Fact<'target-revised', Declaration & { declaredBy: string }>
  | Fact<'target-reviewed', { stage: string; verdicts: readonly DimensionVerdict[] }>
  | Fact<'target-returned', { stage: string; verdicts: readonly DimensionVerdict[] }>
  | Fact<'target-approved', { approvedYuan: string; budgetKind: BudgetKind; effectiveOn: string }>
  | Fact<'target-adjusted', { indicators: readonly Indicator[]; reason: string }>;

type Texts = TextsOf<PerformanceTargetEvent>;

/** Their numbers are the unit's own, `1` or `产出 1`. */
const indicatorTexts: Texts['target-adjusted']['indicators'] = {
  indicatorId: 'public',
  level1: 'public',
  level2: 'public',
  name: 'public',
  target: 'public',
  weight: 'figure',
};

const declarationTexts: Texts['target-declared'] = {
  unitId: 'id',
  subjectKind: 'code',
  subjectName: 'public',
  period: 'code',
  requestedYuan: 'figure',
  objective: 'public',
  indicators: indicatorTexts,
  declaredOn: 'figure',
  findings: { code: 'code', level: 'code', path: 'code' },
  declaredBy: 'id',
};

/** What every string of the events says, and so to whom. */
export const performanceTargetTexts: TextsOf<PerformanceTargetEvent> = {
  'target-declared': declarationTexts,
  'target-revised': declarationTexts,
  'target-reviewed': { stage: 'code', verdicts: { dimension: 'code', opinion: 'internal' } },
  'target-returned': { stage: 'code', verdicts: { dimension: 'code', opinion: 'internal' } },
  'target-approved': { approvedYuan: 'figure', budgetKind: 'code', effectiveOn: 'figure' },
  'target-adjusted': { indicators: indicatorTexts, reason: 'internal' },
};

/** Targets are approved with the initial or with an adjusted budget (FF-26a). */
export type BudgetKind = 'initial-budget' | 'adjusted-budget';

/** What decisions look up in the rule set in force. */
export type Rules = Pick<RuleSet, 'target'>;

export type PerformanceTargetCommand =
  | Command<'declare', Declaration>
  | Command<'revise', Declaration>
  | Command<'review', { stage: string; verdicts: readonly DimensionVerdict[] }>
  | Command<'approve', { approvedYuan: string; budgetKind: BudgetKind; effectiveOn: string }>
  | Command<'adjust', { indicators: readonly Indicator[]; reason: string }>;

type Status = PerformanceTargetState['status'];

export type PerformanceTargetRejection =
  | Readonly<{ code: 'wrong-state'; state: Status; possible: readonly PerformanceTargetCommand['type'][] }>
  | Readonly<{ code: 'same-person'; role: 'declarant' }>
  | Readonly<{ code: 'target-required' }>
  | Readonly<{ code: 'not-separate'; subjectKind: TargetSubjectKind; mergedInto: 'whole-department' }>
  | Readonly<{ code: 'indicator-twice'; indicatorId: string }>
  | Readonly<{ code: 'wrong-stage'; stage: string; expected: string }>
  | Readonly<{ code: 'dimensions-incomplete'; missing: readonly string[]; unknown: readonly string[] }>
  | Readonly<{ code: 'rules-silent'; parameter: string }>;

export type PerformanceTargetState =
  | Readonly<{ status: 'undeclared' }>
  | Readonly<{ status: 'declared'; declarant: string; reviewed: readonly string[]; declaration: Declaration }>
  | Readonly<{ status: 'returned'; declarant: string; stage: string; declaration: Declaration }>
  | Readonly<{
      status: 'approved';
      declarant: string;
      declaration: Declaration;
      approvedYuan: string;
      effectiveOn: string;
    }>;

type Decided = Decision<PerformanceTargetEvent, PerformanceTargetRejection>;

const possible: Readonly<Record<Status, readonly PerformanceTargetCommand['type'][]>> = {
  undeclared: ['declare'],
  declared: ['review', 'approve'],
  returned: ['revise'],
  approved: ['adjust'],
};

export const performanceTargetDecider: Decider<
  PerformanceTargetState,
  PerformanceTargetCommand,
  PerformanceTargetEvent,
  PerformanceTargetRejection,
  Rules
> = {
  initialState: { status: 'undeclared' },
  decide(command, state, rules) {
    switch (command.type) {
      case 'declare':
        return state.status === 'undeclared' ? declare(command, rules, 'target-declared') : wrongState(state);
      case 'revise':
        return state.status === 'returned' ? declare(command, rules, 'target-revised') : wrongState(state);
      case 'review':
        return review(command, state, rules);
      case 'approve':
        return approve(command, state, rules);
      case 'adjust':
        return adjust(command, state);
      default:
        return unreachable(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'target-declared':
      case 'target-revised':
        return { status: 'declared', declarant: event.data.declaredBy, reviewed: [], declaration: event.data };
      case 'target-reviewed':
        return state.status === 'declared' ? { ...state, reviewed: [...state.reviewed, event.data.stage] } : state;
      case 'target-returned':
        return state.status === 'declared'
          ? { status: 'returned', declarant: state.declarant, stage: event.data.stage, declaration: state.declaration }
          : state;
      case 'target-approved':
        return state.status === 'declared'
          ? {
              status: 'approved',
              declarant: state.declarant,
              declaration: state.declaration,
              approvedYuan: event.data.approvedYuan,
              effectiveOn: event.data.effectiveOn,
            }
          : state;
      case 'target-adjusted':
        return state.status === 'approved'
          ? { ...state, declaration: { ...state.declaration, indicators: event.data.indicators } }
          : state;
      default:
        return unreachable(event);
    }
  },
};

type CommandOf<Type extends PerformanceTargetCommand['type']> = Extract<PerformanceTargetCommand, { type: Type }>;

function wrongState(state: PerformanceTargetState): Decided {
  return rejected({ code: 'wrong-state', state: state.status, possible: possible[state.status] });
}

function declare(
  command: CommandOf<'declare' | 'revise'>,
  rules: Rules,
  type: 'target-declared' | 'target-revised',
): Decided {
  const { subjectKind, indicators } = command.data;
  if (subjectKind === 'basic-expenditure' && rules.target.basicExpenditure?.value === 'within-whole-department') {
    return rejected({ code: 'not-separate', subjectKind, mergedInto: 'whole-department' });
  }
  // FF-20: no request for money without targets; the request travels with the declaration.
  if (indicators.length === 0) return rejected({ code: 'target-required' });
  const twice = indicators.find(
    ({ indicatorId }, index) => indicators.findIndex((other) => other.indicatorId === indicatorId) < index,
  );
  if (twice) return rejected({ code: 'indicator-twice', indicatorId: twice.indicatorId });
  return accepted({ type, data: { ...command.data, declaredBy: command.by.id } });
}

/** FF-24: stage after stage, each on every dimension; one that does not pass sends the target back. */
function review(command: CommandOf<'review'>, state: PerformanceTargetState, rules: Rules): Decided {
  if (state.status !== 'declared') return wrongState(state);
  const { stage, verdicts } = command.data;
  if (state.reviewed.includes(stage)) return nothingToDo;
  const stages = rules.target.reviewStages?.value;
  if (!stages) return rejected({ code: 'rules-silent', parameter: 'target.reviewStages' });
  const expected = stages[state.reviewed.length]?.code;
  if (expected === undefined) return wrongState(state);
  if (stage !== expected) return rejected({ code: 'wrong-stage', stage, expected });
  if (command.by.id === state.declarant) return rejected({ code: 'same-person', role: 'declarant' });
  const given = verdicts.map(({ dimension }) => dimension);
  const asked: readonly string[] = rules.target.reviewDimensions?.value?.map(({ code }) => code) ?? [];
  const missing = asked.filter((dimension) => !given.includes(dimension));
  const unknown = given.filter((dimension) => !asked.includes(dimension));
  if (missing.length > 0 || unknown.length > 0) return rejected({ code: 'dimensions-incomplete', missing, unknown });
  const passed = verdicts.every((verdict) => verdict.passed);
  return accepted({ type: passed ? 'target-reviewed' : 'target-returned', data: { stage, verdicts } });
}

/** FF-26a: whoever approves the budget approves the target, in one act; nobody approves what they declared. */
function approve(command: CommandOf<'approve'>, state: PerformanceTargetState, rules: Rules): Decided {
  if (state.status === 'approved' && state.approvedYuan === command.data.approvedYuan) return nothingToDo;
  if (state.status !== 'declared') return wrongState(state);
  const stages = rules.target.reviewStages?.value ?? [];
  if (state.reviewed.length < stages.length)
    return rejected({ code: 'wrong-state', state: state.status, possible: ['review'] });
  if (command.by.id === state.declarant) return rejected({ code: 'same-person', role: 'declarant' });
  return accepted({ type: 'target-approved', data: command.data });
}

/** FF-26b, FF-33a: an approved target changes for objective reasons alone; the reason is part of the record. */
function adjust(command: CommandOf<'adjust'>, state: PerformanceTargetState): Decided {
  if (state.status !== 'approved') return wrongState(state);
  if (command.data.indicators.length === 0) return rejected({ code: 'target-required' });
  if (command.by.id === state.declarant) return rejected({ code: 'same-person', role: 'declarant' });
  return accepted({ type: 'target-adjusted', data: command.data });
}
