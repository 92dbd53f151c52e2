import type { OpenAPIObject } from '@nestjs/swagger';
import { mergedOpenApi } from './merged-openapi.js';

const documentOf = (path: string, schema: object): OpenAPIObject => ({
  openapi: '3.0.0',
  info: { title: 'a service', version: '1' },
  paths: {
    [path]: {
      get: {
        security: [{ bearer: [] }],
        responses: {
          200: {
            description: 'fine',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Item' } } },
          },
          default: {
            description: 'refused',
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        },
      },
    },
  },
  components: { schemas: { Item: schema, Problem: { type: 'object' } } },
});

const own = documentOf('/api/about', { type: 'object' });
const merged = mergedOpenApi(
  own,
  { targets: documentOf('/targets', { type: 'string' }), audit: documentOf('/trail', { type: 'number' }) },
  ['monitoring'],
);

describe('the merged document', () => {
  it('has every path under the public address', () => {
    expect(Object.keys(merged.paths)).toEqual(['/api/about', '/api/targets/targets', '/api/audit/trail']);
  });

  it('keeps schemas of one name apart, and refusals together', () => {
    expect(merged.components?.schemas).toEqual({
      Item: { type: 'object' },
      'targets.Item': { type: 'string' },
      'audit.Item': { type: 'number' },
      Problem: { type: 'object' },
    });
    const text = JSON.stringify(merged.paths['/api/audit/trail']);
    expect(text).toContain('#/components/schemas/audit.Item');
    expect(text).toContain('#/components/schemas/Problem');
  });

  it('asks for a session or an API token, and no longer for an internal one', () => {
    expect(merged.security).toEqual([{ session: [] }, { apiToken: [] }]);
    expect(JSON.stringify(merged.paths)).not.toContain('bearer');
  });

  it('says of every change of a service that a browser’s session needs its CSRF token', () => {
    const changing: OpenAPIObject = { ...own, paths: { '/x': { get: { responses: {} }, post: { responses: {} } } } };
    const { get, post } = mergedOpenApi(own, { targets: changing }, []).paths['/api/targets/x'] ?? {};
    expect(get).toEqual({ responses: {} });
    expect(post).toMatchObject({ parameters: [{ name: 'X-CSRF-Token', in: 'header', required: false }] });
  });

  it('says whose part is missing, and leaves its sources alone', () => {
    expect(merged).toHaveProperty('x-wenxiao-missing-services', ['monitoring']);
    expect(Object.keys(own.paths)).toEqual(['/api/about']);
  });
});
