import type { Check } from '../shape/collections.js';
import type { Due } from '../shape/due.js';
import type { MemberGroup } from '../shape/groups.js';
import { isMemberList } from '../shape/member-path.js';
import type { Round } from '../shape/round.js';
import type { Valued } from '../shape/rule-set.js';
import type { ValueAt, ValuePath } from '../shape/values.js';
import { checkLooseness, dueLooseness, type Looseness, nodesLooseness, valueLooseness } from './looser.js';
import type { Deviation } from './resolved.js';

/** How an own value deviates from the one above it. */
export function valueDeviations(
  path: ValuePath,
  own: Valued<unknown>,
  upper: Valued<unknown> | undefined,
): readonly Deviation[] {
  if (upper === undefined || 'silent' in upper || 'silent' in own) return [];
  const verdict = valueLooseness(path, own.value as ValueAt<ValuePath>, upper.value as ValueAt<ValuePath>);
  return verdict === 'no-order' ? [] : deviation(path, verdict, own.value, upper.value);
}

/** How a member that lies over one above deviates from it, with all deadlines inside it. */
export function memberDeviations(group: MemberGroup, path: string, own: object, upper: object): readonly Deviation[] {
  if (group === 'checks') return deviation(path, checkLooseness(own as Check, upper as Check), own, upper);
  const dues = dueDeviations(path, own, upper);
  if (group !== 'rounds') return dues;
  const [lower, above] = [(own as Round).nodes, (upper as Round).nodes];
  return [...deviation(`${path}/nodes`, nodesLooseness(lower, above), lower, above), ...dues];
}

function dueDeviations(path: string, own: object, upper: object): readonly Deviation[] {
  return Object.entries(own).flatMap(([field, value]: [string, unknown]) => {
    const above: unknown = Reflect.get(upper, field);
    if (!isMemberList(value) || !isMemberList(above)) return [];
    return value.flatMap((item) => {
      const counterpart = above.find(({ code }) => code === item.code);
      if (counterpart === undefined) return [];
      const here = `${path}/${field}/${item.code}`;
      if (field !== 'due') return dueDeviations(here, item, counterpart);
      return deviation(here, dueLooseness(item as Due, counterpart as Due), item, counterpart);
    });
  });
}

function deviation(path: string, verdict: Looseness, own: unknown, upper: unknown): readonly Deviation[] {
  return verdict === undefined ? [] : [{ path, verdict, own, upper }];
}
