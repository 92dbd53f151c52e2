import { Contract } from '../contract.js';
import { OrganisationStands } from './organisation.js';

/** It stands below another parent. */
@Contract({ service: 'directory', name: 'organisation-moved', version: 1, stream: 'organisation' })
export class OrganisationMovedV1 extends OrganisationStands {}
