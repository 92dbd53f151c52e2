import type { INestApplication } from '@nestjs/common';
import { settledAtObject } from './settled-at-object.js';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The service's part of the public OpenAPI document. Every operation answers refusals as problem+json. */
export function openApiOf(app: INestApplication, service: string, description: string): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle(`问效 Wenxiao: ${service}`)
    .setDescription(description)
    .setVersion('1')
    .addBearerAuth();
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (controller, method) => `${service}.${controller.replace(/Controller$/, '')}.${method}`,
  });
  document.components ??= {};
  document.components.schemas = { ...document.components.schemas, Problem: problemSchema };
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations as Record<string, Operation>)) {
      declarePathParameters(path, operation);
      if (method !== 'get' && operation[settledAtObject] === true) declareActingAs(operation);
      operation.responses ??= {};
      const bodies = [operation.requestBody, ...Object.values(operation.responses)];
      for (const media of bodies.flatMap((body) => Object.values(body?.content ?? {}))) {
        media.example ??= exampleOf(media.schema, document.components.schemas);
      }
      operation.responses['default'] ??= {
        description: '拒绝：原因、应如何处理、追踪号 / Refused: why, what to do, trace id',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      };
    }
  }
  document.components.schemas = schemasReached(document.paths, document.components.schemas);
  return document;
}

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** The schemas that operations use. What message handlers take is said between services, and is nothing of the public's. */
function schemasReached(paths: object, schemas: Schemas): Schemas {
  const reached = new Set<string>();
  const open: unknown[] = [paths];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (reached.has(name) || !(name in schemas)) continue;
      reached.add(name);
      open.push(schemas[name]);
    }
  }
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => reached.has(name)));
}

type Schema = Readonly<{
  $ref?: string;
  type?: string;
  example?: unknown;
  enum?: readonly unknown[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  allOf?: readonly Schema[];
}>;

type WithContent = { description?: string; content?: Record<string, { schema: Schema; example?: unknown }> };

type Parameter = Readonly<{ name: string; in: string; required: boolean; description?: string; schema: object }>;

type Operation = {
  [settledAtObject]?: boolean;
  parameters?: Parameter[];
  requestBody?: WithContent;
  responses?: Record<string, WithContent | undefined>;
};

/** A part of the path that the guard reads and no handler does is a parameter as well: who makes a client needs all of them. */
function declarePathParameters(path: string, operation: Operation): void {
  const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
  for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
    if (declared.some((parameter) => parameter.name === name)) continue;
    const schema = { type: 'string', ...(name.endsWith('Id') && { format: 'uuid' }) };
    operation.parameters = [...(operation.parameters ?? []), { name, in: 'path', required: true, schema }];
  }
}

/** Whoever may do an act for several organisations says for which: the authority is chosen at the object. */
function declareActingAs(operation: Operation): void {
  const actingAs = {
    name: 'Wenxiao-Acting-As',
    in: 'header',
    required: false,
    description: '以哪个单位的名义办理（单位编号），供可以代表几个单位的人选择；省略则取离该单位最近的',
    schema: { type: 'string', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000003' },
  };
  operation.parameters = [...(operation.parameters ?? []), actingAs];
}

/** An example of a whole body, put together from the examples of its fields: one is always at hand, and never out of date. */
function exampleOf(schema: Schema, schemas: Readonly<Record<string, unknown>>): unknown {
  if (schema.example !== undefined) return schema.example;
  const [combined] = schema.allOf ?? [];
  const reference = schema.$ref ?? combined?.$ref;
  if (reference !== undefined) return exampleOf(schemas[reference.split('/').at(-1) ?? ''] as Schema, schemas);
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.items !== undefined) return [exampleOf(schema.items, schemas)];
  if (schema.properties === undefined) return undefined;
  // A field that may be left out, and for which nobody gave an example, is left out.
  const shown = Object.entries(schema.properties).filter(
    ([name, field]) => field.enum === undefined || field.example !== undefined || schema.required?.includes(name),
  );
  return Object.fromEntries(shown.map(([name, field]) => [name, exampleOf(field, schemas)]));
}

const text = { type: 'string' };
const citedSchema = {
  type: 'object',
  properties: {
    set: { type: 'object', properties: { id: text, version: { type: 'integer' } } },
    instrument: text,
    article: text,
    quote: text,
  },
};
const basisSchema = {
  type: 'object',
  required: ['path', 'article'],
  properties: { path: text, zh: text, article: { type: 'array', items: citedSchema } },
};
const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'zh', 'en', 'retry', 'traceId'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    detail: text,
    code: text,
    zh: text,
    en: text,
    retry: { type: 'boolean' },
    traceId: text,
    errors: { type: 'array', items: { type: 'object', properties: { path: text, code: text, zh: text, en: text } } },
    moreErrors: { type: 'integer' },
    basis: {
      type: 'array',
      description: '所依据的规则条款，以该规则的原文 / what of the rules it rests on',
      items: basisSchema,
    },
  },
};
