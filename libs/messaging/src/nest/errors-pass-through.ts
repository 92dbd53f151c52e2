import { type ArgumentsHost, Catch, type RpcExceptionFilter } from '@nestjs/common';
import { type Observable, throwError } from 'rxjs';

/**
 * Nest replaces whatever a handler throws by “Internal server error”. The transport has to tell a fault that passes from one
 * that stays, so here the error passes as it was thrown.
 */
@Catch()
export class ErrorsPassThrough implements RpcExceptionFilter<unknown> {
  catch(error: unknown, _host: ArgumentsHost): Observable<never> {
    return throwError(() => error);
  }
}
