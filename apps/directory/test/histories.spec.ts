import { rulesTimetable } from '../src/governing/timetable.aggregate.js';
import { account } from '../src/account/account.aggregate.js';
import { itReplaysHistories } from '@wenxiao/service-kit/testing';
import { organisation } from '../src/organisation/organisation.aggregate.js';
import { adoption } from '../src/adoption/adoption.aggregate.js';
import { personGrants } from '../src/grants/person-grants.aggregate.js';
import { businessClock } from '../src/business-clock/business-clock.aggregate.js';

describe('recorded streams', () => {
  itReplaysHistories(rulesTimetable, new URL('./histories/', import.meta.url));
  itReplaysHistories(account, new URL('./histories/', import.meta.url));
  itReplaysHistories(organisation, new URL('./histories/', import.meta.url));
  itReplaysHistories(adoption, new URL('./histories/', import.meta.url));
  itReplaysHistories(personGrants, new URL('./histories/', import.meta.url));
  itReplaysHistories(businessClock, new URL('./histories/', import.meta.url));
});
