import type { OrganisationNature } from '@wenxiao/contracts';
import type { Queryable } from '@wenxiao/event-store';
import { keepOrganisation } from '../directory/organisation-tree.js';

/** An organisation by its path from the root; a jurisdiction, unless it says otherwise. */
export type Planted = Readonly<{
  path: readonly string[];
  nature?: OrganisationNature;
  kind?: string;
  name?: string;
  /** Its jurisdiction; itself for a jurisdiction, else what comes before it on the path. */
  tenant?: string;
  desks?: readonly string[];
  /** Its official code. */
  code?: string;
}>;

/** Fills a service's copy of the tree, as if directory had told of it. */
export async function plantOrganisations(sql: Queryable, organisations: readonly Planted[]): Promise<void> {
  for (const { path, nature = 'jurisdiction', kind, name = '示范', tenant, desks = [], code } of organisations) {
    const [organisationId = '', parentId] = [...path].reverse();
    const owner = tenant ?? (nature === 'jurisdiction' ? organisationId : (parentId ?? organisationId));
    const stands = {
      tenant: owner,
      organisationId,
      ...(parentId !== undefined && { parentId }),
      nature,
      kind: kind ?? (nature === 'jurisdiction' ? 'jurisdiction' : 'unit'),
      name,
      desks: [...desks],
      ...(code !== undefined && { code }),
      effectiveFrom: '2020-01-01',
    };
    await keepOrganisation(sql, stands, 1);
  }
}
