import { notBegun, procedureOf, type Progress } from '@wenxiao/rules/procedure';
import { type Admission, type ObjectPlace, type Organisation, theirIds, whoseIs } from '@wenxiao/service-kit';
import type { OpenedReferral } from './referral.state.js';
import type { ReferralWorld } from './referral.world.js';

/** A referral as it is asked who may know of it. */
type Asked = Readonly<{ place: ObjectPlace; world: ReferralWorld; progress?: Progress }>;

/**
 * Whether a desk of theirs acts in the procedure of the referral: the desk of one of its steps, or the one that a step is routed to
 * today.
 */
export function actsInIt({ place, world, progress = notBegun }: Asked, admission: Admission): boolean {
  const procedure = procedureOf(world, progress);
  if (procedure.is === 'silent') return false;
  const { ruling, procedures } = world;
  const { grants, principal } = admission;
  return procedure.value.steps
    .flatMap(({ by }) => whoseIs(by, { place, ruling, world: procedures, progress }))
    .some((whose) => {
      if ('person' in whose) return whose.person === principal.personId;
      if (!('desk' in whose)) return theirIds(admission).includes(whose.organisation);
      const path = around(place).find(({ id }) => id === whose.organisation)?.path ?? [whose.organisation];
      return grants.some(({ desk, over }) => desk === whose.desk && path.includes(over));
    });
}

const around = ({ bodies, unit, department, jurisdiction, upper }: ObjectPlace): readonly Organisation[] => [
  unit,
  department,
  jurisdiction,
  ...bodies,
  ...(upper ? [upper] : []),
];

/** Whom it names, who stands in for them, and who is of the body that is referred: they do not know of it, whatever desk they fill. */
export function isKeptOut(
  { persons, organisation }: Pick<OpenedReferral, 'persons' | 'organisation'>,
  { principal, grants }: Admission,
): boolean {
  if (persons.includes(principal.personId)) return true;
  return grants.some(({ over, standsInFor = '' }) => over === organisation || persons.includes(standsInFor));
}

/** Whether they audit the whole jurisdiction. */
export const audits = ({ grants }: Admission, jurisdiction: Pick<Organisation, 'path'>): boolean =>
  grants.some(({ desk, over }) => desk === 'auditor' && jurisdiction.path.includes(over));

/** Who acts in it reads it, who audits once it has ended; nobody else, and nobody whom it keeps out. */
export function mayRead(
  state: OpenedReferral,
  { place, world }: Pick<Asked, 'place' | 'world'>,
  admission: Admission,
): boolean {
  if (isKeptOut(state, admission)) return false;
  const { progress } = state;
  return (
    actsInIt({ place, world, progress }, admission) ||
    (progress.ended !== undefined && audits(admission, place.jurisdiction))
  );
}
