import * as terms from '@wenxiao/domain/terms';
import { elementCalled, elements } from './elements.js';
import { plainName } from './element.js';
import { elementNamed, tableCalled, tableNames } from './tables.js';
import { mappingFlaws, plainMapping } from '../mapping/mapping.js';

describe('the elements', () => {
  it('have one name each, however it is written, and none is called as another', () => {
    const called = elements.flatMap(({ name, zh, ...rest }) =>
      [name, zh, ...('also' in rest ? rest.also : [])].map(plainName),
    );
    expect(called.filter((each, at) => called.indexOf(each) !== at)).toEqual([]);
  });

  it('have among them every name by which a term is exchanged', () => {
    const exchanged = Object.values<{ name: string; exchange?: string }>(terms).flatMap(
      ({ exchange }) => exchange ?? [],
    );
    expect(exchanged.filter((name) => elementCalled(name) === undefined)).toEqual([]);
    expect(exchanged.length).toBeGreaterThan(10);
  });

  it('stand once in a table, with what tells its rows apart', () => {
    for (const table of tableNames) {
      const { required, takes, key } = tableCalled(table);
      const all = [...required, ...takes];
      expect(all.filter((each, at) => all.indexOf(each) !== at)).toEqual([]);
      expect(key.filter((each) => !all.includes(each))).toEqual([]);
    }
  });

  it('are those of their table alone', () => {
    expect(elementNamed('Kpi_Lv1', 'projects')).toBeUndefined();
    expect(elementNamed('ｋｐｉ－ｌｖ１', 'indicators')?.name).toBe('KPI_LV1');
  });
});

describe('a mapping of columns', () => {
  it('is told everything that is wrong with it', () => {
    const wrong = mappingFlaws({
      ...plainMapping('units'),
      columns: [
        { head: 'A', element: 'PRO_CODE' },
        { head: 'a', element: 'AGENCY_CODE' },
        { head: 'b', element: 'AGENCY_CODE' },
      ],
      values: [
        { element: 'X', from: '1', to: '2' },
        { element: 'AGENCY_TYPE_CODE', from: '1', to: 'unit' },
        { element: 'AGENCY_TYPE_CODE', from: '1', to: 'department' },
      ],
      constants: [{ element: 'AGENCY_CODE', value: '1' }],
    });
    expect(wrong.map(({ path, code }) => [path, code])).toEqual([
      ['columns[0].element', 'unknown-element'],
      ['columns[1].head', 'head-twice'],
      ['columns[2].element', 'element-twice'],
      ['values[0].element', 'unknown-element'],
      ['values[2].from', 'value-twice'],
      ['constants[0].element', 'column-and-constant'],
    ]);
    expect(wrong[0]).toMatchObject({ zh: '“单位”的表没有要素 PRO_CODE' });
    expect(mappingFlaws(plainMapping('projects'))).toEqual([]);
  });
});
