import type { StepPlace } from '@wenxiao/rules/procedure';
import type { StoredEvent } from '@wenxiao/event-store';

/**
 * The version of the newest event by which a step was answered: what a correction of it says again.
 * @param of what else the event has to say, where one stream has several objects: the round of a report.
 */
export function versionOfStep(
  events: readonly StoredEvent[],
  { step, level }: StepPlace,
  of: Readonly<Record<string, string>> = {},
): number | undefined {
  return events.findLast(({ data }) => {
    const said = JSON.parse(data) as Readonly<Record<string, unknown>>;
    const isOf = Object.entries(of).every(([field, value]) => said[field] === value);
    return isOf && said['answer'] !== undefined && said['step'] === step && said['level'] === level;
  })?.version;
}
