import { Refused } from './public-api.js';

/** What is wanting in the arguments of a command, beyond what its options say each by itself. */
export const wanting = (zh: string, en: string): Refused => new Refused(400, 'wrong-arguments', zh, { en });
