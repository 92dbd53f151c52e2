import { isUpload } from './uploads.js';

const at = '/api/evidence/jurisdictions/1/files/2';
const file = { 'content-type': 'application/octet-stream' };

describe('a request that brings a file', () => {
  it('is one route, one method and one type, and nothing beside it', () => {
    const asked = (url: string, method = 'POST', headers: Readonly<Record<string, string>> = file) =>
      isUpload({ url, method, headers });
    expect([asked(at), asked(`${at}?name=a.pdf`)]).toEqual([true, true]);
    expect([
      asked(`${at}/3/tickets`),
      asked(`/x${at}`),
      asked('/api/targets/jurisdictions/1/files/2'),
      asked(at, 'GET'),
      asked(at, 'POST', { 'content-type': 'application/json' }),
      asked(at, 'POST', {}),
    ]).toEqual([false, false, false, false, false, false]);
    expect(asked(at, 'POST', { 'content-type': 'Application/Octet-Stream; charset=x' })).toBe(true);
  });
});
