import {
  OrganisationDesksAssignedV1,
  OrganisationMergedV1,
  OrganisationMovedV1,
  OrganisationRegisteredV1,
  OrganisationRenamedV1,
  type OrganisationStands,
} from '@wenxiao/contracts';
import type { Aggregate, EventPlace } from '@wenxiao/service-kit';
import {
  type Neighbourhood,
  organisationDecider,
  type OrganisationCommand,
  type OrganisationEvent,
  type OrganisationRejection,
  type OrganisationState,
  organisationTexts,
} from './organisation.decider.js';

export const organisation: Aggregate<
  OrganisationState,
  OrganisationCommand,
  OrganisationEvent,
  OrganisationRejection,
  Neighbourhood
> = {
  category: 'organisation',
  about: (id) => ({ organisation: id }),
  decider: organisationDecider,
  schemaVersions: {
    'organisation-registered': 1,
    'organisation-renamed': 1,
    'organisation-moved': 1,
    'organisation-merged': 1,
    'desks-assigned': 1,
  },
  texts: organisationTexts,
  publish: publishOrganisation,
};

const contracts: Readonly<Record<OrganisationEvent['type'], new () => OrganisationStands>> = {
  'organisation-registered': OrganisationRegisteredV1,
  'organisation-renamed': OrganisationRenamedV1,
  'organisation-moved': OrganisationMovedV1,
  'organisation-merged': OrganisationMergedV1,
  'desks-assigned': OrganisationDesksAssignedV1,
};

/** Others learn what happened, and how the organisation stands then. */
function publishOrganisation(
  event: OrganisationEvent,
  after: OrganisationState,
  { tenant, id }: EventPlace,
): OrganisationStands | undefined {
  if (after.status === 'unregistered') return undefined;
  const { parentId, nature, kind, name, shortName, level, code, desks, effectiveFrom, mergedInto } = after;
  const stands: OrganisationStands = {
    tenant,
    organisationId: id,
    ...(parentId !== undefined && { parentId }),
    nature,
    kind,
    name,
    ...(shortName !== undefined && { shortName }),
    ...(level !== undefined && { level }),
    ...(code !== undefined && { code }),
    desks: [...desks],
    effectiveFrom,
    ...(mergedInto !== undefined && { mergedInto }),
  };
  return Object.assign(new contracts[event.type](), stands);
}
