import { contracts, termsOf, topicOf } from '@wenxiao/contracts';

/** The topics that a consumer reads of one producer. */
export type Subscription = Readonly<{ producer: string; topics: readonly string[] }>;

/** The topic of a contract type; undefined for a type that this release does not know. */
function topicOfType(type: string): string | undefined {
  const contract = contracts().get(type);
  return contract && topicOf(termsOf(contract));
}

/**
 * The topic of a published event. Of a type that this release does not know yet (its producer is a newer one) it is told by the
 * stream's first part, which is the contract's kind of stream.
 */
export function topicOfEvent(service: string, type: string, stream: string): string {
  return topicOfType(type) ?? topicOf({ service, stream: stream.split('/', 1)[0] ?? stream });
}

/**
 * What handlers of these contract types need to read.
 * @throws {TypeError} for a type that is no contract: a slip in an `@EventPattern`.
 */
export function subscriptionsOf(types: Iterable<string>): Subscription[] {
  const topics = new Map<string, Set<string>>();
  for (const type of types) {
    const contract = contracts().get(type);
    if (!contract) throw new TypeError(`@EventPattern('${type}'): there is no such contract`);
    const terms = termsOf(contract);
    topics.set(terms.service, (topics.get(terms.service) ?? new Set()).add(topicOf(terms)));
  }
  return [...topics].map(([producer, names]) => ({ producer, topics: [...names].sort() }));
}
