import {
  accepted,
  type Command,
  type Decider,
  type Decision,
  nothingToDo,
  rejected,
  under,
  unreachable,
} from '@wenxiao/domain';
import { type DataOf, limits } from '@wenxiao/domain/field';
import { type ReportUpwardEvent, reportUpwardFacts as facts } from '@wenxiao/facts/accountability';
import { isFixed } from '@wenxiao/rules/deadline';
import { allWithin } from '@wenxiao/rules/ruling';
import { evolve, type ReportState, stepNow, type Submission } from './report-upward.state.js';
import type { ReportWorld } from './report-upward.world.js';

type Documents = DataOf<typeof facts.reportCompiled.fields>['documents'];

type Reminded = DataOf<typeof facts.reportUpwardReminded.fields>;

export type ReportCommand =
  /** The final accounts are completed, and the rules list it. */
  | Command<'expect', { today: string }>
  /** What is concluded by now is listed in it, whole. */
  | Command<'compile', { documents: Documents; reason?: string; today: string }>
  | Command<'submit', Omit<Submission, 'late'> & { today: string }>
  | Command<'take-back', { reason: string }>
  /** Whoever is to take the step that it waits for is asked to. */
  | Command<'remind', Reminded>
  /** … or somebody of the desk has it from now on. */
  | Command<'hand-over', DataOf<typeof facts.reportUpwardTaskHandedOver.fields>>;

export type ReportRejection =
  /** The rules have disclosures carry it out. */
  | Readonly<{ code: 'disclosed-instead'; report: string }>
  | Readonly<{ code: 'no-results' }>
  | Readonly<{ code: 'document-wanting' }>
  | Readonly<{ code: 'again-reason-required' }>
  | Readonly<{ code: 'submitted-already' }>
  | Readonly<{ code: 'not-compiled' }>
  | Readonly<{ code: 'not-submitted' }>
  /** It waits for another step, or for none. */
  | Readonly<{ code: 'not-waiting'; step: string; waitsFor?: string }>
  | Readonly<{ code: 'accounts-not-completed' }>
  /** Another report goes out before it. */
  | Readonly<{ code: 'other-report-first'; report: string }>
  | Readonly<{ code: 'day-to-come'; day: string; today: string }>
  /** The rules have it go out from a later day on. */
  | Readonly<{ code: 'opens-later'; opensOn: string }>;

type Outcome = Decision<ReportUpwardEvent, ReportRejection>;

/** 结果报送: results of a year, as they stood, go into final accounts and to the standing committee of the people’s congress. */
export const reportUpward: Decider<ReportState, ReportCommand, ReportUpwardEvent, ReportRejection, ReportWorld> = {
  initialState: { status: 'unknown' },
  decide(command, state, world) {
    const { member, ruling } = world;
    if (member.value.discloses) return rejected({ code: 'disclosed-instead', report: member.value.code });
    switch (command.type) {
      case 'expect': {
        if (state.status !== 'unknown') return nothingToDo;
        const { scheme } = ruling;
        return accepted<ReportUpwardEvent>(under(facts.reportExpected({ scheme, on: command.data.today }), member));
      }
      case 'compile':
        return compile(command.data, state, world);
      case 'submit':
        return submit(command.data, state, world);
      case 'take-back':
        if (state.status !== 'submitted') return rejected({ code: 'not-submitted' });
        return accepted<ReportUpwardEvent>(under(facts.reportUpwardTakenBack(command.data), member));
      case 'remind':
        return notWaiting(command.data, state) ?? accepted(under(facts.reportUpwardReminded(command.data), member));
      case 'hand-over': {
        const { step, to } = command.data;
        const isTheirs = 'heldBy' in state && state.heldBy[step] === to;
        const flaw = notWaiting(command.data, state);
        if (flaw || isTheirs) return flaw ?? nothingToDo;
        return accepted<ReportUpwardEvent>(under(facts.reportUpwardTaskHandedOver(command.data), member));
      }
      default:
        return unreachable(command);
    }
  },
  evolve,
};

function notWaiting({ step }: Readonly<{ step: string }>, state: ReportState): Outcome | undefined {
  const waitsFor = stepNow(state);
  if (waitsFor === step) return undefined;
  return rejected({ code: 'not-waiting', step, ...(waitsFor !== undefined && { waitsFor }) });
}

type DataFor<Type extends ReportCommand['type']> = Extract<ReportCommand, { type: Type }>['data'];

function compile(
  { documents, reason = '', today }: DataFor<'compile'>,
  state: ReportState,
  { member, concluded, ruling }: ReportWorld,
): Outcome {
  if (state.status === 'submitted') return rejected({ code: 'submitted-already' });
  if (documents.length === 0) return rejected({ code: 'document-wanting' });
  if (concluded.length === 0) return rejected({ code: 'no-results' });
  if (state.status === 'compiled' && reason.trim() === '') return rejected({ code: 'again-reason-required' });
  const { scheme } = ruling;
  const said = { scheme, results: concluded.length, documents, ...(reason !== '' && { reason }), on: today };
  const parts = Math.ceil(concluded.length / limits.batch);
  const listed = Array.from({ length: parts }, (_, at) =>
    facts.resultsListed({ part: at + 1, results: concluded.slice(at * limits.batch, (at + 1) * limits.batch) }),
  );
  return accepted<ReportUpwardEvent>(under(facts.reportCompiled(said), member), ...listed);
}

function submit(
  { today, ...submission }: DataFor<'submit'>,
  state: ReportState,
  { member, accountsOn, isFollowing, dues, opensOn }: ReportWorld,
): Outcome {
  const { from, following } = member.value;
  if (state.status === 'submitted') return rejected({ code: 'submitted-already' });
  if (state.status !== 'compiled') return rejected({ code: 'not-compiled' });
  if (submission.on > today) return rejected({ code: 'day-to-come', day: submission.on, today });
  if (opensOn !== undefined && submission.on < opensOn) return rejected({ code: 'opens-later', opensOn });
  if (from !== undefined && accountsOn === undefined) return rejected({ code: 'accounts-not-completed' });
  if (following !== undefined && !isFollowing) return rejected({ code: 'other-report-first', report: following });
  // By a day of principle nobody is late.
  const limited = dues.filter(isFixed).filter(({ soft }) => !soft);
  const late = limited.some(({ onTimeUntil }) => submission.on > onTimeUntil);
  const said = { ...submission, ...(limited.length > 0 && { late }) };
  return accepted<ReportUpwardEvent>(under(facts.reportUpwardSubmitted(said), member, ...statedDues(member)));
}

/** The days of the rules by which it is said to be late or not. */
const statedDues = (member: ReportWorld['member']) => allWithin(member, 'due');
