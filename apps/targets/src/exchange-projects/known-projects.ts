import { Injectable } from '@nestjs/common';
import { CommandRunner, NamedOrganisations, Organisations, type PersonsCommand } from '@wenxiao/service-kit';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import type { BudgetLineState } from '../budget-line/budget-line.state.js';
import { officialCode } from '../official-code/official-code.aggregate.js';
import { codeId, lineId, lineNamed } from '../stream-names.js';
import { subject as subjects } from '../subject/subject.aggregate.js';
import { goesOn, type SubjectAtHand } from '../subject/subjects.js';
import type { ProjectHere } from './projects-compared.js';
import type { ForeignProject } from './projects-in-rows.js';

/** A project that is here, as it is compared, and as somebody acts on it. */
export type KnownProject = Readonly<{
  here: ProjectHere;
  at: SubjectAtHand;
  /** The body here that is its unit there. */
  unitThere?: string;
}>;

/** Finds the projects of another system's table. */
@Injectable()
export class KnownProjects {
  constructor(
    private readonly commands: CommandRunner,
    private readonly organisations: Organisations,
  ) {}

  /** Projects that are here, by their official codes in lower case; what whoever brings the table does not reach is no one's business. */
  async of(
    tenant: string,
    projects: readonly ForeignProject[],
    context: PersonsCommand,
  ): Promise<ReadonlyMap<string, KnownProject>> {
    const byCode = new Map(projects.map((each) => [each.code.toLowerCase(), each]));
    // The code itself says whose it is, however far the lists are.
    const byId = new Map(projects.map(({ code }) => [codeId(code), code.toLowerCase()]));
    const held = await this.commands.loadAll(officialCode, tenant, [...byId.keys()]);
    const codeOf = new Map(
      held.flatMap(({ id, state: { heldBy } }) =>
        heldBy === undefined ? [] : [[heldBy, byId.get(id) ?? ''] as const],
      ),
    );
    const named = new NamedOrganisations(await this.organisations.reachedIn(tenant, context.admission));
    const loaded = await this.commands.loadAll(subjects, tenant, [...codeOf.keys()]);
    const years = [...new Set(projects.flatMap(({ money }) => [...money.keys()].flatMap((year) => [year, year - 1])))];
    const lineIds = [...codeOf.keys()].flatMap((id) => years.map((year) => lineId(id, year)));
    const lines = new Map<string, Map<number, BudgetLineState>>();
    for (const { id, state } of await this.commands.loadAll(budgetLine, tenant, lineIds)) {
      const { subject, year } = lineNamed(id);
      lines.set(subject, (lines.get(subject) ?? new Map<number, BudgetLineState>()).set(year, state));
    }
    return new Map(
      loaded.flatMap(({ id, version, state }) => {
        if (state.status === 'unknown') return [];
        const unit = named.get(state.unit);
        if (!unit) return [];
        const fact = { store: 'targets', tenant, stream: `subject/${id}`, version };
        const here = {
          subject: id,
          name: state.description.name,
          unit: unit.code,
          goesOn: goesOn(state),
          lines: lines.get(id) ?? new Map<number, BudgetLineState>(),
        };
        const code = codeOf.get(id) ?? '';
        const there = named.called(byCode.get(code)?.unit ?? '', 'unit');
        const unitThere = 'path' in there ? there.id : undefined;
        const isElsewhere = unitThere === undefined ? undefined : unitThere !== state.unit;
        const known = { here: { ...here, isElsewhere }, at: { id, version, subject: state, fact } };
        return [[code, { ...known, ...(unitThere !== undefined && { unitThere }) }] as const];
      }),
    );
  }
}
