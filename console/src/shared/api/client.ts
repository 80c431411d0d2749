import type { z } from 'zod';
import { Problem } from './problem';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

let newestPosition: string | undefined;
let language = 'en';
const pageListeners = new Set<(position: string) => void>();

/** The language in which the server words its details. */
export function speak(to: string): void {
  language = to;
}

/** Told of the position of every list that is loaded; the stream may start from the first one. */
export function onListPosition(listener: (position: string) => void): () => void {
  pageListeners.add(listener);
  return () => pageListeners.delete(listener);
}

export function noteListPosition(position: string | undefined): void {
  if (position !== undefined) pageListeners.forEach((listener) => listener(position));
}

/** Forgets what was written; after signing out somebody else may sit here. */
export function forgetPosition(): void {
  newestPosition = undefined;
}

const isNumber = /^\d+$/;

function notePosition(position: string | null): void {
  if (position === null) return;
  if (newestPosition !== undefined && isNumber.test(position) && isNumber.test(newestPosition)) {
    if (BigInt(position) < BigInt(newestPosition)) return;
  }
  newestPosition = position;
}

function cookie(name: string): string | undefined {
  const pair = document.cookie.split('; ').find((each) => each.startsWith(`${name}=`));
  return pair === undefined ? undefined : decodeURIComponent(pair.slice(name.length + 1));
}

export interface Condition {
  /** The version a change starts from; a newer one refuses it. */
  ifMatch?: number;
}

/** What is sent as it is, not as JSON. */
export class Raw {
  readonly type: string;
  readonly bytes: ArrayBuffer;
  constructor(type: string, bytes: ArrayBuffer) {
    this.type = type;
    this.bytes = bytes;
  }
}

function headersFor(method: Method, body: unknown, { ifMatch }: Condition): Headers {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': language });
  const type = body instanceof Raw ? body.type : 'application/json';
  if (body !== undefined) headers.set('Content-Type', type);
  if (ifMatch !== undefined) headers.set('If-Match', `"${ifMatch}"`);
  if (method === 'GET') {
    if (newestPosition !== undefined) headers.set('Firstline-Position', newestPosition);
  } else {
    const token = cookie('XSRF-TOKEN');
    if (token !== undefined) headers.set('X-XSRF-TOKEN', token);
  }
  return headers;
}

/** What every command carries besides its body. */
export function commandHeaders(): Headers {
  return headersFor('POST', undefined, {});
}

/** The cookie changes with sign-in and sign-out; the site's answer brings a fresh one. */
export async function freshToken(): Promise<void> {
  await fetch(apiUrl('/api/site'), { credentials: 'same-origin' });
}

async function problemOf(response: Response): Promise<Problem> {
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN);
  const body: unknown = await response.json().catch(() => undefined);
  return new Problem(response.status, body, Number.isNaN(retryAfter) ? undefined : retryAfter);
}

export function apiUrl(path: string): string {
  return new URL(path, window.location.origin).toString();
}

async function call(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
  condition: Condition = {},
): Promise<Response> {
  const attempt = async () => {
    try {
      return await fetch(apiUrl(path), {
        method,
        headers: headersFor(method, body, condition),
        body: body instanceof Raw ? body.bytes : JSON.stringify(body),
        credentials: 'same-origin',
        signal,
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new Problem(0, { type: '/problems/network' });
    }
  };
  let response = await attempt();
  if (response.ok) {
    notePosition(response.headers.get('Firstline-Position'));
    return response;
  }
  let problem = await problemOf(response);
  if (problem.is('csrf')) {
    await freshToken();
    response = await attempt();
    if (response.ok) {
      notePosition(response.headers.get('Firstline-Position'));
      return response;
    }
    problem = await problemOf(response);
  }
  throw problem;
}

async function parsed<T>(response: Response, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(await response.json());
}

export async function get<T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T> {
  return parsed(await call('GET', path, undefined, signal), schema);
}

/** A command whose answer is read; an empty answer (204) is undefined. */
export async function send<T>(
  method: Method,
  path: string,
  body: unknown,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const response = await call(method, path, body);
  return response.status === 204 ? undefined : parsed(response, schema);
}

/** A command that must answer with a body. */
export async function ask<T>(
  method: Method,
  path: string,
  body: unknown,
  schema: z.ZodType<T>,
  condition?: Condition,
): Promise<T> {
  return parsed(await call(method, path, body, undefined, condition), schema);
}

/** A command whose answer, if any, nobody reads. */
export async function tell(method: Method, path: string, body?: unknown): Promise<void> {
  await call(method, path, body);
}

type Parameter = string | number | undefined;

/** A path with only those parameters that have a value; one with several is repeated. */
export function withQuery(path: string, params: Record<string, Parameter | string[]>) {
  const query = new URLSearchParams();
  for (const [name, given] of Object.entries(params)) {
    for (const value of Array.isArray(given) ? given : [given]) {
      if (value !== undefined && value !== '') query.append(name, String(value));
    }
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
