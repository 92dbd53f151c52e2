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
  if (error.code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) {
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

/** Whether an answer to an earlier request is half sent on the connection: nothing can be said in the middle of it. */
function isAnswering(socket: Socket): boolean {
  // Node keeps the response that a socket is busy with here, and nowhere else.
  const { _httpMessage: busyWith } = socket as Socket & { _httpMessage?: ServerResponse | null };
  return busyWith?.headersSent === true;
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
