import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ask, forgetPosition, get, tell } from './client';
import { isProblem } from './problem';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  server.resetHandlers();
  forgetPosition();
});
afterAll(() => server.close());

const anything = z.looseObject({});

test('a command carries the token of the moment, and a refused one is fetched anew', async () => {
  document.cookie = 'XSRF-TOKEN=old';
  const tokens: (string | null)[] = [];
  server.use(
    http.get('*/api/site', () => {
      document.cookie = 'XSRF-TOKEN=new';
      return HttpResponse.json({});
    }),
    http.post('*/api/act', ({ request }) => {
      const token = request.headers.get('X-XSRF-TOKEN');
      tokens.push(token);
      return token === 'new'
        ? new HttpResponse(null, { status: 204 })
        : HttpResponse.json({ type: '/problems/csrf' }, { status: 403 });
    }),
  );
  await tell('POST', '/api/act');
  expect(tokens).toEqual(['old', 'new']);
});

test('reading sends back the newest position that was written, never an older one', async () => {
  const sent: (string | null)[] = [];
  const positions = ['9', '10', '8'];
  server.use(
    http.post('*/api/act', () =>
      HttpResponse.json({}, { headers: { 'Firstline-Position': positions.shift() ?? '' } }),
    ),
    http.get('*/api/read', ({ request }) => {
      sent.push(request.headers.get('Firstline-Position'));
      return HttpResponse.json({});
    }),
  );
  await get('/api/read', anything);
  while (positions.length > 0) {
    await ask('POST', '/api/act', {}, anything);
    await get('/api/read', anything);
  }
  expect(sent).toEqual([null, '9', '10', '10']);
});

test('a refusal keeps its name, its facts and its fields', async () => {
  server.use(
    http.post('*/api/act', () =>
      HttpResponse.json(
        { type: '/problems/name-taken', by: 'Ada', errors: [{ field: 'name', message: 'Taken' }] },
        { status: 409 },
      ),
    ),
  );
  const refused: unknown = await tell('POST', '/api/act').catch((error: unknown) => error);
  if (!isProblem(refused, 'name-taken')) throw new Error('no problem');
  expect(refused.facts(z.object({ by: z.string() }))).toEqual({ by: 'Ada' });
  expect(refused.errors).toEqual([{ field: 'name', message: 'Taken' }]);
});

test('a network that does not answer is a problem of its own', async () => {
  server.use(http.post('*/api/act', () => HttpResponse.error()));
  const refused: unknown = await tell('POST', '/api/act').catch((error: unknown) => error);
  expect(isProblem(refused, 'network')).toBe(true);
});
