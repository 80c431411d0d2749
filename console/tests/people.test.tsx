import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { demoWorld, emptyWorld, newPerson, type World } from '../mock/world';
import { open } from './app';

let world: World;

beforeEach(() => {
  world = emptyWorld();
});

const person = (id: string) => {
  const found = world.people.find((each) => each.id === id);
  if (found === undefined) throw new Error(`nobody has the id ${id}`);
  return found;
};

describe('people', () => {
  test('ten thousand are found by name, group and state, and only those in sight are drawn', async () => {
    world = demoWorld();
    const { user, router } = await open(world, 'admin', '/people');
    await screen.findAllByRole('link', { name: 'Ada Adler' });
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    await user.type(screen.getByRole('searchbox', { name: /Search by name/ }), 'karin.lang');
    expect(await screen.findAllByRole('link', { name: 'Karin Lang' })).not.toHaveLength(0);
    await waitFor(() =>
      expect(screen.queryByRole('link', { name: 'Ada Adler' })).not.toBeInTheDocument(),
    );
    await user.click(screen.getByRole('combobox', { name: 'In any group' }));
    await user.click(await screen.findByRole('option', { name: 'Auditors' }));
    expect(await screen.findByText('Nobody found')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Deactivated' }));
    await waitFor(() =>
      expect(router.state.location.search).toEqual({
        q: 'karin.lang',
        group: 'g-auditors',
        state: 'inactive',
      }),
    );
  });

  test('are for administrators alone', async () => {
    const { router } = await open(world, 'supervisor', '/people');
    await screen.findByRole('heading', { name: 'Desk' });
    expect(router.state.location.pathname).toBe('/desk');
  });

  test('an administrator gets from lines to people and groups, a supervisor sees no such way', async () => {
    const { user, unmount } = await open(world, 'admin', '/lines');
    const nav = await screen.findByRole('navigation', { name: 'Administration' });
    await user.click(within(nav).getByRole('link', { name: 'Groups' }));
    expect(await screen.findByRole('heading', { name: 'Groups' })).toBeVisible();
    unmount();
    await open(world, 'supervisor', '/lines');
    await screen.findByRole('link', { name: 'Support' });
    expect(screen.queryByRole('navigation', { name: 'Administration' })).not.toBeInTheDocument();
  });
});

describe('a new employee', () => {
  test('is refused at the field, then made with groups and opened', async () => {
    const { user } = await open(world, 'admin', '/people?new=true');
    const dialog = await screen.findByRole('dialog', { name: 'New employee' });
    const field = (name: string) => within(dialog).getByRole('textbox', { name });
    await user.type(field('Name'), 'Nora New');
    await user.type(field('Login'), 'OPERATOR1');
    const password = within(dialog).getByLabelText('Password (optional)');
    await user.type(password, 'password');
    expect(password).toHaveAccessibleDescription('2 more characters');
    await user.type(password, '123');
    await user.click(field('Groups'));
    await user.click(await screen.findByRole('option', { name: /Night shift/ }));
    const create = within(dialog).getByRole('button', { name: 'Create employee' });
    await user.click(create);
    expect(await within(dialog).findByText('Another employee has this login.')).toBeVisible();
    await user.clear(field('Login'));
    await user.type(field('Login'), 'nora');
    await user.click(create);
    expect(await within(dialog).findByText(/Many people use this password/)).toBeVisible();
    await user.clear(password);
    await user.type(password, 'a sentence to keep');
    await user.click(create);
    expect(await screen.findByRole('heading', { name: 'Nora New' })).toBeVisible();
    expect(world.person('nora')).toMatchObject({ password: 'a sentence to keep', active: true });
    expect(world.group('g-night')?.members).toContain(world.person('nora').id);
  });

  test('has no password where only the provider lets people in', async () => {
    world.signIn = { password: false, provider: { name: 'Example ID' } };
    await open(world, 'admin', '/people?new=true');
    const dialog = await screen.findByRole('dialog', { name: 'New employee' });
    expect(within(dialog).queryByLabelText('Password (optional)')).not.toBeInTheDocument();
  });
});

describe('an employee', () => {
  test('gets another name and loses the address with one save; leaving before asks', async () => {
    person('p-operator1').email = 'one@example.org';
    const { user } = await open(world, 'admin', '/people/p-operator1');
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, 'Olga One');
    await user.clear(screen.getByRole('textbox', { name: 'E-mail' }));
    expect(screen.getByText('2 changes not saved')).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'People' }));
    const asks = await screen.findByRole('dialog', { name: 'Leave without saving?' });
    await user.click(within(asks).getByRole('button', { name: 'Stay' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('heading', { name: 'Olga One' })).toBeVisible();
    expect(person('p-operator1').email).toBeUndefined();
  });

  test('joins and leaves groups at once', async () => {
    const { user } = await open(world, 'admin', '/people/p-operator1');
    await user.click(await screen.findByRole('textbox', { name: 'Member of' }));
    await user.click(await screen.findByRole('option', { name: /Night shift/ }));
    await screen.findByRole('button', { name: 'Remove Night shift' });
    await user.click(screen.getByRole('button', { name: 'Remove Support operators' }));
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: 'Remove Support operators' }),
      ).not.toBeInTheDocument(),
    );
    expect(world.group('g-night')?.members).toContain('p-operator1');
    expect(world.group('g-operators')?.members).not.toContain('p-operator1');
  });

  test('who is the last administrator stays one, and stays active', async () => {
    const { user } = await open(world, 'admin', '/people/p-admin');
    await user.click(await screen.findByRole('button', { name: 'Remove Administrators' }));
    expect(await screen.findByText(/This is the last active administrator/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Deactivate…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Deactivate Administrator?' });
    expect(within(dialog).getByText(/This is you/)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Deactivate' }));
    expect(await within(dialog).findByText(/last active administrator/)).toBeVisible();
    expect(person('p-admin').active).toBe(true);
  });

  test('is deactivated after being told what that does, and let in again', async () => {
    const { user } = await open(world, 'admin', '/people/p-operator1');
    await user.click(await screen.findByRole('button', { name: 'Deactivate…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Deactivate Operator 1?' });
    expect(within(dialog).getByText(/return to the queue/)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Deactivate' }));
    expect(await screen.findByText(/cannot sign in, and gets no sessions/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Activate' }));
    expect(await screen.findByRole('button', { name: 'Deactivate…' })).toBeVisible();
    expect(person('p-operator1').active).toBe(true);
  });

  test('gets a new password, which is refused while it is too short', async () => {
    const { user } = await open(world, 'admin', '/people/p-operator1');
    await user.click(await screen.findByRole('button', { name: 'Reset password…' }));
    const dialog = await screen.findByRole('dialog', { name: /Reset the password of Operator 1/ });
    expect(within(dialog).getByText(/Signs them out everywhere/)).toBeVisible();
    await user.type(within(dialog).getByLabelText('New password'), 'short');
    await user.click(within(dialog).getByRole('button', { name: 'Reset password' }));
    expect(await within(dialog).findByText(/This password is too short/)).toBeVisible();
    await user.type(within(dialog).getByLabelText('New password'), ' but longer now');
    await user.click(within(dialog).getByRole('button', { name: 'Reset password' }));
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(person('p-operator1').password).toBe('short but longer now');
  });

  test('who signs in through the provider is marked, in the list and on the page', async () => {
    world.signIn.provider = { name: 'Example ID' };
    person('p-operator1').byProvider = true;
    const { user } = await open(world, 'admin', '/people');
    expect(await screen.findByRole('img', { name: 'Signs in through Example ID' })).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Operator 1' }));
    expect(await screen.findByText(/mapped groups are taken over/)).toBeVisible();
  });

  test('that does not exist is said so', async () => {
    await open(world, 'admin', '/people/nobody');
    expect(await screen.findByText('No such employee')).toBeVisible();
  });
});

describe('groups', () => {
  test('a taken name is refused with the group that has it', async () => {
    const { user } = await open(world, 'admin', '/groups?new=true');
    const dialog = await screen.findByRole('dialog', { name: 'New group' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'staff');
    await user.click(within(dialog).getByRole('button', { name: 'Create group' }));
    expect(await within(dialog).findByRole('link', { name: 'Staff' })).toHaveAttribute(
      'href',
      '/groups/g-staff',
    );
  });

  test('members are added by search and taken out in their row', async () => {
    world.people.push(newPerson({ id: 'p-nora', login: 'nora', name: 'Nora New' }));
    const { user } = await open(world, 'admin', '/groups/g-staff');
    await screen.findByRole('link', { name: 'Client 1' });
    await user.type(screen.getByRole('combobox', { name: 'Add a member' }), 'nora');
    await user.click(await screen.findByRole('option', { name: /Nora New/ }));
    expect(await screen.findByRole('link', { name: 'Nora New' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Remove Client 1' }));
    await waitFor(() =>
      expect(screen.queryByRole('link', { name: 'Client 1' })).not.toBeInTheDocument(),
    );
    expect([...(world.group('g-staff')?.members ?? [])]).toEqual(['p-client2', 'p-nora']);
  });

  test('one that lines use is not deleted, and names them', async () => {
    const { user } = await open(world, 'admin', '/groups/g-staff?tab=settings');
    await user.click(await screen.findByRole('button', { name: 'Delete…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete Staff?' });
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
    expect(await within(dialog).findByRole('link', { name: 'Support' })).toHaveAttribute(
      'href',
      '/lines/l-support',
    );
  });

  test('one nobody uses is deleted', async () => {
    const { user, router } = await open(world, 'admin', '/groups/g-night?tab=settings');
    await user.click(await screen.findByRole('button', { name: 'Delete…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete Night shift?' });
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/groups'));
    await screen.findByRole('link', { name: 'Staff' });
    expect(screen.queryByRole('link', { name: 'Night shift' })).not.toBeInTheDocument();
  });

  test('a group is mapped where there is a provider, system groups too', async () => {
    const first = await open(world, 'admin', '/groups/g-auditors?tab=settings');
    expect(await screen.findByRole('textbox', { name: 'Name' })).toBeDisabled();
    expect(screen.queryByRole('textbox', { name: /Group at/ })).not.toBeInTheDocument();
    first.unmount();
    world.signIn.provider = { name: 'Example ID' };
    const { user } = await open(world, 'admin', '/groups/g-auditors?tab=settings');
    await user.type(
      await screen.findByRole('textbox', { name: 'Group at Example ID' }),
      'firstline-auditors',
    );
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(world.group('g-auditors')?.providerName).toBe('firstline-auditors'));
  });
});
