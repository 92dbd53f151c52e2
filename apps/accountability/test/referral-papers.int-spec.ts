import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson } from '@wenxiao/domain';
import { county, evaluated, head, okOf, prepare, proposed, runReferrals, running, seen } from './running-referrals.js';

// What a referral says of the persons whom it names, as it is kept.

beforeAll(runReferrals);
afterAll(() => running.close());

it('what it is documented by is sealed, too, and the hash of a command that says something of persons confirms no words', async () => {
  const issuedOf = async (different: object) => {
    const id = await proposed(await evaluated(), different);
    okOf(await prepare(id));
    const { version } = await seen(id);
    const documents = [{ name: '关于本人的移送函', document: 'referral-letter' }];
    const body = { answer: 'referred', brings: { organisation: county.bureau, date: '2024-05-06', documents } };
    const path = `referrals/${id}/steps/issue`;
    const call = { as: county.office, body, ifMatch: version, key: randomUUID() };
    const first = okOf(await running.call(county, path, call));
    // The same again is known by it, another body under the key is not.
    expect(okOf(await running.call(county, path, call))).toEqual(first);
    const other = { ...body, brings: { ...body.brings, documents: [{ ...documents[0], name: '移送函' }] } };
    expect(await running.call(county, path, { ...call, body: other })).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    const issued = (await running.events(county.id, `referral/${id}`)).find(({ type }) => type === 'referral-issued');
    const said = `POST /jurisdictions/${county.id}/${path}\n${canonicalJson(body)}`;
    const [document] = (JSON.parse(issued!.data) as { documents: { name: string; document: string }[] }).documents;
    return { document, isGuessed: issued!.commandHash === createHash('sha256').update(said).digest('hex') };
  };
  expect(await issuedOf({ persons: [] })).toEqual({
    document: { name: '关于本人的移送函', document: 'referral-letter' },
    isGuessed: true,
  });
  const { document, isGuessed } = await issuedOf({ persons: [head] });
  expect(document?.name).toMatch(new RegExp(`^.sealed\\.1\\.${head}\\.[\\w-]+$`));
  expect([document?.document, isGuessed]).toEqual(['referral-letter', false]);
});
