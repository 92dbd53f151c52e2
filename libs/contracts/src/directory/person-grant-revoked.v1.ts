import { Contract } from '../contract.js';
import { PersonDesk } from './person-desks.js';

/** A person fills a desk no longer. */
@Contract({ service: 'directory', name: 'person-grant-revoked', version: 1, stream: 'person-grants' })
export class PersonGrantRevokedV1 extends PersonDesk {}
