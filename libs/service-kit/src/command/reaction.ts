import { createHash } from 'node:crypto';
import { derivedId } from '@wenxiao/domain';
import type { MessageContext } from '@wenxiao/messaging';
import type { CommandContext } from './command-context.js';

/**
 * The command that a process manager gives in answer to a message. Its id depends on the process and the message alone:
 * a message that comes twice gives the same command, which takes effect once.
 */
export function reactionTo(context: MessageContext, process: string): CommandContext {
  const { store, tenant, stream, version } = context.origin;
  const commandId = derivedId(process, store, tenant, stream, String(version));
  return {
    commandId,
    commandHash: createHash('sha256').update(commandId).digest('hex'),
    actor: { id: `system:${process}`, role: 'system' },
    correlationId: context.correlationId ?? commandId.replaceAll('-', ''),
    expectedVersion: undefined,
    admission: undefined,
    cause: { reference: { store, tenant, stream, version }, recordedAt: context.recordedAt },
  };
}
