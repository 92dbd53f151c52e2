import { Inject, Injectable } from '@nestjs/common';
import { isUuid } from '@wenxiao/domain';
import type { Queryable } from '@wenxiao/event-store';
import { moneyScheme } from '@wenxiao/rules/shape';
import {
  DATABASE,
  type Importer,
  type ImportRow,
  NamedOrganisations,
  type Organisation,
  Organisations,
  orProblem,
  type PersonsCommand,
  type PlannedRow,
  ProblemError,
  rowBody,
  RowFlaw,
} from '@wenxiao/service-kit';
import type { OfficialCodeRejection } from '../official-code/official-code.decider.js';
import { refusalOf } from '../refusals.js';
import type { SuccessionRejection } from '../succession/succession.aggregate.js';
import type { Lookups } from './lookups.js';
import { implementersIn, NamedSubjects } from './named-subjects.js';
import { registering, subjectIdOf } from './registering.js';
import { subject } from './subject.aggregate.js';
import type { Place, Registration, SubjectRejection } from './subject.commands.js';
import { descriptionOf, RegisterSubjectDto } from './subject.dto.js';
import { type SubjectColumn, subjectSaid, subjectSheet } from './subject-sheet.js';
import { Subjects } from './subjects.js';

type Rejection = SubjectRejection | OfficialCodeRejection | SuccessionRejection;
/** Where it can be registered: as what, under which id. */
type Row = PlannedRow<Rejection> & Readonly<{ registers?: Readonly<{ id: string; registration: Registration }> }>;

/** What the rows of one file are worked out by; everything is looked up once for all of them. */
type Around = Readonly<{
  tenant: string;
  context: PersonsCommand;
  named: NamedOrganisations;
  lookups: Lookups;
  /** Names within units, of subjects that are there. */
  there: ReadonlySet<string>;
  /** … and of the rows before. */
  first: Map<string, number>;
  places: Map<string, Promise<Place | ProblemError>>;
  subjects: NamedSubjects;
  /** Of an organisation that whoever imports does not reach. */
  organisation: (id: string) => Promise<Organisation | undefined>;
}>;

/** Registers the subjects of a file as single registrations would. */
@Injectable()
export class SubjectImport implements Importer<SubjectColumn, Rejection, Row> {
  readonly sheet = subjectSheet;
  readonly category = subject.category;
  readonly refusalOf = refusalOf;
  readonly #body = rowBody(RegisterSubjectDto);

  constructor(
    private readonly subjects: Subjects,
    private readonly organisations: Organisations,
    @Inject(DATABASE) private readonly db: Queryable,
  ) {}

  async plan(
    tenant: string,
    rows: readonly ImportRow<SubjectColumn>[],
    context: PersonsCommand,
  ): Promise<readonly Row[]> {
    const named = new NamedOrganisations(await this.organisations.reachedIn(tenant, context.admission));
    const around: Around = {
      tenant,
      context,
      named,
      lookups: this.subjects.lookups(),
      there: await this.namesThere(tenant, rows),
      first: new Map(),
      places: new Map(),
      subjects: await NamedSubjects.in(this.db, tenant, rows),
      organisation: this.found(),
    };
    const planned: Row[] = [];
    for (const [at, row] of rows.entries()) planned.push(await this.planned(row, at, around));
    return planned;
  }

  private async planned(row: ImportRow<SubjectColumn>, place: number, around: Around): Promise<Row> {
    const { line, cells } = row;
    const wrong = (...flaws: readonly (RowFlaw | ProblemError)[]): Row => ({ line, flaws, acts: [] });
    if (row.flaws.length > 0) return wrong(...row.flaws);
    const { tenant, context, named, lookups } = around;
    const unit = named.called(cells.unit ?? '', 'unit');
    const department = cells.department === undefined ? undefined : named.called(cells.department, 'department');
    if (unit instanceof RowFlaw) return wrong(unit, ...(department instanceof RowFlaw ? [department] : []));
    if (department instanceof RowFlaw) return wrong(department);
    const { rules } = await lookups.inForce(unit.id, moneyScheme);
    const { said, flaws } = subjectSaid(row, rules);
    const others = await othersNamed(row, around);
    const body = await this.#body({
      ...said,
      unit: unit.id,
      ...(department && { department: department.id }),
      ...others.said,
    });
    const all = [
      ...flaws,
      ...others.flaws,
      ...(body instanceof ProblemError ? [body] : doubled(body.name, { unit: unit.id, line }, around)),
    ];
    if (body instanceof ProblemError || all.length > 0) return wrong(...all);
    const refused = await this.takingOverRefused(descriptionOf(body).predecessors, tenant);
    if (refused) return wrong(refused);
    const at = await this.placeOf(unit, department, around);
    if (at instanceof ProblemError) return wrong(at);
    const registration: Registration = { ...at, ...descriptionOf(body) };
    const id = await subjectIdOf(this.subjects, tenant, context, registration, { lookups, place });
    const acts = registering(this.subjects, tenant, context, { id, registration, lookups });
    return { line, flaws: [], acts, registers: { id, registration } };
  }

  /** Of each unit and department once. */
  private placeOf(
    unit: Organisation,
    department: Organisation | undefined,
    { tenant, context, places }: Around,
  ): Promise<Place | ProblemError> {
    const asked = { unit: unit.id, ...(department && { department: department.id }) };
    const key = `${unit.id} ${department?.id ?? ''}`;
    const found = places.get(key) ?? orProblem(() => this.subjects.placeNamed(tenant, asked, context.admission));
    places.set(key, found);
    return found;
  }

  /** What of predecessors in other jurisdictions keeps them from being gone on with here: they have to be handed over. */
  private takingOverRefused(
    predecessors: Registration['predecessors'],
    tenant: string,
  ): Promise<ProblemError | undefined> {
    const elsewhere = predecessors.filter((each) => each.tenant !== tenant);
    return orProblem(async () => {
      await this.subjects.requireNamed(tenant, undefined, { predecessors: elsewhere, implementers: [] });
      return undefined;
    });
  }

  /** Looks for each id once. */
  private found(): Around['organisation'] {
    const known = new Map<string, Promise<Organisation | undefined>>();
    return (id) => {
      const found = known.get(id) ?? (isUuid(id) ? this.organisations.find(id) : Promise.resolve(undefined));
      known.set(id, found);
      return found;
    };
  }

  private async namesThere(tenant: string, rows: readonly ImportRow<SubjectColumn>[]): Promise<ReadonlySet<string>> {
    const { rows: found } = await this.db.query<{ unit: string; name: string }>(
      `select unit, name from targets_read.subjects_1
        where tenant = $1 and name = any ($2::text[]) and status not in ('withdrawn', 'ended', 'merged')`,
      [tenant, rows.flatMap(({ cells }) => cells.name ?? [])],
    );
    return new Set(found.map(({ unit, name }) => `${unit} ${name}`));
  }
}

/** The subjects and the organisations that a row names beside its own. */
async function othersNamed(
  { cells }: ImportRow<SubjectColumn>,
  { tenant, named, subjects, organisation }: Around,
): Promise<Readonly<{ said: object; flaws: readonly RowFlaw[] }>> {
  const within = cells.within === undefined ? undefined : subjects.called(cells.within, 'within');
  const predecessors = subjects.predecessors(cells.predecessors, tenant);
  const implementers = await implementersIn(cells.implementers, named, organisation);
  const flaws = [within, ...predecessors, ...implementers].filter((each) => each instanceof RowFlaw);
  const said = <Named>(each: Named | RowFlaw): each is Named => !(each instanceof RowFlaw);
  return {
    said: {
      ...(typeof within === 'string' && { within }),
      predecessors: predecessors.filter(said),
      implementers: implementers.filter(said),
    },
    flaws,
  };
}

/** A unit has one project of a name: there already, or twice in the file. */
function doubled(
  name: string,
  { unit, line }: Readonly<{ unit: string; line: number }>,
  { there, first }: Around,
): readonly RowFlaw[] {
  const key = `${unit} ${name}`;
  if (there.has(key)) return [new RowFlaw('there-already', 'name', { given: name })];
  const other = first.get(key);
  if (other !== undefined) return [new RowFlaw('double-row', 'name', { other })];
  first.set(key, line);
  return [];
}
