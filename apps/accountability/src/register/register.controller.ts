import { Body, Controller, Get, Headers, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as t from '@wenxiao/domain/terms';
import {
  admissionOf,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  ofTerm,
  type Page,
  PathId,
  PersonCommand,
  type PersonsCommand,
  problem,
  ReadModelPosition,
  ReadOperation,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { registerListProjection } from './register-list.projection.js';
import { RegisterList } from './register-list.query.js';
import { RegisterActs } from './register.acts.js';
import { register } from './register.aggregate.js';
import {
  ConfirmEntryDto,
  ConfirmStrikeDto,
  CorrectEntryDto,
  CorrectLogDto,
  DeclineEntryDto,
  DeclineStrikeDto,
  EnterInRegisterDto,
  LeaveRegisterDto,
  ListEntriesDto,
  LogEntryDto,
  StrikeEntryDto,
} from './register.dto.js';
import { registerEntryExample, registerListExample } from './register.examples.js';
import { entryId, type EntryPlace, PathEntry, PathRegister } from './register.place.js';
import { isOfBureau, isToldOf } from './register.readers.js';
import { viewOf } from './register.view.js';
import { RegisterRules } from './register.rules.js';
import { RegisterWorlds } from './register.worlds.js';

type Paper = Readonly<{ name: string; number?: string }>;
type Row = Pick<LogEntryDto, 'rating' | 'words' | 'leaders' | 'desks' | 'on'>;
const loggedIn = ({ rating, words, leaders, desks, on }: Row) => ({
  on,
  ...(rating !== undefined && { rating }),
  ...(words !== undefined && { words }),
  ...(leaders && { leaders: leaders.map((each) => each.toLowerCase()) }),
  ...(desks && { desks: desks.map((each) => each.toLowerCase()) }),
});
type Review = Readonly<{ [Name in 'checklist' | 'participants']: EnterInRegisterDto[Name] | undefined }>;
const reviewIn = ({ checklist, participants }: Review) => ({
  ...(checklist && { checklist: checklist.map((each) => ({ ...each })) }),
  ...(participants && { participants: participants.map((each) => ({ ...each })) }),
});
const papers = (sent: readonly Paper[]): Paper[] => sent.map((each) => ({ ...each }));

/** 名录: pools, lists and registers that the rules declare, entry by entry: who enters, who confirms, what is logged, and the way out. */
@ApiTags('名录 registers')
@Controller('jurisdictions/:jurisdictionId/registers/:register/entries')
export class RegisterController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly acts: RegisterActs,
    private readonly worlds: RegisterWorlds,
    private readonly rules: RegisterRules,
    private readonly list: RegisterList,
    private readonly positions: ReadModelPosition,
  ) {}

  /** Where the rules have somebody confirm it, it waits for that. What the rules proposed is entered so, too. */
  @Post()
  @SettledAtObject()
  @CommandOperation('列入名录：对象、类别、认定情形和依据')
  enter(
    @PathId('jurisdictionId') tenant: string,
    @PathRegister() code: string,
    @Body() { findings, words, documents, on, occasion, checklist, participants, ...thing }: EnterInRegisterDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const said = {
      findings: [...findings],
      documents: papers(documents),
      on,
      ...(words !== undefined && { words }),
      ...(occasion !== undefined && { occasion }),
      ...reviewIn({ checklist, participants }),
    };
    return this.acts.enter({ tenant, context, code }, { ...thing, said });
  }

  @Post(':entry/confirmation')
  @SettledAtObject()
  @CommandOperation('确认列入名录，或记录有权机构的决定', { ifMatch: true })
  confirm(
    @PathId('jurisdictionId') tenant: string,
    @PathEntry() at: EntryPlace,
    @Body() { on, opinion, documents }: ConfirmEntryDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const said = { on, documents: papers(documents), ...(opinion !== undefined && { opinion }) };
    return this.acts.act({ tenant, at, context }, 'confirms', (today) => ({
      type: 'confirm',
      data: { ...said, today },
    }));
  }

  /** By whom it waits for: who enters what the rules proposed, or who confirms. */
  @Post(':entry/refusal')
  @SettledAtObject()
  @CommandOperation('不予列入名录（须说明理由）', { ifMatch: true })
  decline(
    @PathId('jurisdictionId') tenant: string,
    @PathEntry() at: EntryPlace,
    @Body() { reason }: DeclineEntryDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.acts.act(
      { tenant, at, context },
      ({ status }) => (status === 'awaiting' ? 'confirms' : 'enters'),
      () => ({ type: 'decline', data: { reason } }),
    );
  }

  @Post(':entry/corrections')
  @SettledAtObject()
  @CommandOperation('更正名录条目的说明和文件（整体更正，须说明理由）', { ifMatch: true })
  correct(
    @PathId('jurisdictionId') tenant: string,
    @PathEntry() at: EntryPlace,
    @Body() { words, documents, reason, checklist, participants }: CorrectEntryDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const said = {
      documents: papers(documents),
      reason,
      ...(words !== undefined && { words }),
      ...reviewIn({ checklist, participants }),
    };
    return this.acts.act({ tenant, at, context }, 'enters', () => ({ type: 'correct', data: said }));
  }

  @Post(':entry/log')
  @SettledAtObject()
  @CommandOperation('登记名录记录：评分、评审、续期等，按规则所定', { ifMatch: true })
  async log(
    @PathId('jurisdictionId') tenant: string,
    @PathEntry() at: EntryPlace,
    @Body() body: LogEntryDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const said = loggedIn(body);
    await this.worlds.requireAssignees(tenant, said);
    return this.acts.act({ tenant, at, context }, 'enters', (today) => ({ type: 'log', data: { ...said, today } }));
  }

  @Post(':entry/log/corrections')
  @SettledAtObject()
  @CommandOperation('更正名录记录（整条更正，须说明理由）', { ifMatch: true })
  async correctLog(
    @PathId('jurisdictionId') tenant: string,
    @PathEntry() at: EntryPlace,
    @Body() { row, reason = '', ...body }: CorrectLogDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const said = { row, reason, ...loggedIn(body) };
    await this.worlds.requireAssignees(tenant, said);
    return this.acts.act({ tenant, at, context }, 'enters', (today) => ({ type: 'log', data: { ...said, today } }));
  }

  /** By whom the rules let it out; where they name nobody, by nobody. */
  @Post(':entry/exit')
  @SettledAtObject()
  @CommandOperation('退出名录，或记录有权机构的退出决定', { ifMatch: true })
  leave(
    @PathId('jurisdictionId') tenant: string,
    @PathEntry() at: EntryPlace,
    @Body() { on, reason, documents }: LeaveRegisterDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const said = { on, reason, documents: papers(documents) };
    return this.acts.act({ tenant, at, context }, 'exit', (today) => ({ type: 'leave', data: { ...said, today } }));
  }

  /** It was entered in error. What somebody else confirmed stands until they have confirmed that, too. */
  @Post(':entry/striking')
  @SettledAtObject()
  @CommandOperation('注销误列条目（须说明理由；经确认列入的，须再经确认）', { ifMatch: true })
  strike(
    @PathId('jurisdictionId') tenant: string,
    @PathEntry() at: EntryPlace,
    @Body() { on, reason, documents }: StrikeEntryDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const said = { on, reason, documents: papers(documents) };
    return this.acts.act({ tenant, at, context }, 'enters', (today) => ({ type: 'strike', data: { ...said, today } }));
  }

  @Post(':entry/striking/confirmation')
  @SettledAtObject()
  @CommandOperation('确认注销误列条目，或记录有权机构的决定', { ifMatch: true })
  confirmStrike(
    @PathId('jurisdictionId') tenant: string,
    @PathEntry() at: EntryPlace,
    @Body() { on, opinion, documents }: ConfirmStrikeDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const said = { on, documents: papers(documents), ...(opinion !== undefined && { opinion }) };
    return this.acts.act({ tenant, at, context }, 'confirms', (today) => ({
      type: 'confirm-strike',
      data: { ...said, today },
    }));
  }

  @Post(':entry/striking/refusal')
  @SettledAtObject()
  @CommandOperation('不予注销：条目继续有效（须说明理由）', { ifMatch: true })
  declineStrike(
    @PathId('jurisdictionId') tenant: string,
    @PathEntry() at: EntryPlace,
    @Body() { reason }: DeclineStrikeDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.acts.act({ tenant, at, context }, 'confirms', () => ({ type: 'decline-strike', data: { reason } }));
  }

  @Get()
  @SettledAtObject()
  @ReadOperation('名录一览：各条目的状态、评分、排名和提请退出的', registerListExample, {
    after: true,
    codes: { status: ofTerm(t.registerStatus), of: ofTerm(t.registerOf), occasion: { is: 'round' } },
  })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @PathRegister() code: string,
    @Query() query: ListEntriesDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { stale: boolean }> {
    const stale = await this.positions.stale(registerListProjection.name, after);
    const { body } = query;
    const of = body === undefined ? undefined : ({ of: 'organisation', about: body.toLowerCase() } as const);
    const ruled = await this.rules.ruledBy(tenant, code, of);
    const declared = await this.rules.registerOf(ruled, code);
    const page = await this.list.page(tenant, { code, declared, ruled }, admissionOf(request), query);
    if (!declared) throw problem('not-found');
    return { ...page, stale };
  }

  @Get(':entry')
  @SettledAtObject()
  @ReadOperation('一项名录条目：所据情形、文件、记录和退出', registerEntryExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathEntry() at: EntryPlace,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const { id, version, state } = await this.commands.load(register, tenant, entryId(at));
    const found = await this.worlds.find(tenant, at, state.status === 'unknown' ? undefined : state.named);
    if (
      state.status === 'unknown' ||
      !found ||
      !isToldOf(state, { unit: found.place.unit, jurisdiction: found.keeper }, admissionOf(request))
    )
      throw problem('not-found');
    const isKeeper = isOfBureau(admissionOf(request), found.keeper);
    return { id, version, ...viewOf(state, found, { isKeeper }) };
  }
}
