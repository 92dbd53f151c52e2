import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';

/** Whoever still sends is let finish, so that the answer reaches them; whoever goes on beyond all measure is cut off. */
export async function letFinish(source: Readable, bytes_max: number): Promise<void> {
  if (source.destroyed || source.readableEnded) return;
  let more = 0;
  source.on('data', (bytes: Buffer) => {
    more += bytes.length;
    if (more > bytes_max) source.destroy();
  });
  await finished(source).catch(() => undefined);
}
