export type Json = string | number | boolean | null | readonly Json[] | JsonRecord;
export type JsonRecord = { readonly [key: string]: Json };

export function isRecord(node: Json | undefined): node is JsonRecord {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

/** `Array.isArray` would say that anything may be in it. */
export function isList(node: Json | undefined): node is readonly Json[] {
  return Array.isArray(node);
}

/** The other texts that stand in fields (and in lists in fields) of a name, those that stand there most often first. */
export function otherCodes(node: Json, key: string, than: string): readonly string[] {
  const counts = new Map<string, number>();
  const count = (here: Json, field: string): void => {
    if (typeof here === 'string') {
      if (field === key && here !== than) counts.set(here, (counts.get(here) ?? 0) + 1);
    } else if (isList(here)) here.forEach((item) => count(item, field));
    else if (isRecord(here)) for (const [name, value] of Object.entries(here)) count(value, name);
  };
  count(node, '');
  return [...counts].sort(([, one], [, other]) => other - one).map(([code]) => code);
}
