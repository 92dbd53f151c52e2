import { Injectable } from '@nestjs/common';
import type { EventReference } from '@wenxiao/event-store';
import { type Known, knownWith } from '@wenxiao/rules/condition';
import { rowsWithParts } from '@wenxiao/rules/grading';
import { type PlannedRounds, roundsOfSet, rulesOn } from '@wenxiao/rules/rounds';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Scheme } from '@wenxiao/rules/shape';
import {
  BusinessClock,
  type Copied,
  Copies,
  copyKey,
  endedFrom,
  GoverningRules,
  knownAsEvaluated,
  knownUnder,
  knownWithTarget,
  type ObjectPlace,
  ObjectPlaces,
  periodOfSubject,
  procedureWorld,
  targetInForce,
} from '@wenxiao/service-kit';
import {
  adjustedTargets,
  approvedTargets,
  budgets,
  closedYears,
  conclusions,
  conclusionsTakenBack,
  earlierYears,
  executed,
  openedEvaluations,
  subjects,
  withdrawnStarts,
  withdrawnTargets,
} from '../copies.js';
import { budgetApprovedOn } from './budget-approved.js';
import { begunIn } from './self-evaluation-begun.js';
import type { MonitoringPlace } from './monitoring.place.js';
import { concludedIn, type MonitoringState } from './monitoring.state.js';
import type { ConcludedEvaluation, EarlierFound, Executed, MonitoringWorld } from './monitoring.world.js';

/** What a decision on a subject's year may look up on a day, and where it was read. */
export type LoadedWorld = Readonly<{
  world: MonitoringWorld;
  place: ObjectPlace;
  subject: CopiedSubject;
  /** Facts of others that a decision may rest on. */
  basedOn: readonly EventReference[];
  /** … and one on what was found. */
  concludedBy: readonly EventReference[];
}>;

type CopiedSubject = NonNullable<(typeof subjects)['data']>;

type Conclusion = Copied<NonNullable<(typeof conclusions)['data']>>;

/** What it reads of others. */
const read = {
  subjects,
  budgets,
  executed,
  approved: approvedTargets,
  adjusted: adjustedTargets,
  withdrawn: withdrawnTargets,
  opened: openedEvaluations,
  notBegun: withdrawnStarts,
  conclusions,
  takenBack: conclusionsTakenBack,
  earlier: earlierYears,
};

/** The rules under a hash, of the year of the rounds. */
type Learn = (hash: string) => Promise<Ruling>;

/** Puts together what monitoring knows of a subject's year: rules and their plan, the tree, and copies of what targets said. */
@Injectable()
export class MonitoringWorlds {
  constructor(
    private readonly governing: GoverningRules,
    private readonly places: ObjectPlaces,
    private readonly copies: Copies,
    private readonly clock: BusinessClock,
  ) {}

  /** As {@link find}, for a reaction. @throws {WaitsFor} until this service has heard of the subject. */
  async of(tenant: string, place: MonitoringPlace, state: MonitoringState, day: string): Promise<LoadedWorld> {
    await this.copies.required(subjects, tenant, copyKey(place.subject));
    const found = await this.find(tenant, place, state, day);
    if (!found) throw new Error(`The copy of ${place.subject} has gone`);
    return found;
  }

  /** Undefined where this service has not heard of the subject yet. */
  async find(
    tenant: string,
    { subject: id, year }: MonitoringPlace,
    state: MonitoringState,
    day: string,
  ): Promise<LoadedWorld | undefined> {
    const told = await this.copies.about(tenant, copyKey(id), read);
    const [subject] = told.subjects;
    if (!subject) return undefined;
    const budget = told.budgets.find(({ data }) => data.year === year);
    const paid = told.executed.find(({ data }) => data.year === year);
    const closed = await this.copies.find(closedYears, tenant, copyKey(year));
    const { approved, adjusted, withdrawn } = told;
    const target = targetInForce({ told: [...approved, ...adjusted], withdrawn }, year);
    const begun = begunIn(told, year);
    const { unit } = subject.data;
    const place = await this.places.of(unit, subject.data.department, day);
    const rules = new Map<string, Ruling>();
    const learn: Learn = async (hash) => {
      const learnt = rules.get(hash) ?? (await this.governing.byHash(hash)).rules.inYear(year);
      rules.set(hash, learnt);
      return learnt;
    };
    const scheme = (state.status === 'open' ? state.scheme : target?.data.scheme) as Scheme | undefined;
    // Nobody is asked for a round of money before its budget is known; a body has none.
    const plan = (budget ?? subject.data.nature === 'body') && scheme ? await this.planOf(unit, scheme, learn) : [];
    const running = state.status === 'open' ? [...state.rounds, ...Object.values(state.proposals)] : [];
    for (const { rules: hash } of running) await learn(hash);
    const calendar = await this.governing.calendarOf(unit);
    const approvedOn = budgetApprovedOn(budget?.data.approvedFrom, approved, year, (at) => this.clock.dayOf(at));
    const base = asked(knownWithTarget(subject.data, target !== undefined, year), plan, day, rules);
    const found = state.status === 'open' ? concludedIn(state) : [];
    const concluded = this.concludedIn(year, told);
    const planned = periodOfSubject(subject.data, 'planned');
    const ruling = (hash: string): Ruling => requireFound(rules.get(hash), hash);
    return {
      place,
      subject: subject.data,
      concludedBy: [...concluded, ...recordedOf(year - 1, told.earlier)].map(({ fact }) => fact),
      basedOn: [subject, budget, paid, closed, target, begun].flatMap((read) => read?.fact ?? []),
      world: {
        today: day,
        subjectName: subject.data.name,
        known: knownWith(base, found),
        knownWith: (findings) => knownWith(base, findings),
        knownAs: (come) => {
          const evaluated = knownAsEvaluated(subject.data, 'type' in come ? come : null, year);
          return knownWith(asked(evaluated, plan, day, rules), come.findings);
        },
        concluded: concluded.map(({ evaluation }) => evaluation),
        earlier: recordedOf(year - 1, told.earlier).flatMap(earlierFound),
        plan,
        ruling,
        under: (hash) => procedureWorld(place, ruling(hash), { known: knownWith(base, found) }),
        ...(calendar && { calendar }),
        ...(planned && { planned }),
        ...goingOn(subject.data, day),
        events: {
          ...(approvedOn !== undefined && { 'budget.approved': approvedOn }),
          ...(begun && { 'self-evaluation.begun': begun.data.openedOn }),
        },
        indicators: target?.data.indicators.map(({ indicator }) => indicator) ?? [],
        targets: target?.data.indicators ?? [],
        budgetOn: (on) => budget && (budget.data.inForce.findLast(({ from }) => from <= on)?.total ?? '0.00'),
        ...(paid && { executed: executedOf(paid, closed) }),
        line: lineOf(budget?.data),
        changesOn: [...(budget?.data.inForce ?? []), ...(budget?.data.payment ?? [])].map(({ from }) => from).sort(),
        isPaymentOpen: (on) => (budget?.data.payment.findLast(({ from }) => from <= on)?.status ?? 'open') === 'open',
      },
    };
  }

  /** What evaluations came to in a year, whatever year they are of, and was not taken back. */
  private concludedIn(
    year: number,
    {
      conclusions: all,
      takenBack,
    }: Readonly<{ conclusions: readonly Conclusion[]; takenBack: readonly Copied<object>[] }>,
  ): readonly Readonly<{ evaluation: ConcludedEvaluation; fact: EventReference }>[] {
    return all
      .filter(({ fact: { stream, version } }) =>
        takenBack.every(({ fact }) => fact.stream !== stream || fact.version < version),
      )
      .map(({ data: { subject: _subject, year: _year, ...evaluation }, fact, recordedAt }) => ({
        evaluation: { ...evaluation, concludedOn: this.clock.dayOf(recordedAt) },
        fact,
      }))
      .filter(({ evaluation: { concludedOn } }) => concludedOn.startsWith(`${String(year)}-`));
  }

  /** Which set is planned from which day, with its rounds. */
  private async planOf(unit: string, scheme: Scheme, learn: Learn): Promise<readonly PlannedRounds[]> {
    const timetable = await this.governing.timetableOf(unit, scheme);
    return Promise.all(
      timetable.map(async ({ from, hash }): Promise<PlannedRounds> => {
        if (hash === undefined) return { from, hash: null, rounds: [] };
        const set = await learn(hash);
        return { from, hash, rounds: roundsOfSet(set) };
      }),
    );
  }
}

type Earlier = Copied<NonNullable<(typeof earlierYears)['data']>>;
const recordedOf = (year: number, all: readonly Earlier[]): readonly Earlier[] =>
  all.filter(({ data }) => data.year === year && data.status === 'recorded');

/** What was printed of the year before, one by one: each evaluation of it, and each source of supervision. */
function earlierFound({ data }: Earlier): readonly EarlierFound[] {
  const { year, results, findings = [], documentDate: on = `${String(year)}-12-31` } = data;
  const called = (of: string): string => `earlier-year.${String(year)}.${of}`;
  return [
    ...results.map(({ type, score, grade, findings: found = [] }) => ({
      proposed: called(type),
      on,
      evaluation: {
        type,
        ...(score !== undefined && { score }),
        ...(grade !== undefined && { grade }),
        findings: found,
      },
    })),
    ...findings.map(({ source, concludes }) => ({ proposed: called(source), on, source, concludes })),
  ];
}

/** The budget as it is published, part by part. */
const lineOf = (budget: (typeof budgets)['data']): MonitoringWorld['line'] => ({
  initial: budget?.initial ?? [],
  budget: budget ? rowsWithParts(budget.inForce, budget.parts) : [],
});

/** Until when a subject goes on, and since when it does not for a time. What was withdrawn was never to be monitored. */
function goingOn(subject: CopiedSubject, day: string): Pick<MonitoringWorld, 'ends' | 'suspendedFrom' | 'isSuspended'> {
  const { status, since = '' } = subject;
  if (status === 'suspended') return { suspendedFrom: since, isSuspended: since <= day };
  const ends = endedFrom(subject);
  return { isSuspended: false, ...(ends !== undefined && { ends }) };
}

/** A value that a condition of the plan asks for is that of the set planned for the day. */
function asked(
  known: Omit<Known, 'parameter'>,
  plan: readonly PlannedRounds[],
  day: string,
  rules: ReadonlyMap<string, Ruling>,
): Known {
  const set = rules.get(rulesOn(plan, day)?.hash ?? '');
  return set ? knownUnder(set, known) : { ...known, parameter: () => null };
}

/** What was copied of the treasury's payments. */
function executedOf(
  { data: { executed: rows, parts }, recordedAt }: Copied<NonNullable<(typeof executed)['data']>>,
  closed: Copied<NonNullable<(typeof closedYears)['data']>> | undefined,
): Executed {
  const afterClosing = closed && recordedAt > closed.recordedAt && { afterClosing: closed.data.on };
  return { rows, parts: parts.map(({ amount, ...part }) => ({ part, amount })), ...afterClosing };
}

function requireFound(ruling: Ruling | undefined, hash: string): Ruling {
  if (!ruling) throw new Error(`No set of the plan or of a round has the hash ${hash}`);
  return ruling;
}
