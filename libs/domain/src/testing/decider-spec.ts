import { expect } from '@jest/globals';
import { type Command, type Decider, type Decision, type Fact, fold } from '../decider.js';

/** What a promise about a decider may say after `given(...).when(...)`. */
export interface Outcome<Event, Rejection> {
  /** Exactly these events, whole. */
  then(...events: readonly Event[]): void;
  /** Whatever of the rules it rests on. */
  thenRejected(rejection: Rejection): void;
  /** The command succeeds and changes nothing. */
  thenNothing(): void;
}

/**
 * Given–when–then for one decider under one rule set. Events are compared whole.
 *
 * `specOf(targetDecider, rules).given(declared).when(approve).then(approved)`
 */
export function specOf<State, Cmd extends Command, Event extends Fact, Rejection, Rules>(
  decider: Decider<State, Cmd, Event, Rejection, Rules>,
  rules: Rules,
) {
  return {
    given: (...history: readonly Event[]) => ({
      when: (command: Cmd): Outcome<Event, Rejection> => {
        const decision: Decision<Event, Rejection> = decider.decide(command, fold(decider, history), rules);
        return {
          then: (...events) => {
            expect(decision).toEqual({ outcome: 'accepted', events });
          },
          thenRejected: (rejection) => {
            const { under: _, ...refused } = { under: undefined, ...decision };
            expect(refused).toEqual({ outcome: 'rejected', rejection });
          },
          thenNothing: () => {
            expect(decision).toEqual({ outcome: 'accepted', events: [] });
          },
        };
      },
    }),
  };
}
