import { accepted, type Command, type Decider, nothingToDo, unreachable } from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import { timetableFacts as facts, type TimetableEvent } from '@wenxiao/facts/directory';

type Timetable = DataOf<typeof facts.rulesTimetableSet.fields>;

/** From its day on, until the next row's: the rules with this hash, or none for a reason. */
export type TimetableRow = Timetable['rows'][number];

/** What rules resolved to, and the hash of exactly these bytes. */
type ResolvedText = DataOf<typeof facts.rulesResolved.fields>;

export type TimetableCommand = Command<'set', Timetable & { texts: readonly ResolvedText[] }>;

export type TimetableState = Readonly<{ hashes: readonly string[]; rows?: readonly TimetableRow[] }>;

/** What one body goes by in one scheme. The texts stand before the timetable that names them. */
export const timetableDecider: Decider<TimetableState, TimetableCommand, TimetableEvent, never> = {
  initialState: { hashes: [] },
  decide({ data: { texts, ...set } }, state) {
    if (JSON.stringify(state.rows) === JSON.stringify(set.rows)) return nothingToDo;
    const unknown = texts.filter(({ hash }) => !state.hashes.includes(hash));
    return accepted<TimetableEvent>(...unknown.map(facts.rulesResolved), facts.rulesTimetableSet(set));
  },
  evolve(state, event) {
    switch (event.type) {
      case 'rules-resolved':
        return { ...state, hashes: [...state.hashes, event.data.hash] };
      case 'rules-timetable-set':
        return { ...state, rows: event.data.rows };
      default:
        return unreachable(event);
    }
  },
};
