import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@wenxiao/domain';
import type { Queryable } from '@wenxiao/event-store';
import {
  act,
  BusinessClock,
  CommandRunner,
  DATABASE,
  type Importer,
  type ImportRow,
  NamedOrganisations,
  newId,
  Organisations,
  orProblem,
  type PersonsCommand,
  type PlannedRow,
  ProblemError,
  rowBody,
  RowFlaw,
  streamOf,
} from '@wenxiao/service-kit';
import { DirectoryActs } from '../desks/directory-acts.js';
import { refusalOf } from '../refusals.js';
import { organisation } from './organisation.aggregate.js';
import type { OnTheWay, OrganisationRejection } from './organisation.decider.js';
import { RegisterOrganisationDto } from './organisation.dto.js';
import { type OrganisationColumn, organisationSaid, organisationSheet } from './organisation-sheet.js';
import { ofKind } from './visible-tree.js';
import { neighbourhoodOf, Ways } from './way.js';

type Row = PlannedRow<OrganisationRejection>;

/** Where something is to stand: the way there, who registers it by which authority, and what that rests on. */
type Place = Readonly<{ way: readonly OnTheWay[]; actor: Actor; parent: string; version: number }>;

/** A row of the file as it is worked out, once. */
type Said = Readonly<{ row: ImportRow<OrganisationColumn>; id: string; flaws: (RowFlaw | ProblemError)[] }> & {
  body?: RegisterOrganisationDto;
  place?: Place;
  needs?: number;
};

/** What the rows of one file are worked out by. */
type Around = Readonly<{
  tenant: string;
  context: PersonsCommand;
  today: string;
  named: NamedOrganisations;
  byName: ReadonlyMap<string, Said>;
  byCode: ReadonlyMap<string, Said>;
  places: Map<string, Promise<Place | ProblemError>>;
}>;

/** Registers the organisations of a file as single registrations would, parents in whatever line. */
@Injectable()
export class OrganisationImport implements Importer<OrganisationColumn, OrganisationRejection, Row> {
  readonly sheet = organisationSheet;
  readonly category = organisation.category;
  readonly columnOf = { parentId: 'parent' } as const;
  readonly refusalOf = refusalOf;
  readonly #body = rowBody(RegisterOrganisationDto);

  constructor(
    private readonly commands: CommandRunner,
    private readonly clock: BusinessClock,
    private readonly organisations: Organisations,
    private readonly ways: Ways,
    private readonly acts: DirectoryActs,
    @Inject(DATABASE) private readonly db: Queryable,
  ) {}

  async plan(
    tenant: string,
    rows: readonly ImportRow<OrganisationColumn>[],
    asked: PersonsCommand,
  ): Promise<readonly Row[]> {
    const context = { ...asked, admission: this.acts.admitted('administer', asked.admission, tenant) };
    const named = new NamedOrganisations(await this.organisations.reachedIn(tenant, context.admission));
    const said = rows.map((row, at): Said => ({ row, id: newId(context, 'organisation', at), flaws: [...row.flaws] }));
    const first = (column: 'name' | 'code') =>
      new Map(
        said.toReversed().flatMap((each) => {
          const cell = each.row.cells[column];
          return cell === undefined ? [] : [[cell.toLowerCase(), each] as const];
        }),
      );
    const [byName, byCode] = [first('name'), first('code')];
    const today = await this.clock.today();
    const around: Around = { tenant, context, today, named, byName, byCode, places: new Map() };
    for (const each of said) if (each.flaws.length === 0) await this.place(each, around, new Set());
    const codes = [...byCode.keys()];
    const taken = codes.length > 0 ? await this.ways.codesTaken(codes, tenant, false) : new Set<string>();
    await this.nameDoubles(said, around);
    const kinds = await this.ofKinds(said, tenant);
    return said.map((each) => this.planned(each, around, { taken, kinds }));
  }

  /** Finds out below what a row stands, and whether it is as the body of a registration has to be. */
  private async place(each: Said, around: Around, below: ReadonlySet<string>): Promise<Place | undefined> {
    if (each.place) return each.place;
    if (each.flaws.length > 0) return undefined;
    if (below.has(each.id)) {
      each.flaws.push(new RowFlaw('in-a-circle', 'parent'));
      return undefined;
    }
    const { said, flaws } = organisationSaid(each.row, this.acts.table);
    each.flaws.push(...flaws);
    const parent = this.parentOf(each, around);
    if (parent instanceof RowFlaw) {
      each.flaws.push(parent);
      return undefined;
    }
    const isRow = typeof parent !== 'string';
    const body = await this.#body({ ...said, parentId: isRow ? parent.id : parent });
    if (body instanceof ProblemError) each.flaws.push(body);
    else each.body = body;
    const place = isRow
      ? await this.placeBelow(parent, each, around, below)
      : await (around.places.get(parent) ?? this.placeAt(parent, around));
    if (place instanceof ProblemError) each.flaws.push(place);
    else if (place && each.flaws.length === 0) each.place = place;
    return each.place;
  }

  private async placeBelow(
    parent: Said,
    each: Said,
    around: Around,
    below: ReadonlySet<string>,
  ): Promise<Place | undefined> {
    each.needs = parent.row.line;
    const place = await this.place(parent, around, new Set([...below, each.id]));
    if (!place || !parent.body) {
      if (each.flaws.length === 0)
        each.flaws.push(new RowFlaw('needed-row-wrong', 'parent', { other: parent.row.line }));
      return undefined;
    }
    const { kind, nature = this.acts.table.kinds[kind]?.nature ?? 'body', desks } = parent.body;
    const bears = desks ?? this.acts.table.kinds[kind]?.bears ?? [];
    const itself: OnTheWay = { id: parent.id, tenant: around.tenant, nature, kind, desks: bears };
    return { way: [...place.way, itself], actor: place.actor, parent: parent.id, version: 1 };
  }

  /** One that is there, once for all rows below it. */
  private placeAt(parent: string, around: Around): Promise<Place | ProblemError> {
    const { tenant, context, places } = around;
    const found = orProblem(async () => {
      const { actor, admission } = await this.acts.doing('administer', context, parent);
      const way = await this.ways.reached(tenant, parent, admission);
      const { version } = await this.commands.load(organisation, tenant, parent);
      return { way, actor, parent, version };
    });
    places.set(parent, found);
    return found;
  }

  /** Another row, or the id of an organisation that is there: the jurisdiction itself where nothing is said. */
  private parentOf({ row }: Said, { tenant, named, byName, byCode }: Around): Said | string | RowFlaw {
    const given = row.cells.parent;
    if (given === undefined) return tenant;
    const found = named.called(given, 'parent');
    if (!(found instanceof RowFlaw)) return found.id;
    return byCode.get(given.toLowerCase()) ?? byName.get(given.toLowerCase()) ?? found;
  }

  /** What is called alike below the same, and what has the same code: there already, or twice in the file. */
  private async nameDoubles(said: readonly Said[], { named }: Around): Promise<void> {
    const there = new Set(
      named.all.flatMap(({ name, path, mergedInto }) =>
        mergedInto === undefined ? [`${String(path.at(-2))} ${name}`] : [],
      ),
    );
    const first = new Map<string, number>();
    for (const { place, body, row, flaws } of said) {
      if (!place || !body) continue;
      const names = [`${place.parent} ${body.name}`, ...(body.code === undefined ? [] : [body.code.toLowerCase()])];
      const other = names.map((name) => first.get(name)).find((line) => line !== undefined);
      if (there.has(names[0] ?? '')) flaws.push(new RowFlaw('there-already', 'name', { given: body.name }));
      else if (other !== undefined) flaws.push(new RowFlaw('double-row', undefined, { other }));
      for (const name of names) if (!first.has(name)) first.set(name, row.line);
    }
  }

  /** Of kinds of which a jurisdiction has one: what has it already, else the first row of the kind. */
  private async ofKinds(said: readonly Said[], tenant: string): Promise<ReadonlyMap<string, string>> {
    const kinds = new Map<string, string>();
    for (const { body, id } of said) {
      if (!body || kinds.has(body.kind) || !this.acts.table.kinds[body.kind]?.once) continue;
      kinds.set(body.kind, (await ofKind(this.db, body.kind, tenant)) ?? id);
    }
    return kinds;
  }

  private planned(
    { row: { line }, id, flaws, body, place, needs }: Said,
    { tenant, context, today }: Around,
    { taken, kinds }: Readonly<{ taken: ReadonlySet<string>; kinds: ReadonlyMap<string, string> }>,
  ): Row {
    const rests = needs !== undefined && { needs: [needs] };
    if (flaws.length > 0 || !body || !place) return { line, flaws, acts: [], ...rests };
    const { from = today, ...registration } = body;
    const { code, kind } = registration;
    const { actor, parent, version, way } = place;
    const another = kinds.get(kind);
    const rules = {
      ...neighbourhoodOf({ id, tenant, today, table: this.acts.table }, way, context.admission),
      ...(another !== undefined && another !== id && { another }),
      ...(code !== undefined && taken.has(code.toLowerCase()) && { codeTaken: code }),
    };
    const registers = act(organisation)({
      id,
      expectedVersion: 0,
      given: (_, at) => ({
        command: { type: 'register', data: { ...registration, from }, at, by: actor },
        inForce: { rules },
        actor,
        basedOn: [{ store: 'directory', tenant, stream: streamOf(organisation, parent), version }],
      }),
    });
    return { line, flaws, acts: [registers], ...rests };
  }
}
