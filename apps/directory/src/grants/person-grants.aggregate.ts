import {
  type PersonDesk,
  personGranted,
  personGrantRevoked,
  type PersonSeat,
  type Published,
} from '@wenxiao/contracts';
import { type PersonGrantsEvent, personGrantsFacts } from '@wenxiao/facts/directory';
import type { Aggregate } from '@wenxiao/service-kit';
import {
  type GrantGround,
  personGrantsDecider,
  type PersonGrantsCommand,
  type PersonGrantsRejection,
  type PersonGrantsState,
} from './person-grants.decider.js';

/** The grants of one person in one jurisdiction: the stream's id is the person's. */
export const personGrants: Aggregate<
  PersonGrantsState,
  PersonGrantsCommand,
  PersonGrantsEvent,
  PersonGrantsRejection,
  GrantGround
> = {
  category: 'person-grants',
  about: (id) => ({ person: id }),
  decider: personGrantsDecider,
  facts: personGrantsFacts,
  publish: publishGrant,
};

/** Tokens carry what a person may do; who may be named in an object, others look up in what is published. */
function publishGrant({ type, data }: PersonGrantsEvent): Published<PersonDesk | PersonSeat> {
  return type === 'grant-given' ? personGranted(data) : personGrantRevoked(data);
}
