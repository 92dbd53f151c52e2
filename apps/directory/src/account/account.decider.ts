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

/** What a token may be used for. */
export type TokenScope = Readonly<{
  readOnly: boolean;
  /** Of the person's desks, those that it acts for; all of them where none is named. */
  desks?: readonly string[];
}>;

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- that it happened, and who did it, is all that the event says
type Nothing = {};

/** What happened to a person's account, by whom: names and secrets stand in no event. */
export type AccountEvent =
  | Fact<'account-opened', { organisationId: string }>
  | Fact<'account-renamed', Nothing>
  | Fact<'account-moved', { organisationId: string }>
  | Fact<'account-disabled', Nothing>
  | Fact<'account-enabled', Nothing>
  /** Somebody else set a password. */
  | Fact<'password-reset', Nothing>
  /** The person set their own. */
  | Fact<'password-changed', Nothing>
  | Fact<'api-token-made', TokenScope & { tokenId: string; expiresAt: string }>
  | Fact<'api-token-revoked', { tokenId: string }>;

/** What every string of the events says, and so to whom. */
export const accountTexts: TextsOf<AccountEvent> = {
  'account-opened': { organisationId: 'id' },
  'account-renamed': {},
  'account-moved': { organisationId: 'id' },
  'account-disabled': {},
  'account-enabled': {},
  'password-reset': {},
  'password-changed': {},
  'api-token-made': { tokenId: 'id', expiresAt: 'figure', desks: 'code' },
  'api-token-revoked': { tokenId: 'id' },
};

export type AccountCommand =
  | Command<'open', { personId: string; organisationId: string }>
  /** `renamed`: the name that is kept beside the events is another one. */
  | Command<'change', { personId: string; organisationId: string; renamed: boolean }>
  | Command<'disable', { personId: string }>
  | Command<'enable', { personId: string }>
  | Command<'reset-password', { personId: string }>
  | Command<'change-password', { personId: string }>
  | Command<'make-token', TokenScope & { personId: string; tokenId: string; expiresAt: string }>
  | Command<'revoke-token', { personId: string; tokenId: string }>;

export type AccountRejection =
  Readonly<{ code: 'own-account' }> | Readonly<{ code: 'no-account' }> | Readonly<{ code: 'account-opened-already' }>;

export type AccountState =
  | Readonly<{ status: 'none' }>
  | Readonly<{
      status: 'enabled' | 'disabled';
      organisationId: string;
      /** Tokens that were made and not revoked; what ends them else stands in no event: time, and the person's password. */
      tokens: readonly string[];
    }>;

export const accountDecider: Decider<AccountState, AccountCommand, AccountEvent, AccountRejection> = {
  initialState: { status: 'none' },
  decide(command, state) {
    const { personId } = command.data;
    const own = command.by.id === personId;
    if (command.type === 'open') {
      if (state.status !== 'none') return rejected({ code: 'account-opened-already' });
      return accepted({ type: 'account-opened', data: { organisationId: command.data.organisationId } });
    }
    if (state.status === 'none') return rejected({ code: 'no-account' });
    switch (command.type) {
      case 'change':
        if (own) return rejected({ code: 'own-account' });
        return accepted(...changesOf(command.data, state));
      case 'disable':
        if (own) return rejected({ code: 'own-account' });
        return state.status === 'disabled' ? nothingToDo : accepted({ type: 'account-disabled', data: {} });
      case 'enable':
        if (own) return rejected({ code: 'own-account' });
        return state.status === 'enabled' ? nothingToDo : accepted({ type: 'account-enabled', data: {} });
      case 'reset-password':
        return own ? rejected({ code: 'own-account' }) : accepted({ type: 'password-reset', data: {} });
      case 'change-password':
        return accepted({ type: 'password-changed', data: {} });
      case 'make-token': {
        const { personId: _, ...made } = command.data;
        return state.tokens.includes(made.tokenId) ? nothingToDo : accepted({ type: 'api-token-made', data: made });
      }
      case 'revoke-token': {
        const { tokenId } = command.data;
        if (!state.tokens.includes(tokenId)) return nothingToDo;
        return accepted({ type: 'api-token-revoked', data: { tokenId } });
      }
      default:
        return unreachable(command);
    }
  },
  evolve(state, event) {
    if (event.type === 'account-opened')
      return { status: 'enabled', organisationId: event.data.organisationId, tokens: [] };
    if (state.status === 'none') return state;
    switch (event.type) {
      case 'account-moved':
        return { ...state, organisationId: event.data.organisationId };
      case 'account-disabled':
        return { ...state, status: 'disabled', tokens: [] };
      case 'account-enabled':
        return { ...state, status: 'enabled' };
      case 'password-reset':
      case 'password-changed':
        return { ...state, tokens: [] };
      case 'api-token-made':
        return { ...state, tokens: [...state.tokens, event.data.tokenId] };
      case 'api-token-revoked':
        return { ...state, tokens: state.tokens.filter((id) => id !== event.data.tokenId) };
      case 'account-renamed':
        return state;
      default:
        return unreachable(event);
    }
  },
};

function changesOf(
  { organisationId, renamed }: Readonly<{ organisationId: string; renamed: boolean }>,
  state: Readonly<{ organisationId: string }>,
): AccountEvent[] {
  return [
    ...(renamed ? [{ type: 'account-renamed' as const, data: {} }] : []),
    ...(organisationId !== state.organisationId ? [{ type: 'account-moved' as const, data: { organisationId } }] : []),
  ];
}
