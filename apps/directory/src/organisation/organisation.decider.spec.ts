import { specOf } from '@wenxiao/domain/testing';
import {
  type Neighbourhood,
  organisationDecider,
  type OrganisationCommand,
  type OrganisationEvent,
  type Registration,
} from './organisation.decider.js';

const by = {
  at: '2022-05-09T01:00:00.000000Z',
  by: { id: 'administrator-1', as: 'grant', desk: 'administrator' },
} as const;
const register = (registration: Registration): OrganisationCommand => ({
  type: 'register',
  data: { organisationId: 'new', ...registration },
  ...by,
});
const rename = (name: string): OrganisationCommand => ({ type: 'rename', data: { name }, ...by });

const province: Registration = { kind: 'jurisdiction', name: '某省', level: 'province', code: '610000' };
const county: Registration = { kind: 'jurisdiction', name: '某县', level: 'county' };
const atRoot = specOf(organisationDecider, {});
const below = (parent: NonNullable<Neighbourhood['parent']>, financeBureauId?: string) =>
  specOf(organisationDecider, { parent, ...(financeBureauId !== undefined && { financeBureauId }) });
const parentProvince = {
  id: 'province',
  kind: 'jurisdiction',
  level: 'province',
  jurisdictionId: 'province',
  path: ['province'],
} as const;
const parentCounty = {
  id: 'county',
  kind: 'jurisdiction',
  level: 'county',
  jurisdictionId: 'county',
  path: ['province', 'county'],
} as const;
const parentDepartment = {
  id: 'department',
  kind: 'department',
  jurisdictionId: 'county',
  path: ['province', 'county', 'department'],
} as const;

const registeredProvince: OrganisationEvent = {
  type: 'organisation-registered',
  data: { ...province, jurisdictionId: 'new', path: ['new'] },
};

describe('registering an organisation', () => {
  it('makes a root its own jurisdiction', () => {
    atRoot.given().when(register(province)).then(registeredProvince);
  });

  it('puts a county below its province; it is a tenant of its own', () => {
    below(parentProvince)
      .given()
      .when(register(county))
      .then({
        type: 'organisation-registered',
        data: { ...county, parentId: 'province', jurisdictionId: 'new', path: ['province', 'new'] },
      });
  });

  it('puts a unit below its department; it belongs to the department’s jurisdiction', () => {
    below(parentDepartment)
      .given()
      .when(register({ kind: 'unit', name: '某中心' }))
      .then({
        type: 'organisation-registered',
        data: {
          kind: 'unit',
          name: '某中心',
          parentId: 'department',
          jurisdictionId: 'county',
          path: ['province', 'county', 'department', 'new'],
        },
      });
  });

  it('takes a unit that stands directly below a jurisdiction', () => {
    below(parentCounty)
      .given()
      .when(register({ kind: 'unit', name: '某镇' }))
      .then({
        type: 'organisation-registered',
        data: {
          kind: 'unit',
          name: '某镇',
          parentId: 'county',
          jurisdictionId: 'county',
          path: ['province', 'county', 'new'],
        },
      });
  });

  it('refuses a department that stands below nothing', () => {
    atRoot
      .given()
      .when(register({ kind: 'department', name: '教育局' }))
      .thenRejected({ code: 'wrong-parent', kind: 'department', possible: ['jurisdiction'] });
  });

  it('refuses a jurisdiction below a department', () => {
    below(parentDepartment)
      .given()
      .when(register(county))
      .thenRejected({
        code: 'wrong-parent',
        kind: 'jurisdiction',
        parentKind: 'department',
        possible: ['root', 'jurisdiction'],
      });
  });

  it('refuses a province below a county, and a county below a county', () => {
    below(parentCounty)
      .given()
      .when(register(province))
      .thenRejected({ code: 'wrong-level', level: 'province', parentLevel: 'county' });
    below(parentCounty)
      .given()
      .when(register(county))
      .thenRejected({ code: 'wrong-level', level: 'county', parentLevel: 'county' });
  });

  it('refuses a jurisdiction without a level and a department with one', () => {
    atRoot
      .given()
      .when(register({ kind: 'jurisdiction', name: '某省' }))
      .thenRejected({ code: 'wrong-level' });
    below(parentCounty)
      .given()
      .when(register({ kind: 'department', name: '教育局', level: 'county' }))
      .thenRejected({ code: 'wrong-level', level: 'county', parentLevel: 'county' });
  });

  it('refuses a second finance bureau of a jurisdiction', () => {
    below(parentCounty, 'bureau')
      .given()
      .when(register({ kind: 'finance-bureau', name: '县财政局' }))
      .thenRejected({ code: 'finance-bureau-exists', financeBureauId: 'bureau' });
  });

  it('refuses to register one organisation twice', () => {
    atRoot.given(registeredProvince).when(register(province)).thenRejected({ code: 'already-registered' });
  });
});

describe('renaming an organisation', () => {
  it('records the new name', () => {
    atRoot
      .given(registeredProvince)
      .when(rename('新名'))
      .then({ type: 'organisation-renamed', data: { name: '新名' } });
  });

  it('does nothing when it has that name', () => {
    atRoot
      .given(registeredProvince, { type: 'organisation-renamed', data: { name: '新名' } })
      .when(rename('新名'))
      .thenNothing();
  });

  it('refuses what was never registered', () => {
    atRoot.given().when(rename('新名')).thenRejected({ code: 'not-registered' });
  });
});
