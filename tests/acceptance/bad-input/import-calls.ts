import { csv } from '../harness/importing.js';
import { jurisdictionId, type RightCalls } from './right-call.js';
import type { World } from './world.js';

const organisationsOf = ({ departmentId }: World, name: string): string =>
  csv(['name', 'kind', 'parent'], [[name, 'unit', departmentId]]);
const peopleOf = ({ county }: World, account: string): string =>
  csv(['accountName', 'displayName', 'organisation', 'desks'], [[account, '导入人员', county.unitId, 'budget-unit']]);
const subjectsOf = ({ county }: World, name: string): string =>
  csv(['unit', 'kind', 'name', 'isNew'], [[county.unitId, 'project', name, '延续']]);

/** Of a unit that has no code: its name says which it is. */
async function projectsOf({ county, administrator }: World, code: string): Promise<string> {
  const unit = await administrator.get<{ name: string }>(county.path('directory', `organisations/${county.unitId}`));
  return csv(['AGENCY_CODE', 'PRO_CODE', 'PRO_NAME'], [[unit.body.name, code, `接入项目 ${code}`]]);
}

/** A target with its indicator, one table behind the other, of a project that is there; how long the first is. */
async function targetsOf({ county }: World, code: string, value = '120') {
  // Registered once: it may be there.
  const body = { unit: county.unitId, kind: 'project', name: `接入目标 ${code}`, officialCode: code };
  await county.post('unit', 'targets', 'subjects', body);
  const targets = csv(['PRO_CODE', 'FISCAL_YEAR', 'KPI_TARGET'], [[code, '2023', '保障畅通']]);
  const heads = ['PRO_CODE', 'FISCAL_YEAR', 'KPI_LV1', 'KPI_LV2', 'KPI_LV3', 'COMPUTESIGN', 'KPI_VAL', 'METERUNIT'];
  const row = [code, '2023', '产出指标', '数量指标', '养护里程', '≥', value, '公里'];
  return { query: { targets: String(Buffer.byteLength(targets)) }, table: `${targets}${csv(heads, [row])}` };
}

/** Files of one line: whoever may do what it says may import it. */
export const directoryImportCalls: RightCalls = {
  'directory.OrganisationImport.template': ({ administrator }) => ({ who: administrator }),
  'directory.OrganisationImport.preview': (world) => ({
    who: world.administrator,
    path: jurisdictionId(world),
    table: organisationsOf(world, '试导入单位'),
  }),
  'directory.OrganisationImport.take': (world) => ({
    who: world.administrator,
    path: jurisdictionId(world),
    table: organisationsOf(world, '导入的单位'),
    otherTable: organisationsOf(world, '导入的单位另'),
  }),
  'directory.PeopleImport.template': ({ administrator }) => ({ who: administrator }),
  'directory.PeopleImport.preview': (world) => ({
    who: world.administrator,
    path: jurisdictionId(world),
    table: peopleOf(world, 'import.tried'),
  }),
  // First passwords are shown once.
  'directory.PeopleImport.take': (world) => ({
    who: world.administrator,
    path: jurisdictionId(world),
    table: peopleOf(world, 'import.taken'),
    otherTable: peopleOf(world, 'import.taken.other'),
    repeated: 'people-taken-already',
  }),
};

export const subjectImportCalls: RightCalls = {
  'targets.SubjectImport.template': ({ county }) => ({ who: county.people.unit }),
  'targets.SubjectImport.preview': (world) => ({
    who: world.county.people.unit,
    path: jurisdictionId(world),
    table: subjectsOf(world, '试导入项目'),
  }),
  'targets.SubjectImport.take': (world) => ({
    who: world.county.people.unit,
    path: jurisdictionId(world),
    table: subjectsOf(world, '导入的项目'),
    otherTable: subjectsOf(world, '导入的项目另'),
  }),
  'targets.ExchangeTargets.preview': async (world) => ({
    who: world.county.people.unit,
    path: jurisdictionId(world),
    ...(await targetsOf(world, 'target.tried')),
  }),
  'targets.ExchangeTargets.take': async (world) => ({
    who: world.county.people.unit,
    path: jurisdictionId(world),
    ...(await targetsOf(world, 'target.taken')),
    otherTable: (await targetsOf(world, 'target.taken', '130')).table,
  }),
  'targets.ExchangeProjects.preview': async (world) => ({
    who: world.county.people.unit,
    path: jurisdictionId(world),
    table: await projectsOf(world, 'tried'),
  }),
  'targets.ExchangeProjects.take': async (world) => ({
    who: world.county.people.unit,
    path: jurisdictionId(world),
    table: await projectsOf(world, 'taken'),
    otherTable: await projectsOf(world, 'taken-other'),
  }),
};
