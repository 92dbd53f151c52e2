import { OrganisationRegisteredV1 } from '@wenxiao/contracts';
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
  schemaVersions: { 'organisation-registered': 1, 'organisation-renamed': 1 },
  texts: organisationTexts,
  publish: publishOrganisation,
};

/** Others learn how an organisation stands: after its registration, and again after each change. */
function publishOrganisation(
  _event: OrganisationEvent,
  after: OrganisationState,
  place: EventPlace,
): OrganisationRegisteredV1 | undefined {
  if (after.status === 'unregistered') return undefined;
  const { kind, name, parentId, jurisdictionId, path } = after;
  return Object.assign(new OrganisationRegisteredV1(), {
    organisationId: place.id,
    kind,
    name,
    ...(parentId !== undefined && { parentId }),
    jurisdictionId,
    path,
  });
}
