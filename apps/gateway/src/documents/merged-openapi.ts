import type { OpenAPIObject } from '@nestjs/swagger';

/** The name that all services share for a refusal. */
const sharedSchema = 'Problem';

/**
 * One public document of the gateway's own and the services' documents. Services' paths stand below `/api/<service>`; their
 * schemas have the service's name in front, so that two may call different things the same.
 */
export function mergedOpenApi(
  own: OpenAPIObject,
  services: Readonly<Record<string, OpenAPIObject>>,
  missing: readonly string[],
): OpenAPIObject {
  const merged = structuredClone(own);
  const schemas = { ...merged.components?.schemas };
  for (const [service, document] of Object.entries(services)) {
    const { paths, components } = renamed(document, service);
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, operation] of operationsAt(operations))
        if (!safe.includes(method)) declareCsrfToken(operation);
      merged.paths[`/api/${service}${path}`] = operations;
    }
    for (const [name, schema] of Object.entries(components?.schemas ?? {})) schemas[nameIn(service, name)] = schema;
  }
  merged.components = {
    ...merged.components,
    schemas,
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: 'wenxiao', description: '浏览器会话；更改须另带 X-CSRF-Token' },
      apiToken: { type: 'http', scheme: 'bearer', description: 'API 令牌，由 /api/session/api-tokens 取得' },
    },
  };
  merged.security = [{ session: [] }, { apiToken: [] }];
  for (const operation of operationsOf(merged)) delete operation.security;
  if (missing.length > 0) Object.assign(merged, { 'x-wenxiao-missing-services': missing });
  return merged;
}

function nameIn(service: string, schema: string): string {
  return schema === sharedSchema ? schema : `${service}.${schema}`;
}

/** The document with every reference to a schema renamed as the schema is. */
function renamed(document: OpenAPIObject, service: string): OpenAPIObject {
  const prefix = '#/components/schemas/';
  return JSON.parse(JSON.stringify(document), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' && value.startsWith(prefix)
      ? prefix + nameIn(service, value.slice(prefix.length))
      : value,
  ) as OpenAPIObject;
}

const safe: readonly string[] = ['get'];
const methods: readonly string[] = [...safe, 'put', 'post', 'delete', 'patch'];

type Operation = { security?: unknown; parameters?: object[] };

function operationsOf({ paths }: OpenAPIObject): Operation[] {
  return Object.values(paths).flatMap((operations) => operationsAt(operations).map(([, operation]) => operation));
}

const operationsAt = (operations: object): [method: string, Operation][] =>
  Object.entries(operations as Record<string, Operation>).filter(([method]) => methods.includes(method));

/** Every change of a service goes by one of two credentials. The gateway’s own changes go by a session alone, and say so themselves. */
function declareCsrfToken(operation: Operation): void {
  const csrfToken = {
    name: 'X-CSRF-Token',
    in: 'header',
    required: false,
    description: '以浏览器会话更改时必带：登录应答中的 csrfToken；以 API 令牌调用时省略',
    schema: { type: 'string' },
  };
  operation.parameters = [...(operation.parameters ?? []), csrfToken];
}
