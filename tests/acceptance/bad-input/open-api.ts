import type { Caller } from '../harness/caller.js';

/** A part of a JSON schema, as far as our documents use it. */
export type Schema = Readonly<{
  $ref?: string;
  allOf?: readonly Schema[];
  type?: string;
  format?: string;
  enum?: readonly unknown[];
  example?: unknown;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  additionalProperties?: boolean;
}>;

type Media = Readonly<{ schema: Schema; example?: unknown }>;
type Parameter = Readonly<{ name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema?: Schema }>;

type DocumentedOperation = Readonly<{
  operationId: string;
  parameters?: readonly Parameter[];
  requestBody?: Readonly<{ content: Readonly<Record<string, Media>> }>;
  responses: Readonly<Record<string, Readonly<{ content?: Readonly<Record<string, Media>> }>>>;
  'x-wenxiao-roles'?: readonly string[];
  'x-wenxiao-settled-at-object'?: true;
  'x-wenxiao-bounded'?: Readonly<Record<string, string>>;
}>;

/** What the public document says of one operation. */
export type Operation = Readonly<{
  id: string;
  method: string;
  /** `/api/targets/jurisdictions/{jurisdictionId}/…` */
  path: string;
  pathParameters: readonly string[];
  queryParameters: readonly string[];
  /** Headers by name in lower case: whether they are required. */
  headers: Readonly<Record<string, boolean>>;
  body?: Media;
  responses: DocumentedOperation['responses'];
  /** Who may call it is settled at the object, by its rules. */
  settledAtObject: boolean;
  /** Lists of the answer that are no pages, and what bounds each. */
  bounded: Readonly<Record<string, string>>;
  /** Who may call it; undefined for who signs in, or is anybody. */
  roles?: readonly string[];
}>;

export type Document = Readonly<{
  paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  components: Readonly<{ schemas: Readonly<Record<string, Schema>> }>;
}>;

export async function readDocument(anybody: Caller): Promise<Document> {
  const { status, body } = await anybody.get<Document>('/api/openapi.json');
  if (status !== 200) throw new Error(`There is no document: ${String(status)}`);
  return body;
}

export function operationsOf({ paths }: Document): readonly Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Operation => {
      const { operationId: id, parameters = [], requestBody, responses } = operation;
      const named = (place: Parameter['in']) => parameters.filter((parameter) => parameter.in === place);
      const body = requestBody?.content['application/json'];
      const roles = operation['x-wenxiao-roles'];
      return {
        id,
        method: method.toUpperCase(),
        path,
        pathParameters: named('path').map(({ name }) => name),
        queryParameters: named('query').map(({ name }) => name),
        headers: Object.fromEntries(
          named('header').map(({ name, required = false }) => [name.toLowerCase(), required]),
        ),
        responses,
        settledAtObject: operation['x-wenxiao-settled-at-object'] === true,
        bounded: operation['x-wenxiao-bounded'] ?? {},
        ...(body && { body }),
        ...(roles && { roles }),
      };
    }),
  );
}

/** A schema with what it refers to. */
export function resolved(schema: Schema, document: Document): Schema {
  const [combined] = schema.allOf ?? [];
  const reference = schema.$ref ?? combined?.$ref;
  if (reference === undefined) return schema;
  const found = document.components.schemas[reference.split('/').at(-1) ?? ''];
  if (!found) throw new Error(`The document refers to ${reference} and has none`);
  return resolved(found, document);
}
