import { itReplaysHistories } from '@wenxiao/service-kit/testing';
import { referral } from '../src/referral/referral.aggregate.js';

describe('recorded streams of referrals', () => {
  itReplaysHistories(referral, new URL('./histories/', import.meta.url));
});
