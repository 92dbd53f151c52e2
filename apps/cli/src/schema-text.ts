import { codeTerms } from '@wenxiao/rules/wording';

/** As much of JSON Schema as the schema of rule sets has. */
type Schema = Readonly<{
  $ref?: string;
  $defs?: Readonly<Record<string, Schema>>;
  title?: string;
  $comment?: string;
  description?: string;
  type?: string;
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  items?: Schema;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  minimum?: number;
  maximum?: number;
}>;

type Referred = (field: string) => string | undefined;

/**
 * A part of a schema for people: each name with what it is called, whether it must stand, and what it holds.
 * @param inside names that lead further in, `steps`, `answers`; undefined where they lead nowhere.
 */
export function fieldLines(
  schema: unknown,
  inside: readonly string[],
  place: string,
  referred: Referred,
): readonly string[] | undefined {
  const root = schema as Schema;
  const found = inside.reduce<Schema | undefined>((here, name) => here && propertyOf(here, name, root), root);
  if (found === undefined) return undefined;
  const whole = plainOf(found, root);
  const variants = variantsOf(whole, root);
  if (variants.every(({ properties }) => properties === undefined))
    return [`  ${typeText(whole, { root, place, referred, depth: 0 })}`];
  return variants.flatMap((variant, at) => [
    ...(variants.length > 1 ? [`  写法 ${at + 1}`] : []),
    ...linesOf(variant, { root, place, referred, depth: 0 }),
  ]);
}

/** What there is inside a part, as far in as the names lead somewhere: the names that did, and those that may come next. */
export function namesInside(
  schema: unknown,
  inside: readonly string[],
): Readonly<{ known: readonly string[]; next: readonly string[] }> {
  const root = schema as Schema;
  let here = root;
  const known: string[] = [];
  for (const name of inside) {
    const found = propertyOf(here, name, root);
    if (found === undefined) break;
    known.push(name);
    here = found;
  }
  const next = variantsOf(plainOf(here, root), root).flatMap(({ properties = {} }) => Object.keys(properties));
  return { known, next: [...new Set(next)] };
}

type Where = Readonly<{ root: Schema; place: string; referred: Referred; depth: number }>;

function linesOf(schema: Schema, where: Where): readonly string[] {
  const { properties, required = [] } = schema;
  if (properties === undefined) return [`    ${typeText(schema, where)}`];
  return Object.entries(properties).map(([name, property]) => {
    const must = required.includes(name) ? '必填' : '可不写';
    const codes = where.referred(name);
    const type = typeText(property, { ...where, place: `${where.place}/${name}`, depth: 1 });
    const what = codes === undefined ? type : type.replace(/代码(?:（可带点）)?/g, codes);
    const described = property.description?.split(' · ')[0];
    return `    ${name}  ${property.title ?? ''}  ${must}  ${what}${described === undefined ? '' : `  ${described}`}`;
  });
}

const refOf = ({ $ref }: Schema, root: Schema): Schema | undefined =>
  $ref === undefined ? undefined : $ref === '#' ? root : root.$defs?.[$ref.replace('#/$defs/', '')];

/** What a reference means. */
function plainOf(schema: Schema, root: Schema): Schema {
  const meant = refOf(schema, root);
  return meant === undefined ? schema : plainOf(meant, root);
}

function variantsOf(schema: Schema, root: Schema): readonly Schema[] {
  const several = schema.anyOf ?? schema.oneOf;
  return several === undefined ? [schema] : several.flatMap((each) => variantsOf(plainOf(each, root), root));
}

function propertyOf(schema: Schema, name: string, root: Schema): Schema | undefined {
  const property = variantsOf(plainOf(schema, root), root).find(({ properties }) => properties?.[name])?.properties?.[
    name
  ];
  if (property === undefined) return undefined;
  const plain = plainOf(property, root);
  return plain.type === 'array' && plain.items !== undefined ? plain.items : plain;
}

/** What a shape is called that stands in many places. */
function nameOf(schema: Schema, root: Schema): string | undefined {
  const meant = refOf(schema, root);
  return schema.$comment ?? (meant === undefined ? undefined : nameOf(meant, root));
}

/** A code with what it is called in this field, where the product has a word for it. */
function coded(code: string, place: string): string {
  const field = place.split('/').at(-1) ?? '';
  const zh = codeTerms[field]?.[code];
  return zh === undefined ? code : `${code}（${zh}）`;
}

function typeText(schema: Schema, where: Where): string {
  const { root, depth, place } = where;
  const name = nameOf(schema, root);
  if (name !== undefined && depth > 0) return name;
  const plain = plainOf(schema, root);
  if (plain.const !== undefined) return JSON.stringify(plain.const);
  if (plain.enum !== undefined)
    return plain.enum.map((code) => coded(String(code), plain.enum?.includes('upper') ? 'deskOf' : place)).join(' | ');
  const several = plain.anyOf ?? plain.oneOf;
  if (several !== undefined) return several.map((each) => typeText(each, { ...where, depth: depth + 1 })).join(' 或 ');
  if (plain.type === 'array') return `[ ${typeText(plain.items ?? {}, { ...where, depth: depth + 1 })} … ]`;
  if (plain.properties !== undefined) {
    if ('code' in plain.properties) return `（见 ${place}）`;
    const { required = [] } = plain;
    const fields = Object.entries(plain.properties).map(
      ([field, inner]) =>
        `${field}${required.includes(field) ? '' : '?'}: ${typeText(inner, { ...where, place: `${place}/${field}`, depth: depth + 1 })}`,
    );
    return `{ ${fields.join(', ')} }`;
  }
  if (plain.type === 'integer' || plain.type === 'number') return `整数 ${plain.minimum ?? ''}–${plain.maximum ?? ''}`;
  if (plain.type === 'boolean') return 'true | false';
  return '文字';
}
