import type { OrganisationEvent } from '@wenxiao/facts/directory';
import type { OnTheWay, OrganisationCommand } from './organisation.decider.js';
import {
  below,
  body,
  bureau,
  context,
  county,
  department,
  from,
  move,
  province,
  registered,
  unit,
} from './testing/standing.js';

const merge = (into: string): OrganisationCommand => ({ type: 'merge', data: { into, from }, ...context });

describe('merging an organisation into another', () => {
  const merged: OrganisationEvent = { type: 'organisation-merged', data: { into: 'other', from } };
  const beside = () => below([province, county, body('other', 'unit')]);

  it('is recorded once, and holds for ever', () => {
    beside().given(unit).when(merge('other')).then(merged);
    beside().given(unit, merged).when(merge('other')).thenNothing();
    beside().given(unit, merged).when(merge('third')).thenRejected({ code: 'merged-already', into: 'other' });
    beside().given(unit, merged).when(move('third')).thenRejected({ code: 'merged-already', into: 'other' });
  });

  it('leaves it nothing but a name to be put right', () => {
    const change = (command: Pick<OrganisationCommand, 'type' | 'data'>) =>
      below([province, county, department], { borne: ['business-desk'] })
        .given(unit, merged)
        .when({ ...command, ...context } as OrganisationCommand);
    const gone = { code: 'merged-already', into: 'other' } as const;
    change({ type: 'assign-desks', data: { desks: ['village-desk'], from } }).thenRejected(gone);
    change({ type: 'assign-counterpart', data: { desk: 'business-desk', from } }).thenRejected(gone);
    change({ type: 'assign-counterpart', data: { from } }).thenRejected(gone);
    change({ type: 'rename', data: { name: '某某中心', from } }).then({
      type: 'organisation-renamed',
      data: { name: '某某中心', from },
    });
  });

  it('refuses one that lies below it, and one of another nature', () => {
    below([province, county, body('new', 'unit'), body('other', 'unit')])
      .given(unit)
      .when(merge('other'))
      .thenRejected({ code: 'below-itself', organisationId: 'new' });
    below([province, county])
      .given(unit)
      .when(merge('county'))
      .thenRejected({ code: 'merges-unlike', kind: 'unit', intoKind: 'jurisdiction' });
  });

  it('opens to its grants no more than they were over: of its own kind, not above it, and with desks by the whole jurisdiction', () => {
    const ofDepartment = registered({ nature: 'body', kind: 'department', name: '某局', parentId: 'county' });
    below([province, county, bureau])
      .given(ofDepartment)
      .when(merge('bureau'))
      .thenRejected({ code: 'merges-unlike', kind: 'department', intoKind: 'finance-bureau' });
    below([province, county, department, body('upper', 'unit')], {
      above: ['province', 'county', 'department', 'upper'],
    })
      .given(unit)
      .when(merge('upper'))
      .thenRejected({ code: 'merges-upwards', into: 'upper' });
    const office = registered({ nature: 'desk', kind: 'office', name: '预算股', parentId: 'bureau' });
    const bearing: OnTheWay = { ...body('other', 'office', ['budget-desk']), nature: 'desk' };
    below([province, county, bureau, bearing], { wholeJurisdiction: false })
      .given(office)
      .when(merge('other'))
      .thenRejected({ code: 'desks-beyond-reach', jurisdictionId: 'county' });
    below([province, county, bureau, bearing]).given(office).when(merge('other')).then(merged);
  });

  it('leaves no desk that it bears behind', () => {
    const desks = ['budget-desk', 'business-desk'];
    const office = registered({ nature: 'desk', kind: 'office', name: '预算股', parentId: 'bureau', desks });
    const other = (...borne: readonly string[]): OnTheWay => ({ ...body('other', 'office', borne), nature: 'desk' });
    below([province, county, bureau, other('budget-desk')])
      .given(office)
      .when(merge('other'))
      .thenRejected({ code: 'desks-left', into: 'other', desks: ['business-desk'] });
    below([province, county, bureau, other(...desks)])
      .given(office)
      .when(merge('other'))
      .then(merged);
  });

  it('joins jurisdictions of one level', () => {
    const here = registered({ nature: 'jurisdiction', kind: 'jurisdiction', name: '某县', level: 'county' });
    const city: OnTheWay = { ...province, id: 'other', tenant: 'other', level: 'prefecture' };
    below([province, city], { tenant: 'new' })
      .given(here)
      .when(merge('other'))
      .thenRejected({ code: 'merges-unlike', kind: 'jurisdiction', intoKind: 'jurisdiction' });
    below([province, { ...city, level: 'county' }], { tenant: 'new' })
      .given(here)
      .when(merge('other'))
      .then(merged);
  });
});
