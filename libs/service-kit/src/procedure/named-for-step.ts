import { Injectable } from '@nestjs/common';
import type { StepNeeds } from '@wenxiao/domain/field';
import { openNow } from '@wenxiao/rules/procedure';
import type { Step } from '@wenxiao/rules/shape';
import type { DeskRef } from '../access/authority.js';
import { KnownPeople } from '../directory/known-people.js';
import { type Organisation, Organisations } from '../directory/organisations.js';
import { problem, ProblemError } from '../http/problem.js';
import { type ObjectPlace, organisationOf } from './object-place.js';
import { routingOf } from './procedure-world.js';
import { type InProcedure, partiesOf, refOf } from './step-authority.js';

/** For which step somebody names a person or an organisation: they get its task, or are reminded of it. */
export type NamedFor = Readonly<{ step: string; to: string }>;

/** A level of a step, whose it is and whom it keeps out. */
type AtLevel = Readonly<{ by: Step['by']; level?: string | undefined; barred: readonly string[] }>;

/** Where an object stands, under which rules. */
type Standing = Pick<InProcedure, 'place' | 'ruling' | 'world' | 'progress'>;

/** Holds whom somebody names for a step against who can take it. */
@Injectable()
export class NamedForStep {
  constructor(
    private readonly people: KnownPeople,
    private readonly organisations: Organisations,
  ) {}

  /**
   * That somebody is there, and can take a step of an object: they fill its desk where the step has it, or were assigned. Of a step
   * that the procedure does not have the decider tells.
   * @throws {ProblemError} `unknown-person`, `not-of-the-step` (422).
   */
  require(object: InProcedure, named: NamedFor): Promise<void> {
    return this.requireAny(object, levelsOf(object, named.step), named);
  }

  /** … where an object goes by no procedure, and its rules say at which desk it is. @throws {ProblemError} likewise. */
  requireAtDesk(object: Standing, by: DeskRef, named: NamedFor): Promise<void> {
    return this.requireAny(object, [{ by, barred: [] }], named);
  }

  private async requireAny(object: Standing, levels: readonly AtLevel[], { step, to }: NamedFor): Promise<void> {
    const { place } = object;
    const standing = { desks: [], jurisdictionId: place.jurisdiction.id, day: place.day };
    const organisation = await this.organisations.find(to);
    const isThere = organisation !== undefined || (await this.people.notNameable([to], standing)).length === 0;
    if (!isThere) throw notThere(to);
    if (levels.length === 0) return;
    for (const each of levels) {
      if (each.barred.includes(to)) continue;
      if (await (organisation ? this.bears(object, each, organisation) : this.fills(object, each, to))) return;
    }
    throw notOfTheStep({ step, to });
  }

  /** Whom an answer or a replacement names is there. @throws {ProblemError} `unknown-person`, `unknown-organisation` (422). */
  async requireThere({ jurisdiction, day }: ObjectPlace, { persons = [], organisation }: StepNeeds): Promise<void> {
    const standing = { desks: [], jurisdictionId: jurisdiction.id, day };
    const unknown = persons.length === 0 ? [] : await this.people.notNameable(persons, standing);
    if (unknown.length > 0) throw notThere(...unknown);
    if (organisation !== undefined && !(await this.organisations.find(organisation)))
      throw problem('unknown-organisation', { organisationId: organisation });
  }

  private async fills(object: Standing, { by, level }: AtLevel, person: string): Promise<boolean> {
    const { place, world, progress } = object;
    const ref = refOf(by);
    if (!('assigned' in ref)) {
      const [desk, at] = [deskOf(object, by), organisationOf(place, ref, level)];
      return place.holders.some((each) => each.person === person && each.desk === desk && at.path.includes(each.over));
    }
    const named = partiesOf(ref.assigned, world, progress).map(({ who }) => who);
    if (named.some((who) => 'person' in who && who.person === person)) return true;
    const bodies = named.flatMap((who) => ('organisation' in who ? [who.organisation] : []));
    return this.people.isOf(person, bodies, place.day);
  }

  /**
   * Whether an organisation is that of the desk: the one where the step has it, one that reaches it, or one that bears it there. Of
   * one that was taken over the one that goes on in its place is meant.
   */
  private async bears(object: Standing, { by, level }: AtLevel, named: Organisation): Promise<boolean> {
    const { place, world, progress } = object;
    const ref = refOf(by);
    if ('assigned' in ref) {
      const parties = partiesOf(ref.assigned, world, progress);
      const bodies = parties.flatMap(({ who }) => ('organisation' in who ? [who.organisation] : []));
      const meant = [...bodies, ...(await this.organisations.goingOnFor(bodies))];
      return named.path.some((each) => meant.includes(each));
    }
    const [desk, at] = [deskOf(object, by), organisationOf(place, ref, level)];
    const isFilled = place.holders.some((each) => each.desk === desk && each.over === named.id);
    if (named.id === at.id || (isFilled && at.path.includes(named.id))) return true;
    if ((await this.organisations.goingOnFor([at.id])).includes(named.id)) return true;
    return named.desks.includes(desk ?? '') && at.path.includes(named.jurisdictionId);
  }
}

/** The levels of a step that are open; where none is, the step as the procedure has it. */
function levelsOf({ procedure, progress, world }: InProcedure, code: string): readonly AtLevel[] {
  const open = openNow(procedure, progress, world).filter((each) => each.code === code);
  if (open.length > 0) return open.map(({ step: { by }, level, barred }) => ({ by, level, barred }));
  return procedure.steps.filter((each) => each.code === code).map(({ by }) => ({ by, barred: [] }));
}

function deskOf({ place, ruling, world }: Standing, by: Step['by']): string | undefined {
  const ref = refOf(by);
  if ('route' in ref) return routingOf(place, ruling, world.known)[ref.route]?.desk;
  return 'desk' in ref ? ref.desk : undefined;
}

const notThere = (...persons: readonly string[]): ProblemError =>
  new ProblemError(
    'unknown-person',
    {
      status: 422,
      retry: false,
      zh: '没有这个单位或人员，或其账号已停用（见 persons）。',
      en: 'There is no such organisation or person, or their account is disabled (see persons).',
    },
    { persons },
  );

const notOfTheStep = ({ step, to }: NamedFor): ProblemError =>
  new ProblemError(
    'not-of-the-step',
    {
      status: 422,
      retry: false,
      zh: '该单位或人员（to）不能办理环节 {step}：不在办理该环节的岗位上，也未被指派，或办理过须与其分开的环节。请改填能办理的单位或人员。',
      en: 'Whom you name (to) cannot take the step {step}: they fill no desk of it, were not assigned, or did a step that it is to be apart from. Name somebody who can.',
    },
    { step, to },
  );
