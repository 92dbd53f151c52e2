import { signToken } from '@wenxiao/service-kit';
import { Caller } from '../harness/caller.js';
import { newId } from '../harness/cycle.js';
import type { Product } from '../harness/product.js';
import { authorityTable, desks, mayDo, type Relation, relations } from './authority-table.js';
import { type Right, send } from './requests.js';
import type { World } from './world.js';

/** A version that nobody can have seen: whoever may do it is told so, and nothing changes. */
const neverSeen = 999_999;

type Cell = Readonly<{ what: string; expected: readonly number[]; ask: () => Promise<number> }>;

/** One operation, asked for by every desk, wherever it lies, at the service itself. Whoever may is not let in to do it. */
export function authorityCells(right: Right, { running, tokenPrivateKey, ...product }: Product, world: World): Cell[] {
  const { operation, base } = right;
  const rule = authorityTable[operation.id];
  const [, service = '', path = ''] = /^\/api\/([a-z]+)(\/.*)$/.exec(operation.path) ?? [];
  const serviceUrl = running.services[service];
  if (rule === undefined || serviceUrl === undefined) return [];
  const isRead = operation.method === 'GET';
  const places: Readonly<Record<Relation, string>> = {
    'the unit itself': world.county.unitId,
    'its department': world.departmentId,
    'another unit of the county': world.otherUnitId,
    'the finance bureau': world.bureauId,
    'the county': world.county.id,
    'the province': product.provinceId,
    'a unit of another county': world.other.unitId,
    'another county': world.other.id,
  };
  // Where an organisation is named that one does not reach, there is no such organisation.
  const refused = namesOrganisation(right) ? [403, 404, 422] : [403, 404];
  const asked: Right = { ...right, operation: { ...operation, path } };
  return relations.flatMap((at) =>
    desks.flatMap((desk): Cell[] => {
      const may = mayDo(rule, desk, at);
      // What rests on nothing that was read would be done.
      if (may && !isRead && base.ifMatch === undefined) return [];
      const grants = [{ desk, organisationId: places[at] }];
      return [
        {
          what: `${desk} over ${at}`,
          expected: may ? [isRead ? 200 : 409] : refused,
          async ask() {
            const token = await signToken({ personId: newId(), grants }, tokenPrivateKey);
            const who = Caller.withToken(serviceUrl, token);
            const { status } = await send(asked, { who, ...(base.ifMatch !== undefined && { ifMatch: neverSeen }) });
            return status;
          },
        },
      ];
    }),
  );
}

const namesOrganisation = ({ base: { path = {} }, body = {} }: Right): boolean =>
  ['unit', 'organisation', 'organisationId', 'parentId', 'into'].some((field) => field in body) ||
  ('subject' in body && typeof body['subject'] === 'object') ||
  ['organisationId', 'bodyId'].some((field) => field in path);
