import { Injectable } from '@nestjs/common';
import { byYearEnd, type Outdated, type Told, yearsFromTo } from '@wenxiao/domain';
import type { StoredEvent } from '@wenxiao/event-store';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Scheme } from '@wenxiao/rules/shape';
import {
  type Copied,
  Copies,
  copyKey,
  decodedState,
  type EvaluatedAs,
  type Governing,
  GoverningRules,
  governingRuleSet,
  KnownPeople,
  type LoadedObject,
  namedPersons,
  Reconciler,
  ObjectPlaces,
  procedureWorld,
} from '@wenxiao/service-kit';
import { budgets, closedYears, executions, subjects } from '../copies.js';
import { DisclosedResults } from '../disclosure/disclosed-results.js';
import { knownOf, lastOf, type Line } from '../known.js';
import { yearsBefore } from '../years-before.js';
import { resultApplication } from './result-application.aggregate.js';
import { idleBy, remainingTaken } from './result-application.idle.js';
import { yearsAhead } from './result-application.deciding.js';
import type { ResultPlace } from './result-application.place.js';
import { inForce, type OpenResult, restsOnStep } from './result-application.state.js';
import type { ResultWorld } from './result-application.world.js';

/** What a decision on a result may look up on a day, and where it was read. */
export type LoadedWorld = LoadedObject<ResultWorld> & Readonly<{ subject: NonNullable<(typeof subjects)['data']> }>;

type Asked = Readonly<{
  tenant: string;
  place: ResultPlace;
  events: readonly StoredEvent[];
  day: string;
  /** That which has come to its conclusion now: what follows from it goes by the set in force. */
  incoming?: EvaluatedAs & Readonly<{ scheme: string }>;
}>;

/** A result that is there, by the money that is known on a day. */
type Standing = Readonly<{
  at: ResultPlace;
  state: OpenResult;
  events: readonly StoredEvent[];
  lines: readonly Line[];
  day: string;
}>;

/** Puts together what accountability knows of a subject's year: the rules, the tree, and copies of what targets said. */
@Injectable()
export class ResultWorlds {
  constructor(
    private readonly governing: GoverningRules,
    private readonly places: ObjectPlaces,
    private readonly copies: Copies,
    private readonly people: KnownPeople,
    private readonly reconciler: Reconciler,
    private readonly disclosed: DisclosedResults,
  ) {}

  /** Undefined where this service has not heard of the subject, or there is no result of the year and none comes in. */
  async find({ tenant, place: at, events, day, incoming }: Asked): Promise<LoadedWorld | undefined> {
    const read = { told: subjects, lines: budgets, paid: executions };
    const { told, lines, paid } = await this.copies.about(tenant, copyKey(at.subject), read);
    const [subject] = told;
    const state = decodedState(resultApplication, events);
    const evaluation = incoming ?? (state.status === 'open' ? state.evaluation : undefined);
    if (!subject || !evaluation) return undefined;
    const { unit, department } = subject.data;
    const [place, before, calendar, closed] = await Promise.all([
      this.places.of(unit, department, day),
      yearsBefore(this.copies, tenant, subject.data, at.year),
      this.governing.calendarOf(unit),
      this.closedAfter(tenant, at.year),
    ]);
    const known = knownOf(at.year, subject.data, { lines, before: before.budgetOf, evaluation });
    const named = state.status === 'open' ? namedPersons(events, state.progress) : [];
    const outdated = state.status === 'open' ? await this.outdated(tenant, { at, state, events, lines, day }) : [];
    const isToBeDisclosed = state.status === 'open' && (await this.isToBeDisclosed(tenant, at, state));
    const departures = await this.people.departures(named, { jurisdictionId: tenant, day });
    const spent = paid.find(({ data }) => data.year === at.year);
    const idle = idleBy(day, at.year, lines, spent?.data.executed);
    const approvedFrom = lines.find(({ data }) => data.year === at.year)?.data.approvedFrom;
    const under = ({ rules, reference }: Governing) => {
      const ruling = rules.inYear(at.year);
      const toDisclose = isToBeDisclosed && disclosingIn(ruling);
      const world: ResultWorld = {
        object: 'result-application',
        place: at,
        ruling,
        procedures: procedureWorld(place, ruling, { known }),
        ...(calendar && { calendar }),
        events: approvedFrom === undefined ? {} : { 'budget.approved': approvedFrom },
        outdated,
        departures,
        proposedYear: firstToActOn(lines, closed, at.year + 1, day),
        budgetOf: (actsOn) => budgetOf(lines, actsOn, at.year),
        isApproved: (year) => lines.some(({ data }) => data.year === year && data.approvedFrom !== undefined),
        isGone: !['registered', 'suspended'].includes(subject.data.status),
        ...(idle !== undefined && { idle }),
        ...(toDisclose && { toDisclose }),
      };
      return { world, reference };
    };
    const { scheme, type } = evaluation;
    const inForce = async () =>
      under(await this.governing.inForce(unit, scheme as Scheme, day, { type, year: at.year }));
    const goesBy = incoming ? undefined : governingRuleSet(events, 'result-opened', 'result-rebased');
    return {
      place,
      subject: subject.data,
      basedOn: [
        subject.fact,
        ...lines.map(({ fact }) => fact),
        ...(spent ? [spent.fact] : []),
        ...before.basedOn,
        ...[...closed.values()].map(({ fact }) => fact),
      ],
      ...(goesBy ? under(await this.governing.byHash(goesBy.hash)) : await inForce()),
      inForce,
    };
  }

  /** Of the years on which the result may act, those that are closed. */
  private closedAfter(tenant: string, year: number): Promise<ClosedYears> {
    const years = yearsFromTo(year + 1, year + yearsAhead);
    return this.copies.findAll(
      closedYears,
      tenant,
      years.map((each) => copyKey(each)),
    );
  }

  /** What follows from it as it is now is decided, and nobody sees to it that it is disclosed. */
  private async isToBeDisclosed(tenant: string, at: ResultPlace, state: OpenResult): Promise<boolean> {
    const isDecided = inForce(state) !== undefined && restsOnStep(state);
    return isDecided && !(await this.disclosed.hold(tenant, at, state.evaluation));
  }

  /**
   * Whether what was decided rests on money of the year of the result that is otherwise now, or that was paid since. Where it acts on that very year, the
   * line changes by the decision itself, and answers it. An evaluation that is otherwise now opens the result anew.
   */
  private async outdated(
    tenant: string,
    { at: { year }, state, events, lines, day }: Standing,
  ): Promise<readonly Outdated[]> {
    const decision = inForce(state);
    if (!decision || decision.actsOn === year) return [];
    const taken = {
      'budget-line': (told: readonly Told[], on: string) => budgetBy(on, year, told),
      execution: remainingTaken(decision, year, lines, day),
    };
    return this.reconciler.find({ tenant, events, decisions: [decision.version], taken });
  }
}

/** What the set lists for results to be disclosed by. */
const disclosingIn = (ruling: Ruling): ResultWorld['toDisclose'] =>
  ruling.members('resultApplication.reports').find(({ value }) => value.discloses);

/** What the line of a year had in force by a day. */
function budgetBy(day: string, year: number, told: readonly Told[]): string | undefined {
  const line = told.at(-1)?.data as Line['data'] | undefined;
  return line?.year === year ? line.inForce.findLast(({ from }) => from <= byYearEnd(day, year))?.total : undefined;
}

type ClosedYears = ReadonlyMap<string, Copied<NonNullable<(typeof closedYears)['data']>>>;

/** The first year whose line is not approved, and which is not closed. */
function firstToActOn(lines: readonly Line[], closed: ClosedYears, from: number, day: string): number {
  const isApproved = lines.some(({ data }) => data.year === from && (data.approvedFrom ?? '9999') <= day);
  return isApproved || closed.has(copyKey(from)) ? firstToActOn(lines, closed, from + 1, day) : from;
}

/** What there is to be taken: the budget of the year that it acts on, else its control number; before either, what the year of the result had. */
function budgetOf(lines: readonly Line[], actsOn: number, year: number): string | undefined {
  const control = lines.find(({ data }) => data.year === actsOn)?.data.control.at(-1)?.issued;
  return lastOf(lines, actsOn) ?? control ?? lastOf(lines, year);
}
