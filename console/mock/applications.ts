import { HttpResponse, type HttpHandler } from 'msw';
import { Refused, type Body, type Edge } from './edge.ts';
import type { Application, Item, Person, Session, World } from './world.ts';

const EMAIL = /^\S+@\S+\.\S+$/;
const PHONE = /^\+?[0-9(][0-9 ()./-]{1,38}[0-9]$/;

type Values = Record<string, unknown>;
interface Wrong {
  field: string;
  code: string;
  message: string;
}
interface Account {
  type: string;
  value: string;
}

const several = (errors: Wrong[]) => new Refused(422, 'invalid-value', { errors });
const wrong = (field: string, code: string): Wrong => ({
  field,
  code,
  message: code === 'REQUIRED' ? 'This is needed.' : `${field} is ${code}`,
});

const propertiesOf = ({ schema }: Application) => Object.entries(schema.properties);
const isRetired = (property: Values) => property.deprecated === true;

/** The type's own keywords, which a designer may leave out. */
const KEYWORDS: Record<string, Values> = {
  TEXT: { type: 'string', maxLength: 255 },
  LONG_TEXT: { type: 'string', maxLength: 20_000 },
  NUMBER: { type: 'number' },
  DATE: { type: 'string', format: 'date' },
  CHOICE: { type: 'string' },
  YES_NO: { type: 'boolean' },
  EMAIL: { type: 'string', format: 'email', maxLength: 320 },
  PHONE: { type: 'string', pattern: PHONE.source },
  LINK: { type: 'string', format: 'uuid' },
  ACCOUNT: {
    type: 'array',
    maxItems: 50,
    items: {
      type: 'object',
      required: ['type', 'value'],
      properties: { type: { type: 'string' }, value: { type: 'string' } },
    },
  },
};

export function accountFieldOf(application: Application): string | undefined {
  return propertiesOf(application).find(
    ([, property]) => property['x-firstline-type'] === 'ACCOUNT' && !isRetired(property),
  )?.[0];
}

const titleOf = (application: Application, values: Values) => {
  const title = values[application.schema['x-firstline-title-field']];
  return typeof title === 'string' || typeof title === 'number' ? String(title) : '';
};

const accountsOf = (application: Application, values: Values): Account[] => {
  const field = accountFieldOf(application);
  return field === undefined ? [] : ((values[field] ?? []) as Account[]);
};

function fits(type: unknown, property: Values, value: unknown): boolean {
  switch (type) {
    case 'NUMBER':
      return typeof value === 'number';
    case 'YES_NO':
      return typeof value === 'boolean';
    case 'CHOICE':
      return (property.enum as unknown[]).includes(value);
    case 'EMAIL':
      return EMAIL.test(String(value));
    case 'PHONE':
      return PHONE.test(String(value));
    case 'DATE':
      return !Number.isNaN(Date.parse(String(value)));
    case 'ACCOUNT':
      return (
        Array.isArray(value) &&
        value.every(({ type: of, value: is }: Account) => of !== '' && is !== '')
      );
    default:
      return typeof value === 'string';
  }
}

function problemsOf({ schema }: Application, values: Values): Wrong[] {
  const missing = schema.required
    .filter((name) => values[name] === undefined)
    .map((name) => wrong(`values.${name}`, 'REQUIRED'));
  const bad = Object.entries(values).flatMap(([name, value]) => {
    const property = schema.properties[name];
    if (property === undefined) return wrong(`values.${name}`, 'UNKNOWN');
    if (fits(property['x-firstline-type'], property, value)) return [];
    return wrong(`values.${name}`, 'WRONG');
  });
  return [...missing, ...bad];
}

/** Applications, their items, and what sessions are linked to. */
export function applicationHandlers(
  world: World,
  { on, ok, done, part }: Edge,
  sessionOf: (me: Person, id: string | undefined) => Session,
): HttpHandler[] {
  const linesOf = ({ id }: Application) =>
    world.lines.filter(
      (line) => line.accountApplication === id || line.requestApplications.includes(id),
    );
  const mayOf = (me: Person, application: Application) => {
    const lines = linesOf(application);
    const edits = lines.some((line) =>
      world.isIn(me, [...line.operatorGroups, ...line.supervisorGroups]),
    );
    const reads = edits || lines.some((line) => world.isIn(me, line.readerGroups));
    return [
      world.isAdministrator(me) && 'DEFINE',
      reads && 'READ_ITEMS',
      edits && 'EDIT_ITEMS',
    ].filter((act) => act !== false);
  };
  const applicationOf = (me: Person, id: string | undefined): Application => {
    const application = world.applications.find((each) => each.id === id);
    if (application === undefined || mayOf(me, application).length === 0) {
      throw new Refused(404, 'unknown');
    }
    return application;
  };
  const itemsOf = ({ id }: Application) =>
    world.items.filter(({ application }) => application === id);
  const usedIn = (application: Application) => [
    ...new Set(itemsOf(application).flatMap(({ values }) => Object.keys(values))),
  ];
  const readable = (me: Person, id: string | undefined, act = 'READ_ITEMS') => {
    const application = applicationOf(me, id);
    if (!mayOf(me, application).includes(act)) throw new Refused(404, 'unknown');
    return application;
  };
  const itemOf = (application: Application, id: string | undefined): Item => {
    const item = itemsOf(application).find((each) => each.id === id);
    if (item === undefined) throw new Refused(404, 'unknown');
    return item;
  };
  const linkedOf = (application: Application, values: Values) =>
    Object.fromEntries(
      propertiesOf(application)
        .filter(([, property]) => property['x-firstline-type'] === 'LINK')
        .flatMap(([name]) => {
          const to = world.items.find(({ id }) => id === values[name]);
          const of = world.applications.find(({ id }) => id === to?.application);
          return to && of ? [[name, { id: to.id, name: titleOf(of, to.values) }]] : [];
        }),
    );
  const shown = (application: Application, item: Item) => ({
    id: item.id,
    title: titleOf(application, item.values),
    version: item.version,
    createdAt: item.createdAt,
    changedAt: item.changedAt,
    values: item.values,
    linked: linkedOf(application, item.values),
  });
  const newest = (request: Request, version: number, refusal: string) => {
    const given = request.headers.get('If-Match');
    if (given === null) throw new Refused(428, 'version-wanted');
    const startedFrom = Number(given.replaceAll('"', ''));
    if (startedFrom !== version) throw new Refused(412, refusal, { startedFrom, version });
  };
  const canonical = (sent: Body): Application['schema'] => {
    const schema = sent as unknown as Application['schema'];
    const properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [
        name,
        { ...property, ...KEYWORDS[String(property['x-firstline-type'])] },
      ]),
    );
    return { ...schema, properties };
  };
  const found = (application: Application, search: string) =>
    itemsOf(application)
      .filter(({ values }) => JSON.stringify(values).toLowerCase().includes(search.toLowerCase()))
      .toReversed();
  const save = (me: Person, item: Item, values: Values) => {
    const names = [...new Set([...Object.keys(item.values), ...Object.keys(values)])];
    const changes = names
      .map((field) => ({ field, before: item.values[field], after: values[field] }))
      .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
    item.values = values;
    item.version += 1;
    item.changedAt = new Date().toISOString();
    const actor = { id: me.id, name: me.name };
    item.history.unshift({ version: item.version, at: item.changedAt, actor, changes });
  };
  const create = (me: Person, application: Application, id: string, values: Values): Item => {
    const at = new Date().toISOString();
    const kept = { id, application: application.id, version: 0, createdAt: at, changedAt: at };
    const item: Item = { ...kept, values: {}, history: [] };
    save(me, item, values);
    world.items.push(item);
    return item;
  };
  const lineOf = (session: Session) => world.lines.find(({ id }) => id === session.line.id);
  const linkable = (session: Session) => {
    const line = lineOf(session);
    const named = (id: string, purpose: 'ACCOUNT' | 'REQUEST') => ({
      id,
      name: world.applications.find((each) => each.id === id)?.name ?? id,
      purpose,
    });
    return [
      ...(line?.accountApplication ? [named(line.accountApplication, 'ACCOUNT')] : []),
      ...(line?.requestApplications ?? []).map((id) => named(id, 'REQUEST')),
    ];
  };
  const accountOf = (session: Session): Account => ({ type: 'INTERNAL', value: session.client.id });
  const hasAccount = (application: Application, item: Item, session: Session) =>
    accountsOf(application, item.values).some(
      ({ type, value }) => type === 'INTERNAL' && value === session.client.id,
    );
  const mayLink = (me: Person, session: Session) => {
    if (!world.may(me, session).includes('LINK_ITEMS')) throw new Refused(403, 'not-allowed');
  };
  /** Every session of the client on the lines with that application shows the card. */
  const showCards = (session: Session, application: string, item: Item | undefined) => {
    for (const each of world.sessions) {
      if (each.client.id !== session.client.id) continue;
      if (lineOf(each)?.accountApplication !== application) continue;
      const of = world.applications.find(({ id }) => id === application);
      each.client.card =
        item && of ? { application, item: item.id, title: titleOf(of, item.values) } : undefined;
      if (each !== session) world.tell(each, () => false);
    }
  };
  const imported = (me: Person, application: Application, text: string, dryRun: boolean) => {
    const [header = '', ...lines] = text
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
      .filter(Boolean);
    const apart = header.includes(';') ? ';' : ',';
    const columns = header.split(apart).map((title) => {
      const field = propertiesOf(application).find(
        ([name, property]) => name === title || property.title === title,
      );
      if (field === undefined) throw several([wrong(title, 'UNKNOWN')]);
      return field;
    });
    const rows = lines.map((line) => {
      const cells = line.split(apart);
      const values: Values = {};
      columns.forEach(([name, property], index) => {
        const cell = cells[index]?.trim() ?? '';
        const number = property['x-firstline-type'] === 'NUMBER' && !Number.isNaN(Number(cell));
        if (cell !== '') values[name] = number ? Number(cell) : cell;
      });
      return values;
    });
    const errors = rows.flatMap((values, index) =>
      problemsOf(application, values).map((problem) => ({ row: index + 2, ...problem })),
    );
    const creates = errors.length === 0 && !dryRun;
    if (creates) rows.forEach((values) => create(me, application, world.nextId('item'), values));
    return { rows: rows.length, created: creates ? rows.length : 0, dryRun, errors, moreErrors: 0 };
  };

  return [
    on('get', '/applications', ({ me, url }) => {
      const search = (url.searchParams.get('search') ?? '').toLowerCase();
      const seen = world.applications
        .filter((application) => mayOf(me, application).length > 0)
        .filter(({ name }) => name.toLowerCase().includes(search));
      return part(seen, url, (application) => ({
        id: application.id,
        name: application.name,
        version: application.version,
        accountField: accountFieldOf(application),
        may: mayOf(me, application),
      }));
    }),
    on('post', '/applications', ({ me, body }) => {
      if (!world.isAdministrator(me)) throw new Refused(403, 'not-allowed');
      const id = String(body.id);
      const schema = canonical(body.schema as Body);
      world.applications.push({ id, name: String(body.name), version: 1, schema });
      return ok({ id, version: 1 }, 201);
    }),
    on('get', '/applications/:id', ({ me, params }) => {
      const application = applicationOf(me, params.id);
      const own = {
        fieldsInUse: usedIn(application),
        lines: linesOf(application).map(({ id, name }) => ({ id, name })),
      };
      return HttpResponse.json({
        ...application,
        titleField: application.schema['x-firstline-title-field'],
        accountField: accountFieldOf(application),
        ...(world.isAdministrator(me) && own),
        may: mayOf(me, application),
      } as never);
    }),
    on('put', '/applications/:id', ({ me, params, body, request }) => {
      const application = applicationOf(me, params.id);
      if (!world.isAdministrator(me)) throw new Refused(403, 'not-allowed');
      newest(request, application.version, 'stale-application');
      const next = {
        ...application,
        name: String(body.name),
        schema: canonical(body.schema as Body),
      };
      const gone = usedIn(application).filter((name) => next.schema.properties[name] === undefined);
      if (gone.length > 0) throw new Refused(409, 'field-in-use', { fields: gone });
      const lines = linesOf(application).map(({ id, name }) => ({ id, name }));
      if (lines.length > 0 && accountFieldOf(next) === undefined) {
        throw new Refused(409, 'account-field-linked', { lines });
      }
      const long = Object.entries(next.schema.properties).filter(
        ([, { title }]) => String(title).length > 60,
      );
      if (long.length > 0) {
        throw several(long.map(([name]) => wrong(`schema.properties.${name}.title`, 'TOO_LONG')));
      }
      Object.assign(application, next, { version: application.version + 1 });
      return ok({ id: application.id, version: application.version });
    }),
    on('get', '/lines/:id/applications', () =>
      HttpResponse.json({
        items: world.applications
          .filter((application) => accountFieldOf(application) !== undefined)
          .map(({ id, name }) => ({ id, name })),
      }),
    ),

    on('get', '/applications/:id/items', ({ me, params, url }) => {
      const application = readable(me, params.id);
      const columns = url.searchParams.get('columns')?.split(',');
      const items = found(application, url.searchParams.get('search') ?? '');
      return part(items, url, (item) => {
        const row = shown(application, item);
        if (columns === undefined) return row;
        const values = Object.entries(row.values).filter(([name]) => columns.includes(name));
        return { ...row, values: Object.fromEntries(values) };
      });
    }),
    on('post', '/applications/:id/items', ({ me, params, body }) => {
      const application = readable(me, params.id, 'EDIT_ITEMS');
      const again = world.items.find(({ id }) => id === body.id);
      if (again) return ok({ id: again.id, version: 1 }, 201);
      const values = body.values as Values;
      const errors = problemsOf(application, values);
      if (errors.length > 0) throw several(errors);
      const item = create(me, application, String(body.id), values);
      return ok({ id: item.id, version: item.version }, 201);
    }),
    on('get', '/applications/:id/items/export', ({ me, params, url }) => {
      const application = readable(me, params.id);
      const names = application.schema['x-firstline-order'];
      const cell = (value: unknown) => (value === undefined ? '' : JSON.stringify(value));
      const rows = found(application, url.searchParams.get('search') ?? '').map(({ id, values }) =>
        [id, ...names.map((name) => cell(values[name]))].join(','),
      );
      return new HttpResponse(`\uFEFF${[['id', ...names].join(','), ...rows].join('\r\n')}`, {
        headers: {
          'Content-Type': 'text/csv',
          'Content-Disposition': `attachment; filename="items-${application.id}.csv"`,
        },
      });
    }),
    on('post', '/applications/:id/items/import', async ({ me, params, url, request }) => {
      const application = readable(me, params.id, 'EDIT_ITEMS');
      const bytes = await request.arrayBuffer();
      const charset = url.searchParams.get('charset') ?? 'UTF-8';
      const text = new TextDecoder(charset).decode(bytes);
      return ok(imported(me, application, text, url.searchParams.get('dryRun') === 'true'));
    }),
    on('get', '/applications/:id/items/:item', ({ me, params }) => {
      const application = readable(me, params.id);
      const item = itemOf(application, params.item);
      return HttpResponse.json({
        ...shown(application, item),
        application: { id: application.id, name: application.name },
        may: mayOf(me, application).filter((act) => act === 'EDIT_ITEMS'),
      } as never);
    }),
    on('put', '/applications/:id/items/:item', ({ me, params, body, request }) => {
      const application = readable(me, params.id, 'EDIT_ITEMS');
      const item = itemOf(application, params.item);
      newest(request, item.version, 'stale-item');
      const sent = body.values as Values;
      const retired = propertiesOf(application)
        .filter(([name, property]) => isRetired(property) && item.values[name] !== undefined)
        .map(([name]): [string, unknown] => [name, item.values[name]]);
      const errors = problemsOf(application, sent);
      if (errors.length > 0) throw several(errors);
      save(me, item, { ...sent, ...Object.fromEntries(retired) });
      return ok({ id: item.id, version: item.version });
    }),
    on('get', '/applications/:id/items/:item/history', ({ me, params, url }) =>
      part(itemOf(readable(me, params.id), params.item).history, url),
    ),
    on('get', '/applications/:id/items/:item/sessions', ({ me, params, url }) => {
      const item = itemOf(readable(me, params.id), params.item);
      const ids = world.links.filter((link) => link.item === item.id).map(({ session }) => session);
      const rows = world.sessions.filter(
        (session) => ids.includes(session.id) && world.sees(me, session),
      );
      return part(rows, url, (session) => world.row(session));
    }),

    on('get', '/sessions/:id/links', ({ me, params }) => {
      const session = sessionOf(me, params.id);
      const items = world.links
        .filter((link) => link.session === session.id)
        .flatMap(({ id, application, item, purpose, at, by }) => {
          const of = world.applications.find((each) => each.id === application);
          const to = world.items.find((each) => each.id === item);
          if (of === undefined || to === undefined) return [];
          const title = titleOf(of, to.values);
          const named = { application: { id: of.id, name: of.name }, item: { id: to.id, title } };
          return [{ id, ...named, purpose, at, by }];
        });
      return HttpResponse.json({
        account: accountOf(session),
        clientName: session.client.name,
        applications: linkable(session),
        items,
      });
    }),
    on('post', '/sessions/:id/links', ({ me, params, body }) => {
      const session = sessionOf(me, params.id);
      mayLink(me, session);
      const { purpose } = body;
      const application = world.applications.find(({ id }) => id === body.application);
      const offered = linkable(session).some(
        (each) => each.id === application?.id && each.purpose === purpose,
      );
      if (application === undefined || !offered) throw several([wrong('application', 'UNKNOWN')]);
      const item = itemsOf(application).find(({ id }) => id === body.item);
      if (item === undefined) throw several([wrong('item', 'UNKNOWN')]);
      const there = world.links.find(
        (link) => link.session === session.id && link.item === item.id && link.purpose === purpose,
      );
      if (there) return ok({ id: there.id }, 201);
      const other = world.links.find(
        (link) => link.session === session.id && link.purpose === 'ACCOUNT',
      );
      if (purpose === 'ACCOUNT' && other) {
        throw new Refused(409, 'account-linked', { item: other.item });
      }
      const id = String(body.id);
      const by = { id: me.id, name: me.name };
      const link = { id, session: session.id, application: application.id, item: item.id };
      const at = new Date().toISOString();
      const isAccount = purpose === 'ACCOUNT';
      world.links.push({ ...link, purpose: isAccount ? 'ACCOUNT' : 'REQUEST', at, by });
      const field = accountFieldOf(application);
      if (isAccount && field && !hasAccount(application, item, session)) {
        const accounts = [...accountsOf(application, item.values), accountOf(session)];
        save(me, item, { ...item.values, [field]: accounts });
      }
      if (isAccount) showCards(session, application.id, item);
      const line = world.system(session, me, 'ItemLinked', {
        purpose,
        application: { id: application.id, name: application.name },
        item: { id: item.id, name: titleOf(application, item.values) },
      });
      world.tell(session, () => false, line);
      return ok({ id }, 201);
    }),
    on('delete', '/sessions/:id/links/:link', ({ me, params }) => {
      const session = sessionOf(me, params.id);
      mayLink(me, session);
      const link = world.links.find(({ id }) => id === params.link);
      const application = world.applications.find(({ id }) => id === link?.application);
      const item = world.items.find(({ id }) => id === link?.item);
      if (link === undefined || application === undefined || item === undefined) return done();
      world.links = world.links.filter((each) => each !== link);
      if (link.purpose === 'ACCOUNT') showCards(session, application.id, undefined);
      const line = world.system(session, me, 'ItemUnlinked', {
        purpose: link.purpose,
        application: { id: application.id, name: application.name },
        item: { id: item.id, name: titleOf(application, item.values) },
      });
      world.tell(session, () => false, line);
      return done();
    }),
    on('get', '/sessions/:id/link-candidates', ({ me, params, url }) => {
      const session = sessionOf(me, params.id);
      const application = readable(me, url.searchParams.get('application') ?? undefined);
      const items = found(application, url.searchParams.get('search') ?? '')
        .map((item) => ({
          id: item.id,
          title: titleOf(application, item.values),
          sameAccount: hasAccount(application, item, session),
        }))
        .toSorted((a, b) => Number(b.sameAccount) - Number(a.sameAccount))
        .slice(0, 50);
      return HttpResponse.json({ items });
    }),
  ];
}
