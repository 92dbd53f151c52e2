import { Inject, Injectable } from '@nestjs/common';
import type { Outdated, Told } from '@wenxiao/domain';
import type { EventReference, Queryable, StoredEvent } from '@wenxiao/event-store';
import type { Ruling } from '@wenxiao/rules/ruling';
import {
  type Copied,
  Copies,
  copyKey,
  DATABASE,
  decodedState,
  type Governing,
  GoverningRules,
  governingRuleSet,
  KnownPeople,
  type LoadedObject,
  namedPersons,
  type ObjectPlace,
  Reconciler,
  ObjectPlaces,
  procedureWorld,
} from '@wenxiao/service-kit';
import { referral } from './referral.aggregate.js';
import { conclusions, conclusionsTakenBack } from './referral.copies.js';
import { isOfWork, placeOf, type ReferralPlace } from './referral.place.js';
import { knownOfReferred, type Referred, ReferredThings } from './referred.js';
import { isIssued, type OpenedReferral } from './referral.state.js';
import type { AssessmentNamed, EvaluationNamed, ReferralWorld, Result, Worked } from './referral.world.js';

/** What a decision on a referral may look up on a day, and where it was read. */
export type LoadedReferral = LoadedObject<ReferralWorld> & Readonly<{ subject: Referred }>;

type Asked = Readonly<{
  tenant: string;
  place: ReferralPlace;
  events: readonly StoredEvent[];
  day: string;
  /** What somebody proposes, as long as nothing is recorded. */
  proposed?: Readonly<{
    persons: readonly string[];
    evaluation?: EvaluationNamed | undefined;
    assessment?: AssessmentNamed | undefined;
  }>;
}>;

type Listed = Readonly<{ tenant: string; id: string; rules: string; day: string }>;

type Placing = Readonly<{
  at: ReferralPlace;
  place: ObjectPlace;
  subject: Referred;
  /** The day on which it was or is opened. */
  from: string;
  rules: Ruling;
  result?: Result | undefined;
  worked?: Worked | undefined;
}>;

/** Puts together what is known of a referral: the rules, the tree, people, what its evaluation came to. */
@Injectable()
export class ReferralWorlds {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly governing: GoverningRules,
    private readonly places: ObjectPlaces,
    private readonly copies: Copies,
    private readonly referred: ReferredThings,
    private readonly people: KnownPeople,
    private readonly reconciler: Reconciler,
  ) {}

  /** By the set with which it was opened, or, as long as it is not, the one in force on the day. Undefined where the subject is not known here. */
  async find({ tenant, place: at, events, day, proposed }: Asked): Promise<LoadedReferral | undefined> {
    const subject = await this.referred.of(tenant, at);
    if (!subject) return undefined;
    const state = decodedState(referral, events);
    const isOpened = state.status === 'opened';
    const named = isOpened ? state.evaluation : proposed?.evaluation;
    const assessed = isOpened ? state.assessment : proposed?.assessment;
    const { unit, department, scheme, told } = subject;
    const [place, calendar, evaluation, assessment, strangers, bodies] = await Promise.all([
      this.places.of(unit, department, day),
      this.governing.calendarOf(unit),
      named && this.resultOf(tenant, at.subject, named),
      assessed && isOfWork(at) ? this.referred.worked(tenant, at, assessed) : undefined,
      this.strangersTo(at.organisation, proposed?.persons ?? [], day),
      this.bodiesBelow(at.organisation),
    ]);
    const opened = governingRuleSet(events, 'referral-opened', 'referral-rebased');
    const persons = isOpened ? namedPersons(events, state.progress) : [];
    const outdated = isOpened ? await this.outdated(tenant, state, events) : [];
    const departures = await this.people.departures(persons, { jurisdictionId: tenant, day });
    const from = isOpened ? state.openedOn : day;
    const of = { at, place, subject, from, result: evaluation?.result, worked: assessment?.worked };
    const under = ({ rules, reference }: Governing) => {
      const world = worldOf({ ...of, rules });
      const known = { ...world, ...(calendar && { calendar }), strangers, bodies, outdated, departures };
      return { world: known, reference };
    };
    const inForce = async () => under(await this.governing.inForce(unit, scheme, day));
    return {
      place,
      subject,
      basedOn: [told, evaluation?.fact, assessment?.told].filter((fact) => fact !== undefined),
      ...(opened ? under(await this.governing.byHash(opened.hash)) : await inForce()),
      inForce,
    };
  }

  /** As {@link find}, of a row of the list: by which desks its procedure goes, and not what its evaluation came to. */
  async ofListed({ tenant, id, rules, day }: Listed): Promise<Pick<LoadedReferral, 'place' | 'world'> | undefined> {
    const at = placeOf(id);
    const subject = await this.referred.of(tenant, at);
    if (!subject) return undefined;
    const { unit, department } = subject;
    const place = await this.places.of(unit, department, day);
    const governing = await this.governing.byHash(rules);
    return { place, world: worldOf({ at, place, subject, from: day, rules: governing.rules }) };
  }

  /** Whether what it is for, the result of an evaluation, is another now: once it is out, for what it went out. */
  private async outdated(
    tenant: string,
    state: OpenedReferral,
    events: readonly StoredEvent[],
  ): Promise<readonly Outdated[]> {
    const isOut = isIssued(state);
    if (!isOut && state.progress.ended !== undefined) return [];
    const decision = events.findLast(({ type }) => type === (isOut ? 'referral-issued' : 'referral-opened'));
    const decisions = decision ? [decision.version] : [];
    return this.reconciler.find({ tenant, events, decisions, taken: { evaluation: resultTaken } });
  }

  /** What an evaluation came to last, unless that was taken back. */
  private async resultOf(
    tenant: string,
    subject: string,
    { type, period, number }: EvaluationNamed,
  ): Promise<Readonly<{ result: Result; fact: EventReference }> | undefined> {
    const key = copyKey(subject, type, period, number);
    const [told, takenBack] = await Promise.all([
      this.copies.find(conclusions, tenant, key),
      this.copies.find(conclusionsTakenBack, tenant, key),
    ]);
    if (!told || (takenBack && isNewer(takenBack, told))) return undefined;
    const { year, score, grade, findings } = told.data;
    const { version } = told.fact;
    const figures = { ...(score !== undefined && { score }), ...(grade !== undefined && { grade }) };
    return { fact: told.fact, result: { type, period, number, year, ...figures, findings, version } };
  }

  private async bodiesBelow(body: string): Promise<readonly string[]> {
    const { rows } = await this.db.query<{ id: string }>(
      `select id from directory_copy.organisations where $1 = any (path) and id <> $1 order by id`,
      [body],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of some persons who are not there, are disabled, or are not of a body: neither their account nor a desk of theirs is there. */
  private async strangersTo(body: string, persons: readonly string[], day: string): Promise<readonly string[]> {
    if (persons.length === 0) return [];
    const { rows } = await this.db.query<{ person: string }>(
      `select p.person from unnest($1::text[]) as p (person)
        where exists (select from directory_copy.accounts a
                        join directory_copy.organisations o on o.id = a.organisation_id
                       where a.person_id = p.person and $2 = any (o.path))
           or exists (select from directory_copy.desks_filled($3::date) d
                        join directory_copy.organisations o on o.id = d.organisation_id
                       where d.person_id = p.person and $2 = any (o.path))`,
      [persons, body, day],
    );
    const ofBody = rows.map(({ person }) => person);
    const notThere = await this.people.notNameable(persons, { desks: [], jurisdictionId: body, day });
    return persons.filter((person) => notThere.includes(person) || !ofBody.includes(person));
  }
}

/** Both stand in one stream. */
const isNewer = ({ fact: one }: Copied<object>, { fact: other }: Copied<object>): boolean =>
  one.version > other.version;

/** What is known of it by where it stands and by what its evaluation came to. */
function worldOf({ at, place, subject, from, rules, result, worked }: Placing): ReferralWorld {
  const year = result?.year ?? worked?.year ?? Number(from.slice(0, 4));
  const ruling = rules.inYear(year);
  return {
    object: 'referral',
    place: at,
    ruling,
    procedures: procedureWorld(place, ruling, { known: knownOfReferred(subject, { result, worked }, year) }),
    events: {},
    unit: place.unit.id,
    department: place.department.id,
    ...(result && { result }),
    ...(worked && { worked }),
    strangers: [],
    bodies: [],
    outdated: [],
    departures: { left: [] },
    ofTheBody: place.holders.filter(({ over }) => over === at.organisation).map(({ person }) => person),
  };
}

/** What a referral takes of an evaluation: its result, as long as that was not taken back. */
function resultTaken(told: readonly Told[]): unknown {
  // The stream tells other things as well.
  const types: readonly string[] = [conclusions, conclusionsTakenBack].map(({ contract }) => contract.type);
  const last = told.findLast(({ type }) => types.includes(type));
  if (last?.type !== conclusions.contract.type) return undefined;
  const { score, grade, findings } = last.data as Result;
  return { score, grade, findings };
}
