import { createHash, randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Actor, canonicalJson, isUuid } from '@wenxiao/domain';
import { derivedId } from '@wenxiao/domain/identity';
import type { EventMetadata } from '@wenxiao/event-store';
import type { FastifyRequest } from 'fastify';
import { type Admission, admissionOf } from '../access/admission.js';
import { canonicalAddress } from '../http/canonical.js';
import { demoFiguresOf } from '../http/demo-figures.js';
import { problem } from '../http/problem.js';
import { traceIdOf } from '../http/trace.js';

/** What a command brings beside its body, be it from a person or from a message. */
export type CommandContext = Readonly<{
  /** Names the command for ever: derived from tenant, person and Idempotency-Key, or from the message. No client chooses it. */
  commandId: string;
  /** SHA-256 of method, path and body in their one form. */
  commandHash: string;
  actor: Actor;
  correlationId: string;
  /** The version that the person saw (If-Match). */
  expectedVersion: number | undefined;
  /** What let the person in; undefined for a process manager. */
  admission: Admission | undefined;
  /** The event that this command answers, and when it was recorded. */
  cause?: Readonly<{ reference: NonNullable<EventMetadata['causation']>; recordedAt: string }>;
  demoFigures?: readonly string[];
}>;

/** A person's command: who, which, resting on what. Reads the headers Idempotency-Key, If-Match and Wenxiao-Demo-Figures. */
export const PersonCommand = createParamDecorator((_: unknown, context: ExecutionContext): CommandContext => {
  return personCommand(context.switchToHttp().getRequest<FastifyRequest>());
});

export type PersonsCommand = CommandContext & Readonly<{ admission: Admission }>;

/** What a person asks to have tried, as a command that is never carried out: it needs no key. */
export const TriedCommand = createParamDecorator((_: unknown, context: ExecutionContext): CommandContext => {
  return commandUnder(randomUUID(), context.switchToHttp().getRequest<FastifyRequest>());
});

function personCommand(request: FastifyRequest): PersonsCommand {
  const key = headerOf(request, 'idempotency-key')?.toLowerCase();
  // Who is not let in is told that first.
  const admission = admissionOf(request);
  if (key === undefined || !isUuid(key)) throw problem('idempotency-key-required');
  return commandUnder(key, request, admission);
}

function commandUnder(key: string, request: FastifyRequest, admission = admissionOf(request)): PersonsCommand {
  const demoFigures = demoFiguresOf(request);
  const { personId } = admission.principal;
  const { jurisdictionId = '' } = request.params as { jurisdictionId?: string };
  return {
    commandId: derivedId('command', jurisdictionId, personId, key),
    commandHash: hashOf(request),
    actor: actorOf(admission),
    correlationId: traceIdOf(request),
    expectedVersion: expectedVersionOf(request),
    admission,
    ...(demoFigures && { demoFigures }),
  };
}

/** The narrowest grant speaks, where the object does not say who acts by what. Without a grant it is the object that names the person. */
function actorOf({ principal: { personId: id }, grants }: Admission): Actor {
  const [grant] = [...grants].sort((a, b) => b.path.length - a.path.length);
  if (!grant) return { id, as: 'assignment' };
  const { desk, organisationId: organisation, standsInFor } = grant;
  return { id, as: 'grant', desk, organisation, ...(standsInFor !== undefined && { for: standsInFor }) };
}

function expectedVersionOf(request: FastifyRequest): number | undefined {
  const text = headerOf(request, 'if-match');
  if (text === undefined) return undefined;
  const version = /^"?(\d{1,9})"?$/.exec(text)?.[1];
  if (version === undefined) {
    throw problem('invalid-request', {
      errors: [
        {
          path: 'If-Match',
          code: 'version',
          zh: '须为带引号的版本号，如 "3"',
          en: 'must be a quoted version, such as "3"',
        },
      ],
    });
  }
  return Number(version);
}

/** The version that the command rests on. @throws {ProblemError} `if-match-required`. */
export function seenVersion(context: CommandContext): number {
  if (context.expectedVersion === undefined) throw problem('if-match-required');
  return context.expectedVersion;
}

/** The id of something that a command makes: of which kind, and which of several. */
export function newId({ commandId }: Pick<CommandContext, 'commandId'>, kind: string, place = 0): string {
  return derivedId(commandId, kind, String(place));
}

function hashOf(request: FastifyRequest): string {
  const hash = createHash('sha256').update(`${request.method} ${canonicalAddress(request.url)}\n`);
  return hash.update(canonicalJson(request.body ?? null)).digest('hex');
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
