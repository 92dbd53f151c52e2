import { accepted, type Command, type Decider, nothingToDo, rejected, unreachable } from '@wenxiao/domain';
import { type SuccessionEvent, successionFacts as facts } from '@wenxiao/facts/targets';

export type SuccessionCommand =
  /** The subject goes on with it from now on. */
  | Command<'take', Readonly<{ subject: string; predecessor: string }>>
  /** The subject goes on with it no longer. */
  | Command<'release', Readonly<{ subject: string }>>;

/** Another subject goes on with it. Which one is not said: whoever asks may not be let in there. */
export type SuccessionRejection = Readonly<{ code: 'already-succeeded'; predecessor: string }>;

export type SuccessionState = Readonly<{ takenBy?: string }>;

/** 承接: what was handed over by another jurisdiction goes on in one subject, or its money would be carried along twice. */
export const successionDecider: Decider<SuccessionState, SuccessionCommand, SuccessionEvent, SuccessionRejection> = {
  initialState: {},
  decide(command, { takenBy }) {
    const { subject } = command.data;
    switch (command.type) {
      case 'take':
        if (takenBy === subject) return nothingToDo;
        if (takenBy !== undefined)
          return rejected({ code: 'already-succeeded', predecessor: command.data.predecessor });
        return accepted(facts.successionTaken({ subject }));
      case 'release':
        return takenBy === subject ? accepted(facts.successionReleased({ subject })) : nothingToDo;
      default:
        return unreachable(command);
    }
  },
  evolve(_state, event) {
    switch (event.type) {
      case 'succession-taken':
        return { takenBy: event.data.subject };
      case 'succession-released':
        return {};
      default:
        return unreachable(event);
    }
  },
};
