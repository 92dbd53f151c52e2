import type { EventMetadata, StoredEvent } from '@wenxiao/event-store';

/**
 * The rule set that the newest event of a type was decided under: what follows from it goes by the same, whatever was
 * adopted since. Undefined where there is none.
 */
export function governingRuleSet(events: readonly StoredEvent[], type: string): EventMetadata['ruleSet'] {
  const event = events.findLast((each) => each.type === type);
  return event && (JSON.parse(event.metadata) as EventMetadata).ruleSet;
}
