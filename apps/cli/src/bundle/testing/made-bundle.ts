import { buffer } from 'node:stream/consumers';
import {
  toldElsewhere,
  toldFile,
  toldFiles,
  toldPerson,
  toldProof,
  toldTrail,
  toldUnderUnit,
} from '@wenxiao/audit/testing';
import { openPromise } from 'yauzl';
import { Refused } from '../../public-api.js';
import type { Product } from '../../signed-in.js';

/** Answers of the product, as it gives them to who reads all of the subject. */
const answers: Readonly<Record<string, unknown>> = {
  proof: {
    installation: 'test',
    person: toldPerson,
    asOf: '2023-07-01T00:00:00.000000Z',
    rows: toldProof(),
    more: false,
  },
  trail: toldTrail(),
  files: { items: toldFiles, more: false },
  root: { root: 'a'.repeat(64), streams: 9, rows: 99 },
  names: { items: [{ personId: toldPerson, displayName: '<b>经办</b>' }] },
};
/** The product, as who reads all of the subject reaches it. */
export const product: Product = {
  url: 'http://127.0.0.1:3000',
  get: (asked) => {
    const { pathname } = new URL(asked, 'http://127.0.0.1');
    const { object, file } = toldUnderUnit;
    if (pathname.endsWith(`/${file}`))
      return pathname.endsWith(`/${object}/${file}`) ? Promise.resolve(toldUnderUnit) : Promise.reject(notFound());
    const answer = answers[pathname.split('/').find((part) => part in answers && pathname.includes(`/${part}`)) ?? ''];
    const named = pathname.endsWith('/proof') ? answers['proof'] : answer;
    if (named === undefined) throw notFound();
    return Promise.resolve(named);
  },
  getText: () => Promise.reject(new Error('nobody asks')),
  getBytes: (url) => Promise.resolve(asComes((url.includes(toldElsewhere.file) ? toldElsewhere : toldFile).bytes)),
  post: (path) => Promise.resolve({ url: path }),
  postTable: () => Promise.reject(new Error('nobody asks')),
};
const notFound = () => new Refused(404, 'not-found', '', {});
/** In pieces. */
export async function* asComes(bytes: Buffer) {
  yield bytes.subarray(0, 5);
  yield await Promise.resolve(bytes.subarray(5));
}

/** The parts of an archive, by name, in its order. */
export async function partsOf(archive: string): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await openPromise(archive, { autoClose: false });
  const found = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    found.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  zip.close();
  return found;
}
