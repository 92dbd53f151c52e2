import { Injectable } from '@nestjs/common';
import { type Outdated, yearEndOf } from '@wenxiao/domain';
import type { StoredEvent } from '@wenxiao/event-store';
import { dutiesOf, type DutyAt } from '@wenxiao/rules/rounds';
import { judge } from '@wenxiao/rules/condition';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Scheme } from '@wenxiao/rules/shape';
import {
  CommandRunner,
  Copies,
  copyKey,
  decodedState,
  endedFrom,
  type Governing,
  GoverningRules,
  governingRuleSet,
  type Grounds,
  KnownPeople,
  type LoadedObject,
  knownUnder,
  knownWithTarget,
  namedPersons,
  Reconciler,
  ObjectPlaces,
  Organisations,
  procedureWorld,
  type Scope,
  targetInForce,
  toldByOwn,
  yearsOf,
} from '@wenxiao/service-kit';
import {
  adjustedTargets,
  approvedTargets,
  budgets,
  executions,
  finalAccounts,
  subjects,
  withdrawnTargets,
} from '../copies.js';
import { evaluation } from './evaluation.aggregate.js';
import { bodiesOf, carriedOutBy, partiesOf } from './evaluation.carried-out.js';
import {
  evaluationId,
  type EvaluationPlace,
  firstDayOf,
  periodKindOf,
  placeOf,
  yearOf,
  yearsIn,
} from './evaluation.place.js';
import { firstFunded } from './first-funded.js';
import { decisionsOf } from './evaluation.grounds.js';
import { executionOf } from './evaluation.execution.js';
import { factsOf, keptOut, type OtherEvaluation, type Others, reachedBy } from './evaluation.others.js';
import { conclusionOf, type EvaluationState, type OpenEvaluation } from './evaluation.state.js';
import { type EvaluationWorld, isOfItself, typeOf } from './evaluation.world.js';

/** What a decision on an evaluation may look up on a day, and where it was read. */
export type LoadedWorld = LoadedObject<EvaluationWorld> & Readonly<{ subject: NonNullable<(typeof subjects)['data']> }>;

/** What it reads of others. */
const read = {
  told: subjects,
  lines: budgets,
  paid: executions,
  approved: approvedTargets,
  adjusted: adjustedTargets,
  withdrawn: withdrawnTargets,
};

type Asked = Readonly<{
  tenant: string;
  place: EvaluationPlace;
  events: readonly StoredEvent[];
  day: string;
  /** Whom an answer names. */
  organisation?: string;
  /** By these rules instead of those by which it goes. */
  under?: string;
}>;
type Under = Readonly<{ under: string | undefined; events: readonly StoredEvent[] }>;
type Ruled = Readonly<{ at: EvaluationPlace; unit: string; scheme: Scheme; day: string }>;
type Looked = Pick<Asked, 'tenant' | 'events'> & Readonly<{ year: number; others: Others; state: EvaluationState }>;

/** Puts together what evaluation knows of a subject: the rules, the tree, copies of what targets said, and what it rests on. */
@Injectable()
export class EvaluationWorlds {
  constructor(
    private readonly governing: GoverningRules,
    private readonly places: ObjectPlaces,
    private readonly copies: Copies,
    private readonly organisations: Organisations,
    private readonly commands: CommandRunner,
    private readonly people: KnownPeople,
    private readonly reconciler: Reconciler,
  ) {}

  /**
   * By the set with which it was opened or to which it was moved, with what was settled since on its silence once it was rebased to
   * that; as long as it is not opened, by the one in force on the day. Undefined where this service has not heard of the subject,
   * or the period is none.
   */
  async find(asked: Asked): Promise<LoadedWorld | undefined> {
    const { tenant, place: at, events, day, organisation, under = hashOf(events) } = asked;
    const { told, lines, paid, approved, adjusted, withdrawn } = await this.copies.about(
      tenant,
      copyKey(at.subject),
      read,
    );
    const [subject] = told;
    const periodKind = periodKindOf(at.period);
    if (!subject || periodKind === undefined) return undefined;
    const { unit, department } = subject.data;
    const year = yearOf(at.period);
    const target = targetInForce({ told: [...approved, ...adjusted], withdrawn }, year);
    const [place, calendar, funded, accounts] = await Promise.all([
      this.places.of(unit, department, day),
      this.governing.calendarOf(unit),
      firstFunded(this.copies, tenant, subject.data, lines),
      this.copies.find(finalAccounts, tenant, copyKey(year)),
    ]);
    const [before, body] = await Promise.all([
      at.number > 1 ? this.stateOf(tenant, { ...at, number: at.number - 1 }) : undefined,
      organisation === undefined ? undefined : this.organisations.find(organisation),
    ]);
    const state = decodedState(evaluation, events);
    const named = state.status === 'open' ? namedPersons(events, state.progress) : [];
    const departures = await this.people.departures(named, { jurisdictionId: tenant, day });
    const line = lines.find(({ data }) => data.year === year);
    const budget = line?.data.inForce.findLast(({ from }) => from <= yearEndOf(year))?.total;
    const wasFunded = funded !== undefined && funded < year;
    const carriedOut = carriedOutBy(subject.data);
    const implementers = carriedOut.beside.length;
    const known = knownWithTarget(subject.data, target !== undefined, year, { wasFunded, implementers });
    const scheme = subject.data.scheme as Scheme;
    const ruled = async (hash: string | undefined) => {
      const { rules, reference } = await this.rulesOf({ at, unit, scheme, day }, { under: hash, events });
      const ruling = rules.inYear(year);
      const others = await this.othersOf(tenant, at, ruling);
      const type = ruling.member('evaluationTypes', at.type);
      const isOwn = type.is === 'stated' && isOfItself(type.value);
      const world: EvaluationWorld = {
        place: at,
        periodKind,
        ruling,
        procedures: procedureWorld(place, ruling, { known, parties: partiesOf(carriedOut) }),
        ...(calendar && { calendar }),
        events: eventsOf(line?.data.approvedFrom, accounts?.data.on),
        yearOf: (figure) => (figure === 'subject.first-funded' ? funded : undefined),
        restsOn: (type) => reachedBy(others.get(type)?.state),
        outdated: await this.outdated({ tenant, year, events, others, state }),
        departures,
        // A unit evaluates itself with its own people: it keeps nobody out of that.
        evaluatedThemselves: isOwn ? [] : keptOut(place, others),
        evaluatedBodies: isOwn ? [] : bodiesOf(carriedOut, body),
        ...(before && { before: reachedBy(before) ?? 'opened' }),
        // What is followed up has gone by: what was done with its money then is looked at once more.
        hasContent:
          periodKind === 'follow-up'
            ? wasFunded
            : !isGoneBefore(subject.data, at.period) &&
              (subject.data.nature === 'body' ||
                target !== undefined ||
                lines.some(({ data }) => yearsIn(at.period).includes(data.year))),
        ...(budget !== undefined && { budget }),
        subjectName: subject.data.name,
        indicators: target?.data.indicators ?? [],
        carriedOut,
        execution: executionOf({ years: yearsIn(at.period), lines, paid, ruling }),
      };
      const read = [subject, line, target, accounts, ...paid].flatMap((each) => each?.fact ?? []);
      return { world, reference, basedOn: [...read, ...factsOf(others)] };
    };
    return { place, subject: subject.data, ...(await ruled(under)), inForce: () => ruled(undefined) };
  }

  /** By what an evaluation goes, and what that is with what was decided since on its silence. */
  async settledSince({
    tenant,
    place: at,
    events,
  }: Pick<Asked, 'tenant' | 'place' | 'events'>): Promise<Readonly<{ present?: string; since?: string }>> {
    const subject = await this.copies.find(subjects, tenant, copyKey(at.subject));
    const present = hashOf(events);
    if (!subject || present === undefined) return {};
    const { unit } = subject.data;
    return {
      present,
      since: await this.governing.settledSince(unit, subject.data.scheme as Scheme, present, scopeOf(at)),
    };
  }

  private async rulesOf({ at, unit, scheme, day }: Ruled, { under, events }: Under): Promise<Governing> {
    if (under === undefined) return this.governing.inForce(unit, scheme, day, scopeOf(at));
    // Nothing was done yet under the rules by which it is expected: it begins with what was settled since.
    const isBegun = standing(events).some(({ type }) => type === 'evaluation-opened');
    return this.governing.byHash(isBegun ? under : await this.governing.settledSince(unit, scheme, under, scopeOf(at)));
  }

  /** What duties of the set in force expect of a subject, in the years for which it has a target or a budget. */
  async expectedOf(tenant: string, subject: string, day: string): Promise<readonly DutyAt[]> {
    const { told, lines, approved } = await this.copies.about(tenant, copyKey(subject), read);
    const [about] = told;
    if (!about) return [];
    const { unit } = about.data;
    const [timetable, calendar, funded] = await Promise.all([
      this.governing.timetableOf(unit, about.data.scheme as Scheme),
      this.governing.calendarOf(unit),
      firstFunded(this.copies, tenant, about.data, lines),
    ]);
    const hash = timetable.findLast(({ from }) => from <= day)?.hash;
    if (hash === undefined) return [];
    const { rules } = await this.governing.byHash(hash);
    const years = [...approved.flatMap(({ data }) => yearsOf(data.period)), ...lines.map(({ data }) => data.year)];
    const there = [...new Set(years)].filter((year) => !isGoneBefore(about.data, String(year)));
    const found = await Promise.all(there.map((year) => this.copies.find(finalAccounts, tenant, copyKey(year))));
    const completed = new Map(found.flatMap((each) => (each ? [[each.data.year, each.data.on] as const] : [])));
    return there.flatMap((year) => {
      const ruling = rules.inYear(year);
      const duties = ruling
        .members('duties')
        .flatMap(({ value }) => (ruling.member('evaluationTypes', value.opens).is === 'stated' ? [value] : []));
      const isCompiled = approved.some(({ data }) => yearsOf(data.period).includes(year));
      const known = knownUnder(ruling, knownWithTarget(about.data, isCompiled, year));
      return dutiesOf(duties, year, year, {
        about: 'subject',
        id: subject,
        judge: (condition) => judge(condition, known),
        eventsOf: () => eventsOf(lines.find(({ data }) => data.year === year)?.data.approvedFrom, completed.get(year)),
        yearOf: (figure) => (figure === 'subject.first-funded' ? funded : undefined),
        ...(calendar && { calendar }),
      }).expected;
    });
  }

  /** The evaluations of the same subject and period on which its type rests: of each type the last that was concluded, else the last. */
  private async othersOf(tenant: string, at: EvaluationPlace, ruling: Ruling): Promise<Others> {
    const type = typeOf({ ruling, place: at });
    const types = type.is === 'stated' ? (type.value.restsOn ?? []).map((each) => each.type) : [];
    const found = await Promise.all(types.map((other) => this.latestOf(tenant, { ...at, type: other, number: 1 })));
    return new Map(found.flatMap((each) => (each ? [[placeOf(each.id).type, each]] : [])));
  }

  /** What the conclusion rests on and that is otherwise now. */
  private outdated({ tenant, year, events, others, state }: Looked): Promise<readonly Outdated[]> {
    const standing = state.status === 'open' ? decisionsOf(state, events, year) : new Map<number, Grounds>();
    const own = [...others.values()].flatMap(({ told }) => told);
    return this.reconciler.find({
      tenant,
      events,
      decisions: [...standing.keys()],
      taken: (decision) => standing.get(decision) ?? {},
      own,
    });
  }

  private async latestOf(
    tenant: string,
    place: EvaluationPlace,
  ): Promise<(OtherEvaluation & Readonly<{ id: string }>) | undefined> {
    const id = evaluationId(place);
    const { state, version, events } = await this.commands.load(evaluation, tenant, id);
    if (state.status !== 'open') return undefined;
    const stream = `evaluation/${id}`;
    const fact = { store: 'evaluation', tenant, stream, version };
    const found = { id, state, fact, told: toldByOwn(evaluation, 'evaluation', events) };
    const later = await this.latestOf(tenant, { ...place, number: place.number + 1 });
    const isFurther = later !== undefined && (conclusionOf(later.state) ?? conclusionOf(state) === undefined);
    return isFurther ? later : found;
  }

  private async stateOf(tenant: string, place: EvaluationPlace): Promise<OpenEvaluation | undefined> {
    const { state } = await this.commands.load(evaluation, tenant, evaluationId(place));
    return state.status === 'open' ? state : undefined;
  }
}

/** Whether a subject had ended, was merged or withdrawn before a period began. What it did in a year until then is evaluated. */
function isGoneBefore(subject: Parameters<typeof endedFrom>[0], period: string): boolean {
  const from = endedFrom(subject);
  return from !== undefined && from <= firstDayOf(period);
}

/** What an evaluation goes by: it was rebased to it, or opened or expected under it. */
const hashOf = (events: readonly StoredEvent[]): string | undefined =>
  (
    governingRuleSet(standing(events), 'evaluation-opened', 'evaluation-rebased') ??
    governingRuleSet(events, 'evaluation-expected')
  )?.hash;

/** Where its start was taken back, what was recorded since. */
const standing = (events: readonly StoredEvent[]): readonly StoredEvent[] =>
  events.slice(events.findLastIndex(({ type }) => type === 'evaluation-start-withdrawn') + 1);

const scopeOf = ({ type, period }: EvaluationPlace): Scope => ({ type, year: yearOf(period) });

const eventsOf = (approved: string | undefined, accounts: string | undefined): Readonly<Record<string, string>> => ({
  ...(approved !== undefined && { 'budget.approved': approved }),
  ...(accounts !== undefined && { 'final-accounts.completed': accounts }),
});
