import fc from 'fast-check';
import type { Admission } from './admission.js';
import { authorityFor, isRefusal, type KnownOfObject, type Need } from './authority.js';
import { type PlacedGrant, reaches } from './grants.js';
import { theirIds } from './parties.js';

const unit = { id: 'unit', path: ['province', 'county', 'department', 'unit'] };
const bureau = { id: 'bureau', path: ['province', 'county', 'bureau'] };

const grant = (desk: string, path: readonly string[], more: Partial<PlacedGrant> = {}): PlacedGrant => {
  const organisationId = path.at(-1)!;
  return { desk, organisationId, path, over: organisationId, ...more };
};
const admitted = (grants: readonly PlacedGrant[], actingAs?: string): Admission => ({
  principal: { personId: 'me', grants },
  grants,
  ...(actingAs !== undefined && { actingAs }),
});
const known = (more: Partial<KnownOfObject> = {}): KnownOfObject => ({
  routing: {},
  parties: [],
  doers: {},
  today: '2023-05-09',
  ...more,
});
const need = (desk: Need['desk'], at = unit, notBy: readonly string[] = []): Need => ({
  act: 'review',
  desk,
  at,
  notBy,
});
const reviewer = { desk: 'department-reviewer', of: 'department' } as const;
const department = { id: 'department', path: ['province', 'county', 'department'] };

describe('the authority for an act', () => {
  it('is the one grant that is for the desk and reaches the organisation', () => {
    const grants = [
      grant('business-desk', bureau.path, { over: 'county' }),
      grant('department-reviewer', ['province', 'county', 'other-department']),
      grant('department-reviewer', department.path),
    ];
    expect(authorityFor(admitted(grants), need(reviewer, department), known())).toEqual({
      id: 'me',
      desk: 'department-reviewer',
      organisation: 'department',
      as: 'grant',
    });
  });

  it('is not put together of the desk of one grant and the reach of another', () => {
    const grants = [
      grant('department-reviewer', ['province', 'county', 'other-department']),
      grant('business-desk', bureau.path, { over: 'county' }),
    ];
    expect(authorityFor(admitted(grants), need(reviewer, department), known())).toEqual({
      code: 'wrong-desk',
      act: 'review',
      desk: 'department-reviewer',
      organisation: 'department',
      elsewhere: true,
    });
    const [, other] = grants;
    expect(authorityFor(admitted([other!]), need(reviewer, department), known())).toEqual({
      code: 'wrong-desk',
      act: 'review',
      desk: 'department-reviewer',
      organisation: 'department',
    });
  });

  it('is the nearest of several, unless the person names one', () => {
    const grants = [grant('budget-unit', department.path), grant('budget-unit', unit.path)];
    const asked = need({ desk: 'budget-unit', of: 'unit' });
    expect(authorityFor(admitted(grants), asked, known())).toMatchObject({ organisation: 'unit' });
    expect(authorityFor(admitted(grants, 'department'), asked, known())).toMatchObject({ organisation: 'department' });
    expect(authorityFor(admitted(grants, 'county'), asked, known())).toEqual({
      code: 'not-acting-as',
      act: 'review',
      organisation: 'county',
    });
  });

  it('reaches the whole jurisdiction whose desk the organisation bears', () => {
    const grants = [grant('business-desk', bureau.path, { over: 'county' })];
    expect(authorityFor(admitted(grants), need({ desk: 'business-desk', of: 'jurisdiction' }), known())).toMatchObject({
      organisation: 'bureau',
      as: 'grant',
    });
  });

  it('follows the route of the day, and says where it leads nowhere', () => {
    const grants = [grant('agriculture-office', bureau.path, { over: 'county' })];
    const routing = { lead: { desk: 'agriculture-office', with: ['budget-desk'] } };
    expect(authorityFor(admitted(grants), need({ route: 'lead' }), known({ routing }))).toMatchObject({
      desk: 'agriculture-office',
    });
    expect(authorityFor(admitted(grants), need({ route: 'lead' }), known())).toEqual({
      code: 'no-route',
      act: 'review',
      route: 'lead',
    });
    const budget = [grant('budget-desk', bureau.path, { over: 'county' })];
    expect(authorityFor(admitted(budget), need({ route: 'lead' }), known({ routing }))).toMatchObject({
      code: 'wrong-desk',
      desk: 'agriculture-office',
    });
  });

  it('is an assignment where the object names the person, while it lasts', () => {
    const parties = [{ who: { person: 'me' }, as: 'evaluator', to: '2023-06-30' }];
    const asked = need({ assigned: 'evaluator' });
    expect(authorityFor(admitted([]), asked, known({ parties }))).toEqual({
      id: 'me',
      organisation: 'unit',
      as: 'assignment',
    });
    expect(authorityFor(admitted([]), asked, known({ parties, today: '2023-07-01' }))).toEqual({
      code: 'not-assigned',
      act: 'review',
      assigned: 'evaluator',
    });
  });

  it('is an assignment where the object names an organisation of theirs, of whatever tenant, but no system desk’s', () => {
    const parties = [{ who: { organisation: 'agency' }, as: 'agency' }];
    const asked = need({ assigned: 'agency' });
    const clerk = grant('budget-unit', ['other-province', 'agency']);
    expect(authorityFor(admitted([clerk]), asked, known({ parties }))).toEqual({
      id: 'me',
      desk: 'budget-unit',
      organisation: 'agency',
      as: 'assignment',
    });
    const administrator = grant('administrator', ['other-province', 'agency']);
    expect(authorityFor(admitted([administrator]), asked, known({ parties }))).toMatchObject({ code: 'not-assigned' });
  });

  it('is an assignment of whoever is of what took over the organisation that the object names', () => {
    const parties = [{ who: { organisation: 'former-agency' }, as: 'agency' }];
    const asked = need({ assigned: 'agency' });
    const clerk = grant('budget-unit', ['other-province', 'agency'], { tookOver: ['former-agency'] });
    expect(authorityFor(admitted([clerk]), asked, known({ parties }))).toEqual({
      id: 'me',
      desk: 'budget-unit',
      organisation: 'former-agency',
      as: 'assignment',
    });
    expect(theirIds(admitted([clerk]))).toEqual(['me', 'agency', 'other-province', 'former-agency']);
    const beside = grant('budget-unit', ['other-province', 'another-agency']);
    expect(authorityFor(admitted([beside]), asked, known({ parties }))).toMatchObject({ code: 'not-assigned' });
  });

  it('is nobody’s who did a step that this one is apart from, nor of who stands in for them', () => {
    const asked = need({ desk: 'budget-unit', of: 'unit' }, unit, ['declare']);
    const own = grant('budget-unit', unit.path);
    expect(authorityFor(admitted([own]), asked, known({ doers: { declare: ['me', 'other'] } }))).toEqual({
      code: 'same-person',
      step: 'declare',
    });
    const standIn = { ...own, standsInFor: 'chief' };
    expect(authorityFor(admitted([standIn]), asked, known({ doers: { declare: ['chief'] } }))).toEqual({
      code: 'same-person',
      step: 'declare',
    });
    expect(authorityFor(admitted([standIn]), asked, known())).toMatchObject({ for: 'chief' });
  });
});

describe('whatever somebody holds', () => {
  const organisations = ['province', 'county', 'department', 'unit', 'bureau', 'other'];
  const paths: Readonly<Record<string, readonly string[]>> = {
    province: ['province'],
    county: ['province', 'county'],
    department: department.path,
    unit: unit.path,
    bureau: bureau.path,
    other: ['province', 'other'],
  };
  const desks = ['a', 'b'];
  const grants = fc.array(
    fc.record({
      desk: fc.constantFrom(...desks),
      organisationId: fc.constantFrom(...organisations),
      bears: fc.boolean(),
      standsInFor: fc.option(fc.constantFrom('chief', 'deputy'), { nil: undefined }),
    }),
  );
  const placed = fc
    .tuple(grants, fc.constantFrom(...desks), fc.constantFrom(...organisations), fc.boolean())
    .map(([held, desk, at, apart]) => ({
      held: held.map(({ bears, standsInFor, ...each }) => ({
        ...each,
        path: paths[each.organisationId]!,
        over: bears && each.organisationId === 'bureau' ? 'county' : each.organisationId,
        ...(standsInFor !== undefined && { standsInFor }),
      })),
      asked: need({ desk, of: 'unit' }, { id: at, path: [...paths[at]!] }, apart ? ['declare'] : []),
    }));
  const doers = { declare: ['chief'] };

  it('an authority is one of their grants, for that desk, reaching that organisation; and where one is, it is found', () => {
    fc.assert(
      fc.property(placed, ({ held, asked }) => {
        const answer = authorityFor(admitted(held), asked, known({ doers }));
        const usable = held.filter(
          (each) =>
            'desk' in asked.desk &&
            each.desk === asked.desk.desk &&
            reaches(each, asked.at) &&
            !(asked.notBy.length > 0 && each.standsInFor === 'chief'),
        );
        if (isRefusal(answer)) return usable.length === 0;
        const deepest = Math.max(...usable.map(({ path }) => path.length));
        return usable.some(
          ({ desk, organisationId, standsInFor, path }) =>
            path.length === deepest &&
            answer.desk === desk &&
            answer.organisation === organisationId &&
            answer.for === standsInFor,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('more grants never take an authority away, and the order of grants changes nothing', () => {
    fc.assert(
      fc.property(placed, grants, ({ held, asked }, more) => {
        const answer = authorityFor(admitted(held), asked, known({ doers }));
        const others = more.map(({ bears: _, standsInFor: __, ...each }) => ({
          ...each,
          path: paths[each.organisationId]!,
          over: each.organisationId,
        }));
        const withMore = authorityFor(admitted([...others, ...held]), asked, known({ doers }));
        expect(authorityFor(admitted([...held].reverse()), asked, known({ doers }))).toEqual(answer);
        return isRefusal(answer) || !isRefusal(withMore);
      }),
    );
  });
});
