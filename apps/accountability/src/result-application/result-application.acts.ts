import { Injectable } from '@nestjs/common';
import type { ResultApplicationEvent } from '@wenxiao/facts/accountability';
import {
  type Admission,
  type AskedFor,
  BusinessClock,
  CommandRunner,
  type InProcedure,
  NamedForStep,
  ObjectActs,
  objectInProcedure,
  reaches,
} from '@wenxiao/service-kit';
import { refusalOf } from '../refusals.js';
import { resultApplication } from './result-application.aggregate.js';
import type { ResultCommand, ResultRejection } from './result-application.commands.js';
import { resultId, type ResultPlace } from './result-application.place.js';
import type { ResultState } from './result-application.state.js';
import { type LoadedWorld, ResultWorlds } from './result-application.worlds.js';

/** What people do to a result: let in where its subject stands, by the set that it is applied under. */
@Injectable()
export class ResultActs extends ObjectActs<
  ResultPlace,
  ResultState,
  ResultCommand,
  ResultApplicationEvent,
  ResultRejection,
  LoadedWorld
> {
  protected readonly aggregate = resultApplication;
  protected readonly idOf = resultId;
  protected readonly problemOf = refusalOf;

  constructor(
    private readonly worlds: ResultWorlds,
    commands: CommandRunner,
    named: NamedForStep,
    clock: BusinessClock,
  ) {
    super(commands, named, clock);
  }

  protected find(asked: AskedFor<ResultPlace>) {
    return this.worlds.find(asked);
  }

  protected admits(state: ResultState, { place }: LoadedWorld, admission: Admission): boolean {
    return state.status === 'open' && admission.grants.some((grant) => reaches(grant, place.unit));
  }

  protected inProcedure(state: ResultState, found: LoadedWorld): InProcedure | undefined {
    return state.status === 'open' ? objectInProcedure(state.progress, found) : undefined;
  }
}
