import {
  type RulesResolved,
  rulesResolved,
  type RulesTimetableSet,
  rulesTimetableSet,
  type Published,
} from '@wenxiao/contracts';
import { type TimetableEvent, timetableFacts } from '@wenxiao/facts/directory';
import type { Aggregate } from '@wenxiao/service-kit';
import { timetableDecider, type TimetableCommand, type TimetableState } from './timetable.decider.js';

/** Streams `governing/<body id>.<scheme>`: all that governs travels on one topic. */
export const rulesTimetable: Aggregate<TimetableState, TimetableCommand, TimetableEvent, never, undefined> = {
  category: 'governing',
  decider: timetableDecider,
  about: (id) => ({ organisation: id.split('.')[0] ?? id }),
  facts: timetableFacts,
  publish: publishGoverning,
};

function publishGoverning({ type, data }: TimetableEvent): Published<RulesResolved | RulesTimetableSet> {
  return type === 'rules-resolved' ? rulesResolved(data) : rulesTimetableSet(data);
}
