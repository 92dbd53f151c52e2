import { unreachable } from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import type { RegisterEvent, registerFacts } from '@wenxiao/facts/accountability';

type Facts = typeof registerFacts;
type Proposed = DataOf<Facts['entryProposed']['fields']>;
type Entered = DataOf<Facts['entryEntered']['fields']>;
type Said = Pick<Entered, 'findings' | 'words' | 'documents' | 'checklist' | 'participants'>;
export type LogRow = DataOf<Facts['entryLogged']['fields']>;

export const entryStatuses = [
  'proposed',
  'awaiting',
  'in-force',
  'declined',
  'left',
  'taken-back',
  'withdrawn',
  'struck',
] as const;
export type EntryStatus = (typeof entryStatuses)[number];

export type EnteredEntry = Readonly<{
  status: EntryStatus;
  scheme: string;
  named?: string;
  occasion?: string;
  /** What it brings with it while it is in force. */
  effects: readonly string[];
  /** Whom it concerns by the rules; or that this is for decision. */
  concerned?: readonly string[];
  forDecision?: boolean;
  /** On what the condition of the rules rested that held when it was proposed, or entered. */
  triggers?: NonNullable<Entered['triggers']>;
  said: Said;
  proposedOn?: string;
  /** It recurs, and was to be entered by then. */
  overdueSince?: string;
  enteredOn?: string;
  confirmed?: DataOf<Facts['entryConfirmed']['fields']>;
  declined?: string;
  /** Each row as it was put right last. */
  log: readonly LogRow[];
  left?: DataOf<Facts['entryLeft']['fields']>;
  takenBack?: string;
  /** An answer elsewhere has it entered. */
  byAnswer?: boolean;
  /** Whoever enters says that it was entered in error, and nobody has confirmed that yet. */
  strikeAsked?: DataOf<Facts['entryStrikeAsked']['fields']>;
  /** It was. */
  struck?: DataOf<Facts['entryStruck']['fields']>;
  withdrawn?: DataOf<Facts['entryWithdrawn']['fields']>;
}>;

export type EntryState = Readonly<{ status: 'unknown' }> | EnteredEntry;

/** Whether it stands, or somebody has yet to say so: the same thing is not entered beside it. */
export const isOpen = ({ status }: EntryState): boolean =>
  status === 'proposed' || status === 'awaiting' || status === 'in-force';

/** Whether it should never have been entered: nothing was said by it, and the same may be proposed anew. */
export const wasError = ({ status }: Pick<EnteredEntry, 'status'>): boolean =>
  status === 'struck' || status === 'withdrawn';

/** History is never judged again: whatever was recorded is taken as it stands. */
export function evolve(state: EntryState, event: RegisterEvent): EntryState {
  if (event.type === 'register-entry-proposed')
    return { ...begun(event.data), ...concerning(event.data), status: 'proposed', proposedOn: event.data.on };
  if (event.type === 'register-entry-submitted') return entered(state, event.data, 'awaiting');
  if (event.type === 'register-entry-entered') return entered(state, event.data, 'in-force');
  return state.status === 'unknown' ? state : evolveEntered(state, event);
}

const concerning = ({
  concerned,
  forDecision,
}: Pick<EnteredEntry, 'concerned' | 'forDecision'>): Pick<EnteredEntry, 'concerned' | 'forDecision'> => ({
  ...(concerned && { concerned }),
  ...(forDecision !== undefined && { forDecision }),
});

const begun = ({ scheme, named, occasion, effects, triggers }: Proposed): Omit<EnteredEntry, 'status'> => ({
  scheme,
  ...(named !== undefined && { named }),
  ...(occasion !== undefined && { occasion }),
  effects,
  ...(triggers && { triggers }),
  said: { findings: [], documents: [] },
  log: [],
});

function entered(state: EntryState, data: Entered, status: 'awaiting' | 'in-force'): EnteredEntry {
  const { findings, on: enteredOn, byAnswer } = data;
  const { proposedOn, overdueSince, triggers } = state.status === 'unknown' ? {} : state;
  const concerns = state.status === 'unknown' ? {} : concerning(state);
  return {
    ...(triggers && { triggers }),
    ...begun(data),
    ...concerns,
    status,
    ...(proposedOn !== undefined && { proposedOn }),
    ...(overdueSince !== undefined && { overdueSince }),
    said: saidIn(findings, data),
    enteredOn,
    ...(byAnswer !== undefined && { byAnswer }),
  };
}

/** What is said of it, whole; what was found of it stays as it was entered. */
const saidIn = (
  findings: Said['findings'],
  { words, documents, checklist, participants }: Omit<Said, 'findings'>,
): Said => ({
  findings,
  ...(words !== undefined && { words }),
  documents,
  ...(checklist && { checklist }),
  ...(participants && { participants }),
});

type OfEntered = Exclude<
  RegisterEvent,
  { type: 'register-entry-proposed' | 'register-entry-submitted' | 'register-entry-entered' }
>;

function evolveEntered(state: EnteredEntry, event: OfEntered): EnteredEntry {
  switch (event.type) {
    case 'register-entry-became-overdue':
      return { ...state, overdueSince: event.data.on };
    case 'register-entry-confirmed':
      return { ...state, status: 'in-force', confirmed: event.data };
    case 'register-entry-declined':
      return { ...state, status: 'declined', declined: event.data.reason };
    case 'register-entry-corrected':
      return { ...state, said: saidIn(state.said.findings, event.data) };
    case 'register-entry-logged': {
      const { row } = event.data;
      const others = state.log.filter((each) => each.row !== row);
      return { ...state, log: [...others, event.data].sort((one, other) => one.row - other.row) };
    }
    case 'register-entry-left':
      return { ...state, status: 'left', left: event.data };
    case 'register-entry-taken-back':
      return { ...state, status: 'taken-back', takenBack: event.data.reason };
    case 'register-entry-withdrawn':
      return { ...state, status: 'withdrawn', withdrawn: event.data };
    case 'register-entry-strike-asked':
      return { ...state, strikeAsked: event.data };
    case 'register-entry-strike-declined':
      return withoutStrike(state);
    case 'register-entry-struck':
      return { ...withoutStrike(state), status: 'struck', struck: event.data };
    default:
      return unreachable(event);
  }
}

const withoutStrike = ({ strikeAsked: _strikeAsked, ...state }: EnteredEntry): EnteredEntry => state;
