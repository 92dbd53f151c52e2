import { type ReferralEvent, referralFacts } from '@wenxiao/facts/accountability';
import { type Aggregate, typesBut } from '@wenxiao/service-kit';
import type { ReferralCommand, ReferralRejection } from './referral.commands.js';
import { referral as decider } from './referral.decider.js';
import { isOfWork, placeOf } from './referral.place.js';
import type { ReferralState } from './referral.state.js';
import type { ReferralWorld } from './referral.world.js';

/** What desks that co-operate say holds nobody up. */
const allButOpinions = typesBut<ReferralEvent>(referralFacts, 'referral-opinion-given');

/**
 * A referral: `referral/<subject>.<organisation>.<trigger>.<number>`. Nothing is published of it, neither while it is under way nor
 * once it went out: whoever is referred learns of it from whom they are referred to.
 */
export const referral: Aggregate<ReferralState, ReferralCommand, ReferralEvent, ReferralRejection, ReferralWorld> = {
  category: 'referral',
  about: (id) => {
    const place = placeOf(id);
    return isOfWork(place) ? { organisation: place.organisation } : { subject: place.subject };
  },
  decider,
  facts: referralFacts,
  material: {
    'take-step': allButOpinions,
    'correct-step': allButOpinions,
    withdraw: allButOpinions,
    'give-opinion': allButOpinions,
    rebase: allButOpinions,
    reassign: allButOpinions,
    'keep-decision': allButOpinions,
    remind: allButOpinions,
    'hand-over': allButOpinions,
    'lift-overdue': ['referral-became-overdue', 'referral-overdue-lifted'],
  },
  personsOf: (state) => (state.status === 'opened' ? state.persons : []),
  publish: () => undefined,
};
