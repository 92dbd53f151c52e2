import { Injectable } from '@nestjs/common';
import type { Outdated, Told } from '@wenxiao/domain';
import type { EventReference, StoredEvent } from '@wenxiao/event-store';
import type { Known } from '@wenxiao/rules/condition';
import { procedureFor } from '@wenxiao/rules/procedure';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Scheme } from '@wenxiao/rules/shape';
import {
  Copies,
  copyKey,
  decodedState,
  type Governing,
  GoverningRules,
  governingRuleSet,
  knownOfSubject,
  knownUnder,
  KnownPeople,
  type LoadedObject,
  namedPersons,
  ObjectPlaces,
  procedureWorld,
  Reconciler,
  type SubjectAsked,
  targetsInForce,
} from '@wenxiao/service-kit';
import { disclosure } from './disclosure.aggregate.js';
import { takenOfTargets } from './disclosed-targets.js';
import {
  disclosable,
  disclosableNoMore,
  disclosedSubjects,
  targetsAdjusted,
  targetsApproved,
  targetsWithdrawn,
} from './disclosure.copies.js';
import type { DisclosurePlace } from './disclosure.place.js';
import type { OpenedDisclosure } from './disclosure.state.js';
import {
  type Concluded,
  type DisclosureWorld,
  type EvaluationNamed,
  isSameEvaluation,
  type TargetInForce,
} from './disclosure.world.js';

type CopiedSubject = NonNullable<(typeof disclosedSubjects)['data']>;

/** What a decision on a disclosure may look up on a day, and where it was read. */
export type LoadedDisclosure = LoadedObject<DisclosureWorld> & Readonly<{ subject: CopiedSubject }>;

type Asked = Readonly<{
  tenant: string;
  place: DisclosurePlace;
  events: readonly StoredEvent[];
  day: string;
  /** What somebody is to disclose, as long as nothing is recorded. */
  proposed?: readonly EvaluationNamed[];
}>;

/** Puts together what is known of a disclosure: the rules, the tree, people, what evaluations of the year have come to. */
@Injectable()
export class DisclosureWorlds {
  constructor(
    private readonly governing: GoverningRules,
    private readonly places: ObjectPlaces,
    private readonly copies: Copies,
    private readonly people: KnownPeople,
    private readonly reconciler: Reconciler,
  ) {}

  /** Undefined where the subject is not known here. */
  async find({ tenant, place: at, events, day, proposed = [] }: Asked): Promise<LoadedDisclosure | undefined> {
    const subject = await this.copies.find(disclosedSubjects, tenant, copyKey(at.subject));
    if (!subject) return undefined;
    const state = decodedState(disclosure, events);
    const { unit, department } = subject.data;
    const [place, calendar, { concluded, approved, facts }] = await Promise.all([
      this.places.of(unit, department, day),
      this.governing.calendarOf(unit),
      this.standingIn(tenant, at),
    ]);
    const persons = state.status === 'opened' ? namedPersons(events, state.progress) : [];
    const outdated = state.status === 'opened' ? await this.outdated(tenant, state, events) : [];
    const departures = await this.people.departures(persons, { jurisdictionId: tenant, day });
    const types = [...new Set((state.status === 'opened' ? state.results : proposed).map(({ type }) => type))];
    const known = (type: string | undefined) => knownOfDisclosed(subject.data, type, at.year);
    const under = ({ rules, reference }: Governing) => {
      const ruling = rules.inYear(at.year);
      const world: DisclosureWorld = {
        object: 'disclosure',
        place: at,
        ruling,
        procedures: procedureWorld(place, ruling, { known: known(types[0]) }),
        goesBy: goesBy(
          ruling,
          types.map((type) => knownUnder(ruling, known(type))),
        ),
        ...(calendar && { calendar }),
        events: {},
        outdated,
        departures,
        concluded,
        approved,
      };
      return { world, reference };
    };
    const inForce = async () => under(await this.governing.inForce(unit, subject.data.scheme as Scheme, day));
    const opened = governingRuleSet(events, 'disclosure-opened', 'disclosure-rebased');
    return {
      place,
      subject: subject.data,
      basedOn: [subject.fact, ...facts],
      ...(opened ? under(await this.governing.byHash(opened.hash)) : await inForce()),
      inForce,
    };
  }

  /** What evaluations of the year have come to last, and which targets are approved, unless that was taken back. */
  private async standingIn(
    tenant: string,
    { subject, year }: DisclosurePlace,
  ): Promise<
    Readonly<{
      concluded: readonly Concluded[];
      approved: readonly TargetInForce[];
      facts: readonly EventReference[];
    }>
  > {
    const asked = {
      told: disclosable,
      takenBack: disclosableNoMore,
      approved: targetsApproved,
      adjusted: targetsAdjusted,
      withdrawn: targetsWithdrawn,
    };
    const { told, takenBack, approved, adjusted, withdrawn } = await this.copies.about(tenant, copyKey(subject), asked);
    const standing = told.filter(
      ({ data, fact }) =>
        data.year === year &&
        !takenBack.some((each) => isSameEvaluation(each.data, data) && each.fact.version > fact.version),
    );
    const concluded = standing.map(({ data: { type, period, number, score, grade }, fact: { version } }) => {
      const figures = { ...(score !== undefined && { score }), ...(grade !== undefined && { grade }) };
      return { type, period, number, version, ...figures };
    });
    const targets = targetsInForce({ told: [...approved, ...adjusted], withdrawn }, year);
    return {
      concluded,
      approved: targets.map(({ period, declaration }) => ({ period, declaration })),
      facts: [...standing, ...targets].map(({ fact }) => fact),
    };
  }

  /** Whether a result or target that it holds is another now: once it is out, than what went out. What was withheld or given up is no matter. */
  private async outdated(
    tenant: string,
    { progress, published, givenUp, results, targets = [] }: OpenedDisclosure,
    events: readonly StoredEvent[],
  ): Promise<readonly Outdated[]> {
    if (givenUp !== undefined || (progress.ended !== undefined && !published)) return [];
    const decision = events.findLast(({ type }) => type === (published ? 'disclosure-published' : 'disclosure-opened'));
    const decisions = decision ? [decision.version] : [];
    const taken = { evaluation: takenOf(results), 'performance-target': takenOfTargets(targets) };
    return this.reconciler.find({ tenant, events, decisions, taken });
  }
}

/** What conditions may ask: the subject, and of which type the evaluation is. */
const knownOfDisclosed = (subject: SubjectAsked, type: string | undefined, year: number): Omit<Known, 'parameter'> =>
  knownOfSubject(subject, year, { figures: { 'evaluation.type': type ?? null } });

/** By which procedures the set has disclosed what is known to be so, each once. */
function goesBy(ruling: Ruling, all: readonly Known[]): readonly string[] {
  const procedures = ruling.members('procedures').map(({ value }) => value);
  const found = all.map((known) => procedureFor(procedures, 'disclosure', known));
  return [...new Set(found.flatMap((each) => (each.outcome === 'found' ? [each.procedure.code] : [])))];
}

/** Of an evaluation that it holds its result, as long as that was not taken back; of others nothing. */
const takenOf = (results: readonly Concluded[]) => (told: readonly Told[]) => {
  const types: readonly string[] = [disclosable, disclosableNoMore].map(({ contract }) => contract.type);
  const last = told.findLast(({ type }) => types.includes(type));
  if (last?.type !== disclosable.contract.type) return undefined;
  const { score, grade, ...named } = last.data as Concluded;
  return results.some((each) => isSameEvaluation(each, named)) ? { score, grade } : undefined;
};
