import { specOf } from '@wenxiao/domain/testing';
import { personGrantsDecider, type PersonGrantsCommand, type PersonGrantsEvent } from './person-grants.decider.js';

const grants = specOf(personGrantsDecider, undefined);
const clerk = { personId: 'person', role: 'budget-unit', organisationId: 'unit' };
const auditor = { personId: 'person', role: 'auditor', organisationId: 'county' };
const by = (id: string) => ({
  at: '2022-05-09T01:00:00.000000Z',
  by: { id, as: 'grant', desk: 'administrator' } as const,
});
const give = (data: typeof clerk, who = 'administrator'): PersonGrantsCommand => ({ type: 'give', data, ...by(who) });
const revoke = (data: typeof clerk, who = 'administrator'): PersonGrantsCommand => ({
  type: 'revoke',
  data,
  ...by(who),
});
const given = (data: typeof clerk): PersonGrantsEvent => ({ type: 'grant-given', data });
const revoked = (data: typeof clerk): PersonGrantsEvent => ({ type: 'grant-revoked', data });

describe('giving a grant', () => {
  it('records role and organisation, and the person by id alone', () => {
    grants.given().when(give(clerk)).then(given(clerk));
  });

  it('does nothing when the person holds it', () => {
    grants.given(given(auditor), given(clerk)).when(give(clerk)).thenNothing();
  });

  it('gives again what was revoked', () => {
    grants.given(given(clerk), revoked(clerk)).when(give(clerk)).then(given(clerk));
  });

  it('is not for oneself', () => {
    grants.given().when(give(clerk, 'person')).thenRejected({ code: 'own-grants' });
  });

  it('stops at a hundred', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => given({ ...clerk, organisationId: `unit-${index}` }));
    grants
      .given(...hundred)
      .when(give(auditor))
      .thenRejected({ code: 'too-many-grants', grantsMax: 100 });
    grants
      .given(...hundred.slice(1))
      .when(give(auditor))
      .then(given(auditor));
  });
});

describe('revoking a grant', () => {
  it('takes that one and no other', () => {
    grants.given(given(clerk), given(auditor)).when(revoke(clerk)).then(revoked(clerk));
    grants.given(given(clerk), given(auditor), revoked(clerk)).when(give(auditor)).thenNothing();
  });

  it('does nothing when the person does not hold it', () => {
    grants.given(given(auditor)).when(revoke(clerk)).thenNothing();
  });

  it('is not for oneself', () => {
    grants.given(given(clerk)).when(revoke(clerk, 'person')).thenRejected({ code: 'own-grants' });
  });
});
