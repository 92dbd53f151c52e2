import { reassign, rebaseTo, type Replacement } from './amend.js';
import { type GoesBy, procedureOf, type Walked } from './goes-by.js';
import { notBegun } from './progress.js';
import type { StepRejection } from './rejection.js';

/** The set by which it goes so far, by its hash, and why it is to go on by another. */
export type Rebase = Readonly<{ before: string; reason: string }>;
export type Reassignment = Replacement & Readonly<{ reason: string }>;

/** It goes on by the set in force, which is that of the world. */
export function movedToSetInForce({ before }: Rebase, { progress }: Walked, world: GoesBy) {
  const { ruling, procedures } = world;
  const procedure = procedureOf(world, notBegun);
  const moved = rebaseTo({ hash: ruling.hash, before, procedure }, progress, procedures);
  if (moved.outcome === 'rejected' || procedure.is === 'silent') return moved;
  return { ...moved, stated: [procedure, ...moved.stated] };
}

/** Somebody takes the place of whom a step named; what those did counts on. */
export function replaced({ reason: _reason, ...who }: Reassignment, { progress }: Walked, world: GoesBy) {
  const procedure = procedureOf(world, progress);
  if (procedure.is === 'stated') return reassign(procedure.value, progress, world.procedures, who);
  const rejection: StepRejection = { code: 'no-procedure-there', path: procedure.path };
  return { outcome: 'rejected', rejection } as const;
}
