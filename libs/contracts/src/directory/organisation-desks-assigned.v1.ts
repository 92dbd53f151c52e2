import { Contract } from '../contract.js';
import { OrganisationStands } from './organisation.js';

/** It bears other desks. */
@Contract({ service: 'directory', name: 'organisation-desks-assigned', version: 1, stream: 'organisation' })
export class OrganisationDesksAssignedV1 extends OrganisationStands {}
