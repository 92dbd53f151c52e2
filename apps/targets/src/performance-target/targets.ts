import { Injectable } from '@nestjs/common';
import type { EventReference, StoredEvent } from '@wenxiao/event-store';
import { type Decision, openNow, type OpenStep, pathOfStep, type World } from '@wenxiao/rules/procedure';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Scheme } from '@wenxiao/rules/shape';
import type { RulesReference } from '@wenxiao/event-store';
import {
  type Governing,
  GoverningRules,
  governingRuleSet,
  type InProcedure,
  type ObjectPlace,
  problem,
  procedureWorld,
} from '@wenxiao/service-kit';
import { KnownEntries } from '../indicator-library/known-entries.js';
import { firstYearOf } from '../stream-names.js';
import { figuresOf } from '../subject/subject-known.js';
import type { Lookups } from '../subject/lookups.js';
import type { Known } from '../subject/subject.commands.js';
import { Subjects } from '../subject/subjects.js';
import { withDeclarants } from './performance-target.steps.js';
import type { TargetState } from './performance-target.state.js';

/** What a target is decided under on a day. */
export type TargetAtHand = Readonly<{
  place: ObjectPlace;
  ruling: Ruling;
  reference: RulesReference;
  world: World;
  /** What was decided elsewhere on the budget of its first year. */
  decided: readonly EventReference[];
}>;

/** Finds what targets go by: the set of the day on which they were opened, or to which they were moved since, and the tree and people of today. */
@Injectable()
export class Targets {
  constructor(
    private readonly subjects: Subjects,
    private readonly rules: GoverningRules,
    /** What indicators may name. */
    readonly library: KnownEntries,
  ) {}

  /** What a target that is opened today goes by. */
  async openedToday(subject: Known, period: string, funds: readonly string[], lookups: Lookups): Promise<TargetAtHand> {
    const governing = await lookups.inForce(subject.unit, subject.description.scheme as Scheme);
    return this.under(governing, { subject, period, lookups, funds });
  }

  /** What a target goes by that was opened before. @throws {ProblemError} `not-found` where none was. */
  async openedBefore(
    {
      subject,
      period,
      lookups = this.subjects.lookups(),
    }: Readonly<{ subject: Known; period: string; lookups?: Lookups }>,
    events: readonly StoredEvent[],
  ): Promise<TargetAtHand> {
    const opened = governingRuleSet(events, 'target-opened', 'target-rebased');
    if (!opened) throw problem('not-found');
    return this.under(await this.rules.byHash(opened.hash), { subject, period, lookups });
  }

  private async under(
    { rules, reference }: Governing,
    {
      subject,
      period,
      lookups,
      funds = [],
    }: Readonly<{ subject: Known; period: string; lookups: Lookups; funds?: readonly string[] }>,
  ): Promise<TargetAtHand> {
    const place = await lookups.place(subject.unit, subject.department);
    const year = firstYearOf(period);
    const ruling = rules.inYear(year);
    const known = figuresOf(subject, year, funds, { 'jurisdiction.level': place.jurisdiction.level ?? null });
    const decisions = await lookups.decidedOn(place.jurisdiction.id, year);
    const world = procedureWorld(place, ruling, {
      known,
      decided: ({ gate, decidedOn }) => (decidedOn === 'budget-year' ? decisions.get(gate) : undefined),
    });
    return { place, ruling, reference, world, decided: referencesTo(decisions, place.jurisdiction.id) };
  }
}

/** Each stream once, as far as it was read. */
function referencesTo(decisions: ReadonlyMap<string, Decision>, tenant: string): readonly EventReference[] {
  const read = new Map<string, number>();
  for (const { stream, version } of decisions.values()) read.set(stream, Math.max(version, read.get(stream) ?? 0));
  return [...read].map(([stream, version]) => ({ store: 'targets', tenant, stream, version }));
}

/**
 * The target in its procedure; undefined where it was not opened, or its set has no such procedure.
 * @param requesters who asked for the money that goes with it: they are kept out as whoever declared it is.
 */
export function inProcedure(
  { progress, declarants, ...state }: TargetState,
  at: TargetAtHand,
  requesters: readonly string[] = [],
): InProcedure | undefined {
  const found = at.ruling.member('procedures', progress.procedure);
  if (found.is === 'silent') return undefined;
  const { value: procedure } = found;
  const apart = [...new Set([...declarants, ...requesters])];
  return { ...at, procedure, progress: withDeclarants({ ...state, progress, declarants: apart }, procedure) };
}

/** The step that is taken or amended, as a member of its set. */
export const stepIn = ({ progress }: TargetState, data: object): Readonly<{ path?: string }> =>
  'step' in data && typeof data.step === 'string' ? { path: pathOfStep({ code: progress.procedure }, data.step) } : {};

/** What is open of a target. @throws {ProblemError} `not-found` for a step that neither its procedure nor the body’s own inside that ever has. */
export function stepsNamed(object: InProcedure | undefined, step: string): readonly OpenStep[] {
  if (!object) return [];
  const { procedure, progress, world } = object;
  const open = openNow(procedure, progress, world);
  const inside = procedure.steps.flatMap(({ code, inside: of }) =>
    ((of && world.inside(procedure.code, of)?.steps) ?? []).map((each) => ({ code: `${code}.${each.code}` })),
  );
  const known = [...procedure.steps, ...inside, ...open].some(({ code }) => code === step);
  if (!known && !progress.did.some((each) => each.step === step)) throw problem('not-found');
  return open;
}
