import { rejected } from '@wenxiao/domain';
import { allWithin, type Stated } from '@wenxiao/rules/ruling';
import type { Outcome, RegisterRejection } from './register.commands.js';
import type { EnteredEntry } from './register.state.js';
import type { DeclaredWorld } from './register.world.js';

/** The kind of the rules that it is of: none where the register has no kinds. */
export function kindOf({ register: of, place }: DeclaredWorld): readonly Stated<object>[] | RegisterRejection {
  const kinds = allWithin(of, 'kinds');
  const found = kinds.find(({ value }) => value.code === place.kind);
  if (found) return [found];
  const isWithout = kinds.length === 0 && place.kind === undefined;
  return isWithout ? [] : { code: 'unknown-kind', listed: kinds.map(({ value }) => value.code) };
}

/** What of the rules says so: its register, and its kind. */
export function basis(world: DeclaredWorld): readonly Stated<unknown>[] {
  const kinds = kindOf(world);
  return [world.register, ...('code' in kinds ? [] : kinds)];
}

/** A gate decides elsewhere. */
export const gateIn = (who: object): Readonly<{ gate?: string }> =>
  'gate' in who && typeof who.gate === 'string' ? { gate: who.gate } : {};

/** It is not as it would have to be. */
export const isOtherwise = ({ status }: EnteredEntry): Outcome =>
  rejected<RegisterRejection>({ code: 'entry-is', now: status });
