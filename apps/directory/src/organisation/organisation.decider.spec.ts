import type { OrganisationEvent } from '@wenxiao/facts/directory';
import type { OrganisationCommand } from './organisation.decider.js';
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

type CommandOf<Type extends OrganisationCommand['type']> = Extract<OrganisationCommand, { type: Type }>['data'];

const register = (data: Omit<CommandOf<'register'>, 'from'>): OrganisationCommand => ({
  type: 'register',
  data: { ...data, from },
  ...context,
});
const rename = (name: string): OrganisationCommand => ({ type: 'rename', data: { name, from }, ...context });
const assign = (...desks: string[]): OrganisationCommand => ({
  type: 'assign-desks',
  data: { desks, from },
  ...context,
});

describe('registering an organisation', () => {
  it('names its parent, and takes the nature of its kind', () => {
    below([province, county, department])
      .given()
      .when(register({ kind: 'unit', name: '某中心', parentId: 'department' }))
      .then(unit);
  });

  it('makes a root, and a county below its province', () => {
    below([])
      .given()
      .when(register({ kind: 'jurisdiction', name: '某省', level: 'province', code: '610000' }))
      .then(
        registered({ nature: 'jurisdiction', kind: 'jurisdiction', name: '某省', level: 'province', code: '610000' }),
      );
    below([province], { tenant: 'new' })
      .given()
      .when(register({ kind: 'jurisdiction', name: '某县', level: 'county', parentId: 'province' }))
      .then(
        registered({
          nature: 'jurisdiction',
          kind: 'jurisdiction',
          name: '某县',
          level: 'county',
          parentId: 'province',
        }),
      );
  });

  it('gives a finance bureau the desks that it bears, and a jurisdiction one finance bureau', () => {
    const command = register({ kind: 'finance-bureau', name: '县财政局', parentId: 'county' });
    below([province, county])
      .given()
      .when(command)
      .then(
        registered({
          nature: 'body',
          kind: 'finance-bureau',
          name: '县财政局',
          parentId: 'county',
          desks: ['business-desk', 'budget-desk', 'treasury-desk', 'performance-office'],
        }),
      );
    below([province, county], { another: 'bureau' })
      .given()
      .when(command)
      .thenRejected({ code: 'one-of-its-kind', kind: 'finance-bureau', organisationId: 'bureau' });
  });

  it('refuses an official code that another has', () => {
    below([province, county, department], { codeTaken: '205001' })
      .given()
      .when(register({ kind: 'unit', name: '某中心', parentId: 'department', code: '205001' }))
      .thenRejected({ code: 'code-taken', officialCode: '205001' });
  });

  it('takes a kind that nobody has heard of with its nature, and not without', () => {
    const zone = { kind: 'tea-board', name: '茶业局', parentId: 'county' };
    below([province, county])
      .given()
      .when(register({ ...zone, nature: 'body' }))
      .then(registered({ ...zone, nature: 'body' }));
    below([province, county]).given().when(register(zone)).thenRejected({ code: 'nature-required', kind: 'tea-board' });
    below([province, county])
      .given()
      .when(register({ kind: 'unit', name: '某组', nature: 'group', parentId: 'county' }))
      .thenRejected({ code: 'wrong-nature', kind: 'unit', nature: 'body' });
  });

  it('refuses a department below nothing, and a jurisdiction below a department', () => {
    below([])
      .given()
      .when(register({ kind: 'department', name: '教育局' }))
      .thenRejected({ code: 'wrong-parent', kind: 'department', possible: ['jurisdiction'] });
    below([province, county, department])
      .given()
      .when(register({ kind: 'jurisdiction', name: '某县', level: 'county', parentId: 'department' }))
      .thenRejected({
        code: 'wrong-parent',
        kind: 'jurisdiction',
        parentKind: 'department',
        possible: ['root', 'jurisdiction'],
      });
  });

  it('refuses a province below a county, and a county below a county', () => {
    for (const level of ['province', 'county'] as const)
      below([province, county])
        .given()
        .when(register({ kind: 'jurisdiction', name: '某地', level, parentId: 'county' }))
        .thenRejected({ code: 'wrong-level', level, parentLevel: 'county' });
  });

  it('refuses a jurisdiction without a level and a department with one', () => {
    below([])
      .given()
      .when(register({ kind: 'jurisdiction', name: '某省' }))
      .thenRejected({ code: 'wrong-level' });
    below([province, county])
      .given()
      .when(register({ kind: 'department', name: '教育局', level: 'county', parentId: 'county' }))
      .thenRejected({ code: 'wrong-level', level: 'county', parentLevel: 'county' });
  });

  it('refuses to register one organisation twice', () => {
    below([province, county, department])
      .given(unit)
      .when(register({ kind: 'unit', name: '某中心', parentId: 'department' }))
      .thenRejected({ code: 'already-registered' });
  });
});

describe('the desks of an organisation', () => {
  const office = { kind: 'office', name: '业务股', parentId: 'bureau', desks: ['business-desk'] };

  it('of the finance bureau stand below the finance bureau alone', () => {
    below([province, county, bureau])
      .given()
      .when(register(office))
      .then(registered({ ...office, nature: 'desk' }));
    below([province, county, department])
      .given()
      .when(register({ ...office, parentId: 'department' }))
      .thenRejected({ code: 'desk-not-here', desks: ['business-desk'] });
  });

  it('are assigned and taken away by who reaches the whole jurisdiction', () => {
    const partly = { wholeJurisdiction: false };
    const refusal = { code: 'desks-beyond-reach', jurisdictionId: 'county' } as const;
    below([province, county, bureau], partly).given().when(register(office)).thenRejected(refusal);
    const borne = registered({ ...office, nature: 'desk' });
    below([province, county, bureau], partly).given(borne).when(assign()).thenRejected(refusal);
    below([province, county, bureau])
      .given(borne)
      .when(assign('treasury-desk'))
      .then({
        type: 'desks-assigned',
        data: { desks: ['treasury-desk'], from },
      });
  });

  it('are taken away once nobody fills them there', () => {
    const [borne, filled] = [registered({ ...office, nature: 'desk' }), ['business-desk', 'budget-unit']];
    const tree = below([province, county, bureau], { filled });
    tree
      .given(borne)
      .when(assign())
      .thenRejected({ code: 'desks-filled', desks: ['business-desk'] });
    tree
      .given(borne)
      .when(assign('business-desk', 'treasury-desk'))
      .then({ type: 'desks-assigned', data: { desks: ['business-desk', 'treasury-desk'], from } });
  });

  it('are such as act for a jurisdiction: a unit’s clerk, a reviewer or an administrator is of that organisation alone', () => {
    for (const desk of ['budget-unit', 'department-reviewer', 'administrator'])
      below([province, county, bureau])
        .given(registered({ ...office, nature: 'desk' }))
        .when(assign(desk))
        .thenRejected({ code: 'desk-not-here', desks: [desk] });
  });

  it('that stay the same are no change', () => {
    below([province, county, bureau])
      .given(registered({ ...office, nature: 'desk' }))
      .when(assign('business-desk'))
      .thenNothing();
  });
});

describe('renaming an organisation', () => {
  it('records the new name, once', () => {
    const renamed: OrganisationEvent = { type: 'organisation-renamed', data: { name: '新名', from } };
    below([]).given(unit).when(rename('新名')).then(renamed);
    below([]).given(unit, renamed).when(rename('新名')).thenNothing();
  });

  it('refuses what was never registered', () => {
    below([]).given().when(rename('新名')).thenRejected({ code: 'not-registered' });
  });
});

describe('moving an organisation', () => {
  it('names the new parent, once', () => {
    const moved: OrganisationEvent = { type: 'organisation-moved', data: { parentId: 'other', from } };
    const place = below([province, county, body('other', 'department')]);
    place.given(unit).when(move('other')).then(moved);
    place.given(unit, moved).when(move('other')).thenNothing();
  });

  it('refuses a place below itself', () => {
    below([province, county, department, body('new', 'unit'), body('inner', 'unit')])
      .given(unit)
      .when(move('inner'))
      .thenRejected({ code: 'below-itself', organisationId: 'new' });
  });

  it('stays within the jurisdiction', () => {
    below([province, { ...county, id: 'other', tenant: 'other' }], { tenant: 'county' })
      .given(unit)
      .when(move('other'))
      .thenRejected({ code: 'other-jurisdiction', jurisdictionId: 'other' });
  });

  it('takes no desks to where they may not stand', () => {
    below([province, county, department])
      .given(
        registered({ nature: 'desk', kind: 'office', name: '业务股', parentId: 'bureau', desks: ['business-desk'] }),
      )
      .when(move('department'))
      .thenRejected({ code: 'desk-not-here', desks: ['business-desk'] });
  });
});
