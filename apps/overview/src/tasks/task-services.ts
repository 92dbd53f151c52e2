import { Inject, Injectable } from '@nestjs/common';
import { lossOf, problem, ProblemError, type ServiceInstances, traceparentOf } from '@wenxiao/service-kit';
import type { TasksPage } from './merged-tasks.js';

/** Nest token of where the services answer whose tasks are merged. */
export const TASK_SERVICES = Symbol('TASK_SERVICES');

/** Where they answer, and how long all instances of a service together have for it. */
export type TaskServicesAsked = Readonly<{ instances: ServiceInstances; timeout_ms: number }>;

/** Why nothing is known of a service's tasks: nobody answered so that it could be read, or not in time, or it refused (and how). */
export type Unanswered = Readonly<{
  service: string;
  reason: 'out-of-reach' | 'too-slow' | 'refused';
  status?: number;
}>;

/** In whose name it is asked. */
export type Asker = Readonly<{ authorization: string; traceId: string }>;

/** Asks the services for tasks in the name of whoever asks: each decides by itself what it shows them. */
@Injectable()
export class TaskServices {
  constructor(@Inject(TASK_SERVICES) private readonly asked: TaskServicesAsked) {}

  get names(): readonly string[] {
    return this.asked.instances.services;
  }

  /** @throws {ProblemError} `invalid-request` where the service says that the request is at fault. */
  async ask(
    service: string,
    tenant: string,
    query: Readonly<Record<string, string>>,
    { authorization, traceId }: Asker,
  ): Promise<TasksPage | Unanswered> {
    const { instances, timeout_ms } = this.asked;
    const signal = AbortSignal.timeout(timeout_ms);
    const path = `/jurisdictions/${tenant}/tasks?${new URLSearchParams(query).toString()}`;
    const headers = { accept: 'application/json', authorization, traceparent: traceparentOf(traceId) };
    for (const url of instances.inTurn(service)) {
      try {
        const response = await fetch(`${url.replace(/\/$/, '')}${path}`, { headers, signal, redirect: 'error' });
        if (response.ok) return (await response.json()) as TasksPage;
        if (response.status === 400) throw problem('invalid-request', await errorsOf(response));
        // Whether nothing there is theirs, or the service has not heard of the place yet: it has not said that there is no task.
        return { service, reason: 'refused', status: response.status };
      } catch (error) {
        if (signal.aborted) return { service, reason: 'too-slow' };
        if (error instanceof ProblemError) throw error;
        if (lossOf(error) === 'never-sent') instances.outOfReach(url);
      }
    }
    return { service, reason: 'out-of-reach' };
  }
}

export const isUnanswered = (answer: TasksPage | Unanswered): answer is Unanswered => 'reason' in answer;

async function errorsOf(response: Response): Promise<Record<string, unknown>> {
  const { errors, after } = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  return { ...(errors !== undefined && { errors }), ...(after !== undefined && { after }) };
}
