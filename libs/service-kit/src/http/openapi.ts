import type { INestApplication } from '@nestjs/common';
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
  for (const operations of Object.values(document.paths)) {
    for (const operation of Object.values(operations) as Operation[]) {
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
  return document;
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

type Operation = { requestBody?: WithContent; responses?: Record<string, WithContent | undefined> };

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
  },
};
