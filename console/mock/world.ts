import { Ledger } from './ledger.ts';
import { keepRegisters } from './registers.ts';

/** A small Firstline in memory: enough of the rules for tests and for looking at the console. */

export interface Ref {
  id: string;
  name: string;
}

export interface Preferences {
  theme: 'LIGHT' | 'DARK' | 'DEVICE';
  sendKey: 'ENTER' | 'MODIFIER_ENTER';
  soundOnNewSession: boolean;
  soundOnNewMessage: boolean;
  soundOnAssigned: boolean;
  soundOnMention: boolean;
  notifyOnNewSession: boolean;
  notifyOnNewMessage: boolean;
  notifyOnAssigned: boolean;
  notifyOnMention: boolean;
  shortcuts: boolean;
}

export interface Person extends Ref {
  login: string;
  email?: string;
  password?: string;
  active: boolean;
  byProvider: boolean;
  /** Offered on the sign-in page of the demo. */
  part?: 'ADMINISTRATOR' | 'SUPERVISOR' | 'OPERATOR' | 'CLIENT' | 'AUDITOR';
  presence: 'ONLINE' | 'OFFLINE';
  language: 'en' | 'ru';
  preferences: Preferences;
}

export interface Token extends Ref {
  owner: string;
  secret: string;
  scope: string;
  createdAt: string;
  expiresAt?: string;
  lastUsedAt?: string;
}

/** An entry of the security log. */
export interface Entry {
  id: string;
  at: string;
  event: string;
  actor?: Ref;
  employee?: Ref;
  address?: string;
  summary: string;
  facts: Record<string, string>;
}

/** What somebody's bell rings for. */
export interface Notification {
  id: string;
  owner: string;
  at: string;
  kind: 'ASSIGNED' | 'MENTIONED';
  session: { id: string; title?: string };
  by?: Ref;
  read: boolean;
}

/** A file as it stands in a message, with what is in it. */
export interface Kept {
  id: string;
  name: string;
  type: string;
  size: number;
  preview: boolean;
  width?: number;
  height?: number;
}

export interface Message {
  messageId: string;
  sessionId: string;
  seq: number;
  at: string;
  kind: 'CLIENT' | 'REPLY' | 'NOTE' | 'SYSTEM';
  author: { id?: string; name: string };
  text?: string;
  event?: string;
  facts?: Record<string, unknown>;
  files: Kept[];
  mentions?: Ref[];
  editedAt?: string;
  deleted?: boolean;
  delivery?: { state: 'SENT' | 'DELIVERED' | 'READ' | 'FAILED'; at?: string; reason?: string };
}

/** A text to answer with; without an owner it is everybody's. */
export interface Template extends Ref {
  folder?: string;
  text: string;
  owner?: string;
}

export interface Session {
  id: string;
  conversation: string;
  line: Ref;
  title: string;
  status: 'QUEUED' | 'ASSIGNED' | 'CLOSED' | 'SPAM';
  priority: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH';
  client: Ref & { card?: { application: string; item: string; title: string } };
  channel: { id: string; type: string; name: string };
  operator?: Ref;
  /** The operator group it is addressed to; absent: all operators of the line. */
  group?: Ref;
  openedAt: string;
  lastMessageAt: string;
  claimedAt?: string;
  closedAt?: string;
  preview: string;
  unread: number;
  version: number;
  refused: { operator: Ref; at: string }[];
}

/** What items hold, as its schema says. */
export interface Application extends Ref {
  version: number;
  schema: {
    required: string[];
    'x-firstline-title-field': string;
    'x-firstline-order': string[];
    properties: Record<string, Record<string, unknown>>;
  };
}

export interface Item {
  id: string;
  application: string;
  version: number;
  createdAt: string;
  changedAt: string;
  values: Record<string, unknown>;
  history: {
    version: number;
    at: string;
    actor: Ref;
    changes: { field: string; before?: unknown; after?: unknown }[];
  }[];
}

/** A session and an item that belong together. */
export interface Link {
  id: string;
  session: string;
  application: string;
  item: string;
  purpose: 'ACCOUNT' | 'REQUEST';
  at: string;
  by: Ref;
}

export interface Group extends Ref {
  system: boolean;
  members: Set<string>;
  providerName?: string;
}

export interface Line extends Ref {
  version: number;
  state: 'ACTIVE' | 'RETIRED';
  operatorGroups: string[];
  supervisorGroups: string[];
  internalGroups: string[];
  showOperatorName: boolean;
  accountApplication: string | null;
  requestApplications: string[];
  readerGroups: string[];
  supervisorsMayEdit: boolean;
  routingRule: string;
}

export type Listener = (event: string, data: unknown, id?: string) => void;

export class World {
  people: Person[] = [];
  groups: Group[] = [];
  lines: Line[] = [];
  /** What happened to each line, by its id. */
  readonly ledgers = new Map<string, Ledger>();
  sessions: Session[] = [];
  messages: Message[] = [];
  files: (Kept & { bytes: ArrayBuffer })[] = [];
  tokens: Token[] = [];
  templates: Template[] = [];
  applications: Application[] = [];
  items: Item[] = [];
  links: Link[] = [];
  /** How far each person has read each session. */
  readonly marks = new Map<string, number>();
  /** Newest first. */
  notifications: Notification[] = [];
  /** Newest first. */
  security: Entry[] = [];
  /** How one signs in here. */
  signIn: { password: boolean; provider: { name: string } | null } = {
    password: true,
    provider: null,
  };
  /** How often a login failed in a row. */
  readonly failures = new Map<string, number>();
  /** Whether sessions go only to operators who are online. */
  onlyOnline = false;
  demo = true;
  firstRun = false;
  /** Who calls when no cookie says so; tests sign in by setting it. */
  caller: string | undefined;
  position = 100;
  readonly streams = new Map<Listener, string>();
  private numbers = 0;

  nextId(kind: string): string {
    this.numbers += 1;
    return `${kind}-${this.numbers}`;
  }

  person(login: string): Person {
    const found = this.people.find((each) => each.login === login);
    if (found === undefined) throw new Error(`nobody is called ${login}`);
    return found;
  }

  group(id: string): Group | undefined {
    return this.groups.find((each) => each.id === id);
  }

  isAdministrator(person: Person): boolean {
    return this.isIn(person, [ADMINISTRATORS]);
  }

  isAuditor(person: Person): boolean {
    return this.isIn(person, [AUDITORS]);
  }

  /** Keeps an entry in the security log. */
  secure(
    event: string,
    about: { actor?: Person; employee?: Person; address?: string; group?: Group } = {},
    at = new Date(),
  ): void {
    const ref = (of: Ref | undefined) => of && { id: of.id, name: of.name };
    const words = event.toLowerCase().replaceAll('_', ' ');
    this.security.unshift({
      id: this.nextId('entry'),
      at: at.toISOString(),
      event,
      actor: ref(about.actor),
      employee: ref(about.employee),
      address: about.address,
      summary: [words, about.group?.name].filter(Boolean).join(': '),
      facts: about.group ? { group: about.group.id } : {},
    });
  }

  /** Locks a person out: signed out everywhere, sessions back in the queue. */
  deactivate(person: Person): void {
    person.active = false;
    person.presence = 'OFFLINE';
    this.endStreams(person, 'DEACTIVATED');
    for (const session of this.sessions) {
      if (session.status !== 'ASSIGNED' || session.operator?.id !== person.id) continue;
      session.status = 'QUEUED';
      session.operator = undefined;
      const operator = { id: person.id, name: person.name };
      const line = this.system(session, operator, 'SessionReturned', {
        operator,
        reason: 'LEFT_LINE',
      });
      this.tell(session, () => false, line);
    }
  }

  endStreams(person: Person, reason: string): void {
    for (const [listener, login] of this.streams) {
      if (login !== person.login) continue;
      listener('bye', { reason });
      this.streams.delete(listener);
    }
  }

  /** Presence as everybody hears of it. */
  tellPresence(person: Person): void {
    const employee = { id: person.id, name: person.name };
    const at = new Date().toISOString();
    for (const [listener] of this.streams) {
      listener('presence', { employee, status: person.presence, at });
    }
  }

  isIn(person: Person, groups: string[]): boolean {
    return groups.some((id) => this.group(id)?.members.has(person.id));
  }

  linesWhere(person: Person, role: 'operatorGroups' | 'supervisorGroups' | 'internalGroups') {
    return this.lines.filter(
      (line) =>
        this.isIn(person, line[role]) && (role !== 'internalGroups' || line.state === 'ACTIVE'),
    );
  }

  ledger(line: Line): Ledger {
    const known = this.ledgers.get(line.id) ?? new Ledger(this, line);
    this.ledgers.set(line.id, known);
    return known;
  }

  sees(person: Person, session: Session): boolean {
    const line = this.lines.find(({ id }) => id === session.line.id);
    if (line === undefined) return false;
    if (this.isIn(person, line.supervisorGroups)) return true;
    if (!this.isIn(person, line.operatorGroups)) return false;
    const addressed = session.group === undefined || this.isIn(person, [session.group.id]);
    return session.status === 'QUEUED' ? addressed : session.operator?.id === person.id;
  }

  may(person: Person, session: Session): string[] {
    const line = this.lines.find(({ id }) => id === session.line.id);
    if (line === undefined) return [];
    const operator = this.isIn(person, line.operatorGroups);
    const supervisor = this.isIn(person, line.supervisorGroups);
    if (!this.sees(person, session)) return [];
    const { status } = session;
    const mine = status === 'ASSIGNED' && session.operator?.id === person.id;
    const decides = mine || (supervisor && status !== 'CLOSED');
    const may: string[] = [];
    if (operator && status === 'QUEUED') may.push('CLAIM');
    if (mine) may.push('REPLY', 'TRANSFER');
    may.push('NOTE');
    if (decides) may.push('CLOSE', 'PRIORITIZE', 'RENAME');
    if (decides && status !== 'SPAM') may.push('MARK_SPAM');
    if (supervisor && (status === 'QUEUED' || status === 'ASSIGNED')) may.push('ASSIGN');
    if (status === 'ASSIGNED' && (mine || supervisor)) may.push('RETURN');
    if (status === 'SPAM') may.push('UNMARK_SPAM');
    if (decides) may.push('LINK_ITEMS');
    return may;
  }

  counters(person: Person) {
    const seen = this.sessions.filter((session) => this.sees(person, session));
    const queue = seen.filter(({ status }) => status === 'QUEUED');
    const mine = seen.filter(
      ({ status, operator }) => status === 'ASSIGNED' && operator?.id === person.id,
    );
    return {
      queue: queue.length,
      mine: mine.length,
      mineUnread: mine.filter(({ unread }) => unread > 0).length,
      spam: seen.filter(({ status }) => status === 'SPAM').length,
      notifications: this.notifications.filter((n) => n.owner === person.id && !n.read).length,
      byLine: this.lines.map(({ id, name }) => ({
        line: { id, name },
        queue: queue.filter(({ line }) => line.id === id).length,
      })),
    };
  }

  row(session: Session) {
    const left = { refused: undefined, conversation: undefined };
    const vanished = this.vanished(session);
    return { ...session, ...left, vanished, claimedAt: undefined, closedAt: undefined };
  }

  /** Whether who holds it is offline. */
  vanished(session: Session): boolean | undefined {
    const holder = this.people.find(({ id }) => id === session.operator?.id);
    return session.status === 'ASSIGNED' && holder?.presence === 'OFFLINE' ? true : undefined;
  }

  /** How a line stands. */
  board({ id, name }: Ref) {
    const open = this.sessions.filter(({ line }) => line.id === id);
    const queue = open.filter(({ status }) => status === 'QUEUED');
    const active = open.filter(({ status }) => status === 'ASSIGNED');
    return {
      line: { id, name },
      waiting: queue.length,
      longestWaitSince: queue.map(({ openedAt }) => openedAt).toSorted()[0],
      active: active.length,
      vanished: active.filter((session) => this.vanished(session)).length,
      closedToday: open.filter(
        ({ closedAt }) => closedAt?.slice(0, 10) === new Date().toISOString().slice(0, 10),
      ).length,
      operators: this.operatorsOf({ line: { id } }),
    };
  }

  /** Rings somebody's bell. */
  ring(owner: Ref, kind: Notification['kind'], session: Session, by: Ref): void {
    const row: Notification = {
      id: this.nextId('notification'),
      owner: owner.id,
      at: new Date().toISOString(),
      kind,
      session: { id: session.id, title: session.title },
      by: { id: by.id, name: by.name },
      read: false,
    };
    this.notifications.unshift(row);
    for (const [listener, login] of this.streams) {
      const person = this.person(login);
      if (person.id !== owner.id) continue;
      listener('notification', { ...row, owner: undefined });
      listener('counters', this.counters(person));
    }
  }

  /** What a session answers to; out of sight nothing of its content is left. */
  full(person: Person, session: Session) {
    const content = this.sees(person, session)
      ? {}
      : { client: { id: session.client.id, name: '' }, preview: '' };
    return {
      ...session,
      ...content,
      vanished: this.vanished(session),
      refused: undefined,
      readSeq: this.marks.get(`${session.id}/${person.id}`) ?? 0,
      may: this.may(person, session),
    };
  }

  /** Colleagues whom a note in the session may name. */
  mentionable(me: Person, session: Session, search = ''): Ref[] {
    return this.people
      .filter((person) => person.active && person.id !== me.id && this.sees(person, session))
      .filter(({ name }) => name.toLowerCase().includes(search))
      .map(({ id, name }) => ({ id, name }));
  }

  /** The people of a body, as they stand in a message. */
  named(ids: unknown): Ref[] | undefined {
    if (!Array.isArray(ids)) return undefined;
    return this.people.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name }));
  }

  /** A person has read a session as far as that; the badge is the holder's. */
  mark(person: Person, session: Session, seq: number): void {
    const key = `${session.id}/${person.id}`;
    this.marks.set(key, Math.max(this.marks.get(key) ?? 0, seq));
    if (session.operator?.id === person.id) session.unread = 0;
  }

  private repliesTo(person: Person, line: Ref): Message[] {
    return this.messages.filter(({ sessionId, kind }) => {
      const session = this.sessions.find(({ id }) => id === sessionId);
      return kind === 'REPLY' && session?.client.id === person.id && session.line.id === line.id;
    });
  }

  unreadOfClient(person: Person, line: Ref): number {
    const unread = this.repliesTo(person, line).filter(
      ({ delivery }) => delivery?.state !== 'READ',
    );
    return unread.length;
  }

  readByClient(person: Person, session: Session, read: Message): void {
    const at = new Date().toISOString();
    for (const reply of this.repliesTo(person, session.line)) {
      if (reply.at <= read.at) reply.delivery = { state: 'READ', at };
    }
    const told = { sessionId: session.id, state: 'READ', upToSeq: read.seq, at };
    for (const [listener, login] of this.streams) {
      if (this.sees(this.person(login), session)) listener('delivery', told);
    }
  }

  /** Whoever sees a session hears who writes in it; its client too, under the name the line shows. */
  tellTyping(session: Session, by: Ref, until: string, toClient: boolean): void {
    const line = this.lines.find(({ id }) => id === session.line.id);
    for (const [listener, login] of this.streams) {
      const person = this.person(login);
      if (person.id === by.id) continue;
      if (this.sees(person, session)) listener('typing', { sessionId: session.id, by, until });
      if (toClient && session.client.id === person.id) {
        const name = line?.showOperatorName ? by.name : session.line.name;
        listener('typing', { line: session.line.id, by: { name }, until });
      }
    }
  }

  /** The operators of a session's line with what each has in hand. */
  operatorsOf(session: { line: { id: string } }) {
    const line = this.lines.find(({ id }) => id === session.line.id);
    return this.people
      .filter((person) => person.active && this.isIn(person, line?.operatorGroups ?? []))
      .map(({ id, name, presence }) => ({
        id,
        name,
        presence,
        load: this.sessions.filter((s) => s.status === 'ASSIGNED' && s.operator?.id === id).length,
      }));
  }

  /** Tells every open stream what changed, by what its reader may see. */
  tell(session: Session, sawBefore: (person: Person) => boolean, message?: Message): void {
    this.position += 1;
    const id = String(this.position);
    for (const [listener, login] of this.streams) {
      const person = this.person(login);
      if (this.sees(person, session)) {
        listener('session', this.row(session), id);
        if (message) listener('message', message, id);
      } else if (sawBefore(person)) {
        listener('session', { id: session.id, gone: true, version: session.version }, id);
      }
      listener('counters', this.counters(person));
      if (this.linesWhere(person, 'supervisorGroups').some((l) => l.id === session.line.id)) {
        listener('board', { line: { id: session.line.id } });
      }
      if (message && session.client.id === person.id && message.kind !== 'NOTE') {
        const mine = this.mine(person, session, message);
        if (mine) listener('my-message', { line: { id: session.line.id }, ...mine }, id);
      }
    }
  }

  mine(person: Person, session: Session, message: Message) {
    if (message.kind !== 'CLIENT' && message.kind !== 'REPLY') return undefined;
    const line = this.lines.find(({ id }) => id === session.line.id);
    const mine = message.author.id === person.id;
    const author = mine || line?.showOperatorName ? message.author.name : session.line.name;
    const { messageId, at, text, files } = message;
    return { messageId, at, mine, author, text, files };
  }

  /** The files of a body, as they stand in a message. */
  filesOf(ids: unknown): Kept[] {
    return (Array.isArray(ids) ? ids : []).flatMap((id) =>
      this.files.filter((file) => file.id === id).map((file) => ({ ...file, bytes: undefined })),
    );
  }

  add(
    session: Session,
    message: Omit<Message, 'seq' | 'files' | 'sessionId'> & { files?: Kept[] },
  ): Message {
    session.version += 1;
    const files = message.files ?? [];
    const added: Message = { ...message, sessionId: session.id, seq: session.version, files };
    if (message.kind === 'REPLY') added.delivery = { state: 'SENT', at: message.at };
    this.messages.push(added);
    if (message.kind !== 'SYSTEM') {
      session.lastMessageAt = message.at;
      session.preview = message.text || files.map(({ name }) => name).join(', ');
      if (message.kind === 'CLIENT') session.unread += 1;
    }
    return added;
  }

  system(
    session: Session,
    author: { id?: string; name: string },
    event: string,
    facts: Record<string, unknown> = {},
  ) {
    return this.add(session, {
      messageId: this.nextId('system'),
      at: new Date().toISOString(),
      kind: 'SYSTEM',
      author,
      event: `session.${event}`,
      facts,
    });
  }

  /** Who the client is, by a session of his that was linked before. */
  private cardOf(client: Ref) {
    return this.sessions.findLast((each) => each.client.id === client.id)?.client.card;
  }

  /** A session with a client that nobody has said anything in. */
  open(client: Ref, line: Ref, id = this.nextId('session')): Session {
    const at = new Date().toISOString();
    const session: Session = {
      id,
      conversation: `${line.id}/${client.id}`,
      line: { id: line.id, name: line.name },
      title: `${client.name}, ${at.slice(0, 10)}`,
      status: 'QUEUED',
      priority: 'NONE',
      client: { id: client.id, name: client.name, card: this.cardOf(client) },
      channel: { id: `${line.id}-internal`, type: 'INTERNAL', name: 'Internal' },
      openedAt: at,
      lastMessageAt: at,
      preview: '',
      unread: 0,
      version: 0,
      refused: [],
    };
    this.sessions.push(session);
    return session;
  }

  /** A client writes: into the open session of the conversation, or a new one. */
  write(
    client: Person,
    line: Line,
    text: string,
    messageId = this.nextId('message'),
    files: Kept[] = [],
  ): Message {
    const at = new Date().toISOString();
    const conversation = `${line.id}/${client.id}`;
    let session = this.sessions.find(
      (each) => each.conversation === conversation && each.status !== 'CLOSED',
    );
    if (session === undefined) {
      session = this.open(client, line);
      this.system(session, { name: client.name }, 'SessionOpened');
    }
    const author = { id: client.id, name: client.name };
    const message = this.add(session, { messageId, at, kind: 'CLIENT', author, text, files });
    this.tell(session, () => false, message);
    return message;
  }

  claim(person: Person, session: Session): void {
    const before = [...this.people].filter((each) => this.sees(each, session));
    session.status = 'ASSIGNED';
    session.operator = { id: person.id, name: person.name };
    const read = this.marks.get(`${session.id}/${person.id}`) ?? 0;
    session.unread = this.messages.filter(
      ({ sessionId, kind, seq }) => sessionId === session.id && kind === 'CLIENT' && seq > read,
    ).length;
    session.claimedAt = new Date().toISOString();
    const line = this.system(session, person, 'SessionClaimed', { operator: session.operator });
    this.tell(session, (each) => before.includes(each), line);
  }
}

const PEOPLE = [
  ['admin', 'Administrator', 'ADMINISTRATOR'],
  ['supervisor', 'Supervisor', 'SUPERVISOR'],
  ['operator1', 'Operator 1', 'OPERATOR'],
  ['operator2', 'Operator 2', 'OPERATOR'],
  ['operator3', 'Operator 3', 'OPERATOR'],
  ['client1', 'Client 1', 'CLIENT'],
  ['client2', 'Client 2', 'CLIENT'],
  ['auditor', 'Auditor', 'AUDITOR'],
] as const;

const DAY = 24 * 3_600_000;

export const ADMINISTRATORS = 'g-administrators';
export const AUDITORS = 'g-auditors';

export function newPerson(given: Ref & { login: string } & Partial<Person>): Person {
  return {
    active: true,
    byProvider: false,
    presence: 'OFFLINE',
    language: 'en',
    preferences: {
      theme: 'DEVICE',
      sendKey: 'MODIFIER_ENTER',
      soundOnNewSession: true,
      soundOnNewMessage: true,
      soundOnAssigned: true,
      soundOnMention: true,
      notifyOnNewSession: true,
      notifyOnNewMessage: true,
      notifyOnAssigned: true,
      notifyOnMention: true,
      shortcuts: true,
    },
    ...given,
  };
}

/** The people of the demo and, unless told otherwise, its one line. */
export function emptyWorld(withLine = true): World {
  const world = new World();
  world.people = PEOPLE.map(([login, name, part]) =>
    newPerson({ id: `p-${login}`, login, name, part, password: 'demo', presence: 'ONLINE' }),
  );
  const group = (id: string, name: string, logins: string[], system = false) => {
    const members = new Set(logins.map((login) => `p-${login}`));
    world.groups.push({ id, name, system, members });
  };
  group(ADMINISTRATORS, 'Administrators', ['admin'], true);
  group(AUDITORS, 'Auditors', ['auditor'], true);
  group('g-operators', 'Support operators', ['operator1', 'operator2', 'operator3']);
  group('g-leads', 'Support leads', ['supervisor']);
  group('g-staff', 'Staff', ['client1', 'client2']);
  group('g-night', 'Night shift', []);
  if (withLine) {
    const line = newLine('l-support', 'Helpdesk', ['g-operators'], ['g-leads']);
    world.lines.push(line);
    const ledger = world.ledger(line);
    ledger.created(world.person('admin'), new Date(Date.now() - 10 * DAY));
    const save = (login: string, daysAgo: number, change: Partial<Line>) =>
      ledger.save(world.person(login), change, new Date(Date.now() - daysAgo * DAY));
    save('admin', 9.8, { name: 'Support' });
    save('admin', 3, { internalGroups: ['g-staff'], showOperatorName: true });
  }
  return world;
}

export function newLine(
  id: string,
  name: string,
  operatorGroups: string[],
  supervisorGroups: string[],
): Line {
  return {
    id,
    name,
    version: 1,
    state: 'ACTIVE',
    operatorGroups,
    supervisorGroups,
    internalGroups: [],
    showOperatorName: false,
    accountApplication: null,
    requestApplications: [],
    readerGroups: [],
    supervisorsMayEdit: false,
    routingRule: 'FIRST_COME',
  };
}

const MINUTE = 60_000;

interface Past {
  name: string;
  minutes: number;
  says: string[];
  priority?: Session['priority'];
}

const QUEUE: Past[] = [
  {
    name: 'Vera Orlova',
    minutes: 12,
    priority: 'HIGH',
    says: [
      'The invoice shows the wrong amount again, and the due date is yesterday.',
      'Could someone look before our accounting closes at noon?',
    ],
  },
  {
    name: 'Warehouse East',
    minutes: 60 * 21,
    says: ['The label printer stopped after the update.'],
  },
  {
    name: 'Tom Becker',
    minutes: 41,
    says: ['Hi! Is delivery on Saturday possible for the Hamburg office?'],
  },
  { name: 'Anna Weiss', minutes: 6, says: ['My access card does not open the second floor.'] },
  { name: 'Lena Fischer', minutes: 1, says: ['Where do I find the form for travel costs?'] },
];

const GIVEN = 'Ada Ben Carla David Elena Felix Greta Hugo Irina Jan Karin Leo Mila Nils Olga Pavel';
const FAMILY =
  'Adler Brandt Costa Dietrich Egorov Fischer Graf Hoffmann Ivanova Jansen Keller Lang';
const EMPLOYEES = 10_000;

/** As many people as a large organisation has, in its groups, and what the security log tells of them. */
function employ(world: World): void {
  const given = GIVEN.split(' ');
  const family = FAMILY.split(' ');
  const teams = ['Accounting', 'Logistics', 'Sales', 'Research', 'Warehouse'].map((name) => ({
    id: `g-${name.toLowerCase()}`,
    name,
    system: false,
    members: new Set<string>(),
  }));
  world.groups.push(...teams);
  const staff = world.group('g-staff');
  for (let number = 1; number <= EMPLOYEES; number += 1) {
    const first = given[number % given.length] ?? '';
    const last = family[Math.floor(number / given.length) % family.length] ?? '';
    const login = `${first}.${last}${number}`.toLowerCase();
    const person = newPerson({
      id: `p-${number}`,
      login,
      name: `${first} ${last}`,
      email: number % 7 === 0 ? undefined : `${login}@example.org`,
      byProvider: number % 3 === 0,
      active: number % 40 !== 0,
    });
    world.people.push(person);
    staff?.members.add(person.id);
    if (number % 2 === 0) teams[number % teams.length]?.members.add(person.id);
  }
  world.people.slice(0, 4).forEach((person) => (person.email = `${person.login}@example.org`));
  const admin = world.person('admin');
  const address = (number: number) => `203.0.113.${number % 250}`;
  for (let number = 600; number > 0; number -= 1) {
    const at = new Date(Date.now() - number * 13 * MINUTE);
    const employee = world.people[(number * 37) % world.people.length];
    const event = ['SIGNED_IN', 'SIGNED_IN', 'SIGN_IN_FAILED', 'SIGNED_OUT', 'TOKEN_USED'][
      number % 5
    ];
    if (event === undefined) continue;
    const actor = event === 'SIGN_IN_FAILED' ? undefined : employee;
    world.secure(event, { actor, employee, address: address(number) }, at);
    const group = teams[number % teams.length];
    if (number % 11 === 0) {
      world.secure('GROUP_JOINED', { actor: admin, employee, group, address: '198.51.100.7' }, at);
    }
    if (number % 90 === 0) {
      const about = { actor: admin, employee, address: '198.51.100.7' };
      world.secure('EMPLOYEE_DEACTIVATED', about, at);
    }
  }
}

/** The demo with a day behind it: a queue, sessions in hand and a history. */
export function demoWorld(): World {
  const world = emptyWorld();
  const line = world.lines[0];
  if (line === undefined) return world;
  const save = (login: string, daysAgo: number, change: Partial<Line>) =>
    world.ledger(line).save(world.person(login), change, new Date(Date.now() - daysAgo * DAY));
  save('admin', 2.6, { operatorGroups: ['g-operators', 'g-night'], supervisorsMayEdit: true });
  save('supervisor', 1.3, { readerGroups: ['g-staff'] });
  save('supervisor', 1.1, { readerGroups: [] });
  save('admin', 0.2, { operatorGroups: ['g-operators'] });
  const old = newLine('l-fax', 'Fax desk', ['g-operators'], ['g-leads']);
  world.lines.push(old);
  world.ledger(old).created(world.person('admin'), new Date(Date.now() - 400 * DAY));
  world
    .ledger(old)
    .save(world.person('admin'), { state: 'RETIRED' }, new Date(Date.now() - 90 * DAY));
  employ(world);
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString();
  const open = (past: Past, conversation: string): Session => {
    const session: Session = {
      id: world.nextId('session'),
      conversation,
      line: { id: line.id, name: line.name },
      title: `${past.name}, ${minutesAgo(past.minutes).slice(0, 10)}`,
      status: 'QUEUED',
      priority: past.priority ?? 'NONE',
      client: { id: conversation, name: past.name },
      channel: { id: 'c-internal', type: 'INTERNAL', name: 'Internal' },
      openedAt: minutesAgo(past.minutes),
      lastMessageAt: minutesAgo(past.minutes),
      preview: '',
      unread: 0,
      version: 0,
      refused: [],
    };
    world.sessions.push(session);
    const author = { id: conversation, name: past.name };
    world.system(session, author, 'SessionOpened').at = session.openedAt;
    past.says.forEach((text, index) =>
      world.add(session, {
        messageId: world.nextId('message'),
        at: minutesAgo(past.minutes - index),
        kind: 'CLIENT',
        author,
        text,
      }),
    );
    return session;
  };
  const answer = (session: Session, login: string, text: string, minutes: number, note = false) => {
    const { id, name } = world.person(login);
    world.add(session, {
      messageId: world.nextId('message'),
      at: minutesAgo(minutes),
      kind: note ? 'NOTE' : 'REPLY',
      author: { id, name },
      text,
    });
  };
  const take = (session: Session, login: string, minutes: number) => {
    world.claim(world.person(login), session);
    session.claimedAt = minutesAgo(minutes);
    const last = world.messages.at(-1);
    if (last) last.at = session.claimedAt;
  };
  const close = (session: Session, login: string, minutes: number) => {
    session.status = 'CLOSED';
    session.closedAt = minutesAgo(minutes);
    session.unread = 0;
    world.system(session, world.person(login), 'SessionClosed').at = session.closedAt;
  };

  world.templates.push(
    {
      id: 'template-greeting',
      name: 'Greeting',
      folder: 'General',
      text: 'Good day, {{client.name}}! This is {{operator.name}} from {{line.name}}. How can I help?',
    },
    {
      id: 'template-lamp',
      name: 'Lamp ordered',
      folder: 'Equipment',
      text: 'Thank you, {{client.name}}. I ordered a new lamp on {{date}}; it should be here tomorrow.',
    },
    {
      id: 'template-own',
      name: 'Back after lunch',
      text: 'I am back at 13:00 and look at it then.',
      owner: 'p-operator1',
    },
  );
  const week = 60 * 24 * 8;
  const earlier = open(
    { name: 'Vera Orlova', minutes: week, says: ['The invoice 1093 has last year’s tariff.'] },
    'c-vera',
  );
  earlier.title = 'Invoice 1093';
  take(earlier, 'operator2', week - 3);
  answer(earlier, 'operator2', 'You are right, a corrected one is on its way.', week - 5);
  close(earlier, 'operator2', week - 20);
  QUEUE.forEach((past, index) => open(past, index === 0 ? 'c-vera' : `c-${index}`));
  const first = world.sessions.find((s) => s.conversation === 'c-vera' && s.status === 'QUEUED');
  if (first)
    answer(
      first,
      'supervisor',
      'Same client as last week: the tariff changed on the 12th.',
      9,
      true,
    );

  const mine = open(
    {
      name: 'Jonas Meyer',
      minutes: 95,
      says: ['The projector in room 4 flickers.', 'It began this morning.'],
    },
    'c-jonas',
  );
  take(mine, 'operator1', 93);
  mine.refused.push({ operator: world.person('operator2'), at: minutesAgo(92.995) });
  answer(mine, 'operator1', 'Thank you, I ordered a new lamp. It should be here tomorrow.', 88);
  answer(mine, 'operator1', 'Until then room 6 is free all day.', 87);
  world.add(mine, {
    messageId: world.nextId('message'),
    at: minutesAgo(3),
    kind: 'CLIENT',
    author: { id: 'c-jonas', name: 'Jonas Meyer' },
    text: 'Great. Could somebody move the whiteboard there as well?',
  });
  mine.unread = 1;
  keepRegisters(world, line, mine);
  const other = open(
    { name: 'Reception', minutes: 50, says: ['A parcel without a name arrived.'] },
    'c-reception',
  );
  take(other, 'operator2', 49);
  const left = open(
    { name: 'Karin Graf', minutes: 70, says: ['Is the projector of room 2 back?'] },
    'c-karin',
  );
  take(left, 'operator3', 66);
  world.person('operator3').presence = 'OFFLINE';
  world.ring(world.person('operator1'), 'ASSIGNED', mine, world.person('supervisor'));
  world.ring(world.person('operator1'), 'MENTIONED', other, world.person('operator2'));
  return world;
}
