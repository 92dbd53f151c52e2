import {
  organisationCounterpartAssigned,
  organisationDesksAssigned,
  organisationMerged,
  organisationMoved,
  organisationRegistered,
  organisationRenamed,
  type OrganisationStands,
  type Published,
} from '@wenxiao/contracts';
import { type OrganisationEvent, organisationFacts } from '@wenxiao/facts/directory';
import type { Aggregate, EventPlace } from '@wenxiao/service-kit';
import {
  type Neighbourhood,
  organisationDecider,
  type OrganisationCommand,
  type OrganisationRejection,
  type OrganisationState,
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
  facts: organisationFacts,
  publish: publishOrganisation,
};

const contracts: Readonly<
  Record<OrganisationEvent['type'], (stands: OrganisationStands) => Published<OrganisationStands>>
> = {
  'organisation-registered': organisationRegistered,
  'organisation-renamed': organisationRenamed,
  'organisation-moved': organisationMoved,
  'organisation-merged': organisationMerged,
  'desks-assigned': organisationDesksAssigned,
  'counterpart-assigned': organisationCounterpartAssigned,
};

/** Others learn what happened, and how the organisation stands then. */
function publishOrganisation(
  event: OrganisationEvent,
  after: OrganisationState,
  { tenant, id }: EventPlace,
): Published<OrganisationStands> | undefined {
  if (after.status === 'unregistered') return undefined;
  const { status: _, from: __, ...stands } = after;
  return contracts[event.type]({ tenant, organisationId: id, ...stands });
}
