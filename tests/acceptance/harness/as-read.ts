import type { Answer } from './caller.js';
import type { Accepted, County, Problem, ServiceName } from './county.js';

type Change = Readonly<{ actor: Readonly<{ as: string }> }>;

/**
 * A command upon the version that its sender has read. Where nobody but the system went on meanwhile (a settlement was recorded, a day
 * went by), they read again and decide the same; what a person changed is answered as it is.
 */
export async function postAsRead<Names extends string>(
  county: County<Names>,
  who: Names,
  service: ServiceName,
  rest: string,
  body: object,
  read: () => Promise<number>,
): Promise<Answer<Accepted & Problem>> {
  for (;;) {
    const answer = await county.post(who, service, rest, body, { ifMatch: await read() });
    const { code, changes = [] } = answer.body as Partial<Problem> & Readonly<{ changes?: readonly Change[] }>;
    const isOfSystem = changes.length > 0 && changes.every(({ actor }) => actor.as === 'system');
    if (code !== 'version-conflict' || !isOfSystem) return answer;
  }
}
