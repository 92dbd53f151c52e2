import { duesOf } from '../deadline/due-day.js';
import { isByPerson, type PlannedRounds, type RoundNode, rulesOn } from './round-plan.js';
import { type RoundAt, roundId, roundsOf, type RoundSubject, standingIn } from './rounds-of-subject.js';

/** A round as the subject's own history knows it. */
export interface OpenedRound {
  readonly id: string;
  /** Of the set that it is under. */
  readonly hash: string;
  /** Opened by a person: no plan names it, and none can take it away. */
  readonly byPerson: boolean;
  /** Done, or lapsed before. */
  readonly ended: boolean;
}

/** What is to be done for one subject on a day. */
export interface RoundsToDo {
  /** In order of their nodes; those of a time in which nothing was done are caught up. */
  readonly open: readonly RoundAt[];
  /** Open rounds that are over without a report: the subject has ended, the window has shut, or the node is not planned any more. */
  readonly lapse: readonly Readonly<{ id: string; because: 'subject-ended' | 'outside-window' | 'not-planned' }>[];
  /** Open rounds for whose node another set is planned by now. */
  readonly rebase: readonly Readonly<{ id: string; hash: string }>[];
  /** The next day on which something is to be done, if nothing becomes known before. */
  readonly next: string | undefined;
}

/** Whether a subject is in a series is judged when a round is opened, and not again. */
export function roundsToDo(
  nodes: readonly RoundNode[],
  subject: RoundSubject,
  opened: readonly OpenedRound[],
  today: string,
): RoundsToDo {
  const known = new Set(opened.map(({ id }) => id));
  const waiting = roundsOf(nodes, subject).rounds.filter(({ id }) => !known.has(id));
  const hasEnded = subject.ends !== undefined && subject.ends <= today;
  // Of what is there no more nobody reports, whoever asked for it.
  const running = opened.filter(({ ended, byPerson }) => !ended && (hasEnded || !byPerson));
  const planned = new Map(running.length === 0 ? [] : nodes.map((node) => [roundId(node.series, node.node), node]));
  const lapse: RoundsToDo['lapse'][number][] = [];
  const rebase: RoundsToDo['rebase'][number][] = [];
  for (const { id, hash } of running) {
    const node = planned.get(id);
    if (hasEnded) lapse.push({ id, because: 'subject-ended' });
    else if (node === undefined) lapse.push({ id, because: 'not-planned' });
    else if (standingIn(node, subject) !== 'inside') lapse.push({ id, because: 'outside-window' });
    else if (node.hash !== hash) rebase.push({ id, hash: node.hash });
  }
  const later = waiting.map(({ opens }) => opens).filter((opens) => opens > today);
  return { open: waiting.filter(({ opens }) => opens <= today), lapse, rebase, next: later.sort().at(0) };
}

/** The series of rounds that a person opens where the set is silent on rounds. */
export const seriesByPerson = 'by-person';

export type RoundRefusal =
  /** No set is planned for the node. */
  | 'no-rules'
  /** The set says when the rounds of this series are, or has other series. */
  | 'not-by-person'
  /** The series is not of the subject, or nobody can say yet whether it is. */
  | 'not-of-subject'
  /** The subject is there no more by then. */
  | 'subject-ended';

/** A round that a person opens: of a series that the set leaves to persons, or of none where it is silent on rounds. */
export function roundByPerson(
  timetable: readonly PlannedRounds[],
  asked: Readonly<{ series: string; node: string; budgetYear: number }>,
  { judge, events, ends, calendar }: Pick<RoundSubject, 'judge' | 'events' | 'ends' | 'calendar'>,
): RoundAt | Readonly<{ refused: RoundRefusal }> {
  if (ends !== undefined && asked.node >= ends) return { refused: 'subject-ended' };
  const rules = rulesOn(timetable, asked.node);
  if (rules === undefined || rules.hash === null) return { refused: 'no-rules' };
  const round = rules.rounds.find(({ code, nodes }) => code === asked.series && isByPerson(nodes));
  const isSilent = rules.rounds.length === 0 && asked.series === seriesByPerson;
  if (round === undefined && !isSilent) return { refused: 'not-by-person' };
  const verdict = round && judge(round.of);
  if (verdict && verdict.truth !== 'yes') return { refused: 'not-of-subject' };
  const { series, node, budgetYear } = asked;
  return {
    id: roundId(series, node),
    series,
    node,
    budgetYear,
    opens: node,
    dues: duesOf(round?.due, { year: budgetYear, node, events }, calendar),
    forecast: false,
    hash: rules.hash,
    restedOn: verdict?.restedOn ?? [],
    ...(round && { round }),
  };
}

/** The tenant's own object that reports a round of all its subjects. */
export type RoundSummary = Readonly<{ id: string; kind: string; node: string; budgetYear: number; hash: string }>;

/** The summaries that the nodes of a year ask for. Their own procedure says what is due of them, counted from the node. */
export function summariesOf(nodes: readonly RoundNode[]): readonly RoundSummary[] {
  return nodes.flatMap(({ series, node, budgetYear, hash, round }) => {
    const kind = round.summary;
    return kind === undefined ? [] : [{ id: `${kind}/${roundId(series, node)}`, kind, node, budgetYear, hash }];
  });
}
