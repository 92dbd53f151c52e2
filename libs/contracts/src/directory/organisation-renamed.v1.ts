import { Contract } from '../contract.js';
import { OrganisationStands } from './organisation.js';

/** It has another name. */
@Contract({ service: 'directory', name: 'organisation-renamed', version: 1, stream: 'organisation' })
export class OrganisationRenamedV1 extends OrganisationStands {}
