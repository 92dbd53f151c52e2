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
  'subject.kinds',
  'target.horizons',
  'monitoring.keyMarks',
  'monitoring.measures',
  'evaluationTypes',
  'evaluation.frameworks',
  'selections',
  'general.modules',
  'accountability.workAssessmentItems',
  'accountability.workAssessments',
]);

/** Procedures that are its own and take the place of none above: inside others, before its own requests, of its own rounds, types and measures. */
function ownProcedures({ members }: RuleSet): ReadonlySet<string> {
  const named = [
    ...(members.rounds ?? []),
    ...(members.evaluationTypes ?? []),
    ...(members['monitoring.measures'] ?? []),
  ].flatMap(({ procedure }) => procedure ?? []);
  const own = (members.procedures ?? []).filter(
    ({ code, inside, object }) => inside !== undefined || object === 'ex-ante-assessment' || named.includes(code),
  );
  return new Set(own.map(({ code }) => `procedures/${code}`));
}

/** Desks of those above that it calls otherwise, and that are the same all the same: names are labels. */
function desksCalled({ members }: RuleSet, above: ResolvedContent): ReadonlySet<string> {
  const same = (members.desks ?? []).filter(({ code, nature, kind }) =>
    above.members.desks?.some((each) => each.code === code && each.nature === nature && each.kind === kind),
  );
  return new Set(same.map(({ code }) => `desks/${code}`));
}

/** What an organisation's own set may state over what holds above it: additions, and what a set above leaves to it. */
export function organisationMay(own: RuleSet, above: ResolvedContent): Leave {
  const procedures = ownProcedures(own);
  const called = desksCalled(own, above);
  return (path, how) => {
    if (isLeftToOrganisations(path, above)) return true;
    if (how === 'override') return called.has(path);
    const [group = '', , deeper] = path.split('/');
    return deeper === undefined && (addable.has(group) || procedures.has(path));
  };
}

/** Whether an organisation's own value holds: a label, one left to it, one that is tighter, or where nothing holds above. */
export function organisationMayState(path: ValuePath, own: Valued<unknown>, above: ResolvedContent): boolean {
  const upper = above.values[path];
  if (path.startsWith('label.') || isLeftToOrganisations(path, above)) return true;
  if (path === 'target.libraryBy') return makesItsOwn(own);
  if (upper === undefined || 'silent' in upper || 'silent' in own) return false;
  const verdict = valueLooseness(path, own.value as ValueAt<ValuePath>, upper.value as ValueAt<ValuePath>);
  return verdict === undefined;
}

/** Whether the desks that make a library are its own alone: what it makes is for itself. */
function makesItsOwn(own: Valued<unknown>): boolean {
  if ('silent' in own) return false;
  const desks = own.value as ValueAt<'target.libraryBy'>;
  return desks.every((desk) => 'of' in desk && (desk.of === 'unit' || desk.of === 'department'));
}

/** Whether a set above lists the path, or one that it lies in. */
export function isLeftToOrganisations(path: string, above: ResolvedContent): boolean {
  return above.layers.some(({ organisationsMayOverride = [] }) =>
    organisationsMayOverride.some((left) => path === left || path.startsWith(`${left}/`)),
  );
}
