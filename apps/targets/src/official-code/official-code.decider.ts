import { accepted, type Command, type Decider, nothingToDo, rejected, unreachable } from '@wenxiao/domain';
import { type OfficialCodeEvent, officialCodeFacts as facts } from '@wenxiao/facts/targets';

export type OfficialCodeCommand =
  /** The subject has it from now on. */
  | Command<'reserve', Readonly<{ officialCode: string; subject: string }>>
  /** The subject has it no longer. */
  | Command<'release', Readonly<{ subject: string }>>;

/** Another subject of the tenant has it. Which one is not said: whoever asks may not be let in there. */
export type OfficialCodeRejection = Readonly<{ code: 'code-taken'; officialCode: string }>;

export type OfficialCodeState = Readonly<{ heldBy?: string }>;

/** An official code of a subject (项目代码): one subject of a tenant has it, or none. */
export const officialCodeDecider: Decider<
  OfficialCodeState,
  OfficialCodeCommand,
  OfficialCodeEvent,
  OfficialCodeRejection
> = {
  initialState: {},
  decide(command, { heldBy }) {
    const { subject } = command.data;
    switch (command.type) {
      case 'reserve':
        if (heldBy === subject) return nothingToDo;
        if (heldBy !== undefined) return rejected({ code: 'code-taken', officialCode: command.data.officialCode });
        return accepted(facts.codeReserved({ subject }));
      case 'release':
        return heldBy === subject ? accepted(facts.codeReleased({ subject })) : nothingToDo;
      default:
        return unreachable(command);
    }
  },
  evolve(_state, event) {
    switch (event.type) {
      case 'code-reserved':
        return { heldBy: event.data.subject };
      case 'code-released':
        return {};
      default:
        return unreachable(event);
    }
  },
};
