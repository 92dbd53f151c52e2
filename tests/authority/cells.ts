import { pastGateway, type Right, send } from '../acceptance/bad-input/requests.js';
import { Caller } from '../acceptance/harness/caller.js';
import type { Product } from '../acceptance/harness/product.js';
import type { Asker } from './askers.js';
import { isOutside, mayDo, type Rule } from './relations.js';

/** A version that nobody can have seen: whoever may do it is told so, and nothing changes. */
const neverSeen = 999_999;

/** An act, asked for by one desk from one place, and what it must be answered. */
export type Cell = Readonly<{
  what: string;
  expected: readonly number[];
  /** Whoever may do it does it: it rests on nothing that was read. */
  isDone: boolean;
  ask: () => Promise<number>;
}>;

/** One act, asked for by everybody. Whoever may is not let in to do it, but where it rests on nothing that was read. */
export function cellsOf(right: Right, rule: Rule, askers: readonly Asker[], { running }: Product): readonly Cell[] {
  const { operation, base } = right;
  const past = pastGateway(operation, running.services);
  if (!past) throw new Error(`${operation.id} is of no service`);
  const atService: Right = { ...right, operation: past.operation };
  return askers.map((asker): Cell => {
    const may = mayDo(rule, asker.desk, asker.at);
    return {
      what: `${asker.desk}, ${asker.at}`,
      expected: may ? answersOf(right) : refusalsOf(right, asker),
      isDone: may && operation.method !== 'GET' && base.ifMatch === undefined,
      async ask() {
        const [asked, who] =
          'session' in asker
            ? ([right, asker.session] as const)
            : ([atService, Caller.withToken(past.url, await asker.token())] as const);
        const { status } = await send(asked, { who, ...(base.ifMatch !== undefined && { ifMatch: neverSeen }) });
        return status;
      },
    };
  });
}

/** What says that somebody may: they read it, have not seen it as it is, or it is done, be it once. */
function answersOf({ operation, base: { ifMatch, refused } }: Right): readonly number[] {
  if (operation.method === 'GET') return [200];
  if (ifMatch !== undefined) return [409];
  return refused ? [refused.status] : [200, 201, 409];
}

/** What lies in a county does not exist for who has nothing there; where an organisation is named that one does not reach, there is none. */
function refusalsOf(right: Right, { at }: Asker): readonly number[] {
  const isInCounty = right.operation.pathParameters.includes('jurisdictionId');
  if (isInCounty && isOutside(at)) return [404];
  return namesOrganisation(right) ? [403, 404, 422] : [403, 404];
}

const namesOrganisation = ({ base: { path = {} }, body = {} }: Right): boolean =>
  ['unit', 'organisation', 'organisationId', 'parentId', 'into'].some((field) => field in body) ||
  ('subject' in body && typeof body['subject'] === 'object') ||
  ['organisationId', 'bodyId'].some((field) => field in path);

const atOnce = 8;

/** Asks for all of them; answers those that were answered otherwise. */
export async function wrongAmong(cells: readonly Cell[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (let first = 0; first < cells.length; first += atOnce)
    await Promise.all(
      cells.slice(first, first + atOnce).map(async ({ what, expected, ask }) => {
        const status = await ask();
        if (!expected.includes(status)) wrong.push(`${what}: ${String(status)}, not ${expected.join(' or ')}`);
      }),
    );
  return wrong;
}
