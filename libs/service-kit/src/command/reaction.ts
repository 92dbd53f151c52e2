import { createHash } from 'node:crypto';
import type { RulesOfDecision } from '@wenxiao/contracts';
import type { EventMetadata } from '@wenxiao/event-store';
import type { MessageContext } from '@wenxiao/messaging';
import type { InForce } from './act.js';
import type { CommandContext } from './command-context.js';

/**
 * The command that a process manager gives in answer to a message. Its id depends on the purpose and the message alone: a
 * message that comes twice gives the same command, which takes effect once.
 */
export function reactionTo(context: MessageContext, purpose: string): CommandContext {
  const commandId = context.commandId(purpose);
  return {
    commandId,
    commandHash: createHash('sha256').update(commandId).digest('hex'),
    actor: { id: `system:${purpose}`, as: 'system' },
    correlationId: context.correlationId,
    expectedVersion: undefined,
    admission: undefined,
    cause: { reference: context.causation, recordedAt: context.notBefore },
  };
}

/** Under which rules an event was decided, as its contract tells whoever carries it out. @throws where it was decided under none: a defect of the publisher. */
export function rulesToTell({ rules }: Pick<EventMetadata, 'rules'>): RulesOfDecision {
  if (!rules) throw new Error('What others carry out was decided under rules');
  const { hash, layers, basis } = rules;
  return { hash, layers, basis };
}

/** What carries a decision out rests on what that rests on; so does the refusal to. `rules`: what is looked up nevertheless. */
export function underRulesOf<Rules>(
  { basis, ...reference }: RulesOfDecision,
  rules: Rules,
): Readonly<{ inForce: InForce<Rules>; basis: readonly string[] }> {
  return { inForce: { rules, reference }, basis };
}

/** Who did it, as a contract tells it; nobody, where a service did it of itself. */
export const byToTell = ({ actor }: Pick<EventMetadata, 'actor'>): Readonly<{ by?: string }> =>
  actor.as === 'system' ? {} : { by: actor.id };
