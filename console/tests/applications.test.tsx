import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { clients, complaints, newItem } from '../mock/registers';
import { emptyWorld, type Line, type World } from '../mock/world';
import { open } from './app';

let world: World;
let line: Line;

beforeEach(() => {
  world = emptyWorld();
  const [first] = world.lines;
  if (first === undefined) throw new Error('the world has no line');
  line = first;
});

const application = (id: string) => {
  const found = world.applications.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no application has the id ${id}`);
  return found;
};
const item = (id: string) => {
  const found = world.items.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no item has the id ${id}`);
  return found;
};

/** The line links clients for accounts and complaints for requests. */
function register(): void {
  world.applications.push(clients(), complaints());
  line.accountApplication = 'a-clients';
  line.requestApplications = ['a-complaints'];
}

describe('the designer', () => {
  test('makes an application of a name, adds fields by type, and proposes their keys', async () => {
    const { user } = await open(world, 'admin', '/applications');
    await user.click(await screen.findByRole('button', { name: 'Application' }));
    const dialog = await screen.findByRole('dialog', { name: 'New application' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Equipment');
    await user.click(within(dialog).getByRole('button', { name: 'Create application' }));
    expect(await screen.findByRole('heading', { name: 'Equipment' })).toBeVisible();

    await user.click(await screen.findByRole('button', { name: 'Field' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Choice' }));
    await user.type(screen.getByRole('textbox', { name: 'Label' }), 'Тип замка');
    expect(screen.getByRole('textbox', { name: 'Key' })).toHaveValue('tipZamka');
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    await user.type(screen.getByRole('combobox', { name: 'Values' }), 'Iron{Enter}Wood{Enter}');
    const preview = screen.getByRole('complementary', { name: 'Preview' });
    expect(await within(preview).findByRole('textbox', { name: 'Name' })).toBeVisible();
    expect(await within(preview).findByRole('combobox', { name: 'Тип замка' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(world.applications[0]?.version).toBe(2));
    expect(world.applications[0]?.schema).toMatchObject({
      'x-firstline-order': ['name', 'tipZamka'],
      properties: { tipZamka: { title: 'Тип замка', enum: ['Iron', 'Wood'] } },
    });
  });

  test('orders fields without a mouse, and takes another for the title', async () => {
    register();
    const { user } = await open(world, 'admin', '/applications/a-complaints');
    const act = async (field: string, what: string) => {
      await user.click(
        await screen.findByRole('button', { name: `What to do with the field ${field}` }),
      );
      await user.click(await screen.findByRole('menuitem', { name: what }));
    };
    await act('Amount', 'Move up');
    await act('Amount', 'Use as the title');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(application('a-complaints').schema).toMatchObject({
        'x-firstline-order': ['subject', 'text', 'amount', 'client', 'accounts'],
        'x-firstline-title-field': 'amount',
      }),
    );
    expect(application('a-complaints').schema.required).toContain('amount');
  });

  test('keeps a field in use: its type stays, it can only be retired', async () => {
    register();
    newItem(world, 'a-clients', 'i-1', { name: 'North Trading', kind: 'Company' });
    const { user } = await open(world, 'admin', '/applications/a-clients');
    await user.click(await screen.findByRole('button', { name: /^Kind/ }));
    expect(screen.getByRole('combobox', { name: 'Type' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'What to do with the field Kind' }));
    expect(
      await screen.findByRole('menuitem', { name: 'In use: retire it instead' }),
    ).toBeDisabled();
    await user.click(screen.getByRole('menuitem', { name: 'Retire' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(application('a-clients').schema.properties.kind).toMatchObject({ deprecated: true }),
    );
  });

  test('a field used since it was loaded is put back retired', async () => {
    register();
    const { user } = await open(world, 'admin', '/applications/a-clients');
    const menu = await screen.findByRole('button', { name: 'What to do with the field Kind' });
    newItem(world, 'a-clients', 'i-1', { name: 'North Trading', kind: 'Company' });
    await user.click(menu);
    await user.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const refused = await screen.findByText(/Records have values of: Kind/);
    expect(refused).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Put back as retired' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(application('a-clients').schema.properties.kind).toMatchObject({ deprecated: true }),
    );
  });

  test('has one Account field, which stays while lines link it', async () => {
    register();
    const { user } = await open(world, 'admin', '/applications/a-clients');
    expect(await screen.findByRole('link', { name: 'Support' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Field' }));
    expect(await screen.findByRole('menuitem', { name: 'Account' })).toBeDisabled();
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'What to do with the field Accounts' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Retire' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const refused = await screen.findByRole('alert');
    expect(refused).toHaveTextContent('These lines need the Account field');
    expect(within(refused).getByRole('link', { name: 'Support' })).toBeVisible();
  });

  test('a save that meets a newer version says what changed there', async () => {
    register();
    const { user } = await open(world, 'admin', '/applications/a-clients');
    const [name] = await screen.findAllByRole('textbox', { name: 'Name' });
    if (name) await user.type(name, ' of ours');
    const now = application('a-clients');
    now.schema = {
      ...now.schema,
      properties: {
        ...now.schema.properties,
        vip: { ...now.schema.properties.vip, title: 'Star' },
      },
    };
    now.version = 2;
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/began with version 1, now it is version 2/)).toBeVisible();
    expect(screen.getByText(/Changed there: Star/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show what is saved' }));
    expect(screen.getAllByRole('textbox', { name: 'Name' })[0]).toHaveValue('Clients');
    expect(screen.getByRole('button', { name: /^Star/ })).toBeVisible();
  });

  test('is for administrators alone', async () => {
    const { router } = await open(world, 'supervisor', '/applications');
    await screen.findByRole('heading', { name: 'Desk' });
    expect(router.state.location.pathname).toBe('/desk');
  });
});

describe('records', () => {
  beforeEach(() => {
    register();
    newItem(world, 'a-clients', 'i-1', { name: 'North Trading', kind: 'Company', vip: true });
    newItem(world, 'a-clients', 'i-2', { name: 'South Street', kind: 'Person' });
    newItem(world, 'a-complaints', 'i-3', { subject: 'Noise', client: 'i-1' });
  });

  test('are reached from the rail by whoever may read some, and by nobody else', async () => {
    const { user, unmount } = await open(world, 'operator1', '/desk');
    await user.click(await screen.findByRole('link', { name: 'Records' }));
    expect(await screen.findByRole('link', { name: 'Complaints' })).toBeVisible();
    unmount();
    line.accountApplication = null;
    line.requestApplications = [];
    await open(world, 'operator1', '/desk');
    await screen.findByRole('heading', { name: 'Desk' });
    expect(screen.queryByRole('link', { name: 'Records' })).not.toBeInTheDocument();
  });

  test('are listed with chosen columns, which the address keeps', async () => {
    const { user, router } = await open(world, 'operator1', '/records/a-clients');
    expect(await screen.findByRole('link', { name: 'North Trading' })).toBeVisible();
    expect(screen.getByRole('columnheader', { name: 'Kind' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Kind' }));
    await waitFor(() =>
      expect(router.state.location.search).toEqual({ columns: 'email,phone,since' }),
    );
    expect(screen.queryByRole('columnheader', { name: 'Kind' })).not.toBeInTheDocument();
    await user.type(screen.getByRole('searchbox', { name: 'Search in records' }), 'south');
    await waitFor(() =>
      expect(screen.queryByRole('link', { name: 'North Trading' })).not.toBeInTheDocument(),
    );
    expect(await screen.findByRole('link', { name: 'South Street' })).toBeVisible();
  });

  test('a new one is refused at its fields, then opened', async () => {
    const { user } = await open(world, 'operator1', '/records/a-clients/new');
    await user.type(await screen.findByRole('textbox', { name: 'E-mail' }), 'nobody');
    await user.click(screen.getByRole('button', { name: 'Create record' }));
    const name = await screen.findByRole('textbox', { name: /^Name/ });
    await waitFor(() => expect(name).toHaveAccessibleDescription(/This is needed/));
    expect(screen.getByRole('textbox', { name: 'E-mail' })).toHaveAccessibleDescription(/WRONG/);
    await user.type(name, 'West Garden');
    await user.clear(screen.getByRole('textbox', { name: 'E-mail' }));
    await user.click(screen.getByRole('button', { name: 'Account' }));
    await user.type(screen.getByRole('textbox', { name: 'Account 1' }), 'p-client1');
    await user.click(screen.getByRole('button', { name: 'Create record' }));
    expect(await screen.findByRole('heading', { name: 'West Garden' })).toBeVisible();
    expect(world.items.at(-1)?.values).toEqual({
      name: 'West Garden',
      accounts: [{ type: 'INTERNAL', value: 'p-client1' }],
    });
  });

  test('one shows its changes, the names of what it links to, and its sessions', async () => {
    const session = world.open({ id: 'p-client1', name: 'Client 1' }, line);
    session.title = 'About the noise';
    session.status = 'ASSIGNED';
    session.operator = { id: 'p-operator1', name: 'Operator 1' };
    const by = { id: 'p-operator1', name: 'Operator 1' };
    const link = { id: 'k', session: session.id, at: session.openedAt, by };
    world.links.push({ ...link, application: 'a-complaints', item: 'i-3', purpose: 'REQUEST' });
    const { user } = await open(world, 'operator1', '/records/a-complaints/i-3');
    expect(await screen.findByRole('combobox', { name: 'Client' })).toHaveValue('North Trading');
    expect(await screen.findByRole('link', { name: /About the noise/ })).toBeVisible();
    const subject = screen.getByRole('textbox', { name: /^Subject/ });
    await user.clear(subject);
    await user.type(subject, 'Much noise');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const changes = await screen.findByRole('region', { name: 'Changes' });
    await waitFor(() => expect(changes).toHaveTextContent(/Subject.*Noise.*Much noise/));
  });

  test('a save that meets a newer version says who and what, and keeps mine upon it', async () => {
    const { user } = await open(world, 'operator1', '/records/a-clients/i-1');
    const name = await screen.findByRole('textbox', { name: /^Name/ });
    await user.clear(name);
    await user.type(name, 'North Ltd');
    const north = item('i-1');
    north.values = { ...north.values, kind: 'Person' };
    north.version = 2;
    north.history.unshift({
      version: 2,
      at: new Date().toISOString(),
      actor: { id: 'p-operator2', name: 'Operator 2' },
      changes: [{ field: 'kind', before: 'Company', after: 'Person' }],
    });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const stale = await screen.findByRole('alert');
    await waitFor(() => expect(stale).toHaveTextContent(/Operator 2.*Kind.*Company.*Person/));
    await user.click(within(stale).getByRole('button', { name: 'Keep my changes upon it' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(item('i-1').values).toEqual({ name: 'North Ltd', kind: 'Person', vip: true }),
    );
  });

  test('a reader changes nothing', async () => {
    line.readerGroups = ['g-staff'];
    const { user } = await open(world, 'client1', '/records/a-clients');
    await user.click(await screen.findByRole('link', { name: 'North Trading' }));
    expect(await screen.findByText(/may not change it/)).toBeVisible();
    expect(await screen.findByRole('textbox', { name: /^Name/ })).toBeDisabled();
  });

  test('a table is checked first, its errors are told by row, and then it is imported', async () => {
    const { user } = await open(world, 'operator1', '/records/a-clients');
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    const dialog = await screen.findByRole('dialog', { name: 'Import records' });
    const choose = async (text: string) => {
      const input = document.querySelector<HTMLInputElement>('input[type=file]');
      if (input === null) throw new Error('there is no input for a file');
      await user.upload(input, new File([text], 'clients.csv', { type: 'text/csv' }));
      await user.click(within(dialog).getByRole('button', { name: 'Check the table' }));
    };
    await choose('Name;E-mail\nMill 1;mill@example.org\nMill 2;nowhere\n');
    const errors = await within(dialog).findByRole('table', { name: 'Errors' });
    expect(within(errors).getByRole('row', { name: /^3 E-mail/ })).toBeVisible();
    expect(within(dialog).queryByRole('button', { name: /^Create/ })).not.toBeInTheDocument();
    await choose('Name;E-mail\nMill 1;mill@example.org\nMill 2;other@example.org\n');
    expect(await within(dialog).findByText(/2 rows are fine/)).toBeVisible();
    expect(world.items).toHaveLength(3);
    await user.click(within(dialog).getByRole('button', { name: 'Create 2 records' }));
    expect(await screen.findByRole('link', { name: 'Mill 2' })).toBeVisible();
  });

  test('a column that is no field is named', async () => {
    const { user } = await open(world, 'operator1', '/records/a-clients');
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    const dialog = await screen.findByRole('dialog', { name: 'Import records' });
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (input === null) throw new Error('there is no input for a file');
    await user.upload(
      input,
      new File(['Name;Shoe size\nMill;44\n'], 'c.csv', { type: 'text/csv' }),
    );
    await user.click(within(dialog).getByRole('button', { name: 'Check the table' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(/“Shoe size”/);
  });
});

describe('a line', () => {
  test('is refused an application without an Account field at its setting', async () => {
    register();
    const { user } = await open(world, 'admin', '/lines/l-support');
    await user.click(await screen.findByRole('combobox', { name: 'To register requests' }));
    await user.click(await screen.findByRole('option', { name: 'Clients' }));
    delete application('a-clients').schema.properties.accounts;
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(
        screen.getByRole('combobox', { name: 'To link an account' }),
      ).toHaveAccessibleDescription(/NO_ACCOUNT_FIELD/),
    );
  });
});

describe('in a session', () => {
  beforeEach(register);

  const session = () => {
    world.write(world.person('client1'), line, 'The gate is shut.');
    const opened = world.sessions.at(-1);
    if (opened === undefined) throw new Error('nobody wrote');
    world.claim(world.person('operator1'), opened);
    return opened;
  };

  test('an item is made from what is known, linked, and names the client from then on', async () => {
    const { id } = session();
    const { user } = await open(world, 'operator1', `/desk?list=mine&session=${id}`);
    await user.click(await screen.findByRole('button', { name: 'Link: Clients' }));
    const search = await screen.findByRole('dialog', { name: 'Link to: Clients' });
    await user.click(within(search).getByRole('button', { name: 'New record' }));
    const dialog = await screen.findByRole('dialog', { name: 'New record: Clients' });
    const name = await within(dialog).findByRole('textbox', { name: /^Name/ });
    expect(name).toHaveValue('Client 1');
    expect(within(dialog).getByRole('textbox', { name: 'About' })).toHaveValue('The gate is shut.');
    expect(within(dialog).getByRole('textbox', { name: 'Account 1' })).toHaveValue('p-client1');
    await user.clear(name);
    await user.type(name, 'Clara Client');
    await user.click(within(dialog).getByRole('button', { name: 'Create and link' }));
    const details = await screen.findByRole('complementary', { name: 'Details' });
    expect(await within(details).findByRole('link', { name: 'Clara Client' })).toHaveAttribute(
      'href',
      expect.stringContaining('/records/a-clients/'),
    );
    expect(await within(details).findByText('Client 1')).toBeVisible();
    expect(await screen.findByRole('link', { name: /^Clara Client.*gate/ })).toBeVisible();
    expect(
      await screen.findByText(/linked to Clara Client \(Clients\) by Operator 1/),
    ).toBeVisible();
  });

  test('an item with the same account comes first; unlinking takes the name off', async () => {
    const { id } = session();
    newItem(world, 'a-clients', 'i-1', {
      name: 'Clara Client',
      accounts: [{ type: 'INTERNAL', value: 'p-client1' }],
    });
    newItem(world, 'a-clients', 'i-2', { name: 'Another' });
    const { user } = await open(world, 'operator1', `/desk?list=mine&session=${id}`);
    await user.click(await screen.findByRole('button', { name: 'Link: Clients' }));
    const [first] = await screen.findAllByRole('option');
    expect(first).toHaveTextContent('Clara ClientSame account');
    await user.keyboard('{Enter}');
    await user.click(
      await screen.findByRole('button', { name: 'What to do with the link to Clara Client' }),
    );
    await user.click(await screen.findByRole('menuitem', { name: 'Unlink' }));
    await waitFor(() => expect(world.links).toEqual([]));
    expect(await screen.findByText(/no longer linked to Clara Client/)).toBeVisible();
  });

  test('an account that is linked already is refused in place', async () => {
    const { id } = session();
    newItem(world, 'a-clients', 'i-1', { name: 'Clara Client' });
    newItem(world, 'a-clients', 'i-2', { name: 'Another' });
    const by = { id: 'p-operator1', name: 'Operator 1' };
    const link = { id: 'k', session: id, at: new Date().toISOString(), by };
    world.links.push({ ...link, application: 'a-clients', item: 'i-1', purpose: 'ACCOUNT' });
    const { user } = await open(world, 'operator1', `/desk?list=mine&session=${id}`);
    await user.click(await screen.findByRole('button', { name: 'Link: Clients' }));
    await user.click(await screen.findByRole('option', { name: 'Another' }));
    expect(await screen.findByText(/Unlink that one first/)).toBeVisible();
  });

  test('whoever may not link sees the links alone', async () => {
    const { id } = session();
    line.supervisorGroups = ['g-leads'];
    const closed = world.sessions.find((each) => each.id === id);
    if (closed) closed.status = 'CLOSED';
    await open(world, 'supervisor', `/desk?list=closed&session=${id}`);
    expect(await screen.findByRole('group', { name: 'Clients' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Link: Clients' })).not.toBeInTheDocument();
  });
});
