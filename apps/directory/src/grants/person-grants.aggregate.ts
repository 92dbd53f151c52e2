import type { Aggregate } from '@wenxiao/service-kit';
import {
  personGrantsDecider,
  type PersonGrantsCommand,
  type PersonGrantsEvent,
  type PersonGrantsRejection,
  type PersonGrantsState,
  personGrantsTexts,
} from './person-grants.decider.js';

/** The grants of one person in one jurisdiction: the stream's id is the person's. */
export const personGrants: Aggregate<
  PersonGrantsState,
  PersonGrantsCommand,
  PersonGrantsEvent,
  PersonGrantsRejection,
  undefined
> = {
  category: 'person-grants',
  about: (id) => ({ person: id }),
  decider: personGrantsDecider,
  schemaVersions: { 'grant-given': 1, 'grant-revoked': 1 },
  texts: personGrantsTexts,
  // Other services learn of grants by the tokens that carry them.
  publish: () => undefined,
};
