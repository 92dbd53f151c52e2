import { setTimeout as sleep } from 'node:timers/promises';
import { pastGateway, type Right, send } from '../acceptance/bad-input/requests.js';
import { type Answer, Caller } from '../acceptance/harness/caller.js';
import type { Product } from '../acceptance/harness/product.js';
import type { Asker } from './askers.js';
import { isOutside, mayDo, type Rule } from './relations.js';

/** A version that nobody can have seen: whoever may do it is told so, and nothing changes. */
const neverSeen = 999_999;

/** An act, asked for by one desk from one place, and what it must be answered. */
export type Cell = Readonly<{
  what: string;
  /** Statuses, with the code where the status leaves open what is refused. */
  expected: readonly string[];
  /** Whoever may do it does it: it rests on nothing that was read. */
  isDone: boolean;
  ask: () => Promise<string>;
}>;

/** One act, asked for by everybody. Whoever may is not let in to do it, but where it rests on nothing that was read. */
export function cellsOf(right: Right, rule: Rule, askers: readonly Asker[], product: Product): readonly Cell[] {
  const { running, county } = product;
  const { operation, base } = right;
  const past = pastGateway(operation, running.services);
  if (!past) throw new Error(`${operation.id} is of no service`);
  const atService: Right = { ...right, operation: past.operation };
  return askers.map((asker): Cell => {
    const may = mayDo(rule, asker.desk, asker.at);
    return {
      what: `${asker.desk}, ${asker.at}`,
      expected: may ? answersOf(right) : refusalsOf(right, asker, county.id),
      isDone: may && operation.method !== 'GET' && base.ifMatch === undefined,
      async ask() {
        const [asked, who] =
          'session' in asker
            ? ([right, asker.session] as const)
            : ([atService, Caller.withToken(past.url, await asker.token())] as const);
        return saidIn(await send(asked, { who, ...(base.ifMatch !== undefined && { ifMatch: neverSeen }) }));
      },
    };
  });
}

export const saidIn = ({ status, body }: Answer<object>): string =>
  said(status, (body as Readonly<{ code: string }>).code);

const said = (status: number, code: string): string => (status === 422 ? `422 ${code}` : String(status));

/** What says that somebody may: they read it, have not seen it as it is, or it is done, be it once. */
function answersOf({ operation, base: { ifMatch, refused } }: Right): readonly string[] {
  if (ifMatch !== undefined) return ['409'];
  if (refused && operation.method !== 'GET') return [said(refused.status, refused.code)];
  const done = Object.keys(operation.responses).filter((status) => status.startsWith('2'));
  return operation.method === 'GET' ? done : [...done, '409'];
}

/** What lies in a county does not exist for who has nothing there; where an organisation is named that one does not reach, there is none. */
function refusalsOf(right: Right, { at }: Asker, countyId: string): readonly string[] {
  if (isOutside(at) && right.base.path?.['jurisdictionId'] === countyId) return ['404'];
  return namesOrganisation(right) ? ['403', '404', ...notTheirs] : ['403', '404'];
}

/** An organisation that they do not reach, or a desk that is not theirs to hand on. */
const notTheirs = ['422 unknown-organisation', '422 nobody-to-stand-in-for'];

const namesOrganisation = ({ base: { path = {}, table }, body = {} }: Right): boolean =>
  table !== undefined ||
  ['unit', 'organisation', 'organisationId', 'parentId', 'into'].some((field) => field in body) ||
  ('subject' in body && typeof body['subject'] === 'object') ||
  ['organisationId', 'bodyId'].some((field) => field in path);

const atOnce = 8;
const patience = { tries: 50, pause_ms: 100 };

/** Who does too much at once, or asks what is out of reach for a moment, is told so before anything else: that says nothing of who may. */
async function askedWithRoom(ask: Cell['ask']): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    const said = await ask();
    if (!['429', '503'].includes(said) || tries === patience.tries) return said;
    await sleep(patience.pause_ms);
  }
}

/** Asks for all of them; answers those that were answered otherwise. */
export async function wrongAmong(cells: readonly Cell[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (let first = 0; first < cells.length; first += atOnce)
    await Promise.all(
      cells.slice(first, first + atOnce).map(async ({ what, expected, ask }) => {
        const said = await askedWithRoom(ask);
        if (!expected.includes(said)) wrong.push(`${what}: ${said}, not ${expected.join(' or ')}`);
      }),
    );
  return wrong;
}
