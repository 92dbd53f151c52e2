import type { StepNeeds } from '@wenxiao/domain/field';
import {
  consultedOn,
  openNow,
  type OpenStep,
  pathOfStep,
  type Progress,
  type World,
  type StepPlace,
} from '@wenxiao/rules/procedure';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Procedure, Step } from '@wenxiao/rules/shape';
import type { Admission } from '../access/admission.js';
import { type Authority, authorityFor, type DeskRef, isRefusal, type KnownOfObject } from '../access/authority.js';
import type { Party } from '../access/parties.js';
import type { Whose } from '../due/task.js';
import { basisOf } from '../http/basis-of.js';
import { ProblemError } from '../http/problem.js';
import { type ObjectPlace, organisationOf } from './object-place.js';
import { routingOf } from './procedure-world.js';
import { refusalCalled } from './desk-words.js';
import { authorityProblem, reasonRequired } from './step-problems.js';

/** An object that follows a procedure, as it stands when somebody acts on it. */
export type InProcedure = Readonly<{
  place: ObjectPlace;
  ruling: Ruling;
  world: World;
  procedure: Procedure;
  progress: Progress;
}>;

/**
 * By what a person takes a step, the one grant or assignment. Undefined for a step that the procedure does not have: the decider
 * says so.
 * @throws {ProblemError} 403 where there is none; `reason-required` (422) where the lead desk acts for want of a route and does
 * not say why.
 */
export function authorityOnStep(
  admission: Admission,
  object: InProcedure,
  at: StepPlace,
  brings: StepNeeds = {},
): Authority | undefined {
  const found = stepAt(object, at);
  if (!found) return undefined;
  const { step, barred } = found;
  const by = refOf(step.by);
  const authority = authorityAt(admission, object, {
    act: step.act,
    by,
    level: at.level,
    doers: doersOf(found, barred),
    path: found.path,
  });
  const { place, ruling, world } = object;
  const isInstead = 'route' in by && routingOf(place, ruling, world.known)[by.route]?.instead === true;
  if (isInstead && (brings.reason ?? '').trim() === '') throw reasonRequired();
  return authority;
}

/** By what a person takes back a step or corrects it: by what it is taken, and nobody is kept out. That it is their own, the decider sees to. */
export function authorityToAmend(admission: Admission, object: InProcedure, at: StepPlace): Authority | undefined {
  const found = stepAt(object, at);
  if (!found) return undefined;
  const { step, path } = found;
  return authorityAt(admission, object, { act: step.act, by: refOf(step.by), level: at.level, path });
}

type AuthorityNeeded = Readonly<{
  act: string;
  by: DeskRef;
  level?: string | undefined;
  doers?: KnownOfObject['doers'];
  /** What of the set says whose it is. */
  path?: string;
}>;

/**
 * By what a person gives an opinion on a step that somebody else takes: by the first of the desks that co-operate which they fill. Where
 * nobody does, whoever takes the step is told so by the decider, and nobody else gets there.
 */
export function authorityToAdvise(admission: Admission, object: InProcedure, at: StepPlace): Authority | undefined {
  const found = stepAt(object, at);
  if (!found) return undefined;
  const { step, path } = found;
  const consulted = consultedOn(step, object.world);
  const by = consulted.length > 0 ? consulted : [refOf(step.by)];
  return authorityOfAny(admission, object, { act: 'advise', by, level: at.level, path });
}

/** By what a person does an act that is no step. @throws {ProblemError} 403 where there is nothing. */
export function authorityAt(
  admission: Admission,
  {
    place,
    ruling,
    world,
    progress,
    procedure,
  }: Pick<InProcedure, 'place' | 'ruling'> &
    Readonly<{ world: Pick<World, 'known' | 'parties'>; progress?: Progress; procedure?: Procedure }>,
  { act, by, level, doers = {}, path }: AuthorityNeeded,
): Authority {
  const known: KnownOfObject = {
    routing: routingOf(place, ruling, world.known),
    parties: 'assigned' in by ? ofLevel(partiesOf(by.assigned, world, progress), level) : [],
    doers,
    today: place.day,
  };
  const at = organisationOf(place, by, level);
  const authority = authorityFor(admission, { act, desk: by, at, notBy: Object.keys(doers) }, known);
  if (isRefusal(authority))
    throw authorityProblem(
      authority,
      refusalCalled(authority, { place, ruling, procedure, at }),
      basisOf(ruling, path),
    );
  return authority;
}

/** As {@link authorityAt}, by the first of these desks that they fill, or by the lead desk where there are none. @throws {ProblemError} what refuses them at the last. */
export function authorityOfAny(
  admission: Admission,
  where: Parameters<typeof authorityAt>[1],
  {
    by: [desk = leadDeskOf(where.ruling), ...others],
    ...need
  }: Readonly<{ by: readonly DeskRef[] }> & Omit<AuthorityNeeded, 'by'>,
): Authority {
  if (others.length === 0) return authorityAt(admission, where, { ...need, by: desk });
  try {
    return authorityAt(admission, where, { ...need, by: desk });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return authorityOfAny(admission, where, { ...need, by: others });
  }
}

/** Whose a step is, as its task says it: the desk at the organisation that the reference means, or whoever was assigned. */
export function whoseIs(
  by: Step['by'],
  { place, ruling, world, progress }: Pick<InProcedure, 'place' | 'ruling' | 'world' | 'progress'>,
  level?: string,
): readonly Whose[] {
  const ref = refOf(by);
  if ('assigned' in ref) {
    const parties = partiesOf(ref.assigned, world, progress).map(({ who }) => who);
    return parties.filter((who) => level === undefined || Object.values(who).includes(level));
  }
  const desk = 'route' in ref ? routingOf(place, ruling, world.known)[ref.route]?.desk : ref.desk;
  return desk === undefined ? [] : [{ desk, organisation: organisationOf(place, ref, level).id }];
}

/** The desk that settles in directory what the rules of its jurisdiction are silent on. */
export const settlingDesk = 'performance-office';

/** Where a set has no lead desk, as one for all that lie below may not, the desk that settles what rules are silent on. */
export function leadOrSettlingDesk(ruling: Ruling): Readonly<{ desk: DeskRef; basis: readonly string[] }> {
  const lead = ruling.value('general.leadDesk');
  return lead.is === 'stated'
    ? { desk: lead.value, basis: [lead.path] }
    : { desk: { desk: settlingDesk, of: 'jurisdiction' }, basis: [] };
}

/** The desk that looks after everything that no step says. @throws {Error} where the set has none: it is not published then. */
export function leadDeskOf(ruling: Ruling): DeskRef {
  const lead = ruling.value('general.leadDesk');
  if (lead.is === 'silent') throw new Error(`The set ${ruling.hash} has no lead desk`);
  return lead.value;
}

function stepAt(
  { procedure, progress, world }: InProcedure,
  { step: code, level }: StepPlace,
): Pick<OpenStep, 'code' | 'step' | 'barred' | 'path'> | undefined {
  const open = openNow(procedure, progress, world);
  const now =
    open.find((each) => each.code === code && each.level === level) ?? open.find((each) => each.code === code);
  if (now) return now;
  const step = procedure.steps.find((each) => each.code === code);
  return step && { code, step, barred: [], path: pathOfStep(procedure, code) };
}

/** Who it is for; of what is decided outside, who records it. */
export const refOf = (by: Step['by']): DeskRef => ('gate' in by ? by.recordedBy : by);

/** Whom a step keeps out, each under the step that they did. */
function doersOf({ step: { notBy = [] } }: Pick<OpenStep, 'step'>, barred: readonly string[]): KnownOfObject['doers'] {
  return Object.fromEntries(notBy.map((code) => [code, barred]));
}

/** Where each of several organisations has a level of its own, nobody takes that of another. */
function ofLevel(parties: readonly Party[], level: string | undefined): readonly Party[] {
  const own = parties.filter(({ who }) => 'organisation' in who && who.organisation === level);
  return own.length > 0 ? own : parties;
}

export function partiesOf(as: string, world: Pick<World, 'parties'>, progress: Progress | undefined): readonly Party[] {
  const named: readonly Readonly<{ person?: string; organisation?: string }>[] = (progress?.assigned ?? []).filter(
    (row) => row.as === as,
  );
  return (named.length > 0 ? named : world.parties(as)).flatMap((row: (typeof named)[number]): Party[] => {
    if (row.person !== undefined) return [{ as, who: { person: row.person } }];
    return row.organisation === undefined ? [] : [{ as, who: { organisation: row.organisation } }];
  });
}

/** Whether a step that is open is one in which each of those who were named scores: what colleagues say meanwhile is not material to it. */
export const isScoring = (object: InProcedure | undefined, step: string): boolean =>
  object !== undefined &&
  openNow(object.procedure, object.progress, object.world).some(
    (open) => open.code === step && open.step.act === 'score',
  );
