import { specOf } from '@wenxiao/domain/testing';
import type { OrganisationEvent } from '@wenxiao/facts/directory';
import { type DeskTable, readDeskTable } from '../desks/desk-table.js';
import {
  type Neighbourhood,
  type OnTheWay,
  organisationDecider,
  type OrganisationCommand,
} from './organisation.decider.js';

const context = {
  at: '2022-05-09T01:00:00.000000Z',
  by: { id: 'administrator', as: 'grant', desk: 'administrator' },
} as const;
const from = '2022-05-09';
const county: OnTheWay = {
  id: 'county',
  tenant: 'county',
  nature: 'jurisdiction',
  kind: 'jurisdiction',
  level: 'county',
  desks: [],
};
const registered = (nature: 'body' | 'group', kind: string): OrganisationEvent => ({
  type: 'organisation-registered',
  data: { nature, kind, name: '某局', parentId: 'county', desks: [], from },
});
const department = registered('body', 'department');

let table: DeskTable;
beforeAll(async () => {
  table = await readDeskTable();
});

const inCounty = (more: Partial<Neighbourhood> = {}) =>
  specOf(organisationDecider, {
    id: 'department',
    tenant: 'county',
    today: '2022-05-09',
    table,
    way: [county],
    wholeJurisdiction: true,
    borne: ['business-desk', 'education-desk'],
    ...more,
  });

describe('the desk that looks after a body', () => {
  const assignTo = (desk: string | undefined, on = from): OrganisationCommand => ({
    type: 'assign-counterpart',
    data: { ...(desk !== undefined && { desk }), from: on },
    ...context,
  });
  const assigned = (desk: string, on = from): OrganisationEvent => ({
    type: 'counterpart-assigned',
    data: { desk, from: on },
  });

  it('is assigned from a day on, changes on another, and may end', () => {
    const tree = inCounty();
    tree.given(department).when(assignTo('business-desk')).then(assigned('business-desk'));
    tree.given(department, assigned('business-desk')).when(assignTo('business-desk')).thenNothing();
    const later = '2023-01-01';
    tree
      .given(department, assigned('business-desk'))
      .when(assignTo('education-desk', later))
      .then(assigned('education-desk', later));
    tree
      .given(department, assigned('business-desk'))
      .when(assignTo(undefined, later))
      .then({ type: 'counterpart-assigned', data: { from: later } });
  });

  it('does not end before it begins', () => {
    const early = '2000-01-01';
    inCounty()
      .given(department, assigned('business-desk'))
      .when(assignTo(undefined, early))
      .thenRejected({ code: 'ends-before-it-begins', from, to: early });
    inCounty().given(department).when(assignTo(undefined, early)).thenNothing();
  });

  it('is borne by somebody, of a body alone, and assigned by who reaches the whole jurisdiction', () => {
    const tree = inCounty();
    tree
      .given(department)
      .when(assignTo('fishery-desk'))
      .thenRejected({ code: 'desk-not-borne', desk: 'fishery-desk' });
    inCounty({ wholeJurisdiction: false })
      .given(department)
      .when(assignTo('business-desk'))
      .thenRejected({ code: 'desks-beyond-reach', jurisdictionId: 'county' });
    inCounty()
      .given(registered('group', 'leading-group'))
      .when(assignTo('business-desk'))
      .thenRejected({ code: 'no-counterpart', nature: 'group' });
  });
});
