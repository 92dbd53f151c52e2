import { readingAnew, readingOnce, readOnce } from './read-once.js';

let asked = 0;
const reads = readOnce({ query: async () => ({ rows: [{ asked: ++asked } as never] }) });
const ask = async (text = 'select', values?: readonly unknown[]) =>
  (await reads.query<{ asked: number }>(text, values)).rows[0]?.asked;
beforeEach(() => {
  asked = 0;
});

it('asks once for what is read several times in one go, and anew in the next', async () => {
  expect(await readingOnce(async () => [await ask(), await ask()])).toEqual([1, 1]);
  expect(await readingOnce(() => Promise.all([ask(), ask()]))).toEqual([2, 2]);
});

it('tells questions apart by what they ask for', async () => {
  const two = await readingOnce(async () => [
    await ask('one'),
    await ask('other'),
    await ask('one', [1]),
    await ask('one', ['1']),
  ]);
  expect(two).toEqual([1, 2, 3, 4]);
});

it('is as it is now outside of that, and where somebody waits for a change', async () => {
  expect([await ask(), await ask()]).toEqual([1, 2]);
  expect(await readingOnce(async () => [await ask(), await readingAnew(() => ask()), await ask()])).toEqual([3, 4, 3]);
});
