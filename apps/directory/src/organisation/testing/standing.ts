import { specOf } from '@wenxiao/domain/testing';
import type { OrganisationEvent } from '@wenxiao/facts/directory';
import { readDeskTable } from '../../desks/desk-table.js';
import {
  type Neighbourhood,
  type OnTheWay,
  organisationDecider,
  type OrganisationCommand,
  type Registration,
} from '../organisation.decider.js';

/** The day from which everything holds. */
export const from = '2022-05-09';
export const context = {
  at: `${from}T01:00:00.000000Z`,
  by: { id: 'administrator', as: 'grant', desk: 'administrator' },
} as const;
export const move = (parentId: string): OrganisationCommand => ({ type: 'move', data: { parentId, from }, ...context });

export const province: OnTheWay = {
  id: 'province',
  tenant: 'province',
  nature: 'jurisdiction',
  kind: 'jurisdiction',
  level: 'province',
  desks: [],
};
export const county: OnTheWay = { ...province, id: 'county', tenant: 'county', level: 'county' };
export const body = (id: string, kind: string, desks: readonly string[] = []): OnTheWay => ({
  id,
  tenant: 'county',
  nature: 'body',
  kind,
  desks,
});
export const bureau = body('bureau', 'finance-bureau', ['business-desk']);
export const department = body('department', 'department');

const table = await readDeskTable();

/** Below the last of a way, by somebody who reaches the whole jurisdiction unless it says otherwise. */
export function below(way: readonly OnTheWay[], more: Partial<Neighbourhood> = {}) {
  const tenant = way.at(-1)?.tenant ?? 'new';
  return specOf(organisationDecider, { id: 'new', tenant, today: from, table, way, wholeJurisdiction: true, ...more });
}

export const registered = (
  data: Partial<Registration> & Pick<Registration, 'nature' | 'kind' | 'name'>,
): OrganisationEvent => ({ type: 'organisation-registered', data: { desks: [], from, ...data } });
export const unit = registered({ nature: 'body', kind: 'unit', name: '某中心', parentId: 'department' });
