import type { ServicePlan } from '@wenxiao/service-kit';
import { referralListProjection } from './referral-list.projection.js';
import { ReferralList } from './referral-list.query.js';
import { ReferralActs } from './referral.acts.js';
import { ReferralController } from './referral.controller.js';
import { conclusions, conclusionsTakenBack, foundInMonitoring, referredSubjects } from './referral.copies.js';
import { ProposedReferrals } from './proposed-referrals.js';
import { ReferralDue } from './referral.due-source.js';
import { ReferredThings } from './referred.js';
import { ReferralWorlds } from './referral.worlds.js';

/** What referrals add to the plan of the service. Their table stands among its migrations. */
export const referralPart = {
  controllers: [ReferralController],
  copies: [referredSubjects, conclusions, conclusionsTakenBack, foundInMonitoring],
  due: [ReferralDue],
  providers: [ReferralList, ReferralWorlds, ReferralActs, ReferredThings, ProposedReferrals],
  projections: [referralListProjection],
} as const satisfies Partial<ServicePlan>;
