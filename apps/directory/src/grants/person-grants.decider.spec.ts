import { specOf } from '@wenxiao/domain/testing';
import type { PersonGrantsEvent } from '@wenxiao/facts/directory';
import { type DeskTable, readDeskTable } from '../desks/desk-table.js';
import {
  type DeskAt,
  type Delegation,
  type GrantData,
  type GrantGround,
  personGrantsDecider,
  type PersonGrantsCommand,
} from './person-grants.decider.js';

let table: DeskTable;
beforeAll(async () => {
  table = await readDeskTable();
});

const county = { id: 'county', nature: 'jurisdiction', kind: 'jurisdiction', desks: [] } as const;
const department = { id: 'department', nature: 'body', kind: 'department', desks: [] } as const;
const unit = { id: 'unit', nature: 'body', kind: 'unit', desks: [] } as const;
const bureau = { id: 'bureau', nature: 'body', kind: 'finance-bureau', desks: ['budget-desk'] } as const;

const over = (way: GrantGround['way'], more: Partial<GrantGround> = {}) =>
  specOf(personGrantsDecider, {
    table,
    today: '2022-05-09',
    way,
    means: [way.at(-1)!.id],
    filled: [],
    filledByGrantor: ['administrator'],
    elsewhere: 0,
    filledByOther: false,
    worksThere: true,
    ...more,
  });
const overUnit = (more: Partial<GrantGround> = {}) => over([county, department, unit], more);

const clerk: GrantData = { personId: 'person', desk: 'budget-unit', organisationId: 'unit' };
const auditor: GrantData = { personId: 'person', desk: 'auditor', organisationId: 'unit' };
const by = (id: string) =>
  ({ at: '2022-05-09T01:00:00.000000Z', by: { id, as: 'grant', desk: 'administrator' } }) as const;
const give = (data: GrantData, who = 'administrator'): PersonGrantsCommand => ({ type: 'give', data, ...by(who) });
const revoke = (data: DeskAt, who = 'administrator'): PersonGrantsCommand => ({ type: 'revoke', data, ...by(who) });
const given = (data: GrantData): PersonGrantsEvent => ({ type: 'grant-given', data });
const revoked = (data: DeskAt): PersonGrantsEvent => ({ type: 'grant-revoked', data });

describe('giving a grant', () => {
  it('records desk, organisation and days, and the person by id alone', () => {
    const dated = { ...clerk, from: '2022-05-09', to: '2023-05-08' };
    overUnit().given().when(give(dated)).then(given(dated));
  });

  it('does nothing when the person holds it, and records other days', () => {
    overUnit().given(given(auditor), given(clerk)).when(give(clerk)).thenNothing();
    const longer = { ...clerk, to: '2030-12-31' };
    overUnit().given(given(clerk)).when(give(longer)).then(given(longer));
  });

  it('is nobody’s own to do', () => {
    overUnit().given().when(give(clerk, 'person')).thenRejected({ code: 'own-grants' });
  });

  it('puts finance desks below a finance bureau alone', () => {
    const budgetDesk = { personId: 'person', desk: 'budget-desk', organisationId: 'unit' };
    overUnit()
      .given()
      .when(give(budgetDesk))
      .thenRejected({ code: 'desk-not-here', desks: ['budget-desk'], within: ['finance-bureau'] });
    over([county])
      .given()
      .when(give({ ...budgetDesk, organisationId: 'county' }))
      .thenRejected({ code: 'desk-not-here', desks: ['budget-desk'], within: ['finance-bureau'] });
    const atBureau = { ...budgetDesk, organisationId: 'bureau' };
    over([county, bureau]).given().when(give(atBureau)).then(given(atBureau));
  });

  it('puts a reviewer in a department, and not in a unit that stands by itself', () => {
    const reviewer = { personId: 'person', desk: 'department-reviewer', organisationId: 'unit' };
    overUnit().given().when(give(reviewer)).then(given(reviewer));
    over([county, unit])
      .given()
      .when(give(reviewer))
      .thenRejected({
        code: 'desk-not-here',
        desks: ['department-reviewer'],
        within: ['department', 'finance-bureau'],
      });
  });

  it.each(['budget-desk', 'tea-office'])(
    'puts a desk that acts for the whole jurisdiction where the very organisation bears it: %s',
    (desk) => {
      const grant = { personId: 'person', desk, organisationId: 'unit' };
      const bearer = { ...bureau, desks: [desk] };
      over([county, bearer, { ...unit, desks: [desk] }])
        .given()
        .when(give(grant))
        .then(given(grant));
      over([county, bearer, unit])
        .given()
        .when(give(grant))
        .thenRejected({ code: 'desk-borne-elsewhere', desk, bearers: ['bureau'] });
      over([county, { ...bureau, desks: [] }])
        .given()
        .when(give({ ...grant, organisationId: 'bureau' }))
        .thenRejected({ code: 'desk-borne-elsewhere', desk, bearers: [] });
    },
  );

  it('is not done by who fills that desk', () => {
    overUnit({ filledByGrantor: ['administrator', 'budget-unit'] })
      .given()
      .when(give(clerk))
      .thenRejected({ code: 'grantor-uses-desk', desk: 'budget-unit' });
  });

  it('keeps those who grant apart from those who use', () => {
    overUnit({ filled: ['administrator'] })
      .given()
      .when(give(clerk))
      .thenRejected({ code: 'desks-apart', desk: 'budget-unit', filled: ['administrator'] });
    overUnit({ filled: ['budget-unit', 'operator'] })
      .given()
      .when(give({ ...clerk, desk: 'administrator' }))
      .thenRejected({ code: 'desks-apart', desk: 'administrator', filled: ['budget-unit'] });
  });

  it('lets somebody stand in for whoever fills the desk', () => {
    const standIn = { ...clerk, standsInFor: 'chief' };
    overUnit().given().when(give(standIn)).thenRejected({ code: 'nobody-to-stand-in-for', standsInFor: 'chief' });
    overUnit({ filledByOther: true }).given().when(give(standIn)).then(given(standIn));
    const refused = (more: Partial<GrantGround>, data: GrantData = standIn) =>
      overUnit({ filledByOther: true, ...more })
        .given()
        .when(give(data));
    refused({ worksThere: false }).thenRejected({ code: 'works-elsewhere', organisationId: 'unit' });
    refused({ filledByOtherUntil: '2022-05-19' }).thenRejected({ code: 'delegated-too-long', latest: '2022-05-19' });
    refused({ filledByOtherUntil: '2022-05-19' }, { ...standIn, to: '2022-05-20' }).thenRejected({
      code: 'delegated-too-long',
      latest: '2022-05-19',
    });
    const dated = { ...standIn, to: '2022-05-19' };
    refused({ filledByOtherUntil: '2022-05-19' }, dated).then(given(dated));
    const forThemselves = { ...standIn, standsInFor: 'person' };
    refused({}, forThemselves).thenRejected({ code: 'nobody-to-stand-in-for', standsInFor: 'person' });
  });

  it('refuses days that end before they begin', () => {
    overUnit()
      .given()
      .when(give({ ...clerk, from: '2022-05-09', to: '2022-05-08' }))
      .thenRejected({ code: 'ends-before-it-begins', from: '2022-05-09', to: '2022-05-08' });
  });

  it('refuses a first day or a last day that has gone by', () => {
    const gone = (day: string) => ({ code: 'days-gone-by', day, today: '2022-05-09' }) as const;
    const dated = (days: object) =>
      overUnit()
        .given()
        .when(give({ ...clerk, ...days }));
    dated({ from: '2022-05-08' }).thenRejected(gone('2022-05-08'));
    dated({ to: '2022-05-08' }).thenRejected(gone('2022-05-08'));
    dated({ from: '2020-01-01', to: '2020-12-31' }).thenRejected(gone('2020-01-01'));
    dated({ from: '2022-05-09', to: '2022-05-09' }).then(given({ ...clerk, from: '2022-05-09', to: '2022-05-09' }));
    // What has been held since then goes on, for as long as is said now; it is no way to end it yesterday.
    const since = given({ ...clerk, from: '2020-01-01' });
    const longer = { ...clerk, from: '2020-01-01', to: '2022-12-31' };
    overUnit().given(since).when(give(longer)).then(given(longer));
    const earlier = { ...clerk, from: '2020-01-01', to: '2022-05-08' };
    overUnit().given(since).when(give(earlier)).thenRejected(gone('2022-05-08'));
    const before = { ...clerk, from: '2019-01-01' };
    overUnit().given(since).when(give(before)).thenRejected(gone('2019-01-01'));
  });

  it('refuses more than travel in a token, over all jurisdictions', () => {
    const many = Array.from({ length: 60 }, (_, index) => given({ ...clerk, organisationId: `unit-${index}` }));
    const one = { ...clerk, organisationId: 'one-more' };
    overUnit({ elsewhere: 40 })
      .given(...many)
      .when(give(one))
      .thenRejected({ code: 'too-many-grants', grantsMax: 100 });
    overUnit({ elsewhere: 39 })
      .given(...many)
      .when(give(one))
      .then(given(one));
  });
});

describe('revoking a grant', () => {
  it('records it, once', () => {
    overUnit().given(given(clerk), given(auditor)).when(revoke(clerk)).then(revoked(clerk));
    overUnit()
      .given(given(clerk), revoked(clerk))
      .when(revoke(clerk))
      .thenRejected({ code: 'no-such-grant', desk: 'budget-unit', organisationId: 'unit' });
  });

  it('takes what was granted at an organisation that was taken over there, too', () => {
    const before = { ...clerk, organisationId: 'old' };
    overUnit({ means: ['unit', 'old'] })
      .given(given(before), given(auditor), given(clerk))
      .when(revoke(clerk))
      .then(revoked(before), revoked(clerk));
  });

  it('is nobody’s own to do', () => {
    overUnit().given(given(clerk)).when(revoke(clerk, 'person')).thenRejected({ code: 'own-grants' });
  });

  it('makes room: what was revoked counts no more', () => {
    overUnit().given(given(clerk), revoked(clerk)).when(give(clerk)).then(given(clerk));
  });
});

describe('handing on a desk', () => {
  const handed: Delegation = { ...clerk, from: '2022-05-09', to: '2022-05-20', standsInFor: 'chief' };
  const delegate = (data: Delegation, who = 'chief'): PersonGrantsCommand => ({ type: 'delegate', data, ...by(who) });
  const end = (data: DeskAt, who = 'chief'): PersonGrantsCommand => ({ type: 'end-delegation', data, ...by(who) });
  const filling = (more: Partial<GrantGround> = {}) =>
    overUnit({ filledByGrantor: ['budget-unit'], filledByOther: true, ...more });

  it('records from when to when, and for whom; other days replace them', () => {
    filling().given().when(delegate(handed)).then(given(handed));
    filling().given(given(handed)).when(delegate(handed)).thenNothing();
    const longer = { ...handed, to: '2022-06-30' };
    filling().given(given(handed)).when(delegate(longer)).then(given(longer));
  });

  it('is for whoever fills the desk, as long as they do, to somebody else who works there', () => {
    const refused = (more: Partial<GrantGround>) => filling(more).given().when(delegate(handed));
    refused({ filledByOther: false }).thenRejected({ code: 'nobody-to-stand-in-for', standsInFor: 'chief' });
    refused({ worksThere: false }).thenRejected({ code: 'works-elsewhere', organisationId: 'unit' });
    refused({ filledByOtherUntil: '2022-05-19' }).thenRejected({ code: 'delegated-too-long', latest: '2022-05-19' });
    refused({ filledByOtherUntil: '2022-05-20' }).then(given(handed));
    refused({ filled: ['administrator'] }).thenRejected({
      code: 'desks-apart',
      desk: 'budget-unit',
      filled: ['administrator'],
    });
    filling()
      .given()
      .when(delegate({ ...handed, to: '2022-05-08' }))
      .thenRejected({ code: 'ends-before-it-begins', from: '2022-05-09', to: '2022-05-08' });
    filling().given().when(delegate(handed, 'person')).thenRejected({ code: 'own-grants' });
  });

  it('is to no day that has gone by, and from none', () => {
    const gone = (day: string) => ({ code: 'days-gone-by', day, today: '2022-05-09' }) as const;
    const { from: _, ...atOnce } = handed;
    const when = (days: Partial<Delegation>) =>
      filling()
        .given()
        .when(delegate({ ...atOnce, ...days }));
    when({ to: '2022-05-08' }).thenRejected(gone('2022-05-08'));
    when({ from: '2022-05-08' }).thenRejected(gone('2022-05-08'));
    when({ to: '2022-05-09' }).then(given({ ...atOnce, to: '2022-05-09' }));
  });

  it('takes no desk from whoever fills it already, for themselves or for another', () => {
    filling()
      .given(given(clerk))
      .when(delegate(handed))
      .thenRejected({ code: 'fills-desk-already', desk: 'budget-unit' });
    const forAnother = given({ ...handed, standsInFor: 'another' });
    filling()
      .given(forAnother)
      .when(delegate(handed))
      .thenRejected({ code: 'fills-desk-already', desk: 'budget-unit' });
  });

  it('is not done with a desk that administrators alone give', () => {
    const audits = { ...handed, desk: 'auditor' };
    filling().given().when(delegate(audits)).thenRejected({ code: 'desk-not-delegated', desk: 'auditor' });
  });

  it('ends when whoever handed it on says so, or who was handed it, and by nobody else', () => {
    const seat = { personId: 'person', desk: 'budget-unit', organisationId: 'unit' };
    const nothing = { code: 'no-such-grant', desk: 'budget-unit', organisationId: 'unit' } as const;
    filling().given(given(handed)).when(end(seat)).then(revoked(seat));
    filling().given(given(handed)).when(end(seat, 'person')).then(revoked(seat));
    filling().given(given(handed)).when(end(seat, 'another')).thenRejected(nothing);
    filling().given(given(clerk)).when(end(seat)).thenRejected(nothing);
    filling().given(given(clerk)).when(end(seat, 'person')).thenRejected(nothing);
  });
});
