import type { EventMetadata, RulesReference, StoredEvent } from '@wenxiao/event-store';

/**
 * The rule set that the newest event of these types was decided under: what follows from it goes by the same, whatever was
 * adopted since. Undefined where there is none.
 */
export function governingRuleSet(
  events: readonly StoredEvent[],
  ...types: readonly string[]
): RulesReference | undefined {
  const event = events.findLast(({ type }) => types.includes(type));
  const rules = event && (JSON.parse(event.metadata) as EventMetadata).rules;
  return rules && { hash: rules.hash, layers: rules.layers };
}
