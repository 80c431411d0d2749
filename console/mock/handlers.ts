import { HttpResponse, type HttpHandler } from 'msw';
import { accountFieldOf, applicationHandlers } from './applications.ts';
import { edgeOf, invalid, Refused, type Body } from './edge.ts';
import { SETTINGS, type Setting } from './ledger.ts';
import { peopleHandlers } from './people.ts';
import { signInHandlers } from './signIn.ts';
import { superviseHandlers } from './supervise.ts';
import { talkHandlers } from './talk.ts';
import { newLine, type Line, type Person, type Session, type World } from './world.ts';

const compare = (a: string, b: string) => a.localeCompare(b);

/** The HTTP contract over a world in memory; the same for tests and for `npm run dev:mock`. */
export function handlersOf(world: World): HttpHandler[] {
  const edge = edgeOf(world);
  const { on, ok, done, page, part } = edge;

  const refs = (ids: string[]) => ids.map((id) => ({ id, name: world.group(id)?.name ?? id }));
  const warningsOf = (line: Line) =>
    (['operatorGroups', 'supervisorGroups', 'internalGroups', 'readerGroups'] as const).flatMap(
      (field) =>
        refs(line[field])
          .filter(({ id }) => world.group(id)?.members.size === 0)
          .map((group) => ({ code: 'GROUP_WITHOUT_MEMBERS', field, group })),
    );
  const lineRow = (line: Line) => ({
    ...line,
    operatorGroups: refs(line.operatorGroups),
    supervisorGroups: refs(line.supervisorGroups),
  });
  const lineOf = (id: string | undefined): Line => {
    const line = world.lines.find((each) => each.id === id);
    if (line === undefined) throw new Refused(404, 'unknown');
    return line;
  };
  const nameFree = (name: string, but?: string) => {
    const taken = world.lines.find(
      (each) =>
        each.id !== but &&
        each.state === 'ACTIVE' &&
        each.name.toLowerCase() === name.trim().toLowerCase(),
    );
    if (taken) {
      throw new Refused(409, 'line-name-taken', { line: { id: taken.id, name: taken.name } });
    }
  };
  const settingsOf = (line: Line, at?: { version: number } | { at: string }) => {
    const past = at && world.ledger(line).past(at);
    if (at !== undefined && past === undefined) throw new Refused(404, 'unknown');
    return past ?? { ...world.ledger(line).named(), id: line.id, version: line.version };
  };
  /** Administrators, and supervisors where the line says so. */
  const mayEdit = (me: Person, line: Line) =>
    world.isAdministrator(me) || (line.supervisorsMayEdit && world.isIn(me, line.supervisorGroups));
  const maySee = (me: Person, line: Line) =>
    world.isAdministrator(me) || world.isAuditor(me) || world.isIn(me, line.supervisorGroups);
  const seenLine = (me: Person, id: string | undefined) => {
    const line = lineOf(id);
    if (!maySee(me, line)) throw new Refused(404, 'unknown');
    return line;
  };
  const editedLine = (me: Person, id: string | undefined) => {
    const line = seenLine(me, id);
    if (!mayEdit(me, line)) throw new Refused(403, 'not-allowed');
    return line;
  };
  const newest = (line: Line, request: Request, wanted: boolean) => {
    const given = request.headers.get('If-Match');
    if (given === null) {
      if (wanted) throw new Refused(428, 'version-wanted');
      return;
    }
    const startedFrom = Number(given.replaceAll('"', ''));
    if (startedFrom === line.version) return;
    throw new Refused(412, 'stale-version', {
      version: line.version,
      changes: world.ledger(line).entries.filter(({ version }) => version > startedFrom),
    });
  };
  /** Only applications with an Account field can be linked. */
  const withAccounts = (body: Body) => {
    const without = (id: unknown) => {
      const application = world.applications.find((each) => each.id === id);
      return application !== undefined && accountFieldOf(application) === undefined;
    };
    const { accountApplication, requestApplications = [] } = body;
    if (without(accountApplication)) throw invalid('accountApplication', 'NO_ACCOUNT_FIELD');
    if ((requestApplications as unknown[]).some(without)) {
      throw invalid('requestApplications', 'NO_ACCOUNT_FIELD');
    }
  };
  const saved = (me: Person, line: Line, change: Partial<Line>) => {
    const before = line.version;
    if (change.name !== undefined) nameFree(change.name, line.id);
    world.ledger(line).save(me, change);
    if (line.version !== before) {
      for (const [listener] of world.streams) {
        listener('line', { id: line.id, version: line.version }, String(world.position));
      }
    }
    return ok({ id: line.id, version: line.version, warnings: warningsOf(line) });
  };
  const sessionOf = (me: Person, id: string | undefined): Session => {
    const session = world.sessions.find((each) => each.id === id);
    const earlier =
      session &&
      world.sessions.some(
        (each) => each.conversation === session.conversation && world.sees(me, each),
      );
    if (session === undefined || !(world.sees(me, session) || earlier)) {
      throw new Refused(404, 'unknown');
    }
    return session;
  };
  /** The words of a session that a search means. */
  const foundIn = (session: Session, search: string) =>
    world.messages.find(
      ({ sessionId, text }) =>
        sessionId === session.id && text?.toLowerCase().includes(search) === true,
    )?.text ?? session.preview;
  const mustBeOnline = (me: Person) => {
    if (me.presence === 'OFFLINE') throw new Refused(409, 'offline');
  };
  const moved = (
    me: Person,
    session: Session,
    change: () => unknown,
    event: string,
    facts: Body,
  ) => {
    const before = world.people.filter((each) => world.sees(each, session));
    change();
    const line = world.system(session, me, event, facts);
    world.tell(session, (each) => before.includes(each), line);
    return ok(world.full(me, session));
  };
  const must = (me: Person, session: Session, act: string) => {
    if (session.status === 'CLOSED') throw new Refused(409, 'session-closed');
    if (!world.may(me, session).includes(act)) throw new Refused(403, 'not-allowed');
  };
  /** Gives a session to an operator or into a group’s queue. */
  const give = (me: Person, session: Session, body: Body, by: 'SUPERVISOR' | 'HOLDER') => {
    must(me, session, by === 'HOLDER' ? 'TRANSFER' : 'ASSIGN');
    const holder = session.status === 'ASSIGNED' ? session.operator : undefined;
    const line = lineOf(session.line.id);
    const ref = ({ id, name }: { id: string; name: string }) => ({ id, name });
    if (typeof body.group === 'string') {
      const group = world.group(body.group);
      if (group === undefined || !line.operatorGroups.includes(group.id)) {
        throw new Refused(409, 'not-group-of-line', { group: group && ref(group) });
      }
      const queue = () => {
        session.status = 'QUEUED';
        session.operator = undefined;
        session.group = ref(group);
      };
      const facts = { holder, group: ref(group), by };
      return moved(me, session, queue, 'SessionMovedToGroup', facts);
    }
    const operator = world.people.find(({ id }) => id === body.operator);
    if (operator === undefined || !world.isIn(operator, line.operatorGroups)) {
      throw new Refused(409, 'not-operator-of-line', { operator: operator && ref(operator) });
    }
    if (world.onlyOnline && operator.presence === 'OFFLINE') {
      throw new Refused(409, 'operator-offline', { operator: ref(operator) });
    }
    const hand = () => {
      session.status = 'ASSIGNED';
      session.operator = ref(operator);
      session.claimedAt = new Date().toISOString();
    };
    const answer = moved(me, session, hand, 'SessionAssigned', {
      operator: ref(operator),
      holder,
      by,
    });
    if (operator.id !== me.id) world.ring(operator, 'ASSIGNED', session, me);
    return answer;
  };
  const take = (me: Person, lineId?: string) => {
    mustBeOnline(me);
    const next = world.sessions
      .filter((s) => s.status === 'QUEUED' && world.may(me, s).includes('CLAIM'))
      .filter((s) => lineId === undefined || s.line.id === lineId)
      .toSorted(
        (a, b) =>
          Number(b.priority === 'HIGH') - Number(a.priority === 'HIGH') ||
          compare(a.openedAt, b.openedAt),
      )[0];
    if (next === undefined) return done();
    world.claim(me, next);
    return ok(world.full(me, next));
  };

  return [
    ...signInHandlers(world, edge),
    ...peopleHandlers(world, edge),
    ...superviseHandlers(world, edge),
    ...talkHandlers(world, edge, sessionOf),
    ...applicationHandlers(world, edge, sessionOf),

    on('get', '/lines', ({ me, url }) => {
      const search = (url.searchParams.get('search') ?? '').toLowerCase();
      const state = url.searchParams.get('state') ?? 'ACTIVE';
      return page(
        world.lines
          .filter((line) => maySee(me, line))
          .filter((line) => state === 'ALL' || line.state === state)
          .filter(({ name }) => name.toLowerCase().includes(search))
          .map(lineRow),
      );
    }),
    on('post', '/lines', ({ me, body }) => {
      const name = String(body.name).trim();
      const again = world.lines.find(({ id }) => id === body.id);
      if (again) return ok({ id: again.id, version: 1, warnings: warningsOf(again) }, 201);
      nameFree(name);
      const line = newLine(
        String(body.id),
        name,
        body.operatorGroups as string[],
        body.supervisorGroups as string[],
      );
      world.lines.push(line);
      world.ledger(line).created(me);
      return ok({ id: line.id, version: 1, warnings: warningsOf(line) }, 201);
    }),
    on('get', '/lines/:id', ({ me, params, url }) => {
      const line = seenLine(me, params.id);
      const asOf = url.searchParams.get('asOf');
      const version = url.searchParams.get('version');
      if (asOf !== null) return HttpResponse.json(settingsOf(line, { at: asOf }) as never);
      if (version !== null) {
        return HttpResponse.json(settingsOf(line, { version: Number(version) }) as never);
      }
      return HttpResponse.json(
        { ...settingsOf(line), mayEdit: mayEdit(me, line), warnings: warningsOf(line) } as never,
        { headers: { ETag: `"${line.version}"` } },
      );
    }),
    on('get', '/lines/:id/history', ({ me, params, url }) => {
      const line = seenLine(me, params.id);
      const all = world.ledger(line).entries.toReversed();
      const format = url.searchParams.get('format');
      if (format === 'csv') {
        const words = (value: unknown) =>
          Array.isArray(value)
            ? value.map((each: { name: string }) => each.name).join('; ')
            : typeof value === 'string' || typeof value === 'boolean'
              ? `${value}`
              : '';
        const rows = all.flatMap(({ version, at, actor, event, changes }) =>
          changes.map(({ field, before, after }) =>
            [version, at, actor.name, event, field, words(before), words(after)].join(','),
          ),
        );
        return new HttpResponse(
          ['version,at,actor,event,field,before,after', ...rows].join('\r\n'),
          {
            headers: {
              'Content-Type': 'text/csv',
              'Content-Disposition': `attachment; filename="${line.name}.csv"`,
            },
          },
        );
      }
      if (format === 'json') {
        return HttpResponse.json(all as never, {
          headers: { 'Content-Disposition': `attachment; filename="${line.name}.json"` },
        });
      }
      return part(all, url);
    }),
    on('get', '/lines/:id/diff', ({ me, params, url }) => {
      const line = seenLine(me, params.id);
      const end = (name: string) => {
        const given = url.searchParams.get(name) ?? '';
        return settingsOf(
          line,
          /^\d+$/.test(given) ? { version: Number(given) } : { at: given },
        ) as Record<string, unknown> & { version: number; at?: string };
      };
      const from = end('from');
      const to = end('to');
      return HttpResponse.json({
        from: { version: from.version, at: from.at },
        to: { version: to.version, at: to.at },
        changes: [...SETTINGS, 'state']
          .filter((field) => JSON.stringify(from[field]) !== JSON.stringify(to[field]))
          .map((field) => ({ field, before: from[field], after: to[field] })),
      } as never);
    }),
    on('get', '/lines/:id/eligible', ({ me, params, url }) => {
      const line = seenLine(me, params.id);
      const at = url.searchParams.get('at') ?? new Date().toISOString();
      const { operatorGroups } = settingsOf(line, { at });
      return HttpResponse.json({
        at,
        operators: world.people
          .filter(({ active }) => active)
          .map(({ id, name, presence }) => ({
            id,
            name,
            presence,
            groups: operatorGroups.filter((group) => world.group(group.id)?.members.has(id)),
          }))
          .filter(({ groups }) => groups.length > 0),
      } as never);
    }),
    on('put', '/lines/:id/settings', ({ me, params, body, request }) => {
      const line = editedLine(me, params.id);
      newest(line, request, true);
      withAccounts(body);
      return saved(me, line, { ...body, name: String(body.name).trim() });
    }),
    on('post', '/lines/:id/revert', ({ me, params, body, request }) => {
      const line = editedLine(me, params.id);
      newest(line, request, false);
      const then = world.ledger(line).at(Number(body.version));
      if (then === undefined) throw new Refused(404, 'unknown');
      const skip = (body.skip ?? []) as Setting[];
      const wanted = SETTINGS.filter((field) => !skip.includes(field));
      const fields = wanted.filter((field) => {
        const value = then[field];
        if (field === 'name') {
          return world.lines.some(
            (each) => each.id !== line.id && each.state === 'ACTIVE' && each.name === then.name,
          );
        }
        return field.endsWith('Groups') && (value as string[]).some((id) => !world.group(id));
      });
      if (fields.length > 0) throw new Refused(409, 'cannot-restore', { fields });
      return saved(me, line, Object.fromEntries(wanted.map((field) => [field, then[field]])));
    }),
    on('post', '/lines/:id/:what', ({ me, params, request }) => {
      const line = lineOf(params.id);
      if (params.what === 'take-next') return take(me, line.id);
      if (!world.isAdministrator(me)) throw new Refused(403, 'not-allowed');
      newest(line, request, false);
      if (params.what === 'restore') {
        nameFree(line.name, line.id);
        return saved(me, line, { state: 'ACTIVE' });
      }
      return saved(me, line, { state: 'RETIRED' });
    }),
    on('put', '/lines/:id/internal-clients', ({ me, params, body }) =>
      saved(me, editedLine(me, params.id), { internalGroups: body.groups as string[] }),
    ),

    on('get', '/counters', ({ me }) => HttpResponse.json(world.counters(me))),
    on('get', '/sessions', ({ me, url }) => {
      const list = url.searchParams.get('list');
      const search = (url.searchParams.get('search') ?? '').toLowerCase();
      const line = url.searchParams.get('line');
      const rows = world.sessions
        .filter((session) => world.sees(me, session))
        .filter((session) => line === null || session.line.id === line)
        .filter((each) => (each.client.name + foundIn(each, search)).toLowerCase().includes(search))
        .filter(({ status, operator }) => {
          if (list === 'QUEUE') return status === 'QUEUED';
          if (list === 'MINE') return status === 'ASSIGNED' && operator?.id === me.id;
          if (list === 'CLOSED' || list === 'SPAM') return status === list;
          return status === 'QUEUED' || status === 'ASSIGNED';
        })
        .toSorted((a, b) =>
          url.searchParams.get('sort') === 'WAITING'
            ? Number(world.vanished(b) ?? false) - Number(world.vanished(a) ?? false) ||
              compare(a.openedAt, b.openedAt)
            : list === 'QUEUE'
              ? Number(b.priority === 'HIGH') - Number(a.priority === 'HIGH') ||
                compare(a.openedAt, b.openedAt)
              : compare(b.lastMessageAt, a.lastMessageAt),
        );
      return page(
        rows.map((session) => ({
          ...world.row(session),
          ...(search !== '' && { found: foundIn(session, search) }),
        })),
      );
    }),
    on('get', '/lines/:id/clients', ({ me, params, url }) => {
      const line = lineOf(params.id);
      if (!world.isIn(me, line.operatorGroups)) throw new Refused(403, 'not-allowed');
      const search = (url.searchParams.get('search') ?? '').toLowerCase();
      const items = world.people
        .filter((person) => person.active && world.isIn(person, line.internalGroups))
        .filter(({ name }) => name.toLowerCase().includes(search))
        .slice(0, 20)
        .map(({ id, name }) => ({ id, name }));
      return HttpResponse.json({ items });
    }),
    on('post', '/sessions', ({ me, body }) => {
      const line = lineOf(body.line as string);
      const again = world.sessions.find(({ id }) => id === body.id);
      if (again) return ok(world.full(me, again), 201);
      if (!world.isIn(me, line.operatorGroups)) throw new Refused(403, 'not-allowed');
      mustBeOnline(me);
      const client = world.people.find(({ id }) => id === body.account);
      if (client === undefined || !world.isIn(client, line.internalGroups)) {
        throw invalid('account', 'UNKNOWN');
      }
      const existing = world.sessions.find(
        (s) => s.conversation === `${line.id}/${client.id}` && s.status !== 'CLOSED',
      );
      if (existing) {
        const { id, operator } = existing;
        const seen = world.sees(me, existing) ? { session: id } : {};
        throw new Refused(409, 'conversation-open', { operator, ...seen });
      }
      const session = world.open(client, line, String(body.id));
      const operator = { id: me.id, name: me.name };
      session.status = 'ASSIGNED';
      session.operator = operator;
      session.claimedAt = session.openedAt;
      world.system(session, operator, 'SessionOpened');
      let last = world.system(session, operator, 'SessionAssigned', { operator, by: 'OPENER' });
      if (typeof body.text === 'string' || Array.isArray(body.files)) {
        last = world.add(session, {
          messageId: String(body.messageId),
          at: new Date().toISOString(),
          kind: 'REPLY',
          author: operator,
          text: typeof body.text === 'string' ? body.text : '',
          files: world.filesOf(body.files),
        });
      }
      world.tell(session, () => false, last);
      return ok(world.full(me, session), 201);
    }),
    on('get', '/sessions/:id', ({ me, params }) =>
      HttpResponse.json(world.full(me, sessionOf(me, params.id))),
    ),
    on('get', '/sessions/:id/messages', ({ me, params, url }) => {
      const session = sessionOf(me, params.id);
      const sessions = world.sessions.filter((s) => s.conversation === session.conversation);
      const all = world.messages
        .filter(({ sessionId }) => sessions.some(({ id }) => id === sessionId))
        .toSorted((a, b) => compare(b.at, a.at) || b.seq - a.seq);
      return part(all, url);
    }),
    on('get', '/sessions/:id/history', ({ me, params }) => {
      const session = sessionOf(me, params.id);
      const events = world.messages
        .filter(({ sessionId, kind }) => sessionId === session.id && kind === 'SYSTEM')
        .map(({ at, author, event, facts }) => ({
          at,
          actor: author,
          event,
          summary: event,
          facts,
        }));
      const refused = session.refused.map(({ operator, at }) => ({
        at,
        actor: operator,
        event: 'session.ClaimRefused',
        summary: 'refused',
        facts: {},
      }));
      return page([...events, ...refused]);
    }),
    on('post', '/sessions/:id/claim', ({ me, params }) => {
      const session = world.sessions.find((each) => each.id === params.id);
      if (session === undefined) throw new Refused(404, 'unknown');
      mustBeOnline(me);
      if (session.status === 'ASSIGNED' && session.operator && session.operator.id !== me.id) {
        const attemptedAt = new Date().toISOString();
        session.refused.push({ operator: { id: me.id, name: me.name }, at: attemptedAt });
        const { operator, claimedAt } = session;
        throw new Refused(409, 'already-claimed', { operator, claimedAt, attemptedAt });
      }
      if (session.status === 'QUEUED') world.claim(me, session);
      return ok(world.full(me, session));
    }),
    on('post', '/take-next', ({ me }) => take(me)),
    on('post', '/sessions/:id/return', ({ me, params }) => {
      const session = sessionOf(me, params.id);
      const { operator } = session;
      const release = () => {
        session.status = 'QUEUED';
        session.operator = undefined;
      };
      return moved(me, session, release, 'SessionReturned', { operator, reason: 'BY_HOLDER' });
    }),
    on('get', '/sessions/:id/candidates', ({ me, params }) => {
      const session = sessionOf(me, params.id);
      const may = world.may(me, session);
      if (!may.includes('ASSIGN') && !may.includes('TRANSFER')) {
        throw new Refused(403, 'not-allowed');
      }
      const operators = world.operatorsOf(session);
      const groups = refs(lineOf(session.line.id).operatorGroups).map((group) => ({
        ...group,
        online: operators.filter(
          ({ id, presence }) => presence === 'ONLINE' && world.group(group.id)?.members.has(id),
        ).length,
      }));
      return HttpResponse.json({ operators, groups });
    }),
    on('post', '/sessions/:id/assign', ({ me, params, body }) =>
      give(me, sessionOf(me, params.id), body, 'SUPERVISOR'),
    ),
    on('post', '/sessions/:id/transfer', ({ me, params, body }) =>
      give(me, sessionOf(me, params.id), body, 'HOLDER'),
    ),
    on('put', '/sessions/:id/priority', ({ me, params, body }) => {
      const session = sessionOf(me, params.id);
      must(me, session, 'PRIORITIZE');
      const priority = body.priority as Session['priority'];
      if (priority === session.priority) return ok(world.full(me, session));
      const set = () => (session.priority = priority);
      return moved(me, session, set, 'PriorityChanged', { priority });
    }),
    on('put', '/sessions/:id/title', ({ me, params, body }) => {
      const session = sessionOf(me, params.id);
      must(me, session, 'RENAME');
      const title = typeof body.title === 'string' ? body.title.trim() : '';
      if (title.length > 255) throw invalid('title', 'TOO_LONG');
      const usual = `${session.client.name}, ${session.openedAt.slice(0, 10)}`;
      const rename = () => (session.title = title || usual);
      return moved(me, session, rename, 'SessionRenamed', title ? { title } : {});
    }),
    on('put', '/sessions/:id/spam', ({ me, params }) => {
      const session = sessionOf(me, params.id);
      must(me, session, 'MARK_SPAM');
      const { operator } = session;
      const aside = () => (session.status = 'SPAM');
      return moved(me, session, aside, 'MarkedAsSpam', { operator });
    }),
    on('delete', '/sessions/:id/spam', ({ me, params }) => {
      const session = sessionOf(me, params.id);
      must(me, session, 'UNMARK_SPAM');
      const { operator } = session;
      const back = () => (session.status = operator ? 'ASSIGNED' : 'QUEUED');
      return moved(me, session, back, 'UnmarkedAsSpam', { operator });
    }),
    on('post', '/sessions/:id/close', ({ me, params, body }) => {
      const session = sessionOf(me, params.id);
      const close = () => {
        session.status = 'CLOSED';
        session.closedAt = new Date().toISOString();
      };
      return moved(me, session, close, 'SessionClosed', { reason: body.reason });
    }),
    on('post', '/sessions/:id/messages', ({ me, params, body }) => {
      const session = sessionOf(me, params.id);
      mustBeOnline(me);
      const again = world.messages.find(({ messageId }) => messageId === body.messageId);
      if (again) return ok({ messageId: again.messageId, seq: again.seq }, 201);
      const message = world.add(session, {
        messageId: String(body.messageId),
        at: new Date().toISOString(),
        kind: body.kind === 'NOTE' ? 'NOTE' : 'REPLY',
        author: { id: me.id, name: me.name },
        text: String(body.text),
        files: world.filesOf(body.files),
        mentions: world.named(body.mentions),
      });
      world.tell(session, () => false, message);
      return ok({ messageId: message.messageId, seq: message.seq }, 201);
    }),
    on('post', '/files', async ({ request }) => {
      const file = (await request.formData()).get('file');
      if (!(file instanceof Blob)) throw invalid('file', 'REQUIRED');
      const bytes = await file.arrayBuffer();
      const view = new DataView(bytes);
      const png = bytes.byteLength > 24 && view.getUint32(0) === 0x89504e47;
      const kept = {
        id: world.nextId('file'),
        name: 'name' in file ? file.name : 'file',
        type: png ? 'image/png' : file.type || 'application/octet-stream',
        size: file.size,
        preview: png,
        ...(png && { width: view.getUint32(16), height: view.getUint32(20) }),
      };
      world.files.push({ ...kept, bytes });
      return ok(kept, 201);
    }),
    on('get', '/files/:id/preview', ({ params }) => {
      const file = world.files.find(({ id }) => id === params.id);
      if (!file?.preview) throw new Refused(404, 'unknown');
      return new HttpResponse(file.bytes, { headers: { 'Content-Type': file.type } });
    }),
    on('get', '/files/:id', ({ params, url }) => {
      const file = world.files.find(({ id }) => id === params.id);
      if (file === undefined) throw new Refused(404, 'unknown');
      const inline = file.preview && url.searchParams.get('inline') === 'true';
      return new HttpResponse(file.bytes, {
        headers: {
          'Content-Type': file.type,
          'Content-Disposition': inline ? 'inline' : `attachment; filename="${file.name}"`,
        },
      });
    }),
    on('delete', '/files/:id', ({ params }) => {
      if (world.messages.some(({ files }) => files.some(({ id }) => id === params.id))) {
        throw new Refused(409, 'file-attached');
      }
      world.files = world.files.filter(({ id }) => id !== params.id);
      return done();
    }),

    on('get', '/my/lines', ({ me }) => {
      const items = world.linesWhere(me, 'internalGroups').map((line) => {
        const last = world.sessions
          .filter((s) => s.client.id === me.id && s.line.id === line.id)
          .at(-1);
        return {
          id: line.id,
          name: line.name,
          ...(last && { lastMessageAt: last.lastMessageAt, preview: last.preview }),
          unread: world.unreadOfClient(me, line),
        };
      });
      return HttpResponse.json({ items });
    }),
    on('get', '/my/lines/:id/messages', ({ me, params }) => {
      const items = world.messages.flatMap((message) => {
        const session = world.sessions.find(({ id }) => id === message.sessionId);
        if (session?.client.id !== me.id || session.line.id !== params.id) return [];
        const mine = world.mine(me, session, message);
        return mine ? [mine] : [];
      });
      return page(items.toReversed());
    }),
    on('post', '/my/lines/:id/messages', ({ me, params, body }) => {
      const message = world.write(
        me,
        lineOf(params.id),
        String(body.text),
        String(body.messageId),
        world.filesOf(body.files),
      );
      return ok({ messageId: message.messageId }, 201);
    }),

    on('get', '/stream', ({ me, request }) => {
      const encoder = new TextEncoder();
      let stop = () => undefined as unknown;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const write = (text: string) => controller.enqueue(encoder.encode(text));
          const listener = (event: string, data: unknown, id?: string) => {
            write(`event: ${event}\n${id ? `id: ${id}\n` : ''}data: ${JSON.stringify(data)}\n\n`);
          };
          write('retry: 1000\n\n');
          const beat = setInterval(() => write(': alive\n\n'), 15_000);
          world.streams.set(listener, me.login);
          stop = () => {
            clearInterval(beat);
            world.streams.delete(listener);
          };
          request.signal.addEventListener('abort', () => stop());
        },
        cancel: () => void stop(),
      });
      return new HttpResponse(body, { headers: { 'Content-Type': 'text/event-stream' } });
    }),
  ];
}
