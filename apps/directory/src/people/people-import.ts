import { Inject, Injectable } from '@nestjs/common';
import { accepted, type Actor, type Command, rejected } from '@wenxiao/domain';
import type { Queryable } from '@wenxiao/event-store';
import type { PersonGrantsEvent } from '@wenxiao/facts/directory';
import {
  act,
  type Act,
  type Aggregate,
  DATABASE,
  type Importer,
  type ImportRow,
  listed,
  NamedOrganisations,
  newId,
  type Organisation,
  Organisations,
  orProblem,
  type PersonsCommand,
  type PlannedRow,
  ProblemError,
  rowBody,
  RowFlaw,
} from '@wenxiao/service-kit';
import { account } from '../account/account.aggregate.js';
import type { AccountRejection } from '../account/account.decider.js';
import { DirectoryActs } from '../desks/directory-acts.js';
import { GrantGrounds } from '../grants/grant-grounds.js';
import { personGrants } from '../grants/person-grants.aggregate.js';
import type {
  GrantData,
  GrantGround,
  PersonGrantsCommand,
  PersonGrantsRejection,
  PersonGrantsState,
} from '../grants/person-grants.decider.js';
import { codeCalled } from '../organisation/organisation-sheet.js';
import { refusalOf } from '../refusals.js';
import { accountNameOf } from './account-name.js';
import { ImportedPersonDto } from './people-import.dto.js';
import { type PersonColumn, peopleSheet } from './people-sheet.js';

export type NewcomerRejection = AccountRejection | PersonGrantsRejection;
export type NewcomerRow = PlannedRow<NewcomerRejection> & Readonly<{ newcomer?: Newcomer }>;
export type Newcomer = Readonly<{ personId: string; accountName: string; displayName: string; organisationId: string }>;

type Seat = Readonly<{ desk: string; organisation: Organisation }>;
/** Who administers an organisation by which authority; what keeps them from it. */
type Administering = Readonly<{ actor: Actor; context: PersonsCommand }> | ProblemError;
type Around = Readonly<{
  tenant: string;
  context: PersonsCommand;
  named: NamedOrganisations;
  names: ReadonlySet<string>;
  known: Map<string, Promise<Administering>>;
  first: Map<string, number>;
}>;

/** Several desks that somebody is given at once: each decided upon those before it. */
type GivingAll = Command<'give-all', { grants: readonly GrantData[] }>;
const grantsAtOnce: Aggregate<
  PersonGrantsState,
  GivingAll,
  PersonGrantsEvent,
  PersonGrantsRejection,
  readonly GrantGround[]
> = {
  ...personGrants,
  material: {},
  decider: {
    ...personGrants.decider,
    decide({ data: { grants }, at, by }, before, grounds) {
      const { decider } = personGrants;
      const events: PersonGrantsEvent[] = [];
      let state = before;
      for (const [index, data] of grants.entries()) {
        const ground = grounds[index];
        if (!ground) throw new Error('Each desk is given on a ground of its own');
        const give: PersonGrantsCommand = { type: 'give', data, at, by };
        const decision = decider.decide(give, state, ground);
        if (decision.outcome === 'rejected') return rejected(decision.rejection);
        events.push(...decision.events);
        for (const event of decision.events) state = decider.evolve(state, event);
      }
      return accepted(...events);
    },
  },
};

/** Registers the people of a file with their desks, as single registrations and grants would. */
@Injectable()
export class PeopleImport implements Importer<PersonColumn, NewcomerRejection, NewcomerRow> {
  readonly sheet = peopleSheet;
  readonly category = account.category;
  readonly columnOf = { organisationId: 'organisation' } as const;
  readonly refusalOf = refusalOf;
  readonly #body = rowBody(ImportedPersonDto);

  constructor(
    private readonly organisations: Organisations,
    private readonly acts: DirectoryActs,
    private readonly grounds: GrantGrounds,
    @Inject(DATABASE) private readonly db: Queryable,
  ) {}

  async plan(
    tenant: string,
    rows: readonly ImportRow<PersonColumn>[],
    asked: PersonsCommand,
  ): Promise<readonly NewcomerRow[]> {
    const context = { ...asked, admission: this.acts.admitted('administer', asked.admission, tenant) };
    const named = new NamedOrganisations(await this.organisations.reachedIn(tenant, context.admission));
    const names = await this.namesTaken(rows.map(({ cells }) => cells.accountName ?? ''));
    const around: Around = { tenant, context, named, names, known: new Map(), first: new Map() };
    const planned: NewcomerRow[] = [];
    for (const [at, row] of rows.entries()) planned.push(await this.planned(row, newId(context, 'person', at), around));
    return planned;
  }

  private async planned(row: ImportRow<PersonColumn>, personId: string, around: Around): Promise<NewcomerRow> {
    const { line, cells } = row;
    const wrong = (...flaws: readonly (RowFlaw | ProblemError)[]): NewcomerRow => ({ line, flaws, acts: [] });
    if (row.flaws.length > 0) return wrong(...row.flaws);
    const { named } = around;
    const works = named.called(cells.organisation ?? '', 'organisation');
    const seats = this.seatsOf(cells.desks, works, named);
    const flaws = [works, ...seats].filter((each) => each instanceof RowFlaw);
    const { from, to } = cells;
    const body = await this.#body({
      accountName: cells.accountName,
      displayName: cells.displayName,
      organisationId: works instanceof RowFlaw ? around.tenant : works.id,
      desks: seats.flatMap((seat) => (seat instanceof RowFlaw ? [] : [seat.desk])),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    });
    if (body instanceof ProblemError) return wrong(...flaws, body);
    const { accountName, displayName, organisationId } = body;
    flaws.push(...this.nameFlaws(accountName, line, around));
    const by = await this.administering(organisationId, around);
    if (by instanceof ProblemError) return wrong(...flaws, by);
    if (flaws.length > 0) return wrong(...flaws);
    const opens = act(account)({
      id: personId,
      expectedVersion: 0,
      given: (_, at) => ({
        command: { type: 'open', data: { personId, organisationId }, at, by: by.actor },
        inForce: { rules: undefined },
        actor: by.actor,
      }),
    });
    const days = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    const gives = await this.giving(personId, seats as readonly Seat[], days, around);
    if (gives instanceof ProblemError) return wrong(gives);
    return { line, flaws, acts: [opens, ...gives], newcomer: { personId, accountName, displayName, organisationId } };
  }

  /** 岗位, where the person works, or 岗位@单位: by code or by name. */
  private seatsOf(
    cell: string | undefined,
    works: Organisation | RowFlaw,
    named: NamedOrganisations,
  ): readonly (Seat | RowFlaw)[] {
    return listed(cell).map((each) => {
      const [called = '', ...at] = each.split(/[@＠]/);
      const desk = codeCalled(called.trim(), this.acts.table.desks) ?? called.trim();
      const possible = Object.values(this.acts.table.desks).map(({ zh }) => zh);
      if (/\P{ASCII}/u.test(desk)) return new RowFlaw('unknown-value', 'desks', { possible: possible.join('、') });
      const organisation = at.length > 0 ? named.called(at.join('@').trim(), 'desks') : works;
      return organisation instanceof RowFlaw ? organisation : { desk, organisation };
    });
  }

  private nameFlaws(accountName: string, line: number, { names, first }: Around): readonly RowFlaw[] {
    if (names.has(accountName)) return [new RowFlaw('there-already', 'accountName', { given: accountName })];
    const other = first.get(accountName);
    if (other !== undefined) return [new RowFlaw('double-row', 'accountName', { other })];
    first.set(accountName, line);
    return [];
  }

  /** The desks that go with an account, of whoever may give them. */
  private async giving(
    personId: string,
    seats: readonly Seat[],
    days: Pick<GrantData, 'from' | 'to'>,
    around: Around,
  ): Promise<readonly Act<PersonGrantsRejection>[] | ProblemError> {
    if (seats.length === 0) return [];
    const grants = seats.map(({ desk, organisation: { id } }) => ({ personId, desk, organisationId: id, ...days }));
    const grounds: GrantGround[] = [];
    let actor: Actor | undefined;
    for (const [index, data] of grants.entries()) {
      const by = await this.administering(data.organisationId, around);
      if (by instanceof ProblemError) return by;
      actor ??= by.actor;
      const ground = await this.grounds.of(around.tenant, data, by.actor.id);
      // Whoever is registered here fills nothing yet but what the same row gives them.
      grounds.push({ ...ground, filled: grants.slice(0, index).map(({ desk }) => desk) });
    }
    const [first] = grants;
    const by = actor ?? around.context.actor;
    return [
      act(grantsAtOnce)({
        id: personId,
        expectedVersion: 0,
        given: (_, at) => ({
          command: { type: 'give-all', data: { grants }, at, by },
          inForce: { rules: grounds },
          actor: by,
          ...(first && { at: first.organisationId }),
        }),
      }),
    ];
  }

  /** By what somebody administers an organisation to which something new is to belong: once for all rows. */
  private administering(organisationId: string, { tenant, context, known }: Around): Promise<Administering> {
    const found =
      known.get(organisationId) ??
      orProblem(async () => {
        const acting = await this.acts.doing('administer', context, organisationId);
        await this.organisations.forNew(organisationId, tenant, acting.admission);
        return { actor: acting.actor, context: acting };
      });
    known.set(organisationId, found);
    return found;
  }

  private async namesTaken(given: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.db.query<{ account_name: string }>(
      `select account_name from directory.people where account_name = any ($1::text[])`,
      [given.map((name) => accountNameOf(name))],
    );
    return new Set(rows.map(({ account_name: name }) => name));
  }
}
