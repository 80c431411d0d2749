import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { getResponse } from 'msw';
import type { Connect, Plugin } from 'vite';
import { handlersOf } from './handlers.ts';
import { demoWorld } from './world.ts';

async function bodyOf(message: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk as Uint8Array);
  return chunks.length === 0 ? undefined : Buffer.concat(chunks);
}

function answer(response: Response, to: ServerResponse): void {
  to.statusCode = response.status;
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') to.setHeader(name, value);
  });
  to.setHeader('Set-Cookie', response.headers.getSetCookie());
  if (response.body === null) {
    to.end();
    return;
  }
  to.flushHeaders();
  const body = Readable.from(response.body);
  to.on('close', () => body.destroy());
  body.pipe(to);
}

/** Serves the in-memory world of the tests under /api, so that the console runs without a server. */
export function mockApi(): Plugin {
  const world = demoWorld();
  world.signIn.provider = { name: 'Example ID' };
  const handlers = handlersOf(world);
  const serve = (middlewares: Connect.Server) => {
    middlewares.use('/api', (message, to) => {
      void (async () => {
        const url = new URL(message.originalUrl ?? '', 'http://firstline.test');
        const request = new Request(url, {
          method: message.method,
          headers: Object.entries(message.headers).map(([k, v]): [string, string] => [
            k,
            String(v),
          ]),
          body: message.method === 'GET' ? undefined : await bodyOf(message),
        });
        const response = await getResponse(handlers, request);
        answer(response ?? new Response(null, { status: 404 }), to);
      })();
    });
  };
  return {
    name: 'firstline-mock-api',
    configureServer: ({ middlewares }) => serve(middlewares),
    configurePreviewServer: ({ middlewares }) => serve(middlewares),
  };
}
