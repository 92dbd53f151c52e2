import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The cookie that holds the session id. It goes to this host alone, over https alone where people use https; no script reads it. */
export class SessionCookie {
  private readonly name: string;
  private readonly attributes: CookieSerializeOptions;

  /**
   * @param installation names it: a browser keeps one of a name for all ports of a host, and so for all installations there
   * @param publicUrl the address that people use; empty where it is not known
   */
  constructor(installation: string, publicUrl: string) {
    const secure = publicUrl.startsWith('https://');
    // Browsers take a cookie of this name only with Secure, Path=/ and no Domain: no neighbouring host can set it.
    this.name = secure ? `__Host-${installation}` : installation;
    this.attributes = { path: '/', httpOnly: true, sameSite: 'strict', secure };
  }

  /** The session id that a request brings. */
  read({ cookies }: Pick<FastifyRequest, 'cookies'>): string | undefined {
    const value = cookies[this.name];
    return value === '' ? undefined : value;
  }

  set(reply: FastifyReply, sessionId: string): void {
    void reply.setCookie(this.name, sessionId, this.attributes);
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, this.attributes);
  }
}
