import { Injectable } from '@nestjs/common';
import type { EventReference, RulesReference } from '@wenxiao/event-store';
import type { Known as KnownFigures } from '@wenxiao/rules/condition';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Scheme } from '@wenxiao/rules/shape';
import {
  type Admission,
  authorityAt,
  type Authority,
  BusinessClock,
  CommandRunner,
  type DeskRef,
  GoverningRules,
  type ObjectPlace,
  ObjectPlaces,
  type Organisation,
  Organisations,
  problem,
  ProblemError,
} from '@wenxiao/service-kit';
import { BudgetYears } from '../budget-year/budget-years.js';
import { rulesHere } from './kinds-here.js';
import { Lookups } from './lookups.js';
import { knownOf } from './subject-known.js';
import { Succession } from '../succession/succession.js';
import { subject as subjects } from './subject.aggregate.js';
import { ownProblem } from '../own-problems.js';
import { requireDayInReach } from '../stream-names.js';
import type { Description, Known, Place, SubjectCommand, SubjectState, Successor } from './subject.commands.js';

export type KnownSubject = Exclude<SubjectState, { status: 'unknown' }>;

type SubjectName = Readonly<{ tenant: string; subject: string }>;

/** A subject as somebody acts on it or on what is its. */
export type SubjectAtHand = Readonly<{
  id: string;
  version: number;
  subject: KnownSubject;
  /** What a decision that reads it is based on. */
  fact: EventReference;
}>;

/** What is known where an act is done that no procedure holds. */
export type ActingPlace = Readonly<{
  place: ObjectPlace;
  ruling: Ruling;
  reference: RulesReference;
  known: KnownFigures;
}>;

/** Whose a subject is and whether it goes on is so from the moment that it is said. */
const soAtOnce: ReadonlySet<SubjectCommand['type']> = new Set(['move', 'suspend', 'resume', 'merge', 'end']);

/** Finds subjects, where they stand, and by what people act on them. */
@Injectable()
export class Subjects {
  constructor(
    private readonly commands: CommandRunner,
    private readonly organisations: Organisations,
    private readonly places: ObjectPlaces,
    private readonly rules: GoverningRules,
    private readonly clock: BusinessClock,
    private readonly years: BudgetYears,
    readonly succession: Succession,
  ) {}

  /** From when an act on a subject holds, as the trail has it. @throws {ProblemError} `day-out-of-reach`, `not-yet` */
  holdsFrom(type: SubjectCommand['type'], data: object, today: string): Readonly<{ effectiveAt?: string }> {
    const days = data as Readonly<{ from?: string; to?: string }>;
    requireDayInReach(days, today, soAtOnce.has(type));
    return days.from === undefined ? {} : { effectiveAt: this.clock.startOf(days.from) };
  }

  /** A subject of the tenant, whoever asks; undefined where it is not registered here. */
  async find(tenant: string, id: string): Promise<SubjectAtHand | undefined> {
    const { state, version } = await this.commands.load(subjects, tenant, id);
    if (state.status === 'unknown') return undefined;
    return { id, version, subject: state, fact: factOf(tenant, id, version) };
  }

  /** @throws {ProblemError} `not-found` where nothing that the person was granted reaches its unit. */
  async admitted(tenant: string, id: string, admission: Admission): Promise<SubjectAtHand> {
    const found = await this.find(tenant, id);
    if (!found) throw problem('not-found');
    await this.organisations.admit(found.subject.unit, admission);
    return found;
  }

  /** As {@link admitted}, of many: read at once. In the order of the ids, each of which is named once. */
  async admittedAll(tenant: string, ids: readonly string[], admission: Admission): Promise<SubjectAtHand[]> {
    const loaded = await this.commands.loadAll(subjects, tenant, ids);
    const found = loaded.flatMap(({ id, version, state }): SubjectAtHand[] =>
      state.status === 'unknown' ? [] : [{ id, version, subject: state, fact: factOf(tenant, id, version) }],
    );
    if (found.length < ids.length) throw problem('not-found');
    const units = new Set(found.map(({ subject }) => subject.unit));
    for (const unit of units) await this.organisations.admit(unit, admission);
    return found;
  }

  /** Whether its unit lies no longer below the department to which it belongs: it follows only where somebody moves it. */
  async isLeftBehind({ unit, department }: Place): Promise<boolean> {
    const found = await this.organisations.find(unit);
    return found !== undefined && !found.path.includes(department);
  }

  /** What is looked up once for all acts of a command. */
  lookups(): Lookups {
    const { places, rules, clock, years } = this;
    return new Lookups({ places, rules, clock, years });
  }

  /** … and for the rows of tasks, which decide nothing. */
  lookupsForRows(): Lookups {
    const { places, rules, clock, years } = this;
    return new Lookups({ places, rules, clock, years }, true);
  }

  /** The unit of a new or moved subject, and its department: the one named, else the nearest above the unit. */
  async placeNamed(
    tenant: string,
    { unit: unitId, department }: Readonly<{ unit: string; department?: string }>,
    admission: Admission,
  ): Promise<Place> {
    const unit = await this.organisations.forNew(unitId, tenant, admission);
    const way = await this.organisations.onTheWay(unit.path);
    const within = way.filter(({ jurisdictionId, nature }) => jurisdictionId === tenant && nature === 'body');
    if (department === undefined) return { unit: unit.id, department: nearestDepartment(within, unit).id };
    if (!within.some(({ id }) => id === department))
      throw problem('unknown-organisation', { organisationId: department });
    return { unit: unit.id, department };
  }

  /**
   * What a description names has to be there: what it is part of, whose work it goes on with (in another jurisdiction what was
   * handed over to this one there), who carries it out; and nothing is part of itself by way of others.
   * @param id of the subject that is described; undefined for a new one, of which nothing can be part yet.
   * @throws {ProblemError} `unknown-subject`, `unknown-organisation`, `not-handed-over` (422), `in-a-circle` (409).
   */
  async requireNamed(
    tenant: string,
    id: string | undefined,
    { within, predecessors, implementers }: Pick<Description, 'within' | 'predecessors' | 'implementers'>,
  ): Promise<void> {
    const above = within === undefined ? [] : [{ tenant, subject: within }];
    const elsewhere = predecessors.filter((each) => each.tenant !== tenant);
    for (const each of elsewhere)
      await this.requireHandedOver(each, { tenant, ...(id !== undefined && { subject: id }) });
    const here = predecessors.filter((each) => each.tenant === tenant);
    for (const each of [...above, ...here]) await this.requireThere(each);
    if (id !== undefined) {
      await this.requireNoCircle({ tenant, subject: id }, above, ({ within: next }) =>
        next === undefined ? [] : [{ tenant, subject: next }],
      );
      await this.requireNoCircle({ tenant, subject: id }, predecessors, (description) => description.predecessors);
    }
    for (const { organisation } of implementers) {
      if (!(await this.organisations.find(organisation)))
        throw problem('unknown-organisation', { organisationId: organisation });
    }
  }

  /**
   * What goes on with a subject that ends: here one that is there; in another jurisdiction, to which it is handed over by this, it is
   * registered afterwards, by whoever may do that there.
   * @throws {ProblemError} `unknown-subject`, `unknown-organisation`, `successor-required` (422).
   */
  async requireSuccessor(tenant: string, { tenant: to, subject }: Successor): Promise<void> {
    if (subject !== undefined) return this.requireThere({ tenant: to, subject });
    if (to === tenant) throw ownProblem('successor-required', {});
    const jurisdiction = await this.organisations.find(to);
    if (jurisdiction?.nature !== 'jurisdiction') throw problem('unknown-organisation', { organisationId: to });
  }

  /**
   * Nobody takes over what was not given to them: it has ended there, handed over to this jurisdiction. What was never there, and what
   * is there still, are told alike.
   */
  private async requireHandedOver({ tenant, subject }: SubjectName, to: Successor): Promise<void> {
    const found = await this.find(tenant, subject);
    const successor = found?.subject.status === 'ended' ? found.subject.successor : undefined;
    const isOurs = successor?.tenant === to.tenant && [undefined, to.subject].includes(successor.subject);
    if (!isOurs) throw ownProblem('not-handed-over', { tenant, subject });
  }

  private async requireThere({ tenant, subject }: SubjectName): Promise<void> {
    const found = await this.find(tenant, subject);
    if (!found || found.subject.status === 'withdrawn') throw ownProblem('unknown-subject', { subject });
  }

  /** Follows what subjects name, from those that one names: it must not come back to it. */
  private async requireNoCircle(
    start: SubjectName,
    named: readonly SubjectName[],
    next: (description: Description) => readonly SubjectName[],
  ): Promise<void> {
    const seen = new Set<string>();
    const open = [...named];
    for (let each = open.pop(); each; each = open.pop()) {
      const at = `${each.tenant} ${each.subject}`;
      if (seen.has(at)) continue;
      seen.add(at);
      const found = await this.find(each.tenant, each.subject);
      const further = found ? next(found.subject.description) : [];
      if (further.some(({ tenant, subject }) => tenant === start.tenant && subject === start.subject))
        throw ownProblem('in-a-circle', { subject: each.subject });
      open.push(...further);
    }
  }

  /**
   * Where a subject stands today, and what is in force there: of a year, where the act is about one. A subject itself lives through
   * the years, and the kinds of all of them are its.
   */
  async acting(subject: Known, year?: number, lookups: Lookups = this.lookups()): Promise<ActingPlace> {
    const { rules, reference } = await lookups.inForce(subject.unit, subject.description.scheme as Scheme);
    const place = await lookups.place(subject.unit, subject.department);
    const ruling = rulesHere(year === undefined ? rules : rules.inYear(year), place.jurisdiction.level);
    const known = knownOf(subject, year ?? Number(place.day.slice(0, 4)), ruling);
    return { place, ruling, reference, known };
  }
}

/** @throws {ProblemError} `subject-is` for what was merged, has ended or was withdrawn. What is suspended goes on. */
export function requireGoingOn(id: string, subject: Partial<Pick<KnownSubject, 'status'>>): void {
  if (!goesOn(subject)) throw ownProblem('subject-is', { subject: id, subjectStatus: subject.status });
}

/** Whether it is there still: registered, or suspended for a time. One that the same command registers is. */
export const goesOn = ({ status = 'registered' }: Partial<Pick<KnownSubject, 'status'>>): boolean =>
  status === 'registered' || status === 'suspended';

const factOf = (tenant: string, id: string, version: number): EventReference => ({
  store: 'targets',
  tenant,
  stream: `subject/${id}`,
  version,
});

const nearestDepartment = (way: readonly Organisation[], unit: Organisation): Organisation =>
  way.findLast(({ kind }) => kind === 'department') ?? way[0] ?? unit;

/**
 * By what a person does an act that is no step: by the first of these desks that they fill. `doers`: who did what it is to be apart from;
 * `path`: what of the set says whose it is.
 * @throws {ProblemError} 403 for the first of them where they fill none.
 */
export function authorityOf(
  admission: Admission,
  { place, ruling, known }: Pick<ActingPlace, 'place' | 'ruling' | 'known'>,
  act: string,
  desks: readonly [DeskRef, ...DeskRef[]],
  {
    doers = {},
    path,
  }: Readonly<{ doers?: Readonly<Record<string, readonly string[]>> | undefined; path?: string }> = {},
): Authority {
  const world = { known, parties: () => [] };
  let first: unknown;
  for (const by of desks) {
    try {
      return authorityAt(admission, { place, ruling, world }, { act, by, doers, ...(path !== undefined && { path }) });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      first ??= error;
    }
  }
  throw first;
}
