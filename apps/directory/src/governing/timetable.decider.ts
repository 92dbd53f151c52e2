import {
  accepted,
  type Command,
  type Decider,
  type Fact,
  nothingToDo,
  type TextsOf,
  unreachable,
} from '@wenxiao/domain';

/** From its day on, until the next row's: the rules with this hash, or none for a reason. */
export type TimetableRow = Readonly<{
  from: string;
  hash?: string;
  layers: readonly Readonly<{ id: string; version: number }>[];
  reason?: string;
}>;

/** What rules resolved to, and the hash of exactly these bytes. */
export type ResolvedText = Readonly<{ hash: string; text: string }>;

export type TimetableEvent =
  | Fact<'rules-resolved', ResolvedText>
  | Fact<'rules-timetable-set', { bodyId: string; scheme: string; rows: readonly TimetableRow[] }>;

/** What every string of the events says, and so to whom. */
export const timetableTexts: TextsOf<TimetableEvent> = {
  'rules-resolved': { hash: 'id', text: 'public' },
  'rules-timetable-set': {
    bodyId: 'id',
    scheme: 'code',
    rows: { from: 'figure', hash: 'id', layers: { id: 'id' }, reason: 'code' },
  },
};

export type TimetableCommand = Command<
  'set',
  { bodyId: string; scheme: string; rows: readonly TimetableRow[]; texts: readonly ResolvedText[] }
>;

export type TimetableState = Readonly<{ hashes: readonly string[]; rows?: readonly TimetableRow[] }>;

/** What one body goes by in one scheme. The texts stand before the timetable that names them. */
export const timetableDecider: Decider<TimetableState, TimetableCommand, TimetableEvent, never> = {
  initialState: { hashes: [] },
  decide({ data: { texts, ...set } }, state) {
    if (JSON.stringify(state.rows) === JSON.stringify(set.rows)) return nothingToDo;
    const unknown = texts.filter(({ hash }) => !state.hashes.includes(hash));
    return accepted<TimetableEvent>(...unknown.map((data) => ({ type: 'rules-resolved' as const, data })), {
      type: 'rules-timetable-set',
      data: set,
    });
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
