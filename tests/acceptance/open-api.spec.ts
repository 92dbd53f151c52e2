import { columnName } from '@wenxiao/service-kit';
import { type Document, operationsOf, readDocument } from './bad-input/open-api.js';
import { Caller } from './harness/caller.js';
import { flawsOfDocument } from './harness/open-api-validator.js';
import { pagedReads, unpagedLists } from './harness/paged-lists.js';
import { startInstallation } from './harness/product.js';

let installation: Awaited<ReturnType<typeof startInstallation>>;
let document: Document;

beforeAll(async () => {
  installation = await startInstallation();
  document = await readDocument(Caller.nobody(installation.running.url));
});
afterAll(() => installation.close());

it('the public document is what a strict validator takes for OpenAPI, so that clients can be made from it', async () => {
  expect(await flawsOfDocument(document)).toEqual([]);
});

it('every change says which headers it takes: for whom it is done, and the token that a browser’s session needs', () => {
  const [acting, csrf] = ['wenxiao-acting-as', 'x-csrf-token'];
  const changes = operationsOf(document).filter(({ method }) => method !== 'GET');
  const wrong = changes.flatMap(({ id, headers, settledAtObject }) => [
    ...(csrf in headers === (id !== 'gateway.Session.signIn') ? [] : [`${id}: ${csrf}`]),
    ...(acting in headers === settledAtObject ? [] : [`${id}: ${acting}`]),
  ]);
  expect([changes.length > 0, wrong]).toEqual([true, []]);
});

describe('every success answer', () => {
  it('says in Chinese first what it is, and has a schema where it has a body', () => {
    expect(silentAnswers(document)).toEqual([]);
  });

  it('is found that says nothing, in English first, or of what form it is not', () => {
    const found = (change: (answer: Answer) => void): readonly string[] => {
      const changed = structuredClone(document);
      const [answer] = successesOf(changed).find(([, id]) => id === 'directory.Desks.all 200') ?? [];
      if (answer) change(answer);
      return silentAnswers(changed);
    };
    expect(found((answer) => (answer.description = ''))).toEqual(['directory.Desks.all 200 says not what it is']);
    expect(found((answer) => (answer.description = 'desks'))).toEqual(['directory.Desks.all 200 says not what it is']);
    expect(found((answer) => delete answer.content)).toEqual(['directory.Desks.all 200 has no schema']);
  });
});

type Listed = Readonly<{ items?: readonly object[] }>;

const columnsOf = (row: object, before = ''): readonly string[] =>
  Object.entries(row).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? columnsOf(value, `${before}${name}.`)
      : [`${before}${name}`],
  );

type Answer = { description?: string; content?: Record<string, { schema?: object }> };

/** Every answer of success, with operation and status. */
function successesOf({ paths }: Document): readonly (readonly [Answer, string])[] {
  type Operation = { operationId: string; responses: Record<string, Answer> };
  const operations = Object.values(paths as unknown as Record<string, Record<string, Operation>>).flatMap((path) =>
    Object.values(path),
  );
  return operations.flatMap(({ operationId, responses }) =>
    Object.entries(responses)
      .filter(([status]) => status.startsWith('2'))
      .map(([status, answer]) => [answer, `${operationId} ${status}`] as const),
  );
}

function silentAnswers(of: Document): readonly string[] {
  return successesOf(of).flatMap(([{ description = '', content = {} }, id]) => {
    const schemas = Object.values(content).map(({ schema = {} }) => schema);
    const isBare = schemas.length === 0 || schemas.some((schema) => Object.keys(schema).length === 0);
    return [
      ...(/^\p{Script=Han}/u.test(description) ? [] : [`${id} says not what it is`]),
      ...(isBare && !id.endsWith(' 204') ? [`${id} has no schema`] : []),
    ];
  });
}

describe('every list', () => {
  it('is given as a table, too, whose columns have Chinese names', () => {
    const lists = pagedReads(document).flatMap(({ id, queryParameters, responses }) => {
      const { items } = (responses['200']?.content?.['application/json']?.schema as { example?: Listed }).example ?? {};
      return items ? [{ id, queryParameters, row: items[0] ?? {} }] : [];
    });
    expect(lists.length).toBeGreaterThan(20);
    const without = lists.filter(({ queryParameters }) => !queryParameters.includes('format')).map(({ id }) => id);
    const unnamed = lists.flatMap(({ row }) => columnsOf(row)).filter((column) => /[A-Za-z]/.test(columnName(column)));
    expect([without, [...new Set(unnamed)]]).toEqual([[], []]);
  });

  it('goes page by page, or says what bounds it', () => {
    expect(unpagedLists(document)).toEqual([]);
  });

  it('is found that takes no cursor or no limit, and that does not say whether there is more, or where it goes on', () => {
    const reads = pagedReads(document);
    expect(reads.length).toBeGreaterThan(20);
    for (const { id, path } of reads) {
      const broken = (change: (get: BrokenRead) => void) => {
        const changed = structuredClone(document) as unknown as { paths: Record<string, { get: BrokenRead }> };
        change(changed.paths[path]!.get);
        return unpagedLists(changed as unknown as Document);
      };
      const withoutParameter = (name: string) =>
        broken((get) => (get.parameters = get.parameters.filter((each) => each.name !== name)));
      expect(withoutParameter('after')).toEqual([`${id} is a page without after`]);
      expect(withoutParameter('limit')).toEqual([`${id} is a page without limit`]);
      const silent = broken((get) => {
        get.responses['200'].content['application/json'] = { schema: { type: 'object' }, example: { items: [] } };
      });
      expect(silent).toEqual(expect.arrayContaining([`${id} is a page without more`, `${id} is a page without next`]));
    }
  });

  it('is found that is whole without a reason', () => {
    const changed = structuredClone(document) as unknown as { paths: Record<string, { get: BrokenRead }> };
    const { get } = changed.paths['/api/directory/desks']!;
    get['x-wenxiao-bounded'] = { items: ' ' };
    expect(unpagedLists(changed as unknown as Document)).toEqual([
      'directory.Desks.all does not say what bounds items',
    ]);
    delete get['x-wenxiao-bounded'];
    expect(unpagedLists(changed as unknown as Document)).toEqual([
      'directory.Desks.all answers items whole and does not say what bounds it',
    ]);
  });
});

type BrokenRead = {
  parameters: { name: string }[];
  responses: { '200': { content: Record<string, object> } };
  'x-wenxiao-bounded'?: object;
};
