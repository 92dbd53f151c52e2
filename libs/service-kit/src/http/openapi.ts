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
    for (const operation of Object.values(operations) as { responses?: Record<string, unknown> }[]) {
      operation.responses ??= {};
      operation.responses['default'] ??= {
        description: '拒绝：原因、应如何处理、追踪号 / Refused: why, what to do, trace id',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      };
    }
  }
  return document;
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
  },
};
