import { accepted, type Command, type Decider, nothingToDo, rejected, unreachable } from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import { type AccountEvent, accountFacts as facts } from '@wenxiao/facts/directory';

/** What a token may be used for, and until when. */
type MadeToken = DataOf<typeof facts.apiTokenMade.fields>;
export type TokenScope = Omit<MadeToken, 'tokenId' | 'expiresAt'>;

export type AccountCommand =
  | Command<'open', { personId: string; organisationId: string }>
  /** `renamed`: the name that is kept beside the events is another one. */
  | Command<'change', { personId: string; organisationId: string; renamed: boolean }>
  | Command<'disable', { personId: string }>
  | Command<'enable', { personId: string }>
  | Command<'erase', { personId: string }>
  | Command<'reset-password', { personId: string }>
  | Command<'change-password', { personId: string }>
  | Command<'make-token', MadeToken & { personId: string }>
  | Command<'revoke-token', { personId: string; tokenId: string }>;

export type AccountRejection =
  | Readonly<{ code: 'own-account' }>
  | Readonly<{ code: 'no-account' | 'person-erased' }>
  | Readonly<{ code: 'account-opened-already' }>;

export type AccountState =
  | Readonly<{ status: 'none' }>
  | Readonly<{
      /** Erased: nothing is done to it any more. */
      status: 'enabled' | 'disabled' | 'erased';
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
      return accepted(facts.accountOpened(command.data));
    }
    if (state.status === 'none') return rejected({ code: 'no-account' });
    if (state.status === 'erased') return command.type === 'erase' ? nothingToDo : rejected({ code: 'person-erased' });
    switch (command.type) {
      case 'change':
        if (own) return rejected({ code: 'own-account' });
        return accepted(...changesOf(command.data, state));
      case 'disable':
        if (own) return rejected({ code: 'own-account' });
        return state.status === 'disabled' ? nothingToDo : accepted(facts.accountDisabled({}));
      case 'enable':
        if (own) return rejected({ code: 'own-account' });
        return state.status === 'enabled' ? nothingToDo : accepted(facts.accountEnabled({}));
      case 'erase':
        return own ? rejected({ code: 'own-account' }) : accepted(facts.accountErased({}));
      case 'reset-password':
        return own ? rejected({ code: 'own-account' }) : accepted(facts.passwordReset({}));
      case 'change-password':
        return accepted(facts.passwordChanged({}));
      case 'make-token':
        return state.tokens.includes(command.data.tokenId) ? nothingToDo : accepted(facts.apiTokenMade(command.data));
      case 'revoke-token':
        return state.tokens.includes(command.data.tokenId)
          ? accepted(facts.apiTokenRevoked(command.data))
          : nothingToDo;
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
      case 'account-erased':
        return { ...state, status: 'erased', tokens: [] };
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
    ...(renamed ? [facts.accountRenamed({})] : []),
    ...(organisationId !== state.organisationId ? [facts.accountMoved({ organisationId })] : []),
  ];
}
