import { Inject, Injectable } from '@nestjs/common';
import {
  type Admission,
  authorityFor,
  authorityProblem,
  isRefusal,
  type KnownOfObject,
  Organisations,
  type PersonsCommand,
  type ProblemError,
  reaches,
  type Refusal,
} from '@wenxiao/service-kit';
import { DESK_TABLE, type DeskTable, type DirectoryAct } from './desk-table.js';

/** Directory's acts follow no procedure of a rule set, which the first set could not need: no routes, no steps, nobody assigned. */
const nothing: KnownOfObject = { routing: {}, parties: [], doers: {}, today: '' };

/** Who does the acts of this service: handlers name the act, the desk table says which desks do it. */
@Injectable()
export class DirectoryActs {
  constructor(
    @Inject(DESK_TABLE) readonly table: DeskTable,
    private readonly organisations: Organisations,
  ) {}

  /** What lets somebody do an act: their grants of the desks that do it. @throws {ProblemError} `wrong-desk` where they have none here. */
  admitted(act: DirectoryAct, admission: Admission, organisationId: string): Admission {
    const grants = admission.grants.filter(({ desk }) => this.table.acts[act].includes(desk));
    if (grants.length === 0) throw this.wrongDesk(act, { id: organisationId });
    return { ...admission, grants };
  }

  /** Lets somebody read of an organisation what is for those desks. @throws {ProblemError} `wrong-desk`, `not-found` where none of theirs reaches it. */
  async reading(act: DirectoryAct, admission: Admission, organisationId: string): Promise<void> {
    await this.organisations.admit(organisationId, this.admitted(act, admission, organisationId));
  }

  /**
   * A person's command, in the name of exactly one authority by which they do it at an organisation. Where nothing of theirs
   * reaches that, whoever looks for it there says so.
   * @throws {ProblemError} `wrong-desk`, `not-acting-as`.
   */
  async doing(act: DirectoryAct, asked: PersonsCommand, organisationId: string): Promise<PersonsCommand> {
    const context = { ...asked, admission: this.admitted(act, asked.admission, organisationId) };
    const at = await this.organisations.find(organisationId);
    if (!at) return context;
    const answers = this.table.acts[act].map((desk) =>
      authorityFor(context.admission, { act, desk: { desk, of: 'jurisdiction' }, at, notBy: [] }, nothing),
    );
    const actor = answers.find((answer) => !isRefusal(answer));
    if (actor && !isRefusal(actor)) return { ...context, actor };
    const refused = answers.find((answer): answer is Refusal => isRefusal(answer) && answer.code !== 'wrong-desk');
    if (refused) throw authorityProblem(refused, {});
    return context;
  }

  /** As {@link doing}, where nobody is to find out more whose desk does not reach the organisation. @throws {ProblemError} `wrong-desk`. */
  async over(act: DirectoryAct, asked: PersonsCommand, organisationId: string): Promise<PersonsCommand> {
    const context = await this.doing(act, asked, organisationId);
    const at = await this.organisations.find(organisationId);
    if (at && context.admission.grants.some((grant) => reaches(grant, at))) return context;
    const isKnown = at !== undefined && asked.admission.grants.some((grant) => reaches(grant, at));
    const [held] = context.admission.grants;
    throw this.wrongDesk(act, { id: organisationId, ...(isKnown && { name: at.name }) }, held?.desk);
  }

  /**
   * Names the organisation to those alone who reach it.
   * @param held the desk that they have, over other organisations
   */
  private wrongDesk(
    act: DirectoryAct,
    { id: organisation, name }: Readonly<{ id: string; name?: string }>,
    held?: string,
  ): ProblemError {
    const desk = held ?? this.table.acts[act][0] ?? '';
    const elsewhere = held === undefined ? {} : ({ elsewhere: true } as const);
    const refusal = { code: 'wrong-desk', act, desk, organisation, ...elsewhere } as const;
    const organisations = name === undefined ? [] : [name];
    return authorityProblem(refusal, { what: this.table.desks[desk], organisations });
  }
}
