import { HttpResponse } from 'msw';
import { invalid, Refused, type Edge } from './edge.ts';
import type { Line, Person, Preferences, World } from './world.ts';

const COMMON = new Set(['password123', 'qwertyuiop', '1234567890']);
const FREE_FAILURES = 4;

/** The hash would be made here; what is refused is refused at this field. */
export function accepted(password: unknown, field = 'password'): string {
  const text = String(password);
  if (text.length < 10) throw invalid(field, 'TOO_SHORT');
  if (text.length > 200) throw invalid(field, 'TOO_LONG');
  if (COMMON.has(text.toLowerCase())) throw invalid(field, 'TOO_COMMON');
  return text;
}

/** The door, and what one sets for oneself. */
export function signInHandlers(world: World, { on, open, ok, done, signedInAs }: Edge) {
  /** Counts what failed; from the fifth time on one has to wait. */
  const failed = (login: string) => {
    const failures = (world.failures.get(login) ?? 0) + 1;
    world.failures.set(login, failures);
    return failures;
  };
  const meOf = (me: Person) => {
    const pick = (all: Line[]) => all.map(({ id, name }) => ({ id, name }));
    return {
      id: me.id,
      login: me.login,
      name: me.name,
      email: me.email,
      roles: [
        ...(world.isAdministrator(me) ? ['ADMINISTRATOR'] : []),
        ...(world.isAuditor(me) ? ['AUDITOR'] : []),
      ],
      operatorOf: world.linesWhere(me, 'operatorGroups').map(({ id, name, state }) => ({
        id,
        name,
        ...(state === 'RETIRED' && { retired: true }),
      })),
      supervisorOf: pick(world.linesWhere(me, 'supervisorGroups')),
      readerOf: [],
      clientOf: pick(world.linesWhere(me, 'internalGroups')),
      presence: me.presence,
      language: me.language,
      hasPassword: me.password !== undefined,
      preferences: me.preferences,
    };
  };
  return [
    open('get', '/site', () =>
      HttpResponse.json({
        name: 'Firstline',
        version: '0.1.0',
        language: 'en',
        timeZone: 'UTC',
        firstRun: world.firstRun,
        signIn: world.signIn,
        demo: world.demo
          ? {
              password: 'demo',
              people: world.people.flatMap(({ login, name, part }) =>
                part === undefined ? [] : [{ login, name, part }],
              ),
            }
          : null,
      }),
    ),
    open('post', '/sign-in', ({ body }) => {
      const { login, password } = body as { login: string; password: string };
      if (!world.signIn.password) throw new Refused(403, 'local-accounts-off');
      if ((world.failures.get(login) ?? 0) > FREE_FAILURES) {
        world.failures.delete(login);
        throw new Refused(429, 'too-many-attempts', { retryAfter: 20 });
      }
      const person = world.people.find(
        (each) => each.login === login && each.active && each.password === password,
      );
      if (person === undefined) {
        failed(login);
        world.secure('SIGN_IN_FAILED', { employee: world.people.find((p) => p.login === login) });
        throw new Refused(401, 'wrong-credentials');
      }
      world.failures.delete(login);
      world.secure('SIGNED_IN', { actor: person, employee: person });
      return signedInAs(login);
    }),
    open('get', '/sign-in/provider', ({ url }) => {
      const person = world.people.find(({ byProvider, active }) => byProvider && active);
      const to = url.searchParams.get('to') ?? '/';
      return signedInAs(person?.login ?? 'none', { status: 302, headers: { Location: to } });
    }),
    open('post', '/first-run', ({ body }) => {
      if (body.token !== 'right') throw new Refused(403, 'first-run-closed');
      accepted(body.password);
      world.firstRun = false;
      world.caller = 'admin';
      return HttpResponse.json({ id: 'p-admin' }, { status: 201 });
    }),
    on('post', '/sign-out', ({ me }) => {
      me.presence = 'OFFLINE';
      world.secure('SIGNED_OUT', { actor: me, employee: me });
      return signedInAs('none');
    }),

    on('get', '/me', ({ me }) => HttpResponse.json(meOf(me))),
    on('put', '/me/presence', ({ me, body }) => {
      me.presence = body.status === 'ONLINE' ? 'ONLINE' : 'OFFLINE';
      return ok({ status: me.presence });
    }),
    on('put', '/me/preferences', ({ me, body }) => {
      const { language, ...preferences } = body;
      me.language = language === 'ru' ? 'ru' : 'en';
      me.preferences = preferences as unknown as Preferences;
      return done();
    }),
    on('put', '/me/password', ({ me, body }) => {
      if (body.current !== me.password) {
        if (failed(me.login) > FREE_FAILURES) {
          throw new Refused(429, 'too-many-attempts', { retryAfter: 20 });
        }
        throw invalid('current', 'WRONG');
      }
      me.password = accepted(body.password);
      world.secure('PASSWORD_CHANGED', { actor: me, employee: me });
      return done();
    }),

    on('get', '/tokens', ({ me }) =>
      HttpResponse.json({
        items: world.tokens
          .filter(({ owner }) => owner === me.id)
          .map((token) => ({ ...token, owner: undefined, secret: undefined })),
      }),
    ),
    on('post', '/tokens', ({ me, body }) => {
      const name = String(body.name).trim();
      if (name === '') throw invalid('name', 'REQUIRED');
      const id = world.nextId('token');
      const scope = (body.scope as string | undefined) ?? 'ADMINISTER';
      const expiresAt = body.expiresAt as string | undefined;
      const createdAt = new Date().toISOString();
      const secret = `fl_${id}_Zk3vN0pQ7wXb5T1cR8yL2mD6sH9jF4aG`;
      world.tokens.unshift({ id, name, owner: me.id, secret, scope, createdAt, expiresAt });
      world.secure('TOKEN_ISSUED', { actor: me, employee: me });
      return ok({ id, token: secret, scope, expiresAt }, 201);
    }),
    on('delete', '/tokens/:id', ({ me, params }) => {
      world.tokens = world.tokens.filter(({ id, owner }) => id !== params.id || owner !== me.id);
      world.secure('TOKEN_REVOKED', { actor: me, employee: me });
      return done();
    }),
  ];
}
