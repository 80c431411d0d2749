import { HttpResponse, type HttpHandler } from 'msw';
import { invalid, Refused, type Edge } from './edge.ts';
import type { Message, Person, Session, World } from './world.ts';

const VARIABLES = ['client.name', 'operator.name', 'line.name', 'date'];
const LASTS_MS = 5_000;

/** What is said around a message: who is named, who writes, who has read, and the texts to answer with. */
export function talkHandlers(
  world: World,
  { on, ok, done }: Edge,
  sessionOf: (me: Person, id: string | undefined) => Session,
): HttpHandler[] {
  const noteOf = (me: Person, params: Record<string, string>): [Session, Message] => {
    const session = sessionOf(me, params.id);
    const note = world.messages.find(
      ({ messageId, kind }) => messageId === params.message && kind === 'NOTE',
    );
    if (note === undefined) throw new Refused(404, 'unknown');
    if (note.author.id !== me.id) throw new Refused(403, 'not-own-note');
    return [session, note];
  };
  const until = () => new Date(Date.now() + LASTS_MS).toISOString();
  const templateOf = (me: Person, id: string | undefined) => {
    const found = world.templates.find(
      (each) => each.id === id && (each.owner === undefined || each.owner === me.id),
    );
    if (found === undefined) throw new Refused(404, 'unknown');
    return found;
  };
  const mayKeep = (me: Person, shared: boolean) => {
    if (shared && !world.isAdministrator(me)) throw new Refused(403, 'not-allowed');
  };
  const written = (body: Record<string, unknown>) => {
    const text = String(body.text);
    const unknown = [...text.matchAll(/{{([^}]*)}}/g)].some(
      ([, name = '']) => !VARIABLES.includes(name.trim()),
    );
    if (unknown) throw invalid('text', 'UNKNOWN_VARIABLE');
    return {
      name: String(body.name),
      folder: typeof body.folder === 'string' ? body.folder : undefined,
      text,
    };
  };

  return [
    on('get', '/sessions/:id/mentionable', ({ me, params, url }) => {
      const session = sessionOf(me, params.id);
      const search = (url.searchParams.get('search') ?? '').toLowerCase();
      return HttpResponse.json({ items: world.mentionable(me, session, search) });
    }),
    on('patch', '/sessions/:id/messages/:message', ({ me, params, body }) => {
      const [session, note] = noteOf(me, params);
      note.text = String(body.text);
      note.mentions = world.named(body.mentions);
      note.editedAt = new Date().toISOString();
      world.tell(session, () => false, note);
      return done();
    }),
    on('delete', '/sessions/:id/messages/:message', ({ me, params }) => {
      const [session, note] = noteOf(me, params);
      Object.assign(note, { text: undefined, files: [], mentions: undefined, deleted: true });
      world.tell(session, () => false, note);
      return done();
    }),
    on('put', '/sessions/:id/read', ({ me, params, body }) => {
      const session = sessionOf(me, params.id);
      world.mark(me, session, Number(body.seq));
      return done();
    }),
    on('post', '/sessions/:id/typing', ({ me, params, body }) => {
      const session = sessionOf(me, params.id);
      const by = { id: me.id, name: me.name };
      world.tellTyping(session, by, until(), body.kind !== 'NOTE');
      return done();
    }),
    on('post', '/my/lines/:id/typing', ({ me, params }) => {
      const session = world.sessions.findLast(
        ({ client, line, status }) =>
          client.id === me.id && line.id === params.id && status !== 'CLOSED',
      );
      if (session) world.tellTyping(session, { id: me.id, name: me.name }, until(), false);
      return done();
    }),
    on('put', '/my/lines/:id/read', ({ me, body }) => {
      const read = world.messages.find(({ messageId }) => messageId === body.messageId);
      const session = world.sessions.find(({ id }) => id === read?.sessionId);
      if (read === undefined || session === undefined) throw new Refused(404, 'unknown');
      world.readByClient(me, session, read);
      return done();
    }),

    on('get', '/templates', ({ me }) => {
      const items = world.templates
        .filter(({ owner }) => owner === undefined || owner === me.id)
        .map(({ owner, ...each }) => ({ ...each, shared: owner === undefined }));
      return HttpResponse.json({ items });
    }),
    on('post', '/templates', ({ me, body }) => {
      mayKeep(me, body.shared === true);
      const id = String(body.id);
      const owner = body.shared === true ? undefined : me.id;
      world.templates.push({ id, ...written(body), owner });
      return ok({ id }, 201);
    }),
    on('put', '/templates/:id', ({ me, params, body }) => {
      const template = templateOf(me, params.id);
      mayKeep(me, template.owner === undefined);
      Object.assign(template, written(body));
      return done();
    }),
    on('delete', '/templates/:id', ({ me, params }) => {
      const template = templateOf(me, params.id);
      mayKeep(me, template.owner === undefined);
      world.templates = world.templates.filter((each) => each !== template);
      return done();
    }),
    on('get', '/templates/:id/text', ({ me, params, url }) => {
      const session = sessionOf(me, url.searchParams.get('session') ?? undefined);
      const values: Record<string, string> = {
        'client.name': session.client.name,
        'operator.name': me.name,
        'line.name': session.line.name,
        date: new Date().toLocaleDateString(me.language),
      };
      const text = templateOf(me, params.id).text.replaceAll(
        /{{([^}]*)}}/g,
        (_, name: string) => values[name.trim()] ?? '',
      );
      return HttpResponse.json({ text });
    }),
  ];
}
