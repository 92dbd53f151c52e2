import { Injectable } from '@nestjs/common';
import type { EventReference, RulesReference } from '@wenxiao/event-store';
import { type MemberOf, moneyScheme } from '@wenxiao/rules/shape';
import {
  BusinessClock,
  GoverningRules,
  nothingKnown,
  type ObjectPlace,
  ObjectPlaces,
  type Organisation,
  Organisations,
  procedureWorld,
} from '@wenxiao/service-kit';
import type { WorkPlace } from './work-assessment.place.js';
import { sheetOf } from './work-assessment.sheet.js';
import type { WorkWorld } from './work-assessment.world.js';
import { WorkFacts } from './work-facts.js';

const group = 'accountability.workAssessments';

export type LoadedWork = Readonly<{
  place: ObjectPlace;
  /** The body that is assessed. */
  body: Organisation;
  /** Whose assessment it is: the jurisdiction, or a department that assesses what is below it. */
  keeper: Organisation;
  world: WorkWorld;
  procedures: ReturnType<typeof procedureWorld>;
  reference: RulesReference;
  basedOn: readonly EventReference[];
}>;

/** Puts together what is known of a work assessment: what the rules say of it, and how the body worked. */
@Injectable()
export class WorkWorlds {
  constructor(
    private readonly governing: GoverningRules,
    private readonly places: ObjectPlaces,
    private readonly organisations: Organisations,
    private readonly facts: WorkFacts,
    private readonly clock: BusinessClock,
  ) {}

  /** By the set in force today for the body, which lies over that of its jurisdiction. Undefined where it has no such assessment of such a body. */
  async find(tenant: string, { organisation, year, assessment }: WorkPlace): Promise<LoadedWork | undefined> {
    const day = await this.clock.today();
    const body = await this.organisations.find(organisation);
    if (!body?.path.includes(tenant) || body.mergedInto !== undefined) return undefined;
    // A jurisdiction below has rules of its own, by which it is not assessed.
    const [unit, department = organisation] =
      body.nature === 'jurisdiction' ? [tenant] : [organisation, body.path[body.path.indexOf(tenant) + 1]];
    const [place, { rules, reference }, above] = await Promise.all([
      this.places.of(unit, department, day),
      this.governing.inForce(unit, moneyScheme, day),
      this.governing.inForce(tenant, moneyScheme, day),
    ]);
    const ruling = rules.inYear(year);
    const member = ruling.member(group, assessment);
    if (member.is === 'silent' || !isAssessed(body, tenant, member.value)) return undefined;
    const isOwn = above.rules.inYear(year).member(group, assessment).is === 'silent';
    const { items, silent } = sheetOf(ruling, member, { known: await this.facts.of(body, year), isOwn });
    const ofTheBody = place.holders.filter(({ over }) => over === organisation).map(({ person }) => person);
    return {
      place,
      body,
      keeper: isOwn ? place.department : place.jurisdiction,
      procedures: procedureWorld(place, ruling, { known: nothingKnown(year) }),
      world: {
        ...{ ruling, member, items, ofTheBody },
        ...(isOwn && { department: place.department.id }),
        ...(silent !== undefined && { silent }),
      },
      reference,
      basedOn: eachOnce(items.flatMap(({ taken }) => taken.map(({ told }) => told))),
    };
  }
}

/** Departments lie right below the jurisdiction, units below a department. */
function isAssessed(
  { nature, kind, path }: Organisation,
  tenant: string,
  { of, kinds }: MemberOf<'accountability.workAssessments'>,
): boolean {
  const below = path.length - 1 - path.indexOf(tenant);
  const fits = {
    department: nature === 'body' && below === 1,
    unit: nature === 'body' && below > 1,
    jurisdiction: nature === 'jurisdiction' && below === 1,
  };
  return fits[of] && (kinds === undefined || kinds.includes(kind));
}

/** Each stream as it stood at last. */
function eachOnce(told: readonly EventReference[]): readonly EventReference[] {
  const latest = new Map<string, EventReference>();
  for (const each of told) {
    const key = `${each.store} ${each.tenant} ${each.stream}`;
    if ((latest.get(key)?.version ?? 0) < each.version) latest.set(key, each);
  }
  return [...latest.values()];
}
