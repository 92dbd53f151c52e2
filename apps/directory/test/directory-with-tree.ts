import { eventually } from '@wenxiao/messaging/testing';
import type { Principal } from '@wenxiao/service-kit';
import { v7 } from 'uuid';
import { runDirectory } from '../src/testing/index.js';

type Registered = { streams: { id: string; version: number }[]; code?: string };

/** A province with a prefecture, two counties, and in one of them a finance bureau, a department and its unit. */
export type Tree = Readonly<
  Record<'prefecture' | 'county' | 'other' | 'bureau' | 'department' | 'unit', string> & {
    countyPath: readonly string[];
    bureauPath: readonly string[];
    unitPath: readonly string[];
  }
>;

export type DirectoryWithTree = Awaited<ReturnType<typeof directoryWithTree>>;

/** Directory with a {@link Tree}, and the commands that its tests give, by the first administrator unless it says who. */
export async function directoryWithTree(label: string, options: Parameters<typeof runDirectory>[1] = {}) {
  const directory = await runDirectory(label, options);
  const { administrator, rootId } = directory;

  /** An answer waits for directory’s own copy for a moment only; what a test does next is to find the organisation there, however long that takes. */
  const register = async (jurisdictionId: string, parentId: string, body: object, as?: Principal, key = v7()) => {
    const send = () =>
      directory.call<Registered>(`/jurisdictions/${jurisdictionId}/organisations`, {
        as: as ?? administrator,
        body: { name: '某单位', parentId, ...body },
        key,
      });
    let answer = await send();
    // Others were registered for too long: as a careful client, the same again.
    for (let tries = 0; answer.body.code === 'tree-is-moving' && tries < 20; tries += 1) answer = await send();
    if (answer.status === 201) await eventually(() => copied(answer.body.streams.map(({ id }) => id)));
    return answer;
  };

  async function copied(ids: readonly string[]): Promise<void> {
    const probe = `select from directory_copy.organisations where id = any($1)`;
    const { rows } = await directory.pool.query(probe, [ids]);
    if (rows.length < ids.length) throw new Error('Directory has not taken in its own announcement yet');
  }

  const createPerson = (jurisdictionId: string, organisationId: string, as?: Principal, body = {}, key = v7()) =>
    directory.call<{ personId: string; code?: string }>(`/jurisdictions/${jurisdictionId}/people`, {
      as: as ?? administrator,
      body: {
        accountName: `person-${key}`,
        displayName: '某人',
        organisationId,
        password: 'temporary wooden chair',
        ...body,
      },
      key,
    });

  const give = (jurisdictionId: string, personId: string, grant: object, ifMatch: number, as?: Principal) =>
    directory.call(`/jurisdictions/${jurisdictionId}/people/${personId}/grants`, {
      as: as ?? administrator,
      body: grant,
      ifMatch,
    });

  const tree = await grow(rootId, register);

  /** A person of an organisation in the county, with one grant over it, as their token would say. */
  async function personWith(desk: string, path: readonly string[]): Promise<Principal> {
    const organisationId = path.at(-1) ?? tree.county;
    const { body } = await createPerson(tree.county, organisationId);
    const { status } = await give(tree.county, body.personId, { desk, organisationId }, 0);
    if (status !== 201) throw new Error(`The grant was not given: ${status}`);
    return { personId: body.personId, grants: [{ desk, organisationId }] };
  }

  /** Who somebody is to the services now: what directory would sign for a new session of theirs. */
  async function principalOf(personId: string): Promise<Principal> {
    const { rows } = await directory.pool.query<{ account_name: string }>(
      `select account_name from directory.people where id = $1`,
      [personId],
    );
    const [password, chosen] = ['temporary wooden chair', 'my own copper kettle'];
    const signIn = { accountName: rows[0]!.account_name, password, address: '198.51.100.30' };
    const { body: initial } = await directory.internal<{ sessionId: string }>('sign-in', signIn);
    const change = { sessionId: initial.sessionId, currentPassword: password, newPassword: chosen };
    const { body } = await directory.internal<{ sessionId: string }>('password', change);
    const { body: signed } = await directory.internal<{ token: string }>('principal/session', body);
    const principal = await directory.verify(signed.token);
    if (!principal) throw new Error('Directory’s own token is not verified');
    return principal;
  }

  return {
    ...directory,
    principalOf,
    tree,
    register,
    createPerson,
    give,
    personWith,
    countyAdministrator: () => personWith('administrator', tree.countyPath),
    clerk: () => personWith('budget-unit', tree.unitPath),
  };
}

type Register = (
  jurisdictionId: string,
  parentId: string,
  body: object,
) => Promise<Readonly<{ status: number; body: Registered }>>;

async function grow(rootId: string, register: Register): Promise<Tree> {
  const make = async (jurisdictionId: string, parentId: string, body: object): Promise<string> => {
    const { status, body: answer } = await register(jurisdictionId, parentId, body);
    const [made] = answer.streams;
    if (status !== 201 || made === undefined) throw new Error(`The tree does not grow: ${JSON.stringify(answer)}`);
    return made.id;
  };
  const prefecture = await make(rootId, rootId, { kind: 'jurisdiction', level: 'prefecture' });
  const county = await make(prefecture, prefecture, { kind: 'jurisdiction', level: 'county' });
  const other = await make(prefecture, prefecture, { kind: 'jurisdiction', level: 'county' });
  const bureau = await make(county, county, { kind: 'finance-bureau' });
  const department = await make(county, county, { kind: 'department' });
  const unit = await make(county, department, { kind: 'unit' });
  const countyPath = [rootId, prefecture, county];
  const bureauPath = [...countyPath, bureau];
  const unitPath = [...countyPath, department, unit];
  return { prefecture, county, other, bureau, department, unit, countyPath, bureauPath, unitPath };
}
