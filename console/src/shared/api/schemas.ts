import { z } from 'zod';

/** A member that is absent when there is nothing to say. */
export function maybe<T>(schema: z.ZodType<T>) {
  return schema.nullish().transform((value) => value ?? undefined);
}

const token = z.union([z.string(), z.number()]).transform(String);

export function pageOf<T>(item: z.ZodType<T>) {
  return z.object({
    items: z.array(item),
    nextCursor: maybe(z.string()),
    position: maybe(token),
  });
}

export const reference = z.object({ id: z.string(), name: z.string() });
export type Reference = z.output<typeof reference>;

export const language = z.enum(['en', 'ru']);
export type Language = z.output<typeof language>;

export const presence = z.enum(['ONLINE', 'OFFLINE']);
export type Presence = z.output<typeof presence>;

export const site = z.object({
  name: z.string(),
  language,
  firstRun: z.boolean(),
  /** How one signs in here: with a password, through an identity provider, or either. */
  signIn: z
    .object({
      password: z.boolean(),
      provider: maybe(z.object({ name: z.string() })),
    })
    .default({ password: true, provider: undefined }),
  demo: maybe(
    z.object({
      password: z.string(),
      people: z.array(
        z.object({
          login: z.string(),
          name: z.string(),
          part: z.enum(['ADMINISTRATOR', 'SUPERVISOR', 'OPERATOR', 'CLIENT', 'AUDITOR']),
        }),
      ),
    }),
  ),
});
export type Site = z.output<typeof site>;

export const preferences = z.object({
  theme: z.enum(['LIGHT', 'DARK', 'DEVICE']),
  sendKey: z.enum(['ENTER', 'MODIFIER_ENTER']),
  soundOnNewSession: z.boolean(),
  soundOnNewMessage: z.boolean(),
  soundOnAssigned: z.boolean(),
  soundOnMention: z.boolean(),
  notifyOnNewSession: z.boolean(),
  notifyOnNewMessage: z.boolean(),
  notifyOnAssigned: z.boolean(),
  notifyOnMention: z.boolean(),
  shortcuts: z.boolean(),
});
export type Preferences = z.output<typeof preferences>;

/** A line somebody answers on; one that is retired takes no new sessions. */
const answered = reference.extend({ retired: z.boolean().default(false) });

export const me = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  operatorOf: z.array(answered),
  supervisorOf: z.array(reference),
  readerOf: z.array(reference),
  clientOf: z.array(reference),
  presence,
  language,
  email: maybe(z.string()),
  hasPassword: z.boolean(),
  preferences,
});
export type Me = z.output<typeof me>;

export const group = z.object({
  id: z.string(),
  name: z.string(),
  members: z.number(),
  system: z.boolean(),
  /** The provider's group whose members are in this one. */
  providerName: maybe(z.string()),
});
export type Group = z.output<typeof group>;

export const employee = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  email: maybe(z.string()),
  active: z.boolean(),
  byProvider: z.boolean(),
  groups: z.array(reference),
});
export type Employee = z.output<typeof employee>;

export const lineState = z.enum(['ACTIVE', 'RETIRED']);

export const lineRow = z.object({
  id: z.string(),
  name: z.string(),
  version: z.number(),
  state: lineState,
  operatorGroups: z.array(reference),
  supervisorGroups: z.array(reference),
});
export type LineRow = z.output<typeof lineRow>;

export const lineWarning = z.object({
  code: z.string(),
  field: z.string(),
  group: maybe(reference),
});
export type LineWarning = z.output<typeof lineWarning>;

/** Everything a line is at a moment. */
export const lineSettings = lineRow.extend({
  internalGroups: z.array(reference),
  showOperatorName: z.boolean(),
  accountApplication: reference.nullable().default(null),
  requestApplications: z.array(reference).default([]),
  readerGroups: z.array(reference),
  supervisorsMayEdit: z.boolean(),
  routingRule: z.string().default('FIRST_COME'),
});

export const line = lineSettings.extend({
  mayEdit: z.boolean(),
  warnings: z.array(lineWarning),
});
export type Line = z.output<typeof line>;

export const lineChanged = z.object({
  id: z.string(),
  version: z.number(),
  warnings: z.array(lineWarning),
});

export const created = z.object({ id: z.string() });

export const sessionStatus = z.enum(['QUEUED', 'ASSIGNED', 'CLOSED', 'SPAM']);
export type SessionStatus = z.output<typeof sessionStatus>;

export const priority = z.enum(['NONE', 'LOW', 'MEDIUM', 'HIGH']);
export type Priority = z.output<typeof priority>;

/** Who wrote; with a card once a session of theirs was linked to an item for accounts. */
const sessionClient = reference.extend({
  card: maybe(z.object({ application: z.string(), item: z.string(), title: z.string() })),
});

/** What a client is called: by the card, else as the messenger says. */
export const calledOf = ({ client: { card, name } }: Pick<SessionRow, 'client'>) =>
  card?.title || name;

export const sessionRow = z.object({
  id: z.string(),
  line: reference,
  title: z.string(),
  status: sessionStatus,
  priority: priority.default('NONE'),
  client: sessionClient,
  channel: z.object({ id: z.string(), type: z.string(), name: z.string() }),
  operator: maybe(reference),
  group: maybe(reference),
  openedAt: z.string(),
  lastMessageAt: z.string(),
  preview: maybe(z.string()),
  unread: maybe(z.number()),
  /** Who holds it is offline. */
  vanished: z.boolean().default(false),
  /** The words around what was sought. */
  found: maybe(z.string()),
  version: z.number(),
});
export type SessionRow = z.output<typeof sessionRow>;

export const session = sessionRow.extend({
  conversation: maybe(z.string()),
  claimedAt: maybe(z.string()),
  closedAt: maybe(z.string()),
  /** How far the caller has read. */
  readSeq: z.number().default(0),
  may: z.array(z.string()),
});
export type Session = z.output<typeof session>;

export const counters = z.object({
  queue: z.number(),
  mine: z.number(),
  mineUnread: z.number(),
  /** What was put aside, for whoever looks after it. */
  spam: z.number().default(0),
  /** What the bell has not been asked about yet. */
  notifications: z.number().default(0),
  byLine: z.array(z.object({ line: reference, queue: z.number() })),
});
export type Counters = z.output<typeof counters>;

/** What concerns me in a session, kept until I have read it. */
export const notification = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.enum(['ASSIGNED', 'MENTIONED']),
  /** Without a title it is out of my sight by now. */
  session: z.object({ id: z.string(), title: maybe(z.string()) }),
  by: maybe(reference),
  read: z.boolean(),
});
export type Notification = z.output<typeof notification>;

export const person = z.object({ id: maybe(z.string()), name: z.string() });

/** A file as it stands in a message. */
export const storedFile = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  /** Whether there is a small picture of it. */
  preview: z.boolean(),
  width: maybe(z.number()),
  height: maybe(z.number()),
});
export type StoredFile = z.output<typeof storedFile>;

/** What a session's event says besides who did it. */
const facts = z.looseObject({
  operator: maybe(reference),
  /** Who had it until then. */
  holder: maybe(reference),
  group: maybe(reference),
  /** By whose word it came to somebody. */
  by: maybe(z.string()),
  priority: maybe(priority),
  title: maybe(z.string()),
  reason: maybe(z.string()),
  application: maybe(reference),
  item: maybe(reference),
});
export type Facts = z.output<typeof facts>;

export const deliveryState = z.enum(['SENT', 'DELIVERED', 'READ', 'FAILED']);

/** How far a reply has come on its way to the client. */
export const delivery = z.object({
  state: deliveryState,
  at: maybe(z.string()),
  reason: maybe(z.string()),
});
export type Delivery = z.output<typeof delivery>;

export const message = z.object({
  messageId: z.string(),
  sessionId: z.string(),
  seq: z.number(),
  at: z.string(),
  kind: z.enum(['CLIENT', 'REPLY', 'NOTE', 'SYSTEM']),
  author: person,
  text: maybe(z.string()),
  event: maybe(z.string()),
  facts: maybe(facts),
  files: z.array(storedFile).default([]),
  mentions: z.array(reference).default([]),
  editedAt: maybe(z.string()),
  /** A note taken back: its words and files are gone. */
  deleted: z.boolean().default(false),
  delivery: maybe(delivery),
});
export type Message = z.output<typeof message>;

export const messageSent = z.object({ messageId: z.string(), seq: z.number() });

/** What an item says of a session: who its client is, or what was asked for. */
export const linkPurpose = z.enum(['ACCOUNT', 'REQUEST']);
export type LinkPurpose = z.output<typeof linkPurpose>;

export const ledgerEntry = z.object({
  at: z.string(),
  actor: person,
  event: z.string(),
  summary: z.string(),
  facts: maybe(facts),
});
export type LedgerEntry = z.output<typeof ledgerEntry>;

/** To whom a session can go. */
export const candidates = z.object({
  operators: z.array(reference.extend({ presence, load: z.number() })),
  groups: z.array(reference.extend({ online: z.number() })),
});
export type Candidates = z.output<typeof candidates>;

/** The conversation has an open session; nobody holds one that waits. */
export const conversationOpen = z.looseObject({
  operator: maybe(reference),
  /** Where the caller may see it. */
  session: maybe(z.string()),
});
export type ConversationOpen = z.output<typeof conversationOpen>;

/** What a session is linked to, and the applications it can be linked to items of. */
export const sessionLinks = z.object({
  account: z.object({ type: z.string(), value: z.string() }),
  clientName: z.string(),
  applications: z.array(reference.extend({ purpose: linkPurpose })),
  items: z.array(
    z.object({
      id: z.string(),
      application: reference,
      item: z.object({ id: z.string(), title: z.string() }),
      purpose: linkPurpose,
      at: z.string(),
      by: maybe(person),
    }),
  ),
});
export type SessionLinks = z.output<typeof sessionLinks>;

export const alreadyClaimed = z.object({
  operator: reference,
  claimedAt: z.string(),
  attemptedAt: z.string(),
});
export type AlreadyClaimed = z.output<typeof alreadyClaimed>;

export const myLine = z.object({
  id: z.string(),
  name: z.string(),
  lastMessageAt: maybe(z.string()),
  preview: maybe(z.string()),
  unread: z.number().default(0),
});
export type MyLine = z.output<typeof myLine>;

/** The author of a client's message: a name alone, or a person. */
const authorName = z.union([z.string(), z.object({ name: z.string() }).transform((a) => a.name)]);

export const myMessage = z.object({
  messageId: z.string(),
  at: z.string(),
  mine: z.boolean(),
  author: authorName,
  text: z.string(),
  files: z.array(storedFile).default([]),
});
export type MyMessage = z.output<typeof myMessage>;

/** A text to answer with; a person's own, or shared by all. */
export const template = z.object({
  id: z.string(),
  name: z.string(),
  folder: maybe(z.string()),
  text: z.string(),
  shared: z.boolean(),
});
export type Template = z.output<typeof template>;

/** Somebody is writing: in a session, or to the client of a line. */
export const typing = z.object({
  sessionId: maybe(z.string()),
  line: maybe(z.string()),
  by: person,
  until: z.string(),
});
export type Typing = z.output<typeof typing>;

/** One reply, or every one up to a place in the session, has come further. */
const delivered = z.object({
  sessionId: z.string(),
  messageId: maybe(z.string()),
  upToSeq: maybe(z.number()),
  state: deliveryState,
  at: maybe(z.string()),
  reason: maybe(z.string()),
});
export type Delivered = z.output<typeof delivered>;

/** What the live stream says, each kind by its own schema. */
export const streamEvents = {
  session: z.union([
    z.object({ id: z.string(), gone: z.literal(true), version: z.number() }),
    sessionRow.extend({ gone: z.literal(false).default(false) }),
  ]),
  message,
  counters,
  typing,
  delivery: delivered,
  presence: z.object({ employee: reference, status: presence, at: z.string() }),
  line: z.object({ id: z.string(), version: z.number() }),
  notification,
  /** The figures of a line's board are others now. */
  board: z.object({ line: z.object({ id: z.string() }) }),
  'my-message': myMessage.extend({ line: z.object({ id: z.string() }) }),
  reset: z.object({}),
  bye: z.object({ reason: z.string().default('EXPIRED') }),
};
type StreamEvents = typeof streamEvents;
export type StreamEvent = {
  [Name in keyof StreamEvents]: { name: Name; data: z.output<StreamEvents[Name]> };
}[keyof StreamEvents];
