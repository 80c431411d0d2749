import type { Application, Item, Line, Session, World } from './world.ts';

type Property = Application['schema']['properties'][string];

const field = (title: string, type: string, more: Property = {}): Property => ({
  title,
  'x-firstline-type': type,
  ...more,
});

export function newApplication(
  id: string,
  name: string,
  properties: Record<string, Property>,
  required: string[],
): Application {
  const [title = ''] = required;
  return {
    id,
    name,
    version: 1,
    schema: {
      required,
      'x-firstline-title-field': title,
      'x-firstline-order': Object.keys(properties),
      properties,
    },
  };
}

export function newItem(
  world: World,
  application: string,
  id: string,
  values: Item['values'],
  at = new Date(),
): Item {
  const { id: by, name } = world.person('operator2');
  const when = at.toISOString();
  const changes = Object.entries(values).map(([key, after]) => ({ field: key, after }));
  const item: Item = {
    id,
    application,
    version: 1,
    createdAt: when,
    changedAt: when,
    values,
    history: [{ version: 1, at: when, actor: { id: by, name }, changes }],
  };
  world.items.push(item);
  return item;
}

const ACCOUNT: Property = { type: 'array', items: { type: 'object', properties: {} } };

export const clients = () =>
  newApplication(
    'a-clients',
    'Clients',
    {
      name: field('Name', 'TEXT', { type: 'string', maxLength: 255 }),
      kind: field('Kind', 'CHOICE', { type: 'string', enum: ['Company', 'Person'] }),
      email: field('E-mail', 'EMAIL', { type: 'string', format: 'email' }),
      phone: field('Phone', 'PHONE', { type: 'string', description: 'With the country code.' }),
      since: field('Client since', 'DATE', { type: 'string', format: 'date' }),
      vip: field('VIP', 'YES_NO', { type: 'boolean' }),
      about: field('About', 'LONG_TEXT', { type: 'string' }),
      accounts: field('Accounts', 'ACCOUNT', ACCOUNT),
      fax: field('Fax', 'TEXT', { type: 'string', deprecated: true }),
    },
    ['name'],
  );

export const complaints = () =>
  newApplication(
    'a-complaints',
    'Complaints',
    {
      subject: field('Subject', 'TEXT', { type: 'string' }),
      text: field('What happened', 'LONG_TEXT', { type: 'string' }),
      client: field('Client', 'LINK', {
        type: 'string',
        format: 'uuid',
        'x-firstline-application': 'a-clients',
      }),
      amount: field('Amount', 'NUMBER', { type: 'number' }),
      accounts: field('Accounts', 'ACCOUNT', ACCOUNT),
    },
    ['subject'],
  );

/** What a desk keeps beside its sessions: clients, and what they complained of. */
export function keepRegisters(world: World, line: Line, session: Session): void {
  world.applications.push(clients(), complaints());
  world.ledger(line).save(world.person('admin'), {
    accountApplication: 'a-clients',
    requestApplications: ['a-complaints'],
  });
  const day = 24 * 3_600_000;
  const streets = ['North', 'South', 'East', 'West', 'Harbour', 'Station', 'Garden', 'Mill'];
  for (let number = 1; number <= 240; number += 1) {
    const company = number % 3 !== 0;
    newItem(
      world,
      'a-clients',
      `i-${number}`,
      {
        name: `${streets[number % 8] ?? ''} ${company ? 'Trading' : 'Street'} ${number}`,
        kind: company ? 'Company' : 'Person',
        email: `office${number}@example.org`,
        phone: `+49 40 ${100_000 + number * 37}`,
        since: `20${String(10 + (number % 15)).padStart(2, '0')}-0${1 + (number % 9)}-12`,
        vip: number % 5 === 0,
      },
      new Date(Date.now() - number * day),
    );
  }
  const jonas = newItem(world, 'a-clients', 'i-jonas', {
    name: 'Jonas Meyer, Meyer & Sons',
    kind: 'Company',
    email: 'jonas@example.org',
    since: '2019-03-12',
    vip: true,
    about: 'Prefers to be called back in the morning.',
    fax: '+49 40 1234',
    accounts: [{ type: 'INTERNAL', value: session.client.id }],
  });
  const lamp = newItem(world, 'a-complaints', 'i-lamp', {
    subject: 'Flickering projector',
    text: 'The projector in room 4 flickers.',
    client: jonas.id,
    amount: 120.5,
  });
  const { id, name } = world.person('operator1');
  const at = new Date().toISOString();
  const link = { session: session.id, at, by: { id, name } };
  world.links.push(
    { ...link, id: 'k-1', application: 'a-clients', item: jonas.id, purpose: 'ACCOUNT' },
    { ...link, id: 'k-2', application: 'a-complaints', item: lamp.id, purpose: 'REQUEST' },
  );
  session.client.card = {
    application: 'a-clients',
    item: jonas.id,
    title: 'Jonas Meyer, Meyer & Sons',
  };
}
