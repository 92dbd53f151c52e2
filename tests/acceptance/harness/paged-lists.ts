import { type Document, type Operation, operationsOf, resolved, type Schema } from '../bad-input/open-api.js';

type Shown = Readonly<Record<string, 'list' | 'boolean' | 'string' | 'other'>>;

const kindOf = (value: unknown): Shown[string] => {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'string' ? 'string' : 'other';
};

const kindIn = (schema: Schema): Shown[string] => {
  if (schema.type === 'array') return 'list';
  return schema.type === 'boolean' || schema.type === 'string' ? schema.type : 'other';
};

/** What stands in the answer of a read, as its schema or its example says. */
function shownBy({ responses }: Operation, document: Document): Shown {
  const media = responses['200']?.content?.['application/json'];
  if (!media) return {};
  const schema = resolved(media.schema, document);
  const example = media.example ?? schema.example ?? {};
  if (schema.type === 'array' || Array.isArray(example)) return { '': 'list' };
  const ofSchema = Object.entries(schema.properties ?? {}).map(
    ([name, each]) => [name, kindIn(resolved(each, document))] as const,
  );
  const ofExample = Object.entries(example).map(([name, value]) => [name, kindOf(value)] as const);
  return Object.fromEntries([...ofExample, ...ofSchema]);
}

const listsIn = (shown: Shown): readonly string[] => Object.keys(shown).filter((name) => shown[name] === 'list');

/** A path that ends with the name of something answers that one thing, whose own lists are bounded where they are written. */
const isOfOne = ({ path }: Operation): boolean => path.endsWith('}');

/** What makes a page: what is asked, and what is answered. */
function partsOfPage({ queryParameters }: Operation, shown: Shown): Readonly<Record<string, boolean>> {
  const asked = (name: string) => queryParameters.includes(name);
  return {
    limit: asked('limit'),
    after: asked('after'),
    more: shown['more'] === 'boolean',
    next: shown['next'] === 'string',
  };
}

function flawsOf(operation: Operation, document: Document): readonly string[] {
  const shown = shownBy(operation, document);
  const lists = listsIn(shown);
  const { bounded } = operation;
  const open = lists.filter((name) => !Object.hasOwn(bounded, name));
  const parts = Object.entries(partsOfPage(operation, shown));
  const isPage = parts.some(([, has]) => has);
  const flaws = Object.entries(bounded).flatMap(([name, because]) => [
    ...(lists.includes(name) ? [] : [`says why ${name} is bounded and answers no such list`]),
    ...(because.trim().length < 10 ? [`does not say what bounds ${name}`] : []),
  ]);
  if (isPage) {
    flaws.push(...parts.flatMap(([name, has]) => (has ? [] : [`is a page without ${name}`])));
    if (open.length !== 1) flaws.push(`is a page of ${open.length === 0 ? 'nothing' : open.join(' and of ')}`);
  } else if (!isOfOne(operation)) {
    flaws.push(...open.map((name) => `answers ${name || 'a list'} whole and does not say what bounds it`));
  }
  return flaws;
}

/** Reads whose lists neither go page by page, as every list does, nor say in the document what bounds them. */
export function unpagedLists(document: Document): readonly string[] {
  return operationsOf(document)
    .filter(({ method }) => method === 'GET')
    .flatMap((operation) => flawsOf(operation, document).map((flaw) => `${operation.id} ${flaw}`));
}

/** The reads of a document that answer pages. */
export function pagedReads(document: Document): readonly Operation[] {
  return operationsOf(document).filter(
    (operation) =>
      operation.method === 'GET' && Object.values(partsOfPage(operation, shownBy(operation, document))).every(Boolean),
  );
}

/** Lists of an answer that the document does not show: nobody asked of them whether they are bounded. */
export function undocumentedLists(
  operation: Operation,
  document: Document,
  { status, body }: Readonly<{ status: number; body: object }>,
): readonly string[] {
  if (operation.method !== 'GET' || status !== 200) return [];
  const shown = listsIn(shownBy(operation, document));
  return Object.entries(body).flatMap(([name, value]) => (Array.isArray(value) && !shown.includes(name) ? [name] : []));
}
