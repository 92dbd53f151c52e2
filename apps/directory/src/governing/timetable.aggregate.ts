import { type RulesResolved, rulesResolved, type RulesTimetableSet, rulesTimetableSet } from '@wenxiao/contracts';
import type { Aggregate } from '@wenxiao/service-kit';
import {
  timetableDecider,
  type TimetableCommand,
  type TimetableEvent,
  type TimetableState,
  timetableTexts,
} from './timetable.decider.js';

/** Streams `governing/<body id>.<scheme>`: all that governs travels on one topic. */
export const rulesTimetable: Aggregate<TimetableState, TimetableCommand, TimetableEvent, never, undefined> = {
  category: 'governing',
  decider: timetableDecider,
  about: (id) => ({ organisation: id.split('.')[0] ?? id }),
  schemaVersions: { 'rules-resolved': 1, 'rules-timetable-set': 1 },
  texts: timetableTexts,
  publish: publishGoverning,
};

function publishGoverning({ type, data }: TimetableEvent): RulesResolved | RulesTimetableSet {
  return type === 'rules-resolved' ? rulesResolved(data) : rulesTimetableSet(data);
}
