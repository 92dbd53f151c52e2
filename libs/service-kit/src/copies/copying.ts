import { createHash } from 'node:crypto';
import type { ConsumerHealth, MessageContext } from '@wenxiao/messaging';
import type { Carrier } from '../runtime/carrier.js';
import { takeIn } from './copies.js';
import type { FactCopy } from './fact-copy.js';

/** What fills the copies of a service. */
export type Copying = Readonly<{
  start(): void;
  wake(): void;
  health(): Promise<ConsumerHealth>;
  close(): Promise<void>;
}>;

/**
 * Fills the copies under a consumer of its own, `monitoring.copies-1f0a…`, that runs no command and never waits for anything:
 * what holds up a handler of commands never holds up what it waits for. Other declarations are another consumer, which takes in
 * everything from the start beside what is there.
 */
export function openCopying(
  { name, copies = [] }: Readonly<{ name: string; copies?: readonly FactCopy[] }>,
  carrier: Pick<Carrier, 'open'>,
): Copying | undefined {
  if (copies.length === 0) return undefined;
  const declared = copies.map((copy) => copy.name).sort();
  const digest = createHash('sha256').update(JSON.stringify(declared)).digest('hex').slice(0, 12);
  const transport = carrier.open(`${name}.copies-${digest}`);
  const handlers = Object.fromEntries(
    [...new Set(copies.map(({ contract }) => contract.type))].map((type) => [
      type,
      async (contract: object, context: MessageContext) => {
        for (const copy of copies.filter((each) => each.contract.type === type)) await takeIn(copy, contract, context);
      },
    ]),
  );
  return {
    start: () => transport.listenFor(handlers),
    wake: () => transport.wake(),
    health: () => transport.health(),
    close: () => transport.close(),
  };
}
