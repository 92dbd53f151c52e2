import { specOf } from '@wenxiao/domain/testing';
import type { OrganisationEvent } from '@wenxiao/facts/directory';
import { type DeskTable, readDeskTable } from '../desks/desk-table.js';
import {
  type OnTheWay,
  organisationDecider,
  type OrganisationCommand,
  type Registration,
} from './organisation.decider.js';

const context = {
  at: '2022-05-09T01:00:00.000000Z',
  by: { id: 'administrator', as: 'grant', desk: 'administrator' },
} as const;
const from = '2022-05-09';
const county: OnTheWay = {
  id: 'county',
  tenant: 'county',
  nature: 'jurisdiction',
  kind: 'jurisdiction',
  level: 'county',
  desks: [],
};
const body = (id: string, kind: string): OnTheWay => ({ id, tenant: 'county', nature: 'body', kind, desks: [] });

let table: DeskTable;
beforeAll(async () => {
  table = await readDeskTable();
});

const below = (...way: readonly OnTheWay[]) =>
  specOf(organisationDecider, { id: 'new', tenant: 'county', today: from, table, way, wholeJurisdiction: true });
const registered = (different: Partial<Registration>): OrganisationEvent => ({
  type: 'organisation-registered',
  data: { nature: 'body', kind: 'unit', name: '单位', parentId: 'department', desks: [], from, ...different },
});

describe('the days of changes', () => {
  const [early, late] = ['2022-05-08', '2022-05-10'];
  const place = () => below(county, body('other', 'unit'));

  it.each<[string, OrganisationCommand]>([
    ['a name', { type: 'rename', data: { name: '新名', from: early }, ...context }],
    ['a place', { type: 'move', data: { parentId: 'county', from: early }, ...context }],
    ['a merger', { type: 'merge', data: { into: 'other', from: early }, ...context }],
    ['desks', { type: 'assign-desks', data: { desks: [], from: early }, ...context }],
  ])('are not before the last one: %s', (_, command) => {
    const at = command.type === 'move' ? below(county) : place();
    const bearing = command.type === 'assign-desks' ? { desks: ['tea-office'] } : {};
    at.given(registered(bearing)).when(command).thenRejected({ code: 'before-last-change', from: early, last: from });
  });

  it.each<[string, OrganisationCommand]>([
    ['a name', { type: 'rename', data: { name: '新名', from: late }, ...context }],
    ['a place', { type: 'move', data: { parentId: 'county', from: late }, ...context }],
    ['a merger', { type: 'merge', data: { into: 'other', from: late }, ...context }],
    ['desks', { type: 'assign-desks', data: { desks: [], from: late }, ...context }],
  ])('have come: what would hold at once is told on its day, and not before: %s', (_, command) => {
    const at = command.type === 'move' ? below(county) : place();
    const bearing = command.type === 'assign-desks' ? { desks: ['tea-office'] } : {};
    at.given(registered(bearing)).when(command).thenRejected({ code: 'not-yet', from: late, today: from });
  });

  it('have come for what is registered, too', () => {
    const data = { kind: 'unit', name: '单位', parentId: 'department', from: late };
    below(county, body('department', 'department'))
      .given()
      .when({ type: 'register', data, ...context })
      .thenRejected({ code: 'not-yet', from: late, today: from });
  });
});
