import { Injectable } from '@nestjs/common';
import { CommandRunner, problem } from '@wenxiao/service-kit';
import { organisation } from './organisation.aggregate.js';
import type { OnTheWay } from './organisation.decider.js';

/** A tree is no deeper: whoever climbs longer goes in a circle. */
const depthMax = 64;

/** The way from the root of the tree to an organisation, from the organisations' own streams: what was decided a moment ago counts. */
@Injectable()
export class Ways {
  constructor(private readonly commands: CommandRunner) {}

  /**
   * @param tenant the jurisdiction that the organisation belongs to, itself for a jurisdiction
   * @throws {ProblemError} `unknown-organisation` for an organisation that nobody registered there.
   */
  async to(tenant: string, organisationId: string): Promise<OnTheWay[]> {
    const way: OnTheWay[] = [];
    let next: Readonly<{ id: string; tenant: string }> | undefined = { id: organisationId, tenant };
    while (next) {
      const place: Readonly<{ id: string; tenant: string }> = next;
      const { state } = await this.commands.load(organisation, place.tenant, place.id);
      if (state.status === 'unregistered') throw problem('unknown-organisation', { organisationId: place.id });
      const { nature, kind, desks, level, mergedInto, parentId } = state;
      way.unshift({
        ...place,
        nature,
        kind,
        desks,
        ...(level && { level }),
        ...(mergedInto !== undefined && { mergedInto }),
      });
      if (way.length > depthMax) throw new Error(`The way to ${organisationId} has no end`);
      const above = mergedInto ?? parentId;
      // A jurisdiction lies below jurisdictions alone, each a tenant of its own; everything else within its tenant.
      next = above === undefined ? undefined : { id: above, tenant: nature === 'jurisdiction' ? above : place.tenant };
    }
    return way;
  }
}
