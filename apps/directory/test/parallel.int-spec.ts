import { type DirectoryWithTree, directoryWithTree } from './directory-with-tree.js';

let directory: DirectoryWithTree;
beforeAll(async () => {
  directory = await directoryWithTree('parallel');
});
afterAll(() => directory.close());

/** Far more than the connections of the service. */
const atOnce = 40;

// Nobody holds a connection while they wait for another: all of them would wait until they are cut off, and answer 503.
it('what an administrator does to many accounts and grants at once gets through, every act of it', async () => {
  const { county, unit } = directory.tree;
  const people: string[] = [];
  for (let left = atOnce; left > 0; left -= 1) people.push((await directory.createPerson(county, unit)).body.personId);
  const answers = await Promise.all(
    people.flatMap((id) => [
      directory.call(`/jurisdictions/${county}/people/${id}/disable`, {
        as: directory.administrator,
        body: { reason: '离职' },
        ifMatch: 1,
      }),
      directory.give(county, id, { desk: 'budget-unit', organisationId: unit }, 0),
    ]),
  );
  expect(answers.map(({ status }) => status)).toEqual(people.flatMap(() => [200, 201]));
});
