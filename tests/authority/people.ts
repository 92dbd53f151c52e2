import { demoPassword } from '@wenxiao/cli/demo';
import { bodiesOf } from '../acceptance/bad-input/world.js';
import { Caller } from '../acceptance/harness/caller.js';
import type { Product } from '../acceptance/harness/product.js';
import type { Asker } from './askers.js';
import { desks, type Past, type Place } from './relations.js';

/** Somebody with an account, who has one desk and is signed in with it. */
export type PersonInPost = Readonly<{
  desk: string;
  at: Place;
  accountName: string;
  personId: string;
  organisationId: string;
}> &
  Readonly<{ session: Caller }>;

/** In post on the day on which the budget is made, and not any more when the project has been evaluated. */
const lastDay = '2022-12-31';

/** Where each desk usually lies. */
const usually: Readonly<Record<string, Place>> = {
  'budget-unit': 'the unit itself',
  'unit-reviewer': 'the unit itself',
  'unit-head': 'the unit itself',
  'department-reviewer': 'its department',
  'business-desk': 'the finance bureau',
  'budget-desk': 'the finance bureau',
  'treasury-desk': 'the finance bureau',
  'performance-office': 'the finance bureau',
  evaluator: 'the county',
  auditor: 'the county',
  administrator: 'the county',
  operator: 'the county',
};

/** For every desk somebody where it usually lies, until a day or for good. */
export async function peopleInPost(product: Product, name: string, to?: string): Promise<readonly PersonInPost[]> {
  const { county } = product;
  const { departmentId, bureauId } = await bodiesOf(county);
  const organisations: Partial<Record<Place, string>> = {
    'the unit itself': county.unitId,
    'its department': departmentId,
    'the finance bureau': bureauId,
    'the county': county.id,
  };
  const people: PersonInPost[] = [];
  // One after the other: each has a password hashed twice, and the one administrator opens them all.
  for (const desk of desks) {
    const at = usually[desk]!;
    people.push(await personInPost(product, `${name}.${desk}`, { desk, at, organisationId: organisations[at]!, to }));
  }
  return people;
}

/** Somebody who runs the whole installation. */
export const operatorOfAll = (product: Product): Promise<PersonInPost> => {
  const { provinceId } = product;
  const post = { desk: 'operator', at: 'the province', organisationId: provinceId } as const;
  return personInPost(product, 'operator.of.all', post, provinceId);
};

/** For every desk somebody who fills it, and will not when it has been {@link take taken} from them, or its day has come. */
export async function peopleToLeave(product: Product): Promise<Readonly<Record<Past, readonly PersonInPost[]>>> {
  return {
    'in post until it was taken': await peopleInPost(product, 'taken'),
    'in post until the day came': await peopleInPost(product, 'until', lastDay),
  };
}

type Post = Readonly<{ desk: string; at: Place; organisationId: string; to?: string | undefined }>;
const peopleOf = (tenant: string) => `/api/directory/jurisdictions/${tenant}/people`;

async function personInPost(
  { address, administrator, county, running }: Product,
  accountName: string,
  { desk, at, organisationId, to }: Post,
  tenant = county.id,
): Promise<PersonInPost> {
  const password = `first-${demoPassword}`;
  const account = { accountName, displayName: '某人', organisationId, password };
  const { body } = await administrator.post<{ personId: string }>(peopleOf(tenant), account);
  const grant = { desk, organisationId, ...(to !== undefined && { to }) };
  const granted = await administrator.post(`${peopleOf(tenant)}/${body.personId}/grants`, grant, { ifMatch: 0 });
  if (granted.status !== 201) throw new Error(`${accountName}: ${granted.text}`);
  await address.replacePassword(accountName, password, demoPassword);
  const session = await Caller.signedIn(running.url, accountName, demoPassword);
  return { desk, at, accountName, personId: body.personId, organisationId, session };
}

export async function take({ administrator, county }: Product, people: readonly PersonInPost[]): Promise<void> {
  for (const { personId, desk, organisationId } of people) {
    const revocations = `${peopleOf(county.id)}/${personId}/grants/revocations`;
    const { status, text } = await administrator.post(revocations, { desk, organisationId }, { ifMatch: 1 });
    if (status >= 300) throw new Error(text);
  }
}

export const formerAskers = (people: Readonly<Record<Past, readonly PersonInPost[]>>): readonly Asker[] =>
  Object.entries(people).flatMap(([at, those]) =>
    those.map(({ desk, session }) => ({ desk, at: at as Past, session })),
  );
