import { accountNamed, demoAdministrator, demoPassword } from '@wenxiao/cli/demo';
import { seed } from '@wenxiao/rules/seeds';
import { Caller } from '../harness/caller.js';
import { County } from '../harness/county.js';
import { declarationOf, declared, declaredAt, idOf, passed, targetStep } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { openOtherCounty } from '../harness/other-county.js';
import { type Product, startProduct } from '../harness/product.js';
import { adoptRules } from '../harness/rules.js';

let product: Product;
let county: County;
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
}, 240_000);
afterAll(() => product.close());

type Organisations = Readonly<{
  items: readonly Readonly<{ organisationId: string; kind: string; parentId: string }>[];
}>;

it('FF-04: bodies of every kind that have money of the county declare targets: offices, public institutions, enterprises, social groups, others', async () => {
  const administrator = await product.address.signIn(demoAdministrator.accountName, demoPassword);
  const { body } = await county.people.office.get<Organisations>('/api/directory/organisations');
  const { organisationId: parentId } = body.items.find(({ kind }) => kind === 'department')!;
  const kinds = ['party-office', 'public-institution', 'enterprise', 'social-group', 'other-organisation'];
  for (const kind of kinds) {
    const name = `某${kind}`;
    const registered = { kind, nature: 'body', name, parentId };
    const unitId = idOf(await product.administrator.post(county.path('directory', 'organisations'), registered));
    const accountName = `clerk.${kind}`;
    await accountNamed(product.address, administrator, county.id, {
      accountName,
      displayName: '经办人',
      role: 'budget-unit',
      organisationId: unitId,
    });
    const clerk = Caller.signingIn(product.running.url, accountName, demoPassword);
    await product.settled();
    const body = new County(county.id, unitId, { ...county.people, unit: clerk });
    const id = await declared(body);
    expect((await body.get('unit', 'targets', `performance-targets/${id}/2023`)).status).toBe(200);
  }
});

it('FF-05: the finance bureau reviews targets, keeps the rules and leads the work by its performance office; a unit does none of that', async () => {
  const id = await declared(county);
  idOf(await targetStep(county, 'reviewer', id, 'unit-review', passed, declaredAt.target));
  const byUnit = await targetStep(county, 'unit', id, 'finance-review', passed, declaredAt.target + 1);
  expect(byUnit).toMatchObject({ status: 403, body: { code: 'wrong-desk', desk: 'business-desk' } });
  idOf(await targetStep(county, 'desk', id, 'finance-review', passed, declaredAt.target + 1));
  const adopted = { scheme: 'budget-performance', ruleSetId: 'fufeng-2022', ruleSetVersion: 1 };
  const terms = { ...adopted, effectiveFrom: '2022-12-01' };
  const adopting = (who: 'unit' | 'office') =>
    county.post(who, 'directory', `bodies/${county.id}/adoptions`, terms, { ifMatch: 2 });
  expect((await adopting('unit')).status).toBe(403);
  idOf(await adopting('office'));
  const completing = (who: 'unit' | 'budget' | 'office') =>
    county.post(who, 'targets', 'budget-years/2021/final-accounts', { on: '2022-08-31' }, { ifMatch: 0 });
  expect([(await completing('unit')).status, (await completing('budget')).status]).toEqual([403, 403]);
  idOf(await completing('office'));
});

it('FF-50: rules are on trial from the day that they say (9 May 2022), and nothing is decided by them before, whenever they were adopted', async () => {
  const fufeng = seed('fufeng-2022')!;
  expect(fufeng.effective).toMatchObject({ from: '2022-05-09', source: [{ article: '第五十条' }] });
  const other = await openOtherCounty(product, 'unit', 'office', 'approver');
  const later = { ...fufeng, id: 'on-trial', effective: { ...fufeng.effective, from: '2022-11-10' } };
  await adoptRules(other, later, '2022-11-08');
  const declare = () => other.post('unit', 'targets', 'performance-targets', declarationOf(other));
  await product.advanceTo('2022-11-09T02:00:00.000000Z');
  // Adopted, and not yet on trial: there is what the nation gives alone, and that has no procedure for targets.
  expect(await declare()).toMatchObject({ status: 409, body: { code: 'no-procedure' } });
  await product.advanceTo('2022-11-10T02:00:00.000000Z');
  await eventually('the set of the county is on trial', async () =>
    (await declare()).status === 201 ? true : undefined,
  );
});
