import { Contract } from '../contract.js';
import { OrganisationStands } from './organisation.js';

/** A node of the tree is new: a jurisdiction, a body, a desk or a group. */
@Contract({ service: 'directory', name: 'organisation-registered', version: 1, stream: 'organisation' })
export class OrganisationRegisteredV1 extends OrganisationStands {}
