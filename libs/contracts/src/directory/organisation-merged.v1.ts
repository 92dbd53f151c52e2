import { Contract } from '../contract.js';
import { OrganisationStands } from './organisation.js';

/** It was taken over by another organisation, and lies below that from now on. */
@Contract({ service: 'directory', name: 'organisation-merged', version: 1, stream: 'organisation' })
export class OrganisationMergedV1 extends OrganisationStands {}
