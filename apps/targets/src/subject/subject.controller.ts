import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import { Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@wenxiao/domain';
import {
  type Act,
  act,
  admissionOf,
  audienceOf,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  KnownPeople,
  PathId,
  PersonCommand,
  type PersonsCommand,
  problem,
  ReadOperation,
  seenVersion,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { refusalOf, type Rejection } from '../refusals.js';
import { desksOf, type Whose } from './desks.js';
import {
  type Given,
  onePerUnit,
  registering,
  registrationOf,
  requireSameName,
  reserving,
  subjectIdOf,
} from './registering.js';
import { subject as subjects } from './subject.aggregate.js';
import type { Description, SubjectCommand } from './subject.commands.js';
import {
  BecauseDto,
  CorrectSubjectDto,
  descriptionOf,
  EndResponsibilityDto,
  EndSubjectDto,
  GiveResponsibilityDto,
  MarkSubjectDto,
  MergeSubjectDto,
  MoveSubjectDto,
  RegisterSubjectDto,
  ReviseSubjectDto,
  SubjectReasonDto,
} from './subject.dto.js';
import { proposedMarks } from './proposed-marks.js';
import { shownSubject } from './shown-subject.js';
import { Namesakes } from '../subject-list/namesakes.js';
import { subjectExample } from './subject.examples.js';
import { authorityOf, requireGoingOn, Subjects } from './subjects.js';

type Acting = Readonly<{ tenant: string; id: string; context: PersonsCommand }>;

/** 绩效管理对象: what money is spent on or what is assessed. */
@ApiTags('绩效管理对象 subjects')
@Controller('jurisdictions/:jurisdictionId/subjects')
export class SubjectController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly subjects: Subjects,
    private readonly people: KnownPeople,
    private readonly namesakes: Namesakes,
  ) {}

  @Post()
  @SettledAtObject()
  @CommandOperation('登记绩效管理对象')
  async register(
    @PathId('jurisdictionId') tenant: string,
    @Body() body: RegisterSubjectDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const registration = await registrationOf(this.subjects, tenant, body, context);
    const id = await subjectIdOf(this.subjects, tenant, context, registration);
    const outcome = await this.commands.run(
      tenant,
      context,
      registering(this.subjects, tenant, context, { id, registration }),
    );
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection, outcome.id);
    return outcome;
  }

  /** What is said once more is the registration, whole: what has happened since stays. */
  @Post(':subject/correction')
  @SettledAtObject()
  @CommandOperation('更正登记内容', { ifMatch: true })
  async correct(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @Body() body: CorrectSubjectDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const data = await registrationOf(this.subjects, tenant, body, context);
    await this.subjects.requireNamed(tenant, id, data);
    return this.act({ tenant, id, context }, 'submitting', { type: 'correct', data }, body.reason);
  }

  @Put(':subject')
  @SettledAtObject()
  @CommandOperation('变更对象信息', { ifMatch: true, answers: 200 })
  async revise(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @Body() body: ReviseSubjectDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { from, reason } = body;
    const description = descriptionOf(body);
    await this.subjects.requireNamed(tenant, id, description);
    const data = { ...description, from, ...(reason !== undefined && { reason }) };
    return this.act({ tenant, id, context }, 'submitting', { type: 'revise', data });
  }

  @Post(':subject/withdrawal')
  @SettledAtObject()
  @CommandOperation('撤回登记', { ifMatch: true })
  withdraw(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @Body() body: SubjectReasonDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.act({ tenant, id, context }, 'submitting', { type: 'withdraw', data: { ...body } });
  }

  @Post(':subject/responsibilities')
  @SettledAtObject()
  @CommandOperation('指定责任人', { ifMatch: true })
  async giveResponsibility(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @Body() body: GiveResponsibilityDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { person, from: day } = body;
    const [unknown] = await this.people.notNameable([person], { jurisdictionId: tenant, day });
    if (unknown !== undefined) throw problem('not-found', { person: unknown });
    return this.act({ tenant, id, context }, 'submitting', { type: 'give-responsibility', data: { ...body } });
  }

  @Post(':subject/responsibilities/end')
  @SettledAtObject()
  @CommandOperation('解除责任', { ifMatch: true })
  endResponsibility(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @Body() body: EndResponsibilityDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.act({ tenant, id, context }, 'submitting', { type: 'end-responsibility', data: { ...body } });
  }

  @Post(':subject/marks')
  @SettledAtObject()
  @CommandOperation('标记或取消标记重点、重大', { ifMatch: true })
  mark(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @Body() body: MarkSubjectDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.act({ tenant, id, context }, 'lead', { type: 'mark', data: { ...body } });
  }

  @Post(':subject/moves')
  @SettledAtObject()
  @CommandOperation('划转到其他单位或部门', { ifMatch: true })
  async move(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @Body() body: MoveSubjectDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { unit, department, from, reason } = body;
    const named = { unit, ...(department !== undefined && { department }) };
    const place = await this.subjects.placeNamed(tenant, named, context.admission);
    return this.act({ tenant, id, context }, 'lead', { type: 'move', data: { ...place, from, reason } });
  }

  @Post(':subject/suspension')
  @SettledAtObject()
  @CommandOperation('暂停实施', { ifMatch: true })
  suspend(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @Body() body: BecauseDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.act({ tenant, id, context }, 'lead', { type: 'suspend', data: { ...body } });
  }

  @Post(':subject/resumption')
  @SettledAtObject()
  @CommandOperation('恢复实施', { ifMatch: true })
  resume(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @Body() body: BecauseDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.act({ tenant, id, context }, 'lead', { type: 'resume', data: { ...body } });
  }

  @Post(':subject/merger')
  @SettledAtObject()
  @CommandOperation('并入其他对象', { ifMatch: true })
  async merge(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @Body() body: MergeSubjectDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const into = await this.subjects.admitted(tenant, body.into, context.admission);
    requireGoingOn(into.id, into.subject);
    return this.act({ tenant, id, context }, 'lead', { type: 'merge', data: { ...body } });
  }

  @Post(':subject/ending')
  @SettledAtObject()
  @CommandOperation('终止', { ifMatch: true })
  async end(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @Body() body: EndSubjectDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { from, reason, successorTenant, successor: subject } = body;
    const isSucceeded = subject !== undefined || successorTenant !== undefined;
    const named = { tenant: successorTenant ?? tenant, ...(subject !== undefined && { subject }) };
    const successor = isSucceeded && { successor: named };
    if (successor) await this.subjects.requireSuccessor(tenant, successor.successor);
    return this.act({ tenant, id, context }, 'lead', { type: 'end', data: { from, reason, ...successor } });
  }

  @Get(':subject')
  @SettledAtObject()
  @ReadOperation('一个绩效管理对象', subjectExample, { amounts: ['planned.amount', 'opening.budget'] })
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const admission = admissionOf(request);
    const found = await this.subjects.admitted(tenant, id, admission);
    const { ruling, known } = await this.subjects.acting(found.subject, undefined, this.subjects.lookupsForRows());
    return shownSubject(found, proposedMarks(ruling, known), await this.namesakes.of(tenant, found, admission));
  }

  private async act(
    { tenant, id, context }: Acting,
    whose: Whose,
    { type, data }: Given,
    corrects?: string,
  ): Promise<CommandAnswer> {
    const { subject } = await this.subjects.admitted(tenant, id, context.admission);
    let by: Actor = context.actor;
    const acts: readonly Act<Rejection>[] = [
      act(subjects)({
        id,
        expectedVersion: seenVersion(context),
        given: async ({ state }, at) => {
          if (state.status === 'unknown') throw problem('not-found');
          const acting = await this.subjects.acting(state);
          requireSameName({ tenant, id }, { before: state, ...data }, onePerUnit(acting.ruling));
          const effective = this.subjects.holdsFrom(type, data, acting.place.day);
          by = authorityOf(context.admission, acting, 'administer', desksOf(whose, acting));
          const { ruling: rules, reference } = acting;
          const opened =
            'predecessors' in data && (await this.subjects.succession.openedFrom(tenant, data as Description));
          return {
            command: {
              type,
              data: { ...data, ...(opened && { opening: opened.opening }), subject: id },
              at,
              by,
            } as SubjectCommand,
            inForce: { rules, reference },
            actor: by,
            at: state.unit,
            ...effective,
            ...(opened && opened.basedOn.length > 0 && { basedOn: opened.basedOn }),
            reads: audienceOf(context.admission, acting.place.jurisdiction),
            ...(corrects !== undefined && { corrects: { version: 1, reason: corrects } }),
          };
        },
      }),
      ...reserving({ tenant, id }, subject, { type, data }, () => by),
    ];
    const outcome = await this.commands.run(tenant, context, acts);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection, outcome.id);
    return outcome;
  }
}
