import type { Message, StreamKey } from '../message.js';

/** Published versions of a stream that did not arrive: those after `after`, up to and including `upTo`. */
export type Gap = Readonly<{ key: StreamKey; after: number; upTo: number }>;

/** How a transport gets at messages that did not arrive. */
export interface Resupply {
  /** @returns the first of them, where the producer can be read; none where it was asked and sends them again. */
  ask(gap: Gap): Promise<readonly Message[]>;
}
