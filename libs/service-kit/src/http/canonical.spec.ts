import type { FastifyRequest } from 'fastify';
import { canonicalJson } from '@wenxiao/domain';
import { canonicalAddress, canonicalIds } from './canonical.js';

const upper = '018F2F6E-0000-7000-8000-00000000010A';
const lower = upper.toLowerCase();

describe('the one form of a request', () => {
  it('has every UUID in lower case, wherever it stands', () => {
    const request = {
      params: { targetId: upper },
      query: { after: upper, name: 'ABC' },
      body: { id: upper, people: [{ personId: upper, name: `${upper} 号` }], amount: 'A', nothing: null },
      headers: { 'idempotency-key': upper, 'wenxiao-acting-as': upper, 'user-agent': upper },
    };
    canonicalIds(request as unknown as FastifyRequest);
    expect(request).toEqual({
      params: { targetId: lower },
      query: { after: lower, name: 'ABC' },
      body: { id: lower, people: [{ personId: lower, name: `${upper} 号` }], amount: 'A', nothing: null },
      headers: { 'idempotency-key': lower, 'wenxiao-acting-as': lower, 'user-agent': upper },
    });
    expect(canonicalAddress(`/targets/${upper}/reviews?by=${upper}`)).toBe(`/targets/${lower}/reviews?by=${lower}`);
  });

  it('takes a body that is not JSON as it is', () => {
    const body = Buffer.from(upper);
    canonicalIds({ params: {}, query: {}, body, headers: {} } as unknown as FastifyRequest);
    expect(body.toString()).toBe(upper);
  });

  it('is the same text for the same value in another order of keys, and another for another value', () => {
    const one = canonicalJson({ a: 1.5, b: { c: [{ d: 'x', e: null }], 2: '二', 10: '十' } });
    expect(canonicalJson({ b: { 10: '十', 2: '二', c: [{ e: null, d: 'x' }] }, a: 1.5 })).toBe(one);
    for (const other of [{ a: 1.5 }, { a: 1.5, b: { c: [{ d: 'x' }], 2: '二', 10: '十' } }])
      expect(canonicalJson(other)).not.toBe(one);
    expect(canonicalJson(null)).toBe('null');
  });
});
