import { Inject, Injectable } from '@nestjs/common';
import { followPredecessors } from '@wenxiao/domain';
import type { EventMetadata, EventReference, Queryable, RulesReference } from '@wenxiao/event-store';
import type { Known } from '@wenxiao/rules/condition';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { MemberOf } from '@wenxiao/rules/shape';
import {
  BusinessClock,
  Copies,
  copyKey,
  DATABASE,
  KnownPeople,
  nothingKnown,
  type ObjectPlace,
  ObjectPlaces,
  type Organisation,
  Organisations,
  procedureWorld,
} from '@wenxiao/service-kit';
import {
  concluded,
  concludedNoMore,
  earlierYears,
  enteredSubjects,
  found,
  lines,
  measures,
  measuresWithdrawn,
  paid,
  targetsAdjusted,
  targetsApproved,
  targetsWithdrawn,
  yearsOver,
} from './register.copies.js';
import { type Money, readIn, type ToldOfSubject, knownYearsOf } from './register.known.js';
import type { EntryPlace, ThingEntered } from './register.place.js';
import { registerProblem } from './register.refusals.js';
import { RegisterRules } from './register.rules.js';
import type { DeclaredWorld, Register, RegisterWorld, Responsible } from './register.world.js';

type Subject = Pick<NonNullable<(typeof enteredSubjects)['data']>, 'predecessors'>;

/** What an entry is about, as it stands today. */
type Thing = Readonly<{
  place: ObjectPlace;
  /** How it is called; nothing of a person, whom their id names, nor of what the entry itself names. */
  name?: string;
  years: readonly Known[];
  responsible?: readonly Responsible[];
  basedOn: readonly EventReference[];
}>;

type Loaded<World> = Omit<Thing, 'years' | 'responsible'> &
  Readonly<{
    /** Whose register it is: whoever reaches that looks after it. */
    keeper: Organisation;
    world: World;
    procedures: ReturnType<typeof procedureWorld>;
    reference: RulesReference;
    /** What its events are about. */
    about: EventMetadata['about'];
  }>;
export type LoadedEntry = Loaded<DeclaredWorld>;
type SilentEntry = Loaded<RegisterWorld>;

/** Which things a register is about. */
const fitting: Readonly<Record<MemberOf<'registers'>['about'], readonly ThingEntered[]>> = {
  subject: ['subject'],
  organisation: ['organisation', 'named'],
  person: ['person', 'named'],
  nothing: ['named'],
};
export const isFor = ({ value }: Register, of: ThingEntered): boolean => fitting[value.about].includes(of);

/** Puts together what is known of an entry: what the rules say of its register, and of what it is about. */
@Injectable()
export class RegisterWorlds {
  constructor(
    private readonly rules: RegisterRules,
    private readonly places: ObjectPlaces,
    private readonly organisations: Organisations,
    private readonly people: KnownPeople,
    private readonly copies: Copies,
    private readonly clock: BusinessClock,
    @Inject(DATABASE) private readonly db: Queryable,
  ) {}

  /** Of a register that the rules do not have nothing is known but where it would be kept; undefined where they have it. */
  async silentOn(tenant: string, at: EntryPlace): Promise<SilentEntry | undefined> {
    const { ruling, reference } = await this.rules.inForce(await this.rules.ruledBy(tenant, at.register, at));
    const register = ruling.member('registers', at.register);
    if (register.is === 'stated') return undefined;
    const day = await this.clock.today();
    const place = await this.places.of(tenant, tenant, day);
    const known = nothingKnown(Number(day.slice(0, 4)));
    const procedures = procedureWorld(place, ruling, { known });
    return {
      place,
      keeper: place.jurisdiction,
      world: { ruling, register, place: at, years: [known], procedures, responsible: [] },
      procedures,
      reference,
      basedOn: [],
      about: { tenant },
    };
  }

  /** Undefined where the set has no such register, or nothing of the kind that it is about is there. */
  async find(tenant: string, at: EntryPlace, named?: string): Promise<LoadedEntry | undefined> {
    const ruled = await this.rules.ruledBy(tenant, at.register, at);
    const { ruling, reference, registers } = await this.rules.inForce(ruled);
    const register = registers.find(({ value }) => value.code === at.register);
    if (!register || !isFor(register, at.of)) return undefined;
    const thing = await this.thing(tenant, at, ruling);
    if (!thing) return undefined;
    const { years, responsible = [], ...rest } = thing;
    const [known = nothingKnown(0)] = years;
    const procedures = procedureWorld(thing.place, ruling, { known });
    return {
      ...rest,
      keeper: ruled.isOwn ? thing.place.department : thing.place.jurisdiction,
      world: { ruling, register, place: at, ...(named !== undefined && { named }), years, procedures, responsible },
      procedures,
      reference,
      about: aboutOf(tenant, at),
    };
  }

  /**
   * Whoever answers for an entry is known here, and what does it is of the jurisdiction.
   * @throws {ProblemError} `unknown-assignee`
   */
  async requireAssignees(
    tenant: string,
    { leaders = [], desks = [] }: Readonly<{ leaders?: readonly string[]; desks?: readonly string[] }>,
  ): Promise<void> {
    const day = await this.clock.today();
    const strangers =
      leaders.length === 0 ? [] : await this.people.notNameable(leaders, { desks: [], jurisdictionId: tenant, day });
    const found = await Promise.all(desks.map((id) => this.organisations.find(id)));
    const elsewhere = desks.filter((_, at) => found[at]?.path.includes(tenant) !== true);
    const unknown = [...strangers, ...elsewhere];
    if (unknown.length > 0) throw registerProblem({ code: 'unknown-assignee', unknown });
  }

  private async thing(tenant: string, { of, about }: EntryPlace, ruling: Ruling): Promise<Thing | undefined> {
    const day = await this.clock.today();
    const nothing = { years: [nothingKnown(Number(day.slice(0, 4)))], basedOn: [] };
    if (of === 'subject') return this.subject(tenant, about, { ruling, day });
    if (of === 'organisation') {
      const found = await this.organisations.find(about);
      if (!found?.path.includes(tenant) || found.mergedInto !== undefined) return undefined;
      const unit = found.nature === 'body' ? about : tenant;
      // A body lies in a department, or is one; of what is no body the bureau itself sees to it.
      const [, department = tenant] = unit === tenant ? [] : found.path.slice(found.path.indexOf(tenant));
      return { place: await this.places.of(unit, department, day), name: found.name, ...nothing };
    }
    if (of === 'person') {
      const strangers = await this.people.notNameable([about], { desks: [], jurisdictionId: tenant, day });
      if (strangers.length > 0) return undefined;
    }
    return { place: await this.places.of(tenant, tenant, day), ...nothing };
  }

  private async subject(
    tenant: string,
    subject: string,
    { ruling, day }: Readonly<{ ruling: Ruling; day: string }>,
  ): Promise<Thing | undefined> {
    const [told, { adjusted, ...all }] = await Promise.all([
      this.copies.find(enteredSubjects, tenant, copyKey(subject)),
      this.copies.about(tenant, copyKey(subject), {
        lines,
        paid,
        earlier: earlierYears,
        concluded,
        concludedNoMore,
        found,
        measures,
        measuresWithdrawn,
        approved: targetsApproved,
        adjusted: targetsAdjusted,
        withdrawn: targetsWithdrawn,
      }),
    ]);
    if (!told) return undefined;
    const before = await this.moneyBefore(tenant, told.data);
    const known: ToldOfSubject = { ...all, approved: [...all.approved, ...adjusted], before };
    const { unit, department, name } = told.data;
    const around = { ruling, closed: await this.closedYears(tenant), thisYear: Number(day.slice(0, 4)) };
    return {
      place: await this.places.of(unit, department, day),
      name,
      years: knownYearsOf(told.data, known, around),
      responsible: told.data.responsible,
      basedOn: newestOf([told.fact, ...readIn(known)]),
    };
  }

  /** The money of those whose work a subject goes on with here. */
  private async moneyBefore(tenant: string, subject: Subject): Promise<Money> {
    const all: { -readonly [Name in keyof Money]: Money[Name] } = { lines: [], paid: [], earlier: [] };
    const here = ({ predecessors }: Subject) => predecessors.filter((each) => each.tenant === tenant);
    await followPredecessors(here(subject), async (each) => {
      const asked = { told: enteredSubjects, lines, paid, earlier: earlierYears };
      const found = await this.copies.about(tenant, copyKey(each.subject), asked);
      all.lines = [...all.lines, ...found.lines];
      all.paid = [...all.paid, ...found.paid];
      all.earlier = [...all.earlier, ...found.earlier];
      return found.told.flatMap(({ data }) => here(data));
    });
    return all;
  }

  private async closedYears(tenant: string): Promise<ReadonlySet<number>> {
    const { rows } = await this.db.query<{ year: number }>(
      `select (data->>'year')::integer as year from copies.facts where copy = $1 and tenant = $2`,
      [yearsOver.name, tenant],
    );
    return new Set(rows.map(({ year }) => year));
  }
}

/** Of what has a name alone it is the jurisdiction’s. */
function aboutOf(tenant: string, { of, about }: EntryPlace): EventMetadata['about'] {
  if (of === 'named') return { tenant };
  return of === 'subject' ? { subject: about } : of === 'person' ? { person: about } : { organisation: about };
}

/** Each stream as it stood at last. */
function newestOf(told: readonly EventReference[]): readonly EventReference[] {
  const latest = new Map<string, EventReference>();
  for (const each of told) {
    const key = `${each.store} ${each.tenant} ${each.stream}`;
    if ((latest.get(key)?.version ?? 0) < each.version) latest.set(key, each);
  }
  return [...latest.values()];
}
