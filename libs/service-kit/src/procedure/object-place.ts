import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import type { DeskRef } from '../access/authority.js';
import { waitsForOrganisation } from '../directory/organisation-tree.js';
import { type Organisation, Organisations } from '../directory/organisations.js';
import { problem, type ProblemError } from '../http/problem.js';
import { DATABASE } from '../runtime/database.js';

/** Who fills a desk around an object on a day. */
export type DeskHolder = Readonly<{
  person: string;
  desk: string;
  /** The organisation that the desk reaches, with all below. */
  over: string;
}>;

/** Where an object stands on a day: its unit, what lies above that, and who fills the desks around it. */
export type ObjectPlace = Readonly<{
  day: string;
  unit: Organisation;
  department: Organisation;
  jurisdiction: Organisation;
  /** The jurisdiction above; none above the root. */
  upper?: Organisation;
  /** The bodies from the unit up to its department, both included. */
  bodies: readonly Organisation[];
  /** The desk that its department is assigned to (对口), where it is. */
  counterpart?: string;
  holders: readonly DeskHolder[];
  /** Who bears desks for its jurisdiction, or for the one above. */
  bearers: readonly Organisation[];
}>;

/** Finds where an object stands, by this service's copy of the tree and of people. */
@Injectable()
export class ObjectPlaces {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly organisations: Organisations,
  ) {}

  /** @throws {ProblemError} `temporarily-unavailable` (503) where the tree has not arrived here that far; a message waits for the organisation that is missing. */
  async of(unitId: string, departmentId: string, day: string): Promise<ObjectPlace> {
    const way = await this.organisations.wayTo(unitId);
    const unit = way.at(-1);
    if (!unit) throw notHere(await this.organisations.missingOnTheWay(unitId));
    const named = way.find(({ id }) => id === departmentId);
    const jurisdiction = way.find(({ id }) => id === unit.jurisdictionId);
    if (!jurisdiction) throw notHere(unit.jurisdictionId);
    // A unit that was moved away from its department stands below the body that it lies in now.
    const department = named ?? way.find(({ nature }) => nature === 'body') ?? unit;
    const upper = way.filter(({ nature }) => nature === 'jurisdiction').at(-2);
    const [counterpart, holders, bearers] = await Promise.all([
      this.organisations.counterpartOf(department.id, day),
      this.holders(unit.path, day),
      this.organisations.bearingDesks([jurisdiction, upper].flatMap((each) => each?.id ?? [])),
    ]);
    return {
      day,
      unit,
      department,
      jurisdiction,
      ...(upper && { upper }),
      bodies: way.slice(way.indexOf(department)).reverse(),
      ...(counterpart !== undefined && { counterpart }),
      holders,
      bearers,
    };
  }

  /**
   * Everybody whose desk reaches one of these organisations: it is over it or over what it took over, or over the jurisdiction whose
   * desk the very organisation bears.
   */
  private async holders(path: readonly string[], day: string): Promise<readonly DeskHolder[]> {
    const { rows } = await this.db.query<DeskHolder>(
      `select person, desk, over from (
         select d.person_id as person, d.desk,
                case when d.desk = any (now.desks) then now.tenant else now.id end as over
           from directory_copy.desks_filled($2::date) d
           join directory_copy.organisations o on o.id = d.organisation_id
           join directory_copy.organisations now on now.id = directory_copy.goes_on_as(o.id)
          where (o.id = any ($1::text[]) or o.id in (select directory_copy.taken_over_by($1::text[])) or o.tenant = any ($1::text[]))
       ) held where over = any ($1::text[]) order by person, desk, over`,
      [path, day],
    );
    return rows;
  }
}

const notHere = (organisationId: string): ProblemError =>
  problem('temporarily-unavailable', { organisationId }, { cause: waitsForOrganisation(organisationId) });

/** The organisation that a reference to a desk means, seen from an object: at it the desk has to be filled. */
export function organisationOf(place: ObjectPlace, ref: DeskRef, level?: string): Organisation {
  const ofLevel = place.bodies.find(({ id }) => id === level);
  if (ofLevel) return ofLevel;
  if (!('of' in ref)) return 'route' in ref ? place.jurisdiction : place.unit;
  const { unit, department, jurisdiction, upper = jurisdiction } = place;
  return { unit, department, jurisdiction, upper }[ref.of];
}

/** Whether somebody fills a desk at an organisation, beside some persons. */
export function isFilled(
  { holders }: ObjectPlace,
  desk: string,
  at: Pick<Organisation, 'path'>,
  beside: readonly string[] = [],
): boolean {
  return holders.some((each) => each.desk === desk && at.path.includes(each.over) && !beside.includes(each.person));
}
