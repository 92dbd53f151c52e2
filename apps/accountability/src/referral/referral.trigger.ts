import { judge, findingsOf, knownWith } from '@wenxiao/rules/condition';
import type { Stated } from '@wenxiao/rules/ruling';
import type { MemberOf } from '@wenxiao/rules/shape';
import type { Proposed, ReferralRejection } from './referral.commands.js';
import type { ReferralWorld } from './referral.world.js';

const triggers = 'accountability.referralTriggers';
const referables = 'accountability.referable';

export type Trigger = Stated<MemberOf<typeof triggers>>;

/** The trigger that it is for, with everything of the set that lets it be: or why it is none. */
export function triggerFor(
  { ground, evaluation, assessment }: Pick<Proposed, 'ground' | 'evaluation' | 'assessment'>,
  world: ReferralWorld,
): Trigger | ReferralRejection {
  const { ruling, place, result, worked } = world;
  const all = ruling.members(triggers);
  if (all.length === 0) return { code: 'rules-silent', path: triggers };
  const trigger = all.find(({ value }) => value.code === place.trigger);
  if (!trigger) return { code: 'unknown-trigger', trigger: place.trigger, listed: all.map(({ value }) => value.code) };
  if (evaluation && !result) return { code: 'evaluation-not-concluded', evaluation };
  if (assessment && !worked) return { code: 'assessment-not-concluded', assessment };
  return notOfBureau(world) ?? notMet(trigger, ground, world) ?? trigger;
}

/** The result of whom it concerns is none of the bureau’s. */
function notOfBureau({ ruling, result }: ReferralWorld): ReferralRejection | undefined {
  if (!result) return undefined;
  const type = ruling.member('evaluationTypes', result.type);
  if (type.is === 'silent') return { code: 'rules-silent', path: type.path };
  const { by } = type.value;
  const isTheirs = 'of' in by && (by.of === 'unit' || by.of === 'department');
  return isTheirs ? { code: 'not-of-bureau', evaluationType: result.type } : undefined;
}

/** Why the trigger does not hold by what is known and by what a person found. */
function notMet(
  { value }: Trigger,
  ground: string | undefined,
  { procedures }: ReferralWorld,
): ReferralRejection | undefined {
  const findings = findingsOf(value.when);
  if (ground !== undefined && !findings.includes(ground))
    return { code: 'unknown-finding', finding: ground, listed: findings };
  const verdict = judge(value.when, knownWith(procedures.known, ground === undefined ? [] : [ground]));
  if (verdict.truth === 'yes') return undefined;
  if (verdict.truth === 'not-known')
    return { code: 'trigger-not-known', trigger: value.code, missing: verdict.missing };
  return { code: 'trigger-not-met', trigger: value.code, restedOn: verdict.restedOn, findings };
}

/**
 * The members by which the set refers this body, and persons of it where some are named; none where the set does not say whom it
 * refers, and a person says why it is these. Or why they are not referred.
 */
export function referableFor(
  { persons, reason = '' }: Pick<Proposed, 'persons' | 'reason'>,
  { ruling, place, unit, department, strangers }: ReferralWorld,
): readonly Stated<MemberOf<typeof referables>>[] | ReferralRejection {
  const all = ruling.members(referables);
  const { organisation } = place;
  const isSilent = all.length === 0;
  const [referable, answersAs] = [all.map(({ value }) => value.code), asWhat(organisation, { unit, department })];
  const body = all.find(({ value }) => answersAs.includes(value.refers));
  if (isSilent ? answersAs.length === 0 : !body) return { code: 'not-referable', organisation, referable };
  if (isSilent && reason.trim() === '') return { code: 'referral-reason-required', path: referables };
  const found = body ? [body] : [];
  if (persons.length === 0) return found;
  const person = all.find(({ value }) => value.refers === 'persons');
  if (!isSilent && !person) return { code: 'persons-not-referable', referable };
  return strangers.length > 0
    ? { code: 'unknown-person', persons: strangers }
    : [...found, ...(person ? [person] : [])];
}

/** As what a body answers for the subject: a department may carry it out itself. */
function asWhat(
  organisation: string,
  { unit, department }: Pick<ReferralWorld, 'unit' | 'department'>,
): readonly string[] {
  return [...(organisation === unit ? ['unit'] : []), ...(organisation === department ? ['department'] : [])];
}
