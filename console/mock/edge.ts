import { HttpResponse, http } from 'msw';
import type { Person, World } from './world.ts';

export type Body = Record<string, unknown>;

export class Refused extends Error {
  readonly response: Response;
  constructor(status: number, refusal: string, facts: Body = {}) {
    super(refusal);
    const { retryAfter } = facts;
    this.response = HttpResponse.json(
      { type: `/problems/${refusal}`, title: refusal, status, detail: refusal, ...facts },
      {
        status,
        headers: retryAfter === undefined ? {} : { 'Retry-After': `${retryAfter as number}` },
      },
    );
  }
}

/** A field's value that cannot be accepted. */
export function invalid(field: string, code: string): Refused {
  const errors = [{ field, code, message: `${field} is ${code}` }];
  return new Refused(422, 'invalid-value', { errors });
}

interface Given {
  params: Record<string, string>;
  url: URL;
  body: Body;
  request: Request;
}
type Answer = Response | Promise<Response>;
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

function call(method: Method, path: string, answer: (given: Given) => Answer) {
  return http[method](`*/api${path}`, async ({ request, params }) => {
    try {
      const type = request.headers.get('content-type') ?? '';
      const other = type.startsWith('multipart/') || type.startsWith('text/csv');
      const text = method === 'get' || other ? '' : await request.clone().text();
      return await answer({
        params: params as Record<string, string>,
        url: new URL(request.url),
        body: text === '' ? {} : (JSON.parse(text) as Body),
        request,
      });
    } catch (error) {
      if (error instanceof Refused) return error.response;
      throw error;
    }
  });
}

/** Where calls arrive: who is calling, and what an answer looks like. */
export function edgeOf(world: World) {
  /** The owner of the token a program sends, as far as its scope goes. */
  const ownerOf = (secret: string, method: string): Person | undefined => {
    const token = world.tokens.find((each) => each.secret === secret);
    if (token === undefined) return undefined;
    const needed = method === 'GET' ? 'READ' : 'OPERATE';
    if (token.scope === 'READ' && needed !== 'READ') {
      throw new Refused(403, 'scope-too-small', { needed });
    }
    token.lastUsedAt = new Date().toISOString();
    return world.people.find(({ id, active }) => active && id === token.owner);
  };
  const callerOf = (request: Request): Person => {
    const bearer = /^Bearer (.+)/.exec(request.headers.get('authorization') ?? '')?.[1];
    if (bearer !== undefined) {
      const owner = ownerOf(bearer, request.method);
      if (owner === undefined) throw new Refused(401, 'not-signed-in');
      return owner;
    }
    const cookie = /FIRSTLINE_SESSION=([^;]+)/.exec(request.headers.get('cookie') ?? '');
    const login = cookie?.[1] ?? world.caller;
    const caller = world.people.find((each) => each.login === login && each.active);
    if (caller === undefined) throw new Refused(401, 'not-signed-in');
    return caller;
  };
  const signedInAs = (login: string, init: ResponseInit = { status: 204 }) => {
    const headers = new Headers(init.headers);
    if (world.caller === undefined) headers.set('Set-Cookie', `FIRSTLINE_SESSION=${login}; Path=/`);
    else world.caller = login;
    return new HttpResponse(null, { ...init, headers });
  };
  return {
    signedInAs,
    ok: (body: unknown, status = 200) => {
      world.position += 1;
      return HttpResponse.json(body as never, {
        status,
        headers: { 'Firstline-Position': String(world.position) },
      });
    },
    done: () => new HttpResponse(null, { status: 204 }),
    page: (items: unknown[], nextCursor?: string) =>
      HttpResponse.json({ items, nextCursor, position: String(world.position) } as never),
    /** The part of a list that is asked for; the cursor is where it goes on. */
    part: <T>(items: T[], url: URL, shown: (item: T) => unknown = (item) => item) => {
      const from = Number(url.searchParams.get('cursor') ?? 0);
      const limit = Math.min(200, Number(url.searchParams.get('limit') ?? 50));
      return HttpResponse.json({
        items: items.slice(from, from + limit).map(shown),
        nextCursor: from + limit < items.length ? String(from + limit) : undefined,
        position: String(world.position),
      } as never);
    },
    /** A call of somebody who is signed in. */
    on: (method: Method, path: string, answer: (given: Given & { me: Person }) => Answer) =>
      call(method, path, (given) => answer({ ...given, me: callerOf(given.request) })),
    /** A call of anybody. */
    open: call,
  };
}
export type Edge = ReturnType<typeof edgeOf>;
