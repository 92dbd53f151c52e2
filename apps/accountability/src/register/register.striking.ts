import { accepted, type Actor, rejected, under } from '@wenxiao/domain';
import { type RegisterEvent, registerFacts as facts } from '@wenxiao/facts/accountability';
import { fieldOf } from '@wenxiao/rules/ruling';
import { basis, gateIn, isOtherwise } from './register.basis.js';
import type { DataFor, Outcome, RegisterRejection } from './register.commands.js';
import type { EnteredEntry } from './register.state.js';
import type { DeclaredWorld } from './register.world.js';

// 误列注销: what should never have been entered counts no longer, and stays to be read. Who leaves a register stood in it rightly.

/**
 * By whoever enters, with a reason. What was confirmed stands until whoever confirms has confirmed that, too: of what one person could not
 * enter alone nobody says alone that it was an error.
 */
export function strike(
  { today, ...said }: DataFor<'strike'>,
  { id: by }: Actor,
  state: EnteredEntry,
  world: DeclaredWorld,
): Outcome {
  const { status, occasion, byAnswer, strikeAsked } = state;
  if (status !== 'awaiting' && status !== 'in-force') return isOtherwise(state);
  if (byAnswer === true)
    return rejected<RegisterRejection>(
      { code: 'entered-by-answer', ...(occasion !== undefined && { occasion }) },
      ...basis(world),
    );
  if (said.on > today) return rejected<RegisterRejection>({ code: 'day-to-come', today });
  if (strikeAsked) return rejected<RegisterRejection>({ code: 'strike-asked' });
  if (status === 'awaiting') return accepted<RegisterEvent>(under(facts.entryWithdrawn(said), ...basis(world)));
  const confirms = fieldOf(world.register, 'confirms');
  if (confirms.is === 'silent') return accepted<RegisterEvent>(under(facts.entryStruck(said), ...basis(world)));
  return accepted<RegisterEvent>(under(facts.entryStrikeAsked({ ...said, by }), ...basis(world), confirms));
}

/** By whoever confirms, and not by who asks for it, nor for them. */
export function confirmStrike(
  { today, ...decided }: DataFor<'confirm-strike'>,
  { id, for: standsFor }: Actor,
  state: EnteredEntry,
  world: DeclaredWorld,
): Outcome {
  const confirms = fieldOf(world.register, 'confirms');
  if (confirms.is === 'silent') return rejected<RegisterRejection>({ code: 'rules-silent', path: confirms.path });
  const { strikeAsked: asked } = state;
  if (state.status !== 'in-force') return isOtherwise(state);
  if (!asked) return rejected<RegisterRejection>({ code: 'strike-not-asked' });
  if ([id, standsFor].some((each) => each !== undefined && (each === asked.by || each === asked.doneFor)))
    return rejected<RegisterRejection>({ code: 'strike-asked-by-yourself' }, confirms);
  if (decided.on > today) return rejected<RegisterRejection>({ code: 'day-to-come', today });
  const documents = [...asked.documents, ...decided.documents.filter((one) => !isAmong(one, asked.documents))];
  const event = facts.entryStruck({ reason: asked.reason, ...decided, documents, ...gateIn(confirms.value) });
  return accepted<RegisterEvent>(under(event, ...basis(world), confirms));
}

/** A document is told apart by its name. */
const isAmong = ({ name }: Readonly<{ name: string }>, all: readonly Readonly<{ name: string }>[]): boolean =>
  all.some((each) => each.name === name);

export function declineStrike(data: DataFor<'decline-strike'>, state: EnteredEntry, world: DeclaredWorld): Outcome {
  const confirms = fieldOf(world.register, 'confirms');
  if (confirms.is === 'silent') return rejected<RegisterRejection>({ code: 'rules-silent', path: confirms.path });
  if (state.status !== 'in-force') return isOtherwise(state);
  if (!state.strikeAsked) return rejected<RegisterRejection>({ code: 'strike-not-asked' });
  return accepted<RegisterEvent>(under(facts.entryStrikeDeclined(data), ...basis(world), confirms));
}
