import { becomes, code, type EventOf, fact, flag, id, instant, limits, several, factsOf } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 账号: what happened to a person's account, by whom. Streams `account/<person id>`, in the tenant where it was opened.
//
// Names and secrets stand in no event: what a person is called, their password and their tokens are rows, which can be erased.
//
// It is for oversight: the person themselves, and who administers or audits where they work today. No event says where it
// happened: a new administrator answers for what the one before did.

const audience = 'oversight';
const enabled = becomes(t.accountStatus, 'enabled');

/** A person was registered, and works there. */
const accountOpened = fact('account-opened', 1, { organisationId: id(t.workplace) }, { audience, becomes: [enabled] });

/** The name that is kept beside the events is another one: that it changed is all that is told. */
const accountRenamed = fact('account-renamed', 1, {}, { audience });

/** The person works elsewhere. */
const accountMoved = fact('account-moved', 1, { organisationId: id(t.workplace) }, { audience });

const accountDisabled = fact('account-disabled', 1, {}, { audience, becomes: [becomes(t.accountStatus, 'disabled')] });
const accountEnabled = fact('account-enabled', 1, {}, { audience, becomes: [enabled] });

/** Who it was is known by the id alone from now on: name, account name, credentials and whatever opens text about them are gone. */
const accountErased = fact('account-erased', 1, {}, { audience, becomes: [becomes(t.accountStatus, 'erased')] });

/** Somebody else set a password. */
const passwordReset = fact('password-reset', 1, {}, { audience, becomes: [becomes(t.passwordStatus, 'reset')] });
/** The person set their own. */
const passwordChanged = fact('password-changed', 1, {}, { audience, becomes: [becomes(t.passwordStatus, 'own')] });

/** The person has a token for programs. */
const apiTokenMade = fact(
  'api-token-made',
  1,
  {
    tokenId: id(t.apiToken),
    expiresAt: instant(t.apiTokenExpires).per('tokenId'),
    readOnly: flag(t.apiTokenReadOnly).per('tokenId'),
    /** Of the person's desks, those that it acts for; all of them where none is named. */
    desks: several(code(t.apiTokenDesks), limits.items).per('tokenId').optional(),
  },
  { audience, becomes: [becomes(t.apiTokenStatus, 'made', 'tokenId')] },
);
const apiTokenRevoked = fact(
  'api-token-revoked',
  1,
  { tokenId: id(t.apiToken) },
  { audience, becomes: [becomes(t.apiTokenStatus, 'revoked', 'tokenId')] },
);

export const accountFacts = factsOf({
  accountOpened,
  accountRenamed,
  accountMoved,
  accountDisabled,
  accountEnabled,
  accountErased,
  passwordReset,
  passwordChanged,
  apiTokenMade,
  apiTokenRevoked,
});

export type AccountEvent = EventOf<typeof accountFacts>;
