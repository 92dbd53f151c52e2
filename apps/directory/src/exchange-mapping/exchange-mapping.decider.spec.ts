import { specOf } from '@wenxiao/domain/testing';
import { exchangeMappingFacts as facts } from '@wenxiao/facts/directory';
import { exchangeMappingDecider, type MappingTerms } from './exchange-mapping.decider.js';

const mappings = specOf(exchangeMappingDecider, undefined);
const by = {
  at: '2026-03-01T01:00:00.000000Z',
  by: { id: '018f2f6e-0000-7000-8000-000000000201', as: 'grant', desk: 'performance-office' },
} as const;
const terms: MappingTerms = {
  name: '省一体化系统项目表',
  table: 'projects',
  columns: [{ head: '编号', element: 'PRO_CODE' }, { head: '自有列' }],
  values: [{ element: 'FUND_TYPE_CODE', from: '111*', to: 'general-public' }],
  constants: [],
  amountUnit: 'yuan',
};
const state = (more: Partial<MappingTerms> = {}) => ({ type: 'state', data: { ...terms, ...more }, ...by }) as const;
const stated = (version: number, more: Partial<MappingTerms> = {}) =>
  facts.mappingStated({ ...terms, ...more, version });
const retire = () => ({ type: 'retire', data: { reason: '系统已换' }, ...by }) as const;
const retired = facts.mappingRetired({ reason: '系统已换' });

describe('a mapping of columns', () => {
  it('is stated in versions, each whole', () => {
    mappings.given().when(state()).then(stated(1));
    mappings
      .given(stated(1))
      .when(state({ amountUnit: 'ten-thousand-yuan' }))
      .then(stated(2, { amountUnit: 'ten-thousand-yuan' }));
  });

  it('is no other one where it reads tables as before, whatever it is stated for', () => {
    mappings
      .given(stated(1))
      .when(state({ reason: '再次确认' }))
      .thenNothing();
  });

  it('is refused with everything that is wrong with it', () => {
    mappings
      .given()
      .when(state({ columns: [{ head: '编号', element: 'KPI_LV1' }, { head: ' 编 号' }] }))
      .thenRejected({
        code: 'mapping-flawed',
        errors: [
          expect.objectContaining({ path: 'columns[0].element', code: 'unknown-element' }),
          expect.objectContaining({ path: 'columns[1].head', code: 'head-twice' }),
        ],
      });
  });

  it('stays one of its table', () => {
    mappings
      .given(stated(1))
      .when(state({ table: 'units', columns: [], values: [] }))
      .thenRejected({ code: 'mapping-of-other-table', table: 'projects' });
  });

  it('is retired, and may be stated again', () => {
    mappings.given().when(retire()).thenRejected({ code: 'no-such-mapping' });
    mappings.given(stated(1)).when(retire()).then(retired);
    mappings.given(stated(1), retired).when(retire()).thenNothing();
    mappings.given(stated(1), retired).when(state()).then(stated(2));
  });
});
