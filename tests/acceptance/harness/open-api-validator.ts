import { createConfig, lintFromString } from '@redocly/openapi-core';

/** What the OpenAPI specification says, and what whoever makes a client from a document needs besides. */
const rules = {
  'path-parameters-defined': 'error',
  'path-declaration-must-exist': 'error',
  'no-identical-paths': 'error',
  'no-ambiguous-paths': 'error',
  'no-path-trailing-slash': 'error',
  'path-not-include-query': 'error',
  'operation-operationId': 'error',
  'operation-operationId-unique': 'error',
  'operation-operationId-url-safe': 'error',
  'operation-parameters-unique': 'error',
  'operation-summary': 'error',
  'operation-2xx-response': 'error',
  'no-duplicated-tag-names': 'error',
  'no-enum-type-mismatch': 'error',
  'no-example-value-and-externalValue': 'error',
  'no-invalid-media-type-examples': 'error',
  'no-invalid-parameter-examples': 'error',
  'no-invalid-schema-examples': 'error',
  'no-undefined-server-variable': 'error',
  'no-unresolved-refs': 'error',
  'no-unused-components': 'error',
  'no-required-schema-properties-undefined': 'error',
  'security-defined': 'error',
} as const;

/** What a strict validator finds in a document: where, and what is wrong. */
export async function flawsOfDocument(document: object): Promise<string[]> {
  const config = await createConfig({ extends: ['spec'], rules });
  const found = await lintFromString({ source: JSON.stringify(document), config });
  return found.map(({ location: [at], ruleId, message }) => `${at?.pointer ?? ''} ${ruleId}: ${message}`);
}
