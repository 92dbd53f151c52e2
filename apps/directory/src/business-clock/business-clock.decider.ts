import { accepted, type Command, type Decider, nothingToDo, rejected } from '@wenxiao/domain';
import { type BusinessClockEvent, businessClockFacts as facts } from '@wenxiao/facts/directory';

/** `to` is a UTC instant with microseconds. */
export type BusinessClockCommand = Command<'advance', { to: string }>;

export type BusinessClockRejection =
  | Readonly<{ code: 'not-a-demo' }>
  | Readonly<{ code: 'clock-not-forward'; now: string }>
  /** A slip of the year could never be taken back. */
  | Readonly<{ code: 'clock-too-far'; latest: string }>;

export type BusinessClockState = Readonly<{ advancedTo?: string }>;

/** What the decision looks up. */
export type BusinessClockGround = Readonly<{
  demo: boolean;
  /** The farthest instant that one step may reach. */
  latest: string;
}>;

/** The business clock of a demo: it goes forward only, since what was recorded cannot lie in the future. */
export const businessClockDecider: Decider<
  BusinessClockState,
  BusinessClockCommand,
  BusinessClockEvent,
  BusinessClockRejection,
  BusinessClockGround
> = {
  initialState: {},
  decide(command, state, { demo, latest }) {
    const { to } = command.data;
    if (!demo) return rejected({ code: 'not-a-demo' });
    if (state.advancedTo === to) return nothingToDo;
    const now = state.advancedTo !== undefined && state.advancedTo > command.at ? state.advancedTo : command.at;
    if (to <= now) return rejected({ code: 'clock-not-forward', now });
    if (to > latest) return rejected({ code: 'clock-too-far', latest });
    return accepted(facts.businessClockAdvanced({ to }));
  },
  evolve(_state, event) {
    return { advancedTo: event.data.to };
  },
};
