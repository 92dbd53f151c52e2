import { type DeclaredFact, fact, type Fields, id } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { catalogue, declared } from './catalogue.js';
import { linesOf } from './declared-figures.js';

const facts = Object.entries(declared).flatMap(([service, lists]) =>
  lists.flatMap((list) =>
    Object.values(list).map((each): [string, DeclaredFact] => [`${service}: ${each.type}`, each]),
  ),
);

/** Fields that stand neither among the figures nor in the items of others, and do not say why. */
function fieldsWithoutFigure({ fields, ...of }: DeclaredFact): string[] {
  const lines = linesOf({ ...of, fields });
  const seen = new Set(
    lines.flatMap((line) => [...Object.values(line.value), ...line.item.map((part) => part.replace('/', ''))]),
  );
  const leavesOf = (inner: Fields, path: string): string[] =>
    Object.entries(inner).flatMap(([name, { spec }]) => {
      const at = path === '' ? name : `${path}.${name}`;
      if ((spec.noFigure ?? '').trim() !== '') return [];
      if (spec.kind === 'list') return leavesOf(spec.fields ?? {}, '');
      if (spec.kind === 'group') return leavesOf(spec.fields ?? {}, at);
      return seen.has(at) || at === 'subject' ? [] : [at];
    });
  return leavesOf(fields, '');
}

describe.each(facts)('%s', (_, each) => {
  it('has a figure for every field, or says why not', () => {
    expect(fieldsWithoutFigure(each)).toEqual([]);
  });

  it('sets no figure of one item twice', () => {
    const keys = linesOf(each).map((line) => [line.figure.name, ...line.item, line.list?.field].join());
    expect(keys.filter((key, index) => keys.indexOf(key) < index)).toEqual([]);
  });
});

it('a field that says a blank instead of a reason is found', () => {
  expect(fieldsWithoutFigure(fact('sent', 1, { batch: id(t.proposal, { noFigure: ' ' }) }))).toEqual(['batch']);
});

it('every type of event is declared once in a service', () => {
  for (const [service, lists] of Object.entries(declared)) {
    const types = lists.flatMap((list) => Object.values(list).map(({ type }) => type));
    expect(types.filter((type, index) => types.indexOf(type) < index)).toEqual([]);
    expect(Object.keys(catalogue[service] ?? {})).toEqual(expect.arrayContaining(types));
  }
});
