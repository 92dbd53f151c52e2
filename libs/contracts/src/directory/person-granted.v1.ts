import { Contract } from '../contract.js';
import { PersonDesk } from './person-desks.js';

/** A person fills a desk. A later one for the same desk and organisation takes this one's place. */
@Contract({ service: 'directory', name: 'person-granted', version: 1, stream: 'person-grants' })
export class PersonGrantedV1 extends PersonDesk {}
