// What is made to be slow is answered, and the answer is small. How long nobody else is served meanwhile: `npm run bench -- stall`.
import { cast, type CastName, demoPassword } from '@wenxiao/cli/demo';
import { hostileRequests } from '../bench/stall/hostile-requests.js';
import { Caller } from './harness/caller.js';
import type { Problem } from './harness/county.js';
import { type Product, startProduct } from './harness/product.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());

const answerCharactersMax = 100_000;

describe('an input that is made to be slow', () => {
  it('is carried out or refused in both languages, and nothing of it is answered at length', async () => {
    const { county, provinceId, running } = product;
    const place = { url: running.url, countyId: county.id, unitId: county.unitId, provinceId };
    const people = new Map(Object.keys(cast).map((name) => [name, county.people[name as CastName]]));
    const wrong: unknown[] = [];
    for (const { case: name, who, path, method, text, ifMatch } of hostileRequests(place)) {
      const call = { method, ...(text !== undefined && { text }), ...(ifMatch !== undefined && { ifMatch }) };
      const answer = await people.get(who)!.call<Problem>(path, call);
      const isRefusedInWords =
        answer.status < 500 &&
        (answer.status < 400 || answer.status === 431 || (answer.body.zh.length > 0 && answer.body.en.length > 0));
      if (!isRefusedInWords || answer.text.length > answerCharactersMax)
        wrong.push({ name, status: answer.status, length: answer.text.length });
    }
    expect(wrong).toEqual([]);
  }, 600_000);

  it('is refused to somebody who is nobody as well', async () => {
    const fields = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`field${index}`, 0]));
    const { status, body } = await Caller.nobody(product.running.url).post<Problem>('/api/session', {
      accountName: cast.unit.accountName,
      password: demoPassword,
      ...fields,
    });
    expect([status, body['errors']]).toEqual([
      400,
      [
        {
          path: '',
          code: 'too-many-fields',
          zh: '一个对象最多 500 个字段',
          en: 'an object has at most 500 fields',
        },
      ],
    ]);
  });

  it('names the first hundred of its errors, and says how many more there are', async () => {
    const fields = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`field${index}`, 0]));
    const { status, body } = await Caller.nobody(product.running.url).post<Problem>('/api/session', {
      accountName: cast.unit.accountName,
      password: demoPassword,
      ...fields,
    });
    expect([status, (body['errors'] as unknown[]).length, body['moreErrors']]).toEqual([400, 100, 200]);
  });
});
