import type { Field, Fields, Spec } from '@wenxiao/domain/field';

/** A part of a JSON Schema (draft 07, which AsyncAPI's own schema objects extend). */
export type Schema = Readonly<Record<string, unknown>>;

/** How the stored form of a value is told from others; what a pattern cannot tell (30 February) the product checks when it reads. */
const patterns = {
  amount: String.raw`^-?(0|[1-9]\d*)\.\d{2}$`,
  decimal: String.raw`^-?(0|[1-9]\d*)(\.\d+)?$`,
  instant: String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$`,
  code: String.raw`^[A-Za-z0-9][\w.:@/-]*$`,
  unsigned: String.raw`^(0|[1-9]\d*)\.\d{2}$`,
} as const;

const text = (pattern: string): Schema => ({ type: 'string', pattern });

/** The object that declared fields make: those that may be left out, and that a newer release may add to it. */
export function schemaOf(fields: Fields): Schema {
  const entries = Object.entries<Field>(fields);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, { spec }]) => [name, schemaOfValue(spec)])),
    required: entries.filter(([, { spec }]) => !spec.optional).map(([name]) => name),
  };
}

function schemaOfValue(spec: Spec): Schema {
  const { term } = spec;
  const unit = term?.unit === undefined ? {} : { 'x-unit': term.unit };
  return { ...(term && { title: term.zh, description: term.en }), ...unit, ...formOf(spec) };
}

function formOf({ kind, signed, min, max, codes, fields = {}, of }: Spec): Schema {
  switch (kind) {
    case 'amount':
      return text(signed ? patterns.amount : patterns.unsigned);
    case 'decimal':
      return text(patterns.decimal);
    case 'count':
      return { type: 'integer', minimum: min, maximum: max };
    case 'day':
      return { type: 'string', format: 'date' };
    case 'instant':
      return text(patterns.instant);
    case 'flag':
      return { type: 'boolean' };
    case 'id':
      return { type: 'string', format: 'uuid' };
    case 'code':
      return codes ? { type: 'string', enum: codes } : { ...text(patterns.code), maxLength: max };
    case 'text':
      return { type: 'string', minLength: 1 };
    case 'list':
      return { type: 'array', maxItems: max, items: schemaOf(fields) };
    case 'several':
      return { type: 'array', maxItems: max, uniqueItems: true, items: itemOf(of) };
    case 'record':
      return { type: 'object', maxProperties: max, additionalProperties: itemOf(of) };
    case 'group':
      return schemaOf(fields);
    case 'document':
      return { type: 'object' };
  }
}

const itemOf = (of: Field | undefined): Schema => (of ? formOf(of.spec) : {});
