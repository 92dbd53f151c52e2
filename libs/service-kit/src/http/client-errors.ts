import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { type CommonProblemCode, problem, problemBody, problemMediaType } from './problem.js';
import { newTraceId } from './trace.js';

const codes: Readonly<Record<string, CommonProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};

/**
 * Answers what is no HTTP request, or one that does not end: before there is a request, on the bare connection, and still as
 * problem+json. A client that has broken off is told nothing.
 */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const { status, body } = bodyOf(codes[error.code ?? ''] ?? 'malformed-request');
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    `Content-Type: ${problemMediaType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** `Expect:` of something else than 100-continue. */
export function answerUnmetExpectation(_request: IncomingMessage, response: ServerResponse): void {
  const { status, body } = bodyOf('expectation-failed');
  const headers = { 'content-type': problemMediaType, 'content-length': Buffer.byteLength(body), connection: 'close' };
  response.writeHead(status, headers).end(body);
}

function bodyOf(code: CommonProblemCode): { status: number; body: string } {
  const error = problem(code);
  return { status: error.text.status, body: JSON.stringify(problemBody(error, newTraceId({}))) };
}
