import { specOf } from '@wenxiao/domain/testing';
import type { AccountEvent } from '@wenxiao/facts/directory';
import { accountDecider, type AccountCommand } from './account.decider.js';

const account = specOf(accountDecider, undefined);
const by = (id: string) =>
  ({ at: '2022-05-09T01:00:00.000000Z', by: { id, as: 'grant', desk: 'administrator' } }) as const;
const person = { personId: 'person' };
const command = (type: 'disable' | 'enable' | 'erase' | 'reset-password' | 'change-password', who = 'administrator') =>
  ({ type, data: person, ...by(who) }) satisfies AccountCommand;
const opened: AccountEvent = { type: 'account-opened', data: { organisationId: 'unit' } };
const token = { tokenId: 'token', expiresAt: '2022-06-09T01:00:00.000000Z', readOnly: true };
const made: AccountEvent = { type: 'api-token-made', data: token };

describe('an account', () => {
  it('says in its events what was done, and holds no name and no secret', () => {
    account.given(opened).when(command('disable')).then({ type: 'account-disabled', data: {} });
    account.given(opened).when(command('reset-password')).then({ type: 'password-reset', data: {} });
    account.given(opened).when(command('change-password', 'person')).then({ type: 'password-changed', data: {} });
    account
      .given(opened)
      .when({ type: 'change', data: { ...person, organisationId: 'other', renamed: true }, ...by('administrator') })
      .then({ type: 'account-renamed', data: {} }, { type: 'account-moved', data: { organisationId: 'other' } });
  });

  it.each(['disable', 'enable', 'erase', 'reset-password'] as const)('is nobody’s own to %s', (type) => {
    account.given(opened).when(command(type, 'person')).thenRejected({ code: 'own-account' });
  });

  it('is disabled and enabled once', () => {
    const disabled: AccountEvent = { type: 'account-disabled', data: {} };
    account.given(opened, disabled).when(command('disable')).thenNothing();
    account.given(opened, disabled).when(command('enable')).then({ type: 'account-enabled', data: {} });
    account.given(opened).when(command('enable')).thenNothing();
  });

  it('is erased once, and nothing is done to it from then on', () => {
    const erased: AccountEvent = { type: 'account-erased', data: {} };
    account.given(opened).when(command('erase')).then(erased);
    account.given(opened, erased).when(command('erase')).thenNothing();
    for (const type of ['disable', 'enable', 'reset-password'] as const)
      account.given(opened, erased).when(command(type)).thenRejected({ code: 'person-erased' });
    account.given(opened, erased).when(command('change-password', 'person')).thenRejected({ code: 'person-erased' });
  });

  it('is opened once, and nothing is done to one that is not', () => {
    const open: AccountCommand = { type: 'open', data: { ...person, organisationId: 'unit' }, ...by('administrator') };
    account.given().when(open).then(opened);
    account.given(opened).when(open).thenRejected({ code: 'account-opened-already' });
    account.given().when(command('disable')).thenRejected({ code: 'no-account' });
  });

  it('names its tokens by id, and forgets them when the password is set', () => {
    const make: AccountCommand = { type: 'make-token', data: { ...person, ...token }, ...by('person') };
    const revoke: AccountCommand = {
      type: 'revoke-token',
      data: { ...person, tokenId: 'token' },
      ...by('administrator'),
    };
    account.given(opened).when(make).then(made);
    account.given(opened, made).when(make).thenNothing();
    account
      .given(opened, made)
      .when(revoke)
      .then({ type: 'api-token-revoked', data: { tokenId: 'token' } });
    account.given(opened, made, { type: 'password-changed', data: {} }).when(revoke).thenNothing();
  });
});
