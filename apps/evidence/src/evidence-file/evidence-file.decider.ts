import { accepted, byType, type Command, type Decider, type Decision, nothingToDo, rejected } from '@wenxiao/domain';
import { type EvidenceFileEvent, evidenceFileFacts as facts } from '@wenxiao/facts/evidence';

/** What was handed in, as it was found. */
export type TakenFile = Readonly<{ organisation: string; name: string; format: string; size: number; hash: string }>;

export type EvidenceFileCommand =
  Command<'take', TakenFile & Readonly<{ internal: boolean }>> | Command<'erase', Readonly<{ because: string }>>;

export type EvidenceFileState =
  Readonly<{ status: 'none' }> | (TakenFile & Readonly<{ status: 'kept' | 'erased'; internal: boolean }>);

export type EvidenceFileRejection = Readonly<{ code: 'file-erased' | 'no-such-file' }>;

type Decided = Decision<EvidenceFileEvent, EvidenceFileRejection>;

/** A file is taken once and stays as it is; what should not be there is erased. */
export const evidenceFileDecider: Decider<
  EvidenceFileState,
  EvidenceFileCommand,
  EvidenceFileEvent,
  EvidenceFileRejection
> = {
  initialState: { status: 'none' },
  decide(command, state): Decided {
    if (command.type === 'take') {
      if (state.status !== 'none') return nothingToDo;
      const { internal, ...file } = command.data;
      return accepted<EvidenceFileEvent>(internal ? facts.internalFileTaken(file) : facts.fileTaken(file));
    }
    if (state.status === 'none') return rejected({ code: 'no-such-file' });
    if (state.status === 'erased') return rejected({ code: 'file-erased' });
    const { because } = command.data;
    return accepted<EvidenceFileEvent>(
      state.internal ? facts.internalFileErased({ because }) : facts.fileErased({ because }),
    );
  },
  evolve: (state, event) =>
    byType<EvidenceFileEvent, EvidenceFileState>(event, {
      'file-taken': (file) => ({ ...file, status: 'kept', internal: false }),
      'internal-file-taken': (file) => ({ ...file, status: 'kept', internal: true }),
      'file-erased': () => (state.status === 'none' ? state : { ...state, status: 'erased' }),
      'internal-file-erased': () => (state.status === 'none' ? state : { ...state, status: 'erased' }),
    }) ?? state,
};
