import {
  accepted,
  type Command,
  type Decider,
  type Fact,
  nothingToDo,
  rejected,
  type TextsOf,
  unreachable,
} from '@wenxiao/domain';

/** One role over one organisation and all below it. Ids only: who the person is stands in no event. */
export type GrantData = Readonly<{ personId: string; role: string; organisationId: string }>;

export type PersonGrantsEvent = Fact<'grant-given', GrantData> | Fact<'grant-revoked', GrantData>;

/** What every string of the events says, and so to whom. */
export const personGrantsTexts: TextsOf<PersonGrantsEvent> = {
  'grant-given': { personId: 'id', role: 'code', organisationId: 'id' },
  'grant-revoked': { personId: 'id', role: 'code', organisationId: 'id' },
};
export type PersonGrantsCommand = Command<'give', GrantData> | Command<'revoke', GrantData>;

export type PersonGrantsRejection =
  /** Nobody decides what they themselves may do. */
  Readonly<{ code: 'own-grants' }> | Readonly<{ code: 'too-many-grants'; grantsMax: number }>;

/** The grants of one person in one jurisdiction. */
export type PersonGrantsState = Readonly<{ grants: readonly Pick<GrantData, 'role' | 'organisationId'>[] }>;

/** Every grant travels in the person's token: a hundred of them still fit into a request's headers. */
const grantsMax = 100;

export const personGrantsDecider: Decider<
  PersonGrantsState,
  PersonGrantsCommand,
  PersonGrantsEvent,
  PersonGrantsRejection
> = {
  initialState: { grants: [] },
  decide(command, state) {
    const held = state.grants.some((grant) => isSame(grant, command.data));
    switch (command.type) {
      case 'give':
        if (command.by.id === command.data.personId) return rejected({ code: 'own-grants' });
        if (held) return nothingToDo;
        if (state.grants.length >= grantsMax) return rejected({ code: 'too-many-grants', grantsMax });
        return accepted({ type: 'grant-given', data: command.data });
      case 'revoke':
        if (command.by.id === command.data.personId) return rejected({ code: 'own-grants' });
        return held ? accepted({ type: 'grant-revoked', data: command.data }) : nothingToDo;
      default:
        return unreachable(command);
    }
  },
  evolve(state, event) {
    const { role, organisationId } = event.data;
    const others = state.grants.filter((grant) => !isSame(grant, event.data));
    switch (event.type) {
      case 'grant-given':
        return { grants: [...others, { role, organisationId }] };
      case 'grant-revoked':
        return { grants: others };
      default:
        return unreachable(event);
    }
  },
};

type Grant = Pick<GrantData, 'role' | 'organisationId'>;

function isSame(one: Grant, other: Grant): boolean {
  return one.role === other.role && one.organisationId === other.organisationId;
}
