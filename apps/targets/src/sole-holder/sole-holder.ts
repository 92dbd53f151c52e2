import { accepted, type Command, type Decider, type Fact, nothingToDo, rejected, unreachable } from '@wenxiao/domain';

/** What one subject at a time has, or none: an official code, what another jurisdiction handed over. */
export type SoleHolder = Readonly<{ heldBy?: string }>;

type Asked = Readonly<{ subject: string; name: string }>;
export type HoldingCommand =
  /** The subject has what is named from now on. */
  | Command<'reserve', Asked>
  /** The subject has it no longer. */
  | Command<'release', Asked>;

/** A fact that says of a subject alone. */
type OfSubject = Fact<string, Readonly<{ subject: string }>>;
type Facts<Reserved extends OfSubject, Released extends OfSubject> = Readonly<{
  reserved: ((data: Reserved['data']) => Reserved) & Readonly<{ type: string }>;
  released: (data: Released['data']) => Released;
}>;

/**
 * Decides who has it: whoever asks first, until they give it back.
 * @param taken what whoever asks for what another subject has is told. Which one has it is not said: they may not be let in there.
 */
export function soleHolderDecider<
  Reserved extends OfSubject,
  Released extends OfSubject,
  Rejection extends Readonly<{ code: string }>,
>(
  { reserved, released }: Facts<Reserved, Released>,
  taken: (name: string) => Rejection,
): Decider<SoleHolder, HoldingCommand, Reserved | Released, Rejection> {
  return {
    initialState: {},
    decide(command, { heldBy }) {
      const { subject, name } = command.data;
      switch (command.type) {
        case 'reserve':
          if (heldBy === subject) return nothingToDo;
          return heldBy === undefined ? accepted(reserved({ subject })) : rejected(taken(name));
        case 'release':
          return heldBy === subject ? accepted(released({ subject })) : nothingToDo;
        default:
          return unreachable(command);
      }
    },
    evolve: (_state, { type, data }) => (type === reserved.type ? { heldBy: data.subject } : {}),
  };
}
