import { createHash } from 'node:crypto';
import type { MessageContext } from '@wenxiao/messaging';
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
