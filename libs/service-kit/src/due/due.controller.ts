import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { RequiresRole } from '../access/access.guard.js';
import { admissionOf } from '../access/admission.js';
import { Organisations } from '../directory/organisations.js';
import { IsDay } from '../http/said-as.js';
import { PathId } from '../http/path-id.js';
import { problem } from '../http/problem.js';
import { BusinessClock } from '../runtime/business-clock.js';
import { DueItems } from './due-items.js';

/** Nest token of how many messages there are that this service has not taken in, or not sent yet ({@link Unheard}). */
export const UNHEARD = Symbol('UNHEARD');
export type Unheard = () => Promise<number>;

class DueThroughDto {
  @IsDay()
  through!: string;
}

/** How far a service is. */
export type DueStanding = Readonly<{
  /** What its business clock shows (UTC instant). */
  now: string;
  /** What is still to be looked at or reckoned through the day. */
  pending: number;
  /** Messages on their way to it, or from it. */
  unheard: number;
  /** Another one where it has recorded something since. */
  recorded: string;
  /** The first day after it on which something is to be looked at. */
  next?: string;
}>;

/** How far this service is with what is due, of all jurisdictions: for directory, in the name of whoever moves a demo's clock. */
@ApiExcludeController()
@Controller('jurisdictions/:jurisdictionId/due')
export class DueController {
  constructor(
    private readonly due: DueItems,
    private readonly clock: BusinessClock,
    private readonly organisations: Organisations,
    @Inject(UNHEARD) private readonly unheard: Unheard,
  ) {}

  @Get()
  @RequiresRole('administrator', 'operator')
  async ahead(
    @PathId('jurisdictionId') root: string,
    @Query() { through }: DueThroughDto,
    @Req() request: FastifyRequest,
  ): Promise<DueStanding> {
    const organisation = await this.organisations.admit(root, admissionOf(request));
    if (organisation.path.length !== 1) throw problem('not-found');
    // Who asks waits for it. What comes in is asked before what becomes of it.
    this.due.wake();
    const [now, unheard] = [await this.clock.now(), await this.unheard()];
    const { pending, recorded, next } = await this.due.ahead(through);
    return { now, pending, unheard, recorded, ...(next !== undefined && { next }) };
  }
}
