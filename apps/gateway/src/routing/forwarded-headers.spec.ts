import { forwardedHeaders, returnedHeaders } from './forwarded-headers.js';

const traceId = '0af7651916cd43dd8448eb211c80319c';

describe('headers to a service', () => {
  it('carry the internal token and the trace, and nothing by which a caller could pass for somebody', () => {
    const headers = forwardedHeaders(
      {
        host: 'service',
        cookie: 'wenxiao=secret',
        authorization: 'Bearer forged',
        'x-csrf-token': 'token',
        'wenxiao-internal': 'guess',
        'x-forwarded-for': '10.0.0.1',
        forwarded: 'for=10.0.0.1',
        traceparent: '00-11111111111111111111111111111111-1111111111111111-01',
        'if-match': '"3"',
        'idempotency-key': 'key',
      },
      { token: 'internal', traceId },
    );
    expect(headers).toEqual({
      host: 'service',
      authorization: 'Bearer internal',
      'if-match': '"3"',
      'idempotency-key': 'key',
      traceparent: expect.stringMatching(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`)),
    });
  });

  it('carry no authorization for a request that nobody signed', () => {
    expect(forwardedHeaders({ authorization: 'Bearer forged' }, { token: undefined, traceId })).toEqual({
      traceparent: expect.any(String),
    });
  });
});

describe('headers of an answer', () => {
  it('set no cookie and tell nothing of the software', () => {
    const headers = { 'set-cookie': ['a=1'], server: 'x', 'content-type': 'application/json', 'retry-after': '1' };
    expect(returnedHeaders(headers)).toEqual({ 'content-type': 'application/json', 'retry-after': '1' });
  });
});
