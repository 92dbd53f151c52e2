import { type Admission, type Organisation, reaches } from '@wenxiao/service-kit';

const referralReaders: readonly string[] = ['performance-office', 'budget-desk', 'business-desk', 'auditor'];

/**
 * Whether a person sees who was referred from an organisation (FF-48): the finance bureau's desks and audit do. A unit and
 * its department read what is decided on their money, and learn of a referral from those who deal with it.
 */
export function seesReferrals(admission: Admission, organisation: Pick<Organisation, 'path'>): boolean {
  return admission.grants.some((grant) => referralReaders.includes(grant.desk) && reaches(grant, organisation));
}
