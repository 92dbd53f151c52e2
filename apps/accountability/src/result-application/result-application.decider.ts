import { accepted, type Decider, nothingToDo, rejected, unreachable } from '@wenxiao/domain';
import { decideDisposal } from './disposal.decider.js';
import { refer } from './referral.decider.js';
import type {
  CommandOf,
  Decided,
  PersonsAct,
  Result,
  ResultApplicationCommand,
  ResultApplicationEvent,
  ResultApplicationRejection,
  ResultApplicationState,
  Rules,
  Subject,
  SubjectKnown,
} from './result-application.js';

const possible: Readonly<Record<ResultApplicationState['status'], readonly PersonsAct[]>> = {
  unknown: [],
  'awaiting-result': ['refer'],
  undecided: ['decide-disposal', 'refer'],
  decided: ['refer'],
};

/**
 * 结果应用与问责 of one subject and budget year. What follows from a grade is proposed by the rules and decided by a person:
 * what happens to next year's money (FF-47), and who is referred (FF-48).
 *
 * Who decided the disposal may also refer: both are acts of the finance bureau upon a result that others scored and
 * finalised, and the money is moved by the budget line in targets. Nobody refers themselves.
 */
export const resultApplicationDecider: Decider<
  ResultApplicationState,
  ResultApplicationCommand,
  ResultApplicationEvent,
  ResultApplicationRejection,
  Rules
> = {
  initialState: { status: 'unknown' },
  decide(command, state, rules) {
    switch (command.type) {
      case 'follow-subject':
        return followSubject(command, state);
      case 'follow-budget':
        return followBudget(command, state);
      case 'receive-result':
        return receiveResult(command, state, rules);
      case 'decide-disposal':
        return state.status === 'undecided' ? decideDisposal(command, state, rules) : wrongState(state);
      case 'refer':
        return state.status === 'unknown' ? wrongState(state) : refer(command, state, rules);
      default:
        return unreachable(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'subject-followed':
        return known(state, event.data);
      case 'budget-followed':
        return { ...known(state, event.data), budgetYuan: event.data.budgetYuan };
      case 'result-received':
        return withResult(known(state, event.data), event.data);
      case 'consequences-proposed': {
        if (state.status === 'unknown') return state;
        const { disposals, referrals } = event.data;
        const named = [
          ...disposals.map(({ disposal, name }) => [disposal, name] as const),
          ...referrals.map(({ trigger, name }) => [trigger, name] as const),
        ];
        return {
          ...state,
          proposedDisposals: disposals.map(({ disposal }) => disposal),
          proposedReferrals: referrals.map(({ trigger }) => trigger),
          names: { ...state.names, ...Object.fromEntries(named) },
        };
      }
      case 'disposal-decided': {
        if (!hasResult(state)) return state;
        const { disposalName, finding, findingName, reason: _, ...decided } = event.data;
        const found = finding !== undefined && { finding };
        const names = {
          ...state.names,
          [decided.disposal]: disposalName,
          ...(finding !== undefined && findingName !== undefined && { [finding]: findingName }),
        };
        return { ...state, status: 'decided', disposal: { ...decided, ...found }, names };
      }
      case 'referral-made': {
        if (state.status === 'unknown') return state;
        const { triggerName, ...referral } = event.data;
        return {
          ...state,
          referrals: [...state.referrals, referral],
          names: { ...state.names, [referral.trigger]: triggerName },
        };
      }
      default:
        return unreachable(event);
    }
  },
};

function hasResult(
  state: ResultApplicationState,
): state is Extract<ResultApplicationState, { status: 'undecided' | 'decided' }> {
  return state.status === 'undecided' || state.status === 'decided';
}

/** Whichever message comes first tells whose result it is; the name comes with the target. */
function known(state: ResultApplicationState, { unitId, budgetYear, subjectName }: Subject): SubjectKnown {
  const named = subjectName !== undefined && { subjectName };
  if (state.status === 'unknown')
    return {
      status: 'awaiting-result',
      subject: { unitId, budgetYear, ...named },
      proposedDisposals: [],
      proposedReferrals: [],
      referrals: [],
      names: {},
    };
  return { ...state, subject: { ...state.subject, unitId, budgetYear, ...named } };
}

/** A result that changes after the disposal was decided leaves the decision as it stands. */
function withResult(state: SubjectKnown, result: Result): SubjectKnown {
  if (result.form === 'department-evaluation') return { ...state, departmentResult: result };
  return state.status === 'decided' ? { ...state, result } : { ...state, status: 'undecided', result };
}

function wrongState(state: ResultApplicationState): Decided {
  return rejected({ code: 'wrong-state', state: state.status, possible: possible[state.status] });
}

function followSubject({ data }: CommandOf<'follow-subject'>, state: ResultApplicationState): Decided {
  const same = state.status !== 'unknown' && state.subject.subjectName === data.subjectName;
  return same ? nothingToDo : accepted({ type: 'subject-followed', data });
}

function followBudget({ data }: CommandOf<'follow-budget'>, state: ResultApplicationState): Decided {
  const same = state.status !== 'unknown' && state.budgetYuan === data.budgetYuan;
  return same ? nothingToDo : accepted({ type: 'budget-followed', data });
}

/** What the rules attach to the grade of a finance evaluation is proposed at once; a department's result is kept beside it. */
function receiveResult({ data }: CommandOf<'receive-result'>, state: ResultApplicationState, rules: Rules): Decided {
  const before = resultOf(state, data.form);
  if (before && JSON.stringify(before) === JSON.stringify(data)) return nothingToDo;
  const received: ResultApplicationEvent = { type: 'result-received', data };
  if (data.form === 'department-evaluation') return accepted(received);
  const disposals = (rules.resultApplication.disposals?.value ?? [])
    .filter(({ grades }) => grades.includes(data.grade))
    .map(({ code, zh }) => ({ disposal: code, name: zh }));
  const referrals = (rules.accountability.referralTriggers?.value ?? [])
    .filter(({ grade }) => grade === data.grade)
    .map(({ code, zh }) => ({ trigger: code, name: zh }));
  return accepted<ResultApplicationEvent>(received, { type: 'consequences-proposed', data: { disposals, referrals } });
}

function resultOf(state: ResultApplicationState, form: Result['form']): Result | undefined {
  if (state.status === 'unknown') return undefined;
  if (form === 'department-evaluation') return state.departmentResult;
  return hasResult(state) ? state.result : undefined;
}
