import { createHash } from 'node:crypto';
import { frozen } from '../reading/flaw.js';
import { type MemberGroup, memberGroups } from '../shape/groups.js';
import { type Coded, lookUp, without } from '../shape/member-path.js';
import type { RuleSet, Valued, Values } from '../shape/rule-set.js';
import { valuePaths } from '../shape/values.js';
import { canonicalText } from './canonical-text.js';
import { memberDeviations, valueDeviations } from './deviations.js';
import { isLeftToOrganisations, organisationMay, organisationMayState } from './organisation.js';
import { type Leave, overlay, shaped } from './overlay.js';
import type { Deviation, Layer, Resolved, ResolvedContent, RuleSetVersion } from './resolved.js';

/** How a body takes a set: whether it is an organisation, and whether its set replaces those above, where they leave that free. */
export type Taking = Readonly<{ organisation: boolean; replaces?: boolean }>;

/**
 * A set laid over what holds above it. A jurisdiction's own statement holds, member by member and value by value, and its
 * silence leaves what is above. An organisation only refines: what it may not state does not hold and is listed in `refused`.
 * With nothing above, the set holds whole.
 */
export function layered(own: RuleSet, above: Resolved | undefined, taking: Taking): Resolved {
  const stated = named(own);
  if (above === undefined) return resolved(contentOf(stated), [], []);
  const mayReplace = !taking.organisation && above.content.layers.every(({ below }) => below === 'free');
  if (taking.replaces === true && mayReplace) return resolved(contentOf(stated), [], []);
  const refused = taking.replaces === true ? ['replaces'] : [];
  return laidOver(stated, above, taking.organisation, refused);
}

type Outcome = { deviations: Deviation[]; refused: string[] };

function laidOver(own: RuleSet, above: Resolved, organisation: boolean, refusedAlready: readonly string[]): Resolved {
  const outcome: Outcome = { deviations: [...above.deviations], refused: [...above.refused, ...refusedAlready] };
  const base = withdrawn(own, above.content, organisation, outcome);
  const may: Leave = organisation ? organisationMay(own, base) : () => true;
  const content: ResolvedContent = {
    scheme: base.scheme,
    layers: [layerOf(own), ...base.layers],
    values: valuesOver(own, base, organisation, outcome),
    members: Object.fromEntries(
      memberGroups.flatMap((group) => {
        const members = groupOver(group, own, base, may, outcome);
        return members.length === 0 ? [] : [[group, members]];
      }),
    ),
  };
  return resolved(content, outcome.deviations, outcome.refused);
}

function withdrawn(own: RuleSet, above: ResolvedContent, organisation: boolean, outcome: Outcome): ResolvedContent {
  return (own.withdraws ?? []).reduce((content, { path }) => {
    const upper = lookUp(content, path);
    if (upper === undefined || (organisation && !isLeftToOrganisations(path, above))) {
      outcome.refused.push(path);
      return content;
    }
    outcome.deviations.push({ path, verdict: 'withdrawn', upper: upper.value });
    return without(content, path);
  }, above);
}

function valuesOver(own: RuleSet, above: ResolvedContent, organisation: boolean, outcome: Outcome): Values {
  const values: Record<string, Valued<unknown>> = { ...above.values };
  for (const path of valuePaths) {
    const value: Valued<unknown> | undefined = own.values[path];
    const upper: Valued<unknown> | undefined = above.values[path];
    if (value === undefined || ('silent' in value && upper !== undefined)) continue;
    if (organisation && !organisationMayState(path, value, above)) {
      outcome.refused.push(path);
      continue;
    }
    outcome.deviations.push(...valueDeviations(path, value, upper));
    values[path] = value;
  }
  return values;
}

function groupOver(
  group: MemberGroup,
  own: RuleSet,
  above: ResolvedContent,
  may: Leave,
  outcome: Outcome,
): readonly Coded[] {
  const upper: readonly Coded[] = above.members[group] ?? [];
  const stated: readonly Coded[] = own.members[group] ?? [];
  const laid = overlay(upper, stated, group, may);
  const members = shaped(group, laid.members, stated);
  outcome.refused.push(...laid.refused);
  for (const member of members) {
    const before = upper.find(({ code }) => code === member.code);
    if (before !== undefined && before !== member)
      outcome.deviations.push(...memberDeviations(group, `${group}/${member.code}`, member, before));
  }
  return members;
}

function contentOf(own: RuleSet): ResolvedContent {
  const members = Object.fromEntries(Object.entries(own.members).filter(([, list]) => list.length > 0));
  return { scheme: own.scheme, layers: [layerOf(own)], values: own.values, members };
}

function layerOf({ id, version, name, level, below, organisationsMayOverride, instruments }: RuleSet): Layer {
  const left = organisationsMayOverride === undefined ? {} : { organisationsMayOverride };
  return { id, version, name, level, below, ...left, instruments };
}

/** The canonical text of what is in force, and its hash. Nothing but the content is hashed. */
export function resolved(
  content: ResolvedContent,
  deviations: readonly Deviation[],
  refused: readonly string[],
): Resolved {
  const text = canonicalText(content);
  const hash = hashOf(text);
  const layers: readonly RuleSetVersion[] = content.layers.map(({ id, version }) => ({ id, version }));
  return frozen({ hash, text, content, layers, deviations, refused });
}

/** SHA-256 of a text's bytes in UTF-8, as 64 hexadecimal digits. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The set with every source naming its instrument together with id and version of the set. */
function named(own: RuleSet): RuleSet {
  const prefix = `${own.id}.${own.version}.`;
  const name = (value: unknown, field: string): unknown => {
    if (field === 'instrument' && typeof value === 'string') return prefix + value;
    if (Array.isArray(value)) return value.map((item: unknown) => name(item, ''));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([inner, item]: [string, unknown]) => [inner, name(item, inner)]),
    );
  };
  return { ...own, values: name(own.values, '') as Values, members: name(own.members, '') as RuleSet['members'] };
}
