import type { MemberGroup } from '../shape/groups.js';
import type { RuleSet, Valued } from '../shape/rule-set.js';
import type { ValueAt, ValuePath } from '../shape/values.js';
import { valueLooseness } from './looser.js';
import type { Leave } from './overlay.js';
import type { ResolvedContent } from './resolved.js';

/** Groups to which an organisation may add members of its own: they ask more of itself and take nothing from those above. */
const addable: ReadonlySet<string> = new Set<MemberGroup>([
  'desks',
  'gates',
  'parties',
  'routes',
  'rounds',
  'duties',
  'checklists',
  'documents',
  'findings',
  'registers',
  'checks',
]);

/** What an organisation's own set may state over what holds above it: additions, and what a set above leaves to it. */
export function organisationMay(own: RuleSet, above: ResolvedContent): Leave {
  const insideProcedures = new Set(
    (own.members.procedures ?? []).filter(({ inside }) => inside !== undefined).map(({ code }) => `procedures/${code}`),
  );
  return (path, how) => {
    if (isLeftToOrganisations(path, above)) return true;
    if (how === 'override') return false;
    const [group = '', , deeper] = path.split('/');
    return deeper === undefined && (addable.has(group) || insideProcedures.has(path));
  };
}

/** Whether an organisation's own value holds: a label, one left to it, one that is tighter, or where nothing holds above. */
export function organisationMayState(path: ValuePath, own: Valued<unknown>, above: ResolvedContent): boolean {
  const upper = above.values[path];
  if (path.startsWith('label.') || isLeftToOrganisations(path, above)) return true;
  if (upper === undefined || 'silent' in upper || 'silent' in own) return false;
  const verdict = valueLooseness(path, own.value as ValueAt<ValuePath>, upper.value as ValueAt<ValuePath>);
  return verdict === undefined;
}

/** Whether a set above lists the path, or one that it lies in. */
export function isLeftToOrganisations(path: string, above: ResolvedContent): boolean {
  return above.layers.some(({ organisationsMayOverride = [] }) =>
    organisationsMayOverride.some((left) => path === left || path.startsWith(`${left}/`)),
  );
}
